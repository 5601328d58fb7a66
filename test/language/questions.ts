// Every question that the bot can ask in an interview, with what a yes and a no do there. A new event, reason, check or
// prompt does not compile until its questions stand here.
import type { Check } from "../../src/form/checks/schema.ts";
import type { Asked } from "../../src/interview/chat.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import type { ReturnedRow } from "../../src/interview/returned-rows.ts";
import {
  at,
  choices,
  compiling,
  contest,
  donors,
  either,
  facts,
  fair,
  gate,
  handed,
  handedIn,
  keeps,
  lines,
  list,
  listed,
  machineList,
  machines,
  narrativeCut,
  neither,
  only,
  otherUnits,
  plan,
  planned,
  prints,
  proofs,
  rows,
  rowWise,
  type Scene,
  type Scenes,
  sealed,
  several,
  sheets,
  skills,
  start,
  stock,
  swapped,
  table,
  taken,
  training,
  wants,
  warned,
  whether,
  why,
} from "./scenes.ts";

/** A school's report with a figure, of which a row is to be looked at again. */
const again = (row: Partial<ReturnedRow> & { readonly id: string }) =>
  start("thpt").sayAll(plan, "4.3: 48", "nộp", "nộp thiếu", "Kế toán nghỉ ốm", "đúng").rows(row);
const proposed = (value: number) => ({ values: [value], by: 1 });

type Of<T extends InterviewEvent["type"]> = Extract<InterviewEvent, { type: T }>;

/** By why the readings of a text are several. */
const unsure: Record<Of<"unsure">["reason"], Scenes> = {
  approximate: [
    only("Ghi 500 quyển", () => at("4.3").say("khoảng 500 quyển")),
    rowWise(() => at("4.3").say("vài quyển"), { "n2_5/r4_3/count": 0 }),
  ],
  "not-yet": [wants(() => at("4.3").say("chưa làm"))],
  several: [several(() => at("4.3").say("486/500"))],
  sum: [only("Ghi 242 cá nhân", () => at("4.2").say("212 hs 30 gv"))],
  scale: [only("Ghi 486.000 quyển", () => at("4.3").say("486k")), several(() => at("I.3a").say("500"))],
  separator: [only("Ghi 1 lớp, 148 người", () => at("1.7").say("1.148"))],
  swapped: [
    swapped(() => at("1.7").say("1148/30")),
    only("Ghi 0 cuộc, 86 người", () => at("6.1").say("0/86")),
  ],
  "no-people": "the check of that name asks it in this form",
  "bare-word": "no kind of this form asks it",
  "same-as-above": [wants(() => at("II.1").say("như trên"))],
  unsure: [
    several(() => at("1.7").say("30 lớp, mỗi lớp 38 em")),
    rowWise(() => at("1.7").say("30 lớp không có ai"), { "n2_5/r1_7/count": 0, "n2_5/r1_7/people": 0 }),
    wants(() => at("I.3a").say("tự túc")),
  ],
  "which-day": "this form asks for no day",
};

/** By the check that doubts a row as it is typed, or asks before the seal. */
const checks: Record<Check["type"], Scenes> = {
  "no-people": [whether(() => at("1.7").say("30 lớp 0 người"))],
  "no-things": [whether(() => at("1.7").say("0 lớp 30 người"))],
  "fewer-people": [swapped(() => at("1.7").say("30 lớp 20 người"))],
  ratio: [whether(() => at("1.7").say("1/1148"))],
  "per-head": [whether(() => at("6.1", "thpt", facts).say("1/600"))],
  above: [
    whether(() => at("1.7", "thpt").say("80 lớp 2400 người")),
    whether(() => at("5.1", "thpt").say("120")),
    whether(() => at("I.3a", "thpt").say("900 triệu")),
  ],
  "above-fact": [whether(() => at("7.2", "phong_gddt", facts).say("500"))],
  below: [whether(() => at("I.3a").say("500k"))],
  "date-like": [whether(() => at("1.7").say("5/10"))],
  part: "this form has no part of a whole",
  together: [warned(() => handedIn("4.3: 486"))],
  implies: "of a phòng alone, asked as the others are",
  only: [warned(() => handedIn("9.1: 6"))],
  same: [warned(() => handedIn("5.5: 1/74; 8: 1/74"))],
  "gate-empty": "a group whose rows are none is none",
  expression: "this form writes no rule itself",
  "all-zero": [warned(() => handedIn())],
};

