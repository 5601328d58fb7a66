// How questions are asked of an interview, and what their answers do: the words in which questions.ts lists them.
import type { ReadFile } from "../../src/files/blocks.ts";
import { type Interview, interviewOf } from "../support/chat/interview.ts";
import { file, type Put, sheet } from "../support/files/blocks.ts";
import { testForm } from "../support/forms/forms.ts";
import { checklistForm, proofsForm } from "../support/round/checklist-form.ts";
import { machinesForm } from "../support/round/machines-form.ts";
import { form2022 } from "./said.ts";

/**
 * What an answer does: takes the choice with this label; writes these values, where it stands for no choice; or (null)
 * nothing, since it says nothing that could be done.
 */
type Does = string | Readonly<Record<string, number>> | null;

/** A moment at which the bot asks something, and what a yes and a no do there, as a person reads the question. */
export type Scene = {
  readonly asked: () => Interview;
  readonly yes: Does;
  readonly no: Does;
  /** The no of "not so", where it is another: at "how many?" "không" is none, and "sai" says nothing. */
  readonly wrong?: Does;
  /** Its choices are the question: whatever says nothing leaves them standing. */
  readonly chooses?: true;
};
/** The scenes of one kind, or why there is none. */
export type Scenes = readonly [Scene, ...Scene[]] | string;

export const start = (unit = "phong_gddt", facts = {}) => interviewOf(unit, facts);
/** A list of what a school has. */
export const list = () => interviewOf("truong", {}, checklistForm);
/** A list of machines, and what was said to it. */
export const choices = () => interviewOf("truong", {}, testForm("danh-gia-tieu-chi"));

export const lines = (...said: readonly string[]) => interviewOf("truong", {}, machinesForm).sayAll(...said);
/** A list of five columns that all but the first count, and what was said to it. */
export const stock = (...said: readonly string[]) =>
  interviewOf("truong", {}, testForm("kiem-ke-thiet-bi")).sayAll(plan, ...said);
/** The same with a proof for each of three things. */
export const proofs = () => interviewOf("truong", {}, proofsForm).sayAll("1, 3, 5 có, còn lại không");
/** Rows of a plan and what became of it. */
export const planned = () => interviewOf("truong", {}, testForm("ke-hoach-thuc-hien"));
/** The rows of a school, all open, group by group. */
export const table = () => start("thpt").say("số liệu trước");
/** Asks one row or item. */
export const at = (no: string, unit = "phong_gddt", facts = {}) => start(unit, facts).say(`sửa ${no}`);
/** The rows of a school one by one. */
export const rows = () => table().say("từng dòng");
/** How large a unit is, as the register tells it. */
export const facts = { pupils: 500, staff: 40, institutions: 20 };
/** A narrative that is long enough to be one. */
export const plan = "Nhà trường ban hành kế hoạch, phân công từng bộ phận.";
/** A unit that compiles two others, one of which held 40 classes with 700 people at 1.7. */
export const compiling = () =>
  interviewOf("phong_gddt", {}, form2022, null, {
    units: [
      { nodeId: 2, code: "T1", name: "TH Phú Túc", submissionId: 1, since: null },
      { nodeId: 3, code: "T2", name: "MN Hoa Mai", submissionId: null, since: null },
    ],
    sums: new Map([
      ["n2_5/r1_7/count", { total: 40, parts: [{ unit: 0, value: 40 }] }],
      ["n2_5/r1_7/people", { total: 700, parts: [{ unit: 0, value: 700 }] }],
    ]),
    wrote: new Map(),
    called: { own: "xã", one: "trường" },
  }).say("số liệu trước");
/** A school's report that is handed in with nothing but its plan. */
export const sealed = () => start("thpt").sayAll(plan, "nộp", "nộp thiếu", "Kế toán nghỉ ốm", "đúng");
/** A narrative that stops in the middle, and its rest once the next prompt stands. */
export const narrativeCut = () =>
  start("thpt")
    .say("Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện và")
    .pass(10_000)
    .say("theo dõi các lớp hằng tuần", { sentAgo: 0 });
/** Why nothing was held. */
export const why = "Trường đang sửa chữa nên chưa tổ chức được hoạt động nào.";
/** A school's whole report, these figures and otherwise nothing, asked to be handed in. */
export function handedIn(...figures: readonly string[]): Interview {
  let on = table().sayAll(...figures);
  for (let n = 0; n < 40 && !on.text.includes("Báo cáo đã đủ"); n++) {
    const none = on.offered.find(({ word }) => noneWords.includes(word));
    if (!none) throw new Error(`nothing is none here:\n${on.text}`);
    on = on.press(none.label);
  }
  return on.say("nộp");
}
const noneWords = ["không", "cả hai không có", "còn lại 0"];

