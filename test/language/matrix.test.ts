// Every row of a form × every measure of its dispatch × asked alone and in its group: no figure is stored against its
// measure, a figure in the row's own measure is never asked about, and a question offers the row that is true.
import { describe, expect, it } from "vitest";
import type { Question, Questionnaire } from "../../src/form/question.ts";
import type { Asked } from "../../src/interview/chat.ts";
import { ofUnit, promptAt, type Said, say } from "./said.ts";
import { schoolForm } from "./school-form.ts";

/** As the dispatch of 2022 prints them, with what people type for them: typed from the dispatch, not from the lexicon. */
const measures2022: Readonly<Record<string, readonly string[]>> = {
  lớp: ["lớp", "lop", "lớp học"],
  người: ["người", "nguoi", "lượt người", "thành viên"],
  "tin, bài": ["tin", "bài", "tin bài", "tin, bài"],
  "quyển/tờ": ["tờ rơi", "tờ", "băng rôn", "áp phích"],
  "tập thể": ["tập thể", "tap the"],
  "cá nhân": ["cá nhân", "ca nhan"],
  quyển: ["quyển", "cuốn", "quyen", "quyển sách"],
  cuộc: ["cuộc", "cuộc thi", "cuoc"],
  huyện: ["huyện", "huyen"],
  trường: ["trường", "truong", "cơ sở giáo dục", "trường/trung tâm"],
  đồng: ["triệu đồng", "triệu đ", "trieu dong"],
};

/** Which of these measures a row's figure can be said in: by the template's unit and what the office calls it. */
const rows2022: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`1.${at + 1}`, ["lớp", "người", "cá nhân"]])),
  "2": ["tin, bài"],
  "3": ["quyển/tờ", "quyển"],
  "4.1": ["tập thể"],
  "4.2": ["cá nhân", "người"],
  "4.3": ["quyển"],
  "5.1": ["cuộc"],
  "5.2": ["cuộc"],
  ...Object.fromEntries(
    ["5.3", "5.4", "5.5", "5.6", "6.1", "6.2", "6.3", "8"].map((no) => [no, ["cuộc", "người", "cá nhân"]]),
  ),
  "7.2": ["trường"],
  // The template counts them in “đơn vị”.
  "9.1": ["tập thể", "trường"],
  "9.2": ["cá nhân", "người"],
  "10.1": ["đồng"],
  "10.2": ["đồng"],
};

/** What the form's hint lets count as one of a row: “Mỗi lớp, mỗi đơn vị tặng tính là một tập thể.” It is offered, not taken. */
const hinted: Readonly<Record<string, string>> = { lớp: "4.1", trường: "4.1" };

type Cell = {
  readonly prompt: "alone" | "group";
  readonly no: string;
  readonly unit: string;
  readonly text: string;
};

/** What became of it: taken where it belongs, taken against its measure, half taken, asked, or refused. */
type Verdict = "own" | "sibling" | "WRONG" | "half" | "asked" | "refused";

function verdict(
  q: Questionnaire,
  said: Said,
  cell: Cell,
  rows: Readonly<Record<string, readonly string[]>>,
): Verdict {
  const stored = [...said.stored].filter(([, values]) => values.some((value) => value !== 0));
  if (stored.length > 0) {
    const against = stored.filter(([no]) => !(rows[no] ?? []).includes(cell.unit));
    if (against.length > 0) return "WRONG";
    return stored.every(([no]) => no === cell.no) ? "own" : "sibling";
  }
  const half = said.events.find((event) => event.type === "half");
  if (half?.type === "half") {
    const no = q.byId(half.id)?.main.no ?? "";
    return !(rows[no] ?? []).includes(cell.unit) ? "WRONG" : no === cell.no ? "half" : "sibling";
  }
  const asks = ["which", "unsure", "doubted", "one-or-several", "total-said"];
  if (said.events.some(({ type }) => asks.includes(type))) return "asked";
  return "refused";
}

/** Not understood, and said to be: nothing is stored, and what was typed stands in the answer. */
function quotes({ events }: Said): boolean {
  return events.some((event) => event.type === "unread" && event.entries.every(({ said }) => said !== ""));
}