/** By why a message may be about one thing or another. */
const which: Record<Of<"which">["why"], Scenes> = {
  none: [several(() => at("9").say("không khen tập thể"))],
  nothing: [several(() => table().say("không tổ chức gì"))],
  people: [several(() => table().say("12 lớp 340 em"))],
  correction: [several(() => table().say("1.7: 30/1148; 1.9: 2/75").say("1148 là 1150 mới đúng"))],
  "same-as": [whether(() => rows().sayAll("2/73", "giống 1.1"))],
  measure: [
    whether(() => at("4.3").say("212 người")),
    whether(() => at("4.3").say("4 lớp")),
    several(() => at("5.1").say("500 quyển")),
    several(() => at("1.7").say("30 buổi 1148 em")),
  ],
  name: [whether(() => at("1.7").say("tin học 2/72"))],
};

/** By what is asked, where nothing else stands above it. */
const prompts: Record<Asked["at"], Scenes> = {
  question: [
    wants(() => at("1.7")),
    wants(() => at("4.3")),
    wants(() => at("I.3a")),
    wants(() => start("thpt")),
    { asked: () => at("7.2", "thpt"), yes: "Có", no: "Không" },
    wants(() => taken([[donors, "vài người"]])),
    wants(() => taken([[donors, "–"]])),
    keeps(() => at("1.7").say("30/1148").say("sửa 1.7")),
    keeps(() => start("thpt").say(plan).say("sửa I.1")),
  ],
  group: [
    gate(table),
    // Its rows are answered: a no would write over them, and is asked about.
    { ...gate(() => table().sayAll("không", "9;14", "30;212;486", "sửa 4")), yes: null },
    neither(() => choices()),
    neither(() => choices().say("từng dòng")),
  ],
  checklist: [listed(list)],
  list: [
    wants(lines),
    // No more of them.
    { asked: () => lines("Máy chiếu; 2; 5/9/2022"), yes: null, no: "Xong", wrong: null },
  ],
  line: [
    neither(() => lines("Máy chiếu; 2; 31/2/2022")),
    // What a file has there and is no answer by itself.
    whether(() => machines("5/9")),
    neither(() => machines("hôm nọ")),
    { asked: () => lines("Máy chiếu; 2; 5/9/2022", "sửa 1"), yes: "Giữ nguyên", no: null, wrong: null },
  ],
  proofs: [{ asked: proofs, yes: null, no: "Không có minh chứng", wrong: null }],
  // By the events below, and of what a file says.
  confirm: [
    whether(() => taken([[prints, "02 băng rôn, 300 tờ rơi"]])),
    swapped(() => taken([[skills, 340, 12]])),
  ],
  reason: [neither(() => at("1.7").say("1/1148").press("Đúng"))],
  more: [neither(() => start("thpt").say(plan).press("Viết thêm"))],
  note: [neither(() => at("1.7").say("30/1148").say("ghi chú"))],
  end: [neither(() => start("thpt").say("nộp"))],
  warning: "asked by the checks above",
  "missing-reason": [neither(() => start("thpt").sayAll("nộp", "nộp thiếu"))],
  submit: [
    {
      asked: () => start("thpt").sayAll("nộp", "nộp thiếu", "Kế toán nghỉ ốm"),
      yes: "Đúng, nộp",
      no: "Chưa nộp",
    },
  ],
  sealed: [neither(sealed)],
  "nothing-reason": [
    { asked: () => table().say("trường em không tổ chức hoạt động nào"), yes: null, no: "Quay lại" },
  ],
  "nothing-confirm": [
    {
      asked: () => table().sayAll("1.7: 30/1148", "trường em không tổ chức hoạt động nào", why),
      yes: "Đúng",
      no: "Quay lại",
    },
  ],
  "file-sheet": [
    either(() =>
      table().hand(
        1,
        "so lieu.xlsx",
        sheets({ "Năm 2021": [[skills, 1, 30]], "Năm 2022": [[skills, 2, 60]] }),
      ),
    ),
  ],
  "file-unit": [{ asked: otherUnits, yes: "Vẫn lấy", no: "Không lấy" }],
  "file-take": [{ asked: () => handed([[skills, 12, 340]]), yes: "Ghi", no: "Không lấy" }],
  "file-differs": [
    {
      asked: () => taken([[skills, 12, 340]], (on) => on.say("1.7: 10/300")),
      yes: null,
      no: "Giữ số đang ghi",
      chooses: true,
    },
    {
      asked: () =>
        taken(
          [
            [skills, 12, 340],
            [training, 2, 75],
          ],
          (on) => on.say("1.7: 10/300; 1.9: 1/40"),
        ),
      yes: null,
      no: "Giữ số đang ghi",
      chooses: true,
    },
    {
      asked: () => lines("Loa; 2; 5/9/2022").hand(1, "thiet bi.xlsx", machineList("5/9/2022")).say("ghi"),
      yes: null,
      no: "Giữ số đang ghi",
      chooses: true,
    },
  ],
  "file-dashes": [
    {
      asked: () =>
        taken([
          [skills, "-", "-"],
          [donors, "–"],
        ]),
      yes: "Ghi 0 cả 2 ô",
      no: "Từng dòng",
    },
  ],
  "file-blanks": [
    {
      asked: () =>
        taken([
          [fair, ""],
          [contest, "", ""],
        ]),
      yes: null,
      no: "Không có hết",
      wrong: null,
      chooses: true,
    },
  ],
  command: "an officer's question",
};