const titles = [
  ["STT", "Các hoạt động", "Đơn vị", "Số lượng", "", "Ghi chú"],
  ["", "", "", "Số lớp/số cuộc thi", "Người", ""],
] satisfies Put[][];
/** Rows as a school's workbook has them: wording, and what stands in the two columns of figures. */
export type FileRows = readonly (readonly [wording: string, ...figures: Put[]])[];
const rowsOf = (rows: FileRows) => rows.map(([wording, ...figures]): Put[] => ["", wording, "", ...figures]);
/** A workbook of one sheet. */
export const workbook = (rows: FileRows): ReadFile =>
  file("xlsx", [sheet("Biểu", [...titles, ...rowsOf(rows)])]);
/** The workbook with its sheets by name. */
export const sheets = (byName: Readonly<Record<string, FileRows>>): ReadFile =>
  file(
    "xlsx",
    Object.entries(byName).map(([name, rows]) => sheet(name, [...titles, ...rowsOf(rows)])),
  );
export const skills = "Giáo dục kỹ năng sống cho học sinh";
export const training = "Bồi dưỡng thường xuyên cho giáo viên";
export const donors = "Số cá nhân tặng sách";
export const prints = "Ấn phẩm thông tin (tờ rơi, áp phích, băng rôn, khẩu hiệu)";
export const contest = "Các cuộc thi khác";
export const fair = "Hội sách, đường sách, phố sách";
/** A school that handed a workbook over, and what was told of it. */
export const handed = (rows: FileRows, before: (on: Interview) => Interview = (on) => on) =>
  before(table()).hand(1, "so lieu.xlsx", workbook(rows));
/** A workbook that gives another school's name as its own. */
export const otherUnits = () =>
  table().hand(
    1,
    "so lieu.xlsx",
    file("xlsx", [sheet("Biểu", [["TRƯỜNG THPT LẠC LONG QUÂN"], ...titles, ...rowsOf([[skills, 12, 340]])])]),
  );
/** The same once its clear rows were recorded. */
export const taken = (rows: FileRows, before?: (on: Interview) => Interview) =>
  handed(rows, before).say("ghi");

/** A workbook with a list of machines, each with this day. */
export const machineList = (...days: readonly Put[]): ReadFile =>
  file("xlsx", [
    sheet("Biểu", [
      ["TT", "Tên thiết bị", "Số lượng", "Ngày nhận"],
      ...days.map((day, at): Put[] => [at + 1, `Máy chiếu ${at + 1}`, 2, day]),
    ]),
  ]);
/** The same, handed over and recorded. */
export const machines = (...days: readonly Put[]) =>
  lines()
    .hand(1, "thiet bi.xlsx", machineList(...days))
    .say("ghi");

/** "… đúng không ạ?": yes records what is shown, no asks again. */
export const whether = (asked: () => Interview): Scene => ({ asked, yes: "Đúng", no: "Nhập lại" });
/** The same, where the choice says what it records. */
export const only = (yes: string, asked: () => Interview): Scene => ({ asked, yes, no: "Nhập lại" });
/** Several ways: yes is none of them, no is all of them. */
export const several = (asked: () => Interview): Scene => ({
  asked,
  yes: null,
  no: "Nhập lại",
  chooses: true,
});
/** Two ways, and nothing else is offered. */
export const either = (asked: () => Interview): Scene => ({ asked, yes: null, no: null, chooses: true });
/** Asks for a figure or for a text. */
export const wants = (asked: () => Interview): Scene => ({ asked, yes: null, no: "Không có", wrong: null });
/** Asks for what neither a yes nor a no can be. */
export const neither = (asked: () => Interview): Scene => ({ asked, yes: null, no: null });
/** "… có phải hai số bị đảo không ạ?": which figures are right has to be said. */
export const swapped = several;
/** Several rows without a question of their own: "không" is the first of them, as a figure would be. */
export const rowWise = (asked: () => Interview, first: Readonly<Record<string, number>>): Scene => ({
  asked,
  yes: null,
  no: first,
  wrong: null,
});
/** Asks which of its rows are there: a yes says of none that it is. */
export const listed = (asked: () => Interview): Scene => ({ asked, yes: null, no: "Không có", wrong: null });
/** "Đang ghi …, gõ “tiếp” để giữ nguyên." */
export const keeps = (asked: () => Interview): Scene => ({
  asked,
  yes: "Giữ nguyên",
  no: "Không có",
  wrong: null,
});
/** "Xin kiểm tra: … Số này có đúng không ạ?" */
export const warned = (asked: () => Interview): Scene => ({ asked, yes: "Đúng", no: "Sửa mục này" });
/** "… có tổ chức … nào không?" */
export const gate = (asked: () => Interview): Scene => ({
  asked,
  yes: "Từng dòng",
  no: "Không có",
  wrong: null,
});