function cellsOf(
  q: Questionnaire,
  rows: Readonly<Record<string, readonly string[]>>,
  measures: Readonly<Record<string, readonly string[]>>,
): Cell[] {
  return Object.keys(rows).flatMap((no) => {
    const question = q.byNo(no);
    if (!question) return [];
    return Object.entries(measures).flatMap(([unit, words]) =>
      words.flatMap((word): Cell[] => {
        const text = sayFor(question, rows[no] ?? [], unit, word);
        // Several rows of a group count alike: there a figure needs its row's number to be plain.
        const own = (rows[no] ?? []).includes(unit);
        return [
          { prompt: "alone", no, unit, text },
          { prompt: "group", no, unit, text: own ? `${no}: ${text}` : text },
        ];
      }),
    );
  });
}

/** A pair is said whole: "12 lớp 340 người"; with a foreign measure for its things: "12 quyển 340 người". */
function sayFor(question: Question, own: readonly string[], unit: string, word: string): string {
  if (question.places.length === 1) return `12 ${word}`;
  if (own.indexOf(unit) > 0) return `12 ${own[0] ?? ""} 340 ${word}`;
  return `12 ${word} 340 người`;
}

function promptOf(q: Questionnaire, { prompt, no }: Cell): Asked {
  const question = q.byNo(no);
  const group = q.groups.find(({ id }) => id === question?.groupId);
  if (prompt === "alone" || !group || group.questions.length < 2) return promptAt(q, no);
  return { at: "group", id: group.id, open: group.questions.map(({ id }) => id) };
}

describe.each([
  {
    name: "the dispatch of 2022",
    q: ofUnit("phong_gddt"),
    rows: rows2022,
    measures: measures2022,
    count: 2380,
  },
  { name: "a form about schools", ...schoolForm, count: 336 },
])("$name", ({ q, rows, measures, count }) => {
  const cells = cellsOf(q, rows, measures);
  const judged = cells.map((cell) => {
    const said = say(q, promptOf(q, cell), cell.text);
    return { cell, said, verdict: verdict(q, said, cell, rows) };
  });
  const fits = ({ no, unit }: Cell) => (rows[no] ?? []).includes(unit);

  it(`stores no figure against its measure in any of ${count} cells`, () => {
    expect(cells.length).toBe(count);
    const wrong = judged.filter((one) => one.verdict === "WRONG");
    expect(
      wrong.map(
        ({ cell, said }) => `${cell.prompt} ${cell.no} “${cell.text}” → ${[...said.stored.keys()].join()}`,
      ),
    ).toEqual([]);
  });

  it("asks, or goes to the row that counts so, where the measure is another row's", () => {
    const foreign = judged.filter(({ cell }) => !fits(cell));
    const other = foreign.filter(
      (one) => one.verdict !== "asked" && one.verdict !== "sibling" && !quotes(one.said),
    );
    expect(other.map(({ cell, verdict: is }) => `${cell.prompt} ${cell.no} “${cell.text}” ${is}`)).toEqual(
      [],
    );
  });

  it("offers a row that counts in the measures which were said, wherever the form has one", () => {
    const missing = judged.filter(({ cell, said, verdict: is }) => {
      if (is !== "asked" || fits(cell)) return false;
      const cellsSaid = q.byNo(cell.no)?.places.length ?? 0;
      // A pair is said with people, so that a row is meant which counts those beside what was said.
      const truly = Object.entries(rows)
        .filter(([no, own]) => q.byNo(no)?.places.length === cellsSaid && own.includes(cell.unit))
        .flatMap(([no]) => [no, hinted[cell.unit] ?? no]);
      const which = said.events.find((event) => event.type === "which");
      const ways = which?.ways.flatMap((way) => (way.do === "take" ? [way.id] : [])) ?? [];
      // Too many rows to be choices are offered by their groups.
      const offered = (ways.length > 0 ? ways : (which?.rows ?? [])).map((id) => q.byId(id)?.main.no ?? "");
      return truly.length > 0 && !offered.some((no) => truly.includes(no));
    });
    expect(missing.map(({ cell }) => `${cell.prompt} ${cell.no} “${cell.text}”`)).toEqual([]);
  });

  it("asks about at most 3 of 100 figures in the row's own measure, and refuses none", () => {
    const own = judged.filter(({ cell }) => fits(cell));
    const asked = own.filter((one) => one.verdict === "asked");
    const refused = own.filter((one) => one.verdict === "refused");
    expect(refused.map(({ cell }) => `${cell.prompt} ${cell.no} “${cell.text}”`)).toEqual([]);
    expect(
      asked.length,
      asked.map(({ cell }) => `${cell.prompt} ${cell.no} “${cell.text}”`).join("; "),
    ).toBeLessThanOrEqual(own.length * 0.03);
  });
});
