// A round of the shipped form with its 57 units and realistic figures, always the same: what the workbook tests print.
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Answer, Origin, Value } from "../../../src/form/answers.ts";
import { type Form, parseForm } from "../../../src/form/form.ts";
import type { Place } from "../../../src/form/place.ts";
import type { Question } from "../../../src/form/question.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import type { ReportState } from "../../../src/form/report-state.ts";
import type { RoundInfo, SealedReport, UnitReport } from "../../../src/report/types.ts";

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

export const shippedForm: Form = parseForm(read("../../../src/form/library/tuan-le-htsd-2022@1.json"));

export const round: RoundInfo = {
  title: "Tuần lễ hưởng ứng học tập suốt đời năm 2022",
  office: "SỞ GIÁO DỤC VÀ ĐÀO TẠO BẾN TRE",
  deadline: new Date("2022-10-15T23:59:59+07:00"),
  asOf: new Date("2022-10-16T09:30:00+07:00"),
  form: shippedForm,
  kindLabels: {
    phong_gddt: "Phòng GDĐT",
    tt_gdnn_gdtx: "Trung tâm GDNN-GDTX",
    thpt: "Trường THPT",
    dac_thu: "Trường đặc thù",
  },
  lockedAt: null,
  timeZone: "Asia/Ho_Chi_Minh",
};

/** An answer as the interview writes it. */
export function answer(place: Place, value: Value | null, origin: Origin = "typed"): Answer {
  const state = value === null ? "skipped" : "answered";
  return { place, value, raw: value === null ? "" : String(value), state, origin, rev: 1 };
}

/** Answers by place. */
export function answers(values: Readonly<Record<Place, Value | null>>): ReadonlyMap<Place, Answer> {
  return new Map(Object.entries(values).map(([place, value]) => [place, answer(place, value)]));
}

/** A sealed report with these answers. */
export function sealed(
  values: Readonly<Record<Place, Value | null>>,
  over: Partial<SealedReport> = {},
): SealedReport {
  return {
    version: 1,
    receipt: "TH-7K2M-9QXA",
    sealedAt: new Date("2022-10-10T08:15:00+07:00"),
    late: false,
    missing: 0,
    missingReason: null,
    by: "Nguyễn Thị Lan",
    waivers: [],
    answers: answers(values),
    ...over,
  };
}

/** A unit that has not begun. */
export function unit(
  node: Partial<UnitReport["node"]>,
  over: Partial<Omit<UnitReport, "node">> = {},
): UnitReport {
  const submission = over.submission ?? null;
  return {
    node: {
      id: 1,
      code: "THPT-20",
      name: "Trường THPT Ca Văn Thỉnh",
      shortName: "THPT Ca Văn Thỉnh",
      kind: "thpt",
      profile: "thpt",
      position: 1,
      phone: null,
      facts: {},
      ...node,
    },
    state: submission ? "submitted" : "not-started",
    revising: false,
    exempt: null,
    contact: null,
    progress: { done: submission ? 34 : 0, total: 34 },
    remark: null,
    submission,
    before: null,
    ...over,
  };
}

/** Units one after the other, as a store streams them. */
export async function* stream(units: readonly UnitReport[]): AsyncGenerator<UnitReport> {
  yield* units;
}

const sampleSchema = z.object({
  report: z.object({
    answers: z.record(
      z.string(),
      z.looseObject({
        text: z.string().optional(),
        count: z.number().optional(),
        people: z.number().optional(),
        derived: z.boolean().optional(),
        gate: z.boolean().optional(),
        linked: z.string().optional(),
      }),
    ),
  }),
});

/** The sample report of THPT Ca Văn Thỉnh, by place. */
export function sampleReport(): Record<Place, Value> {
  const { report } = sampleSchema.parse(read("./sample-report.json"));
  const values: Record<Place, Value> = {};
  for (const [id, given] of Object.entries(report.answers)) {
    const row = id.startsWith("r") ? `n2_5/${id}` : id;
    if (given.derived || given.linked !== undefined) continue;
    if (given.text !== undefined) values[id === "r11" ? "n2_5/r11/note" : row] = given.text;
    if (given.count !== undefined) values[`${row}/count`] = given.count;
    if (given.people !== undefined) values[`${row}/people`] = given.people;
    if (given.gate !== undefined) values[`${row}/gate`] = given.gate;
  }
  return values;
}

const unitsSchema = z.array(
  z.object({ code: z.string(), kind: z.string(), name: z.string(), shortName: z.string() }),
);