/** By what is said beside the prompt: these ask nothing of their own, and the prompt below stays the question. */
const told: Record<Of<"said">["what"], Scenes> = {
  progress: [wants(() => at("1.7").say("tiến độ"))],
  help: [wants(() => at("1.7").say("trợ giúp"))],
  example: [wants(() => at("1.7").say("ví dụ"))],
  review: [wants(() => at("1.7").say("xem lại"))],
  draft: [wants(() => at("1.7").say("bản nháp"))],
  "ask-colleague": [wants(() => at("1.7").say("hỏi chuyên viên"))],
  "no-undo": [wants(() => at("1.7").say("hoàn tác"))],
  back: [wants(() => at("1.7").say("quay lại"))],
  "caption-file": "as the answer that it stood under",
  already: "a closed chapter: what was answered stays",
  repeat: "told above the next prompt",
  "nothing-before": [wants(() => at("1.7").say("giống năm trước"))],
  "at-first": [wants(() => start("thpt").say("quay lại"))],
  paused: "the prompt is not repeated: whoever goes on answers it",
  media: "told above the prompt",
  "no-media": "told above the prompt",
  "media-sealed": "as at a sealed report",
  "document-coming": "what was asked before stands, untouched",
  "picture-coming": "what was asked before stands, untouched",
  "file-too-large": "told above the prompt",
  "file-full": "told above the prompt",
  "no-text": "told above the prompt",
  thanks: [neither(() => sealed().say("cảm ơn"))],
  "stale-choice": "told above the prompt",
  "row-gone": "told above the prompt",
  "row-gone-unrecorded": "told above the prompt",
  receipt: [neither(() => sealed().say("biên nhận"))],
  "not-sealed": [neither(() => sealed().say("sửa").say("dừng"))],
  "no-group": [wants(() => start("thpt").say("còn lại 0"))],
  "no-later": "at a sealed report that was compiled: told",
  "no-file": [wants(() => at("1.7").say("bỏ tệp"))],
  "rows-waiting": "told above the prompt of the row that waits",
  "row-answered": "told above the next prompt",
  returned: [wants(() => sealed().returned().say("abc"))],
  closed: "nothing is asked of a closed round",
};

/** All of them, by the event that the bot's message tells last before its prompt. */
export const questions: Record<
  Exclude<InterviewEvent["type"], "unsure" | "doubted" | "which" | "asked" | "said">,
  Scenes
