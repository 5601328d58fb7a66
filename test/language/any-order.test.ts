// Messages built from rows in any order and dress: just their figures are stored, or it is asked; and a word that speaks
// against them, wherever it stands, leaves nothing stored that was not given.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ofUnit, promptAt, type Said, say } from "./said.ts";
import { schoolForm } from "./school-form.ts";

const q = ofUnit("phong_gddt");
/** What each row of group 4 is called, and counts in: typed from the dispatch. */
const rows = [
  { no: "4.1", measure: "tập thể", label: "số tập thể", wording: "Số tập thể tặng sách" },
  { no: "4.2", measure: "cá nhân", label: "số cá nhân", wording: "Số cá nhân tặng sách" },
  { no: "4.3", measure: "quyển", label: "số sách", wording: "Số sách đã huy động" },
] as const;
type Row = (typeof rows)[number];

const dress = fc.constantFrom<(row: Row, figure: number) => string>(
  ({ no }, figure) => `${no}: ${figure}`,
  ({ no, measure }, figure) => `${no}: ${figure} ${measure}`,
  ({ no, measure }, figure) => `mục ${no} ${figure} ${measure}`,
  ({ measure }, figure) => `${figure} ${measure}`,
  ({ measure }, figure) => `có ${figure} ${measure} ạ`,
  ({ measure }, figure) => `${figure} ${measure.toUpperCase()}`,
  ({ label }, figure) => `${label}: ${figure}`,
  ({ wording }, figure) => `${wording}: ${figure}`,
  ({ no, measure }, figure) => `${figure} ${measure} (${no})`,
);
const entry = (row: Row) =>
  fc.record({ row: fc.constant(row), figure: fc.integer({ min: 2, max: 400 }), dress });
const entries = fc
  .shuffledSubarray([...rows], { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map((row) => entry(row))));
/** A pair of each row of group 6, by its number or by its name. */
const pairs = [
  { no: "6.1", name: "thể thao" },
  { no: "6.2", name: "văn nghệ" },
  { no: "6.3", name: "tham quan" },
] as const;
const pair = (row: (typeof pairs)[number]) =>
  fc.record({
    row: fc.constant(row),
    count: fc.integer({ min: 1, max: 4 }),
    people: fc.integer({ min: 50, max: 200 }),
    lead: fc.constantFrom(`${row.no}: `, `${row.name} `, `${row.name}: `),
    worded: fc.boolean(),
  });
const separator = fc.constantFrom("; ", "\n", "\n- ", ";\n", ", ", " và ", " + ");
const before = fc.constantFrom("", "dạ em gửi ạ:\n", "Em chào chị\n", "Mục 4:\n");
const after = fc.constantFrom("", " ạ", "\nem cảm ơn", " nha chị");

/** Whether the bot says more than what it recorded: it asks, or names what it did not read. */
function tells({ events }: Said): boolean {
  return events.some(({ type }) => type !== "answered" && type !== "asked");
}