/** The 57 units of the dispatch: most have submitted, some late, returned, halfway or silent. */
export function province(): UnitReport[] {
  const units = unitsSchema
    .parse(read("../../../src/form/library/units-2022.json"))
    .filter((one) => one.kind !== "so_gddt");
  return units.map((one, at): UnitReport => {
    const random = randomOf(at + 1);
    const profile = one.kind;
    const total = questionnaire(shippedForm, profile).questions.length;
    const state = stateOf(at);
    const values = one.code === "THPT-20" ? sampleReport() : figuresOf(profile, one.shortName, random);
    const missing = at === 12;
    if (missing) {
      values["n2_5/r3/count"] = null;
      values.n2_4 = null;
    }
    const hasSealed = state !== "not-started" && state !== "in-progress";
    const late = at % 11 === 7;
    return unit(
      {
        id: at + 1,
        code: one.code,
        name: one.name,
        shortName: one.shortName,
        kind: one.kind,
        profile,
        position: at + 1,
        phone: `0275 38${String(10_000 + at * 37).slice(0, 5)}`,
      },
      {
        state,
        contact: at % 9 === 4 ? null : (names[at % names.length] ?? null),
        progress: { done: progressOf(state, total), total },
        remark: state === "returned" ? "Đề nghị rà soát lại số người ở mục 1.7." : null,
        submission: hasSealed
          ? sealed(values, {
              receipt: `TH-${String(1000 + at * 13)}-${String(7000 - at * 7)}`,
              version: at % 13 === 5 ? 2 : 1,
              sealedAt: new Date(
                Date.parse("2022-10-08T07:40:00+07:00") + (late ? 8 : at % 8) * 86_400_000 + at * 61_000,
              ),
              late,
              by: names[at % names.length] ?? null,
              missing: missing ? 2 : 0,
              missingReason: missing ? "Kế toán đi công tác, bổ sung sau ngày 17/10." : null,
              waivers: at % 10 === 2 ? [{ checkId: "H2", stem: "n2_5/r1_9", words: null }] : [],
            })
          : null,
      },
    );
  });
}

const names = ["Nguyễn Thị Lan", "Trần Văn Minh", "Lê Thị Thu", "Phạm Quốc Hùng", "Võ Thị Mỹ Hạnh"];

function stateOf(at: number): ReportState {
  if (at === 16) return "returned";
  if (at % 7 === 3) return "in-progress";
  if (at % 12 === 6) return "not-started";
  return at % 4 === 0 ? "accepted" : "submitted";
}

function progressOf(state: ReportState, total: number): number {
  if (state === "not-started") return 0;
  return state === "in-progress" ? Math.floor(total * 0.6) : total;
}

type Random = (below: number) => number;

/** Numbers that look thrown and are the same in every run. */
function randomOf(seed: number): Random {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function figuresOf(profile: string, name: string, random: Random): Record<Place, Value | null> {
  const values: Record<Place, Value | null> = {};
  for (const question of questionnaire(shippedForm, profile).questions) {
    const given = valuesOf(question, profile, name, random);
    question.places.forEach((place, at) => {
      values[place] = given[at] ?? 0;
    });
    if (question.cells.length === 2 && random(14) === 0)
      values[question.notePlace] = "Phối hợp với Hội Khuyến học và Đoàn Thanh niên.";
  }
  return values;
}

function valuesOf(question: Question, profile: string, name: string, random: Random): Value[] {
  const many = profile === "phong_gddt" ? 20 : 1;
  if (question.askAs) return [random(5) > 0 ? 1 : 0];
  switch (question.cells.map(({ kind }) => kind.name).join("/")) {
    case "text":
      return [narrative(question, name, random)];
    case "money":
      return [random(4) === 0 ? 0 : (random(180) + 5) * 100_000 * many];
    case "count/count": {
      const things = random(3) === 0 ? 0 : random(5) * many + 1;
      return [things, things * (18 + random(30))];
    }
    default:
      if (question.rowId === "r7_2") return [20 + random(30)];
      if (question.rowId === "r9_1" || question.rowId === "r9_2") return [random(12)];
      return [random(6) === 0 ? 0 : random(60) * many];
  }
}

function narrative({ id }: Question, name: string, random: Random): string {
  if (id === "n2_5/r11") return random(3) === 0 ? "Thành lập câu lạc bộ đọc sách của học sinh." : "Không có.";
  const sentences = [
    `${name} ban hành kế hoạch tổ chức Tuần lễ, phân công cụ thể cho từng bộ phận và từng thành viên phụ trách.`,
    "Tổ chức Lễ khai mạc trong giờ chào cờ ngày 03/10/2022, treo băng rôn, khẩu hiệu tại cổng và thư viện.",
    "Các lớp sinh hoạt chuyên đề kỹ năng tìm kiếm, sử dụng thông tin trên mạng internet an toàn, hiệu quả.",
    "Thời gian tổ chức trùng với kế hoạch kiểm tra thường xuyên nên việc huy động người tham gia còn hạn chế.",
    "Đề nghị cấp trên hỗ trợ thêm đầu sách và thiết bị cho thư viện.",
  ];
  const from = random(sentences.length);
  return [0, 1, 2].map((step) => sentences[(from + step) % sentences.length]).join(" ");
}