> = {
  answered: "told above the next prompt",
  appended: "told above the next prompt",
  "cells-told": "told above the next prompt",
  noted: "told above the next prompt",
  "row-settled": [
    { asked: () => again({ id: "n2_5/r4_3" }), yes: "Giữ nguyên", no: "Không có", wrong: null },
    { asked: () => again({ id: "n2_5/r4_3", proposed: proposed(486) }), yes: "Đúng", no: null },
  ],
  "rows-closed": "told above the prompt of the row that waits",
  gated: [rowWise(() => table().say("không"), { "n2_5/r2/count": 0 })],
  ungated: [gate(() => table().sayAll("không", "hoàn tác"))],
  "rest-zeroed": [gate(() => table().sayAll("không", "2: 9", "còn lại 0"))],
  skipped: "told above the next prompt",
  lines: "told above the next prompt",
  "list-trouble": [
    { asked: () => lines("Máy chiếu"), yes: "Đúng", no: "Không phải" },
    several(() => stock("Máy chiếu; 2019; 5; 12000")),
    { asked: () => lines("Máy chiếu; 2; 5/9/2022", "xóa 1"), yes: "Xóa", no: "Giữ lại" },
    only("Ghi 05/09/2022", () => lines("Máy chiếu; 2; 31/2/2022", "khoảng 5/9/2022")),
  ],
  "nothing-held": [neither(() => table().sayAll("trường em không tổ chức hoạt động nào", why))],
  waived: "told above the next prompt",
  sealed: [neither(sealed)],
  "later-left": "at a sealed report that was compiled: told",
  revising: [neither(() => sealed().say("sửa"))],
  "reopen-asked": "past the deadline: told",
  "late-reason": "past the deadline: told",
  requested: [
    wants(() => start("thpt").say("em xin gia hạn thêm 2 ngày vì thầy hiệu trưởng đi công tác")),
    wants(() => at("II.4", "thpt").say("gọi lại cho em")),
  ],
  refused: [wants(() => at("4.2").say("abc"))],
  half: [{ asked: () => at("1.7").say("30 lớp"), yes: null, no: null }],
  "short-text": [whether(() => at("II.1").say("12 lớp 340 em"))],
  talk: [wants(() => at("II.1").say("đúng"))],
  "which-row": [several(() => planned().say("2: 4"))],
  "part-or-total": [several(() => compiling().say("1.7: 60/900"))],
  "compiled-shown": [{ asked: () => compiling().say("xem 1.7"), yes: null, no: "Lấy", wrong: null }],
  "which-request": [
    several(() =>
      at("II.3", "thpt").say(
        "Nhà trường kính đề nghị Sở cho gia hạn thời gian nộp báo cáo do hiệu trưởng đi công tác",
      ),
    ),
  ],
  "which-narrative": [either(narrativeCut)],
  "sealed-correction": [{ asked: () => sealed().say("1.7: 30/1148"), yes: "Sửa báo cáo", no: "Không sửa" }],
  "kept-correction": [
    rowWise(() => table().say("1.7: 30/1148").keeps("1.7: 31/1150").say("tiếp"), {
      "n2_5/r1_1/count": 0,
      "n2_5/r1_1/people": 0,
    }),
  ],
  "both-sides": [whether(() => list().say("1, 3, 5"))],
  "rows-chosen": [whether(() => choices().say("1.1: 2; 1.2: 1"))],
  "which-rows": [several(() => choices().say("tốt"))],
  "unclear-choice": [neither(() => choices().say("khá tốt hết"))],
  "no-such-check": [listed(() => list().say("1, 9"))],
  "which-checks": [listed(() => list().say("có"))],
  "which-proof": [
    several(() => proofs().say("https://drive.google.com/a")),
    whether(() => proofs().sayAll("1: https://drive.google.com/a", "3 như mục 1")),
  ],
  "proofs-left": "told above the next prompt",
  "no-proof-in": [
    { asked: () => proofs().say("gửi zalo rồi"), yes: null, no: "Không có minh chứng", wrong: null },
  ],
  "no-proof": [
    { asked: () => proofs().say("bỏ minh chứng 3"), yes: null, no: "Không có minh chứng", wrong: null },
  ],
  "proof-dropped": [
    {
      asked: () => proofs().sayAll("3: https://drive.google.com/a", "bỏ minh chứng 3"),
      yes: null,
      no: "Không có minh chứng",
      wrong: null,
    },
  ],
  "proofs-idle": "told above the next prompt",
  frame: "a message of its own: the prompt before it stays asked",
  "frame-empty": [gate(() => table().sayAll("khung", "1.1: … lớp, … người"))],
  "counted-once": "told above the next prompt",
  "left-half": "told above the prompt of another row",
  "row-shown": "told above the prompt of the proofs",
  "left-waiting": "told above the prompt of the row that was asked for",
  // A sum that was just said is no none: what is asked stands, and no row becomes zero.
  "total-said": [several(() => table().say("tổng 35 lớp 1363 người"))],
  unrecorded: [neither(() => sealed().say("abc"))],
  "no-reason": [neither(() => start("thpt").sayAll("nộp", "nộp thiếu", "ok"))],
  "more-awaited": "a text near the platform's longest",
  unread: "told above the prompt",
  "not-asked": [gate(() => table().say("1.4: 5/66"))],
  "one-or-several": [rowWise(() => table().sayAll("không", "14 900"), { "n2_5/r2/count": 0 })],
  "too-many": [gate(() => table().say("1/1;2/2;3/3;4/4;5/5;6/6;7/7;8/8;9/9"))],
  conflict: [
    either(() =>
      rows()
        .meanwhile((other) => other.sayAll("số liệu trước", "1.1: 3/90"))
        .say("2/73"),
    ),
  ],
  "gate-conflict": [
    {
      asked: () => table().sayAll("không", "9;14", "30;212;486", "sửa 4", "không"),
      yes: "Ghi 0 cả nhóm",
      no: "Giữ số liệu",
    },
  ],
  "late-text": [
    { asked: () => rows().say("2/73", { sentAgo: 120_000 }), yes: "Đúng", no: {} },
    { asked: () => start("thpt").say(plan, { sentAgo: 120_000 }), yes: "Đúng", no: {} },
    neither(() => start("thpt").say("5/66", { sentAgo: 120_000 })),
  ],
  "same-again": [{ asked: () => rows().sayAll("2/73", "2/73"), yes: "Đúng", no: "Gửi hai lần" }],
  whose: [
    {
      asked: () => rows().say("2/73", { forwarded: true }),
      yes: "Đúng, là câu trả lời",
      no: "Không, bỏ qua",
    },
    {
      asked: () => rows().say("2/73", { earlier: "unknown" }),
      yes: "Đúng, là câu trả lời",
      no: "Không, bỏ qua",
    },
  ],
  "late-word": [whether(() => rows().say("80 lớp 2400 người").say("đúng", { sentAgo: 90_000 }))],
  "which-choice": [several(() => at("1.7").sayAll("1148/30", "ok"))],
  "which-word": "no yes and no no; asked again with its marks",
  "not-applied": "told above the prompt",
  "no-such-row": [wants(() => at("1.7").say("sửa 12.7"))],
  "file-kept": "told above the prompt",
  "file-unreadable": "told above the prompt",
  "file-nothing": "told above the prompt",
  "file-waits": "told above the prompt",
  "file-shown": "told above the prompt",
  "file-left": "told above the next prompt",
  "file-taken": "told above the next prompt",
  "file-untaken": "told above the next prompt",
  "file-zeroed": "told above the next prompt",
};

/** Every scene, named. */
export function allScenes(): readonly (readonly [string, Scene])[] {
  const lists = { unsure, doubted: checks, which, asked: prompts, said: told, "": questions };
  return Object.entries(lists).flatMap(([list, byName]) =>
    Object.entries<Scenes>(byName).flatMap(([name, scenes]) =>
      typeof scenes === "string"
        ? []
        : scenes.map((scene, at): [string, Scene] => [`${list} ${name} ${at + 1}`.trim(), scene]),
    ),
  );
}