describe("a message of several rows", () => {
  it("stores just the figures that it gives, each at its row, or asks", () => {
    fc.assert(
      fc.property(entries, separator, before, after, (said, between, lead, close) => {
        const lines = said.map((one) => one.dress(one.row, one.figure));
        const found = say(q, promptAt(q, "4"), lead + lines.join(between) + close);
        expect(tells(found) || found.stored.size === said.length).toBe(true);
        for (const [no, values] of found.stored)
          expect([no, values]).toEqual([no, [said.find(({ row }) => row.no === no)?.figure]]);
      }),
      { numRuns: 300 },
    );
  });

  it("does so with pairs, named by number or by name", () => {
    const several = fc
      .shuffledSubarray([...pairs], { minLength: 1 })
      .chain((chosen) => fc.tuple(...chosen.map((row) => pair(row))));
    fc.assert(
      fc.property(several, fc.constantFrom("; ", "\n", ", ", " "), (said, between) => {
        const lines = said.map(({ lead, count, people, worded }) =>
          worded ? `${lead}${count} cuộc ${people} em` : `${lead}${count}/${people}`,
        );
        const found = say(q, promptAt(q, "6"), lines.join(between));
        for (const [no, values] of found.stored) {
          const one = said.find(({ row }) => row.no === no);
          expect([no, values]).toEqual([no, [one?.count, one?.people]]);
        }
        expect(tells(found) || found.stored.size === said.length).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("stores no figure in a row of another measure, wherever a contradicting word stands", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...rows), separator, (said, other, between) => {
        const lines = said.map(({ row, figure }) => `${row.no}: ${figure} ${other.measure}`);
        const { stored } = say(q, promptAt(q, "4"), lines.join(between));
        expect([...stored.keys()].filter((no) => no !== other.no)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Measures; each contradicts the rows of the messages below that do not count so. */
const measures = ["lớp", "quyển", "cuộc", "tờ rơi", "huyện", "tập thể", "người"] as const;
/** What is said of a figure before it, so that it is none to be taken as it stands. */
const leads = [
  "khoảng",
  "gần",
  "hơn",
  "mỗi lớp",
  "chưa đến",
  "dự kiến",
  "năm ngoái",
  "không quá",
  "từ",
] as const;
/** Words of another sort: they may ask, or change nothing. */
const others = ["không", "hoặc", "thiếu", "tổng", "còn lại", "ngày", "tháng 10"] as const;

/** A word of a message, and of a figure its row as it is stored and whether its measure follows. */
type Word = { readonly word: string; readonly row?: string; readonly counts?: string };

/** Messages whose every figure has its row. `counts`: the measure that the row is counted in. */
const typed: readonly {
  readonly form: "2022" | "school";
  readonly at: string;
  readonly words: readonly Word[];
}[] = [
  {
    form: "2022",
    at: "4",
    words: [
      { word: "30", row: "4.1=30" },
      { word: "tập thể;" },
      { word: "212", row: "4.2=212" },
      { word: "cá nhân" },
    ],
  },
  {
    form: "2022",
    at: "4",
    words: [
      { word: "4.1:" },
      { word: "30", row: "4.1=30", counts: "tập thể" },
      { word: "\n4.3:" },
      { word: "486", row: "4.3=486", counts: "quyển" },
    ],
  },
  { form: "2022", at: "4.3", words: [{ word: "486", row: "4.3=486", counts: "quyển" }] },
  { form: "2022", at: "9.2", words: [{ word: "24", row: "9.2=24", counts: "người" }] },
  {
    form: "2022",
    at: "9",
    words: [
      { word: "6", row: "9.1=6" },
      { word: "đơn vị," },
      { word: "24", row: "9.2=24" },
      { word: "người" },
    ],
  },
  {
    form: "2022",
    at: "2-3",
    words: [
      { word: "9", row: "2=9" },
      { word: "tin bài\n" },
      { word: "14", row: "3=14" },
      { word: "tờ rơi" },
    ],
  },
  {
    form: "2022",
    at: "6",
    words: [
      { word: "thể thao" },
      { word: "2/420", row: "6.1=2/420", counts: "người" },
      { word: "; văn nghệ" },
      { word: "1/1180", row: "6.2=1/1180", counts: "người" },
    ],
  },
  {
    form: "school",
    at: "1",
    words: [
      { word: "12", row: "1.3=12" },
      { word: "tấm; " },
      { word: "40", row: "1.2=40" },
      { word: "quyển" },
    ],
  },
  {
    form: "school",
    at: "2",
    words: [
      { word: "2.1:" },
      { word: "5", row: "2.1=5", counts: "tập thể" },
      { word: "; 2.4:" },
      { word: "3/90", row: "2.4=3/90", counts: "người" },
    ],
  },
];

type Sort = "measure" | "lead" | "other";
const sorts: readonly (readonly [Sort, readonly string[]])[] = [
  ["measure", measures],
  ["lead", leads],
  ["other", others],
];

/** The row that a word put in front of the word at `position` speaks against; null where it need not. */
function against(words: readonly Word[], position: number, sort: Sort, word: string): string | null {
  const [before, behind] = [words[position - 1], words[position]];
  if (sort === "lead") return behind?.row ?? null;
  return sort === "measure" && before?.counts !== undefined && before.counts !== word
    ? (before.row ?? null)
    : null;
}

describe("a word that speaks against a figure, at every position of a message", () => {
  it.each(
    typed.map((one) => ({
      ...one,
      name: `${one.form} ${one.at}: ${one.words.map(({ word }) => word).join(" ")}`,
    })),
  )("$name", ({ form, at, words }) => {
    const asked = form === "school" ? schoolForm.q : q;
    const given = words.flatMap(({ row }) => row ?? []);
    const wrong: string[] = [];
    for (const [sort, list] of sorts) {
      for (const word of list) {
        for (let position = 0; position <= words.length; position += 1) {
          // Of two measures behind a figure the first is its own.
          const parts = words[position - 1]?.row !== undefined && words[position - 1]?.counts === undefined;
          if (sort !== "lead" && parts) continue;
          const text = words
            .map((one) => one.word)
            .toSpliced(position, 0, word)
            .join(" ");
          const { stored } = say(asked, promptAt(asked, at), text);
          const found = [...stored].map(([no, values]) => `${no}=${values.join("/")}`);
          const none = (row: string) => /=0(?:\/0)?$/u.test(row);
          const odd = found.filter((row) => !given.includes(row) && !none(row));
          const refused = against(words, position, sort, word);
          if (odd.length > 0 || (refused !== null && found.includes(refused)))
            wrong.push(`${text} → ${found.join(" ")}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
