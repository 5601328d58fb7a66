// What the operator reads of forms: what a dispatch was found to ask. Pure.
import type { Copied } from "../../book/read/fault.ts";
import type { FaultLine } from "../../book/write/book.ts";
import type { DispatchFound, FoundTable } from "../../dispatch/found.ts";
import { daySaid } from "../../dispatch/words/questions.ts";
import type { UnitKind } from "../../register/kinds.ts";
import { formatTime } from "../format.ts";
import { bookLine } from "../officer/book-lines.ts";
import { typed, wanted } from "./command-line.ts";

export const formHelp = {
  read: {
    summary: "đọc công văn và nói hỏi những gì (không ghi gì)",
    help: `form read ${wanted.files} [--json]

Đọc công văn (.docx, .txt) hoặc riêng biểu mẫu kèm theo (.docx, .xlsx): hạn nộp, nơi nhận, đề cương, các biểu, và những
chỗ công văn bỏ ngỏ. Công văn và biểu ở nhiều tệp thì gõ công văn trước. Không ghi gì vào cơ sở dữ liệu.

--json   in kết quả để chương trình khác đọc

Ví dụ: ${typed("form read cong-van.docx bieu-kem-theo.xlsx")}`,
  },
  draft: {
    summary: "đọc công văn thành bản nháp của biểu mẫu",
    help: `form draft ${wanted.files} [--out TỆP.xlsx]

Đọc công văn và các biểu kèm theo thành một bản nháp, giữ lại các tệp đó, và ghi ra tệp Excel để sửa (--out). Chỗ công văn
bỏ ngỏ được hiểu theo cách an toàn: “trước ngày 05” là hết ngày 04, tỷ lệ để riêng từng đơn vị.

Sửa xong: form check (xem còn lỗi gì), rồi form release.

Ví dụ: ${typed("form draft cong-van.docx --out bieu-mau.xlsx")}`,
  },
  check: {
    summary: "xem tệp Excel của biểu mẫu còn lỗi gì (không ghi gì)",
    help: `form check ${wanted.book} [--out TỆP.xlsx]

Đọc tệp Excel đã sửa và chỉ ra từng chỗ chưa đúng: trang nào, ô nào, sửa ra sao. --out ghi lại chính tệp đó, các lỗi nằm ở
trang “Lỗi”, bấm vào là đến ô phải sửa. Không ghi gì vào cơ sở dữ liệu.

Ví dụ: ${typed("form check bieu-mau.xlsx --out bieu-mau-loi.xlsx")}`,
  },
  export: {
    summary: "ghi một biểu mẫu ra tệp Excel để xem hoặc sửa",
    help: `form export ${wanted.kind} --out TỆP.xlsx

Ghi biểu mẫu đã phát hành (ID hoặc ID@phiên bản, xem: form list) hoặc bản nháp (số) ra tệp Excel. Sửa tệp đó rồi form
release thì thành phiên bản tiếp theo.

Ví dụ: ${typed("form export ha-tang-so-2026 --out bieu-mau.xlsx")}`,
  },
  list: {
    summary: "xem các biểu mẫu đã phát hành và các bản nháp",
    help: `form list [--json]

Mỗi biểu mẫu một dòng: bản mới nhất, ai phát hành lúc nào, bao nhiêu đợt đang hỏi. Bên dưới là các bản nháp chưa phát hành.

Ví dụ: ${typed("form list")}`,
  },
  release: {
    summary: "phát hành một bản nháp thành biểu mẫu để mở đợt",
    help: `form release ${wanted.book} hoặc ${wanted.number}

Phát hành tệp Excel đã sửa, hoặc bản mới nhất của bản nháp mang số này (xem: form list): nội dung được giữ nguyên từng chữ, từ đó mở được đợt.
Công văn có nhiều hạn nộp thì mỗi hạn thành một biểu mẫu riêng. Muốn sửa sau khi phát hành: sửa bản nháp rồi phát hành
lại, thành phiên bản mới.

Ví dụ: ${typed("form release bieu-mau.xlsx")}`,
  },
} as const;

type Listed = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
  readonly open: number;
};

/** What the operator reads of forms in the database. */
export const formsText = {
  listed: ({ id, title, version, releasedAt, releasedBy, open }: Listed, zone: string) =>
    [
      `${id}@${version}  ${title}`,
      releasedAt === null
        ? "đi kèm chương trình"
        : `phát hành ${formatTime(releasedAt, zone)}${releasedBy === null ? "" : `, ${releasedBy}`}`,
      open === 0 ? "không đợt nào đang hỏi" : `${open} đợt đang hỏi`,
    ].join("; "),
  count: (forms: number) => `${forms} biểu mẫu.`,
  drafts: "Bản nháp:",
  draft: (
    given: {
      readonly id: number;
      readonly title: string;
      readonly state: "draft" | "tried" | "released";
      readonly formId: string | null;
      readonly saved: { readonly version: number; readonly by: string | null; readonly at: Date };
    },
    zone: string,
  ) => {
    const { id, title, state, formId, saved } = given;
    const who = saved.by === null ? "" : `, ${saved.by}`;
    const next = formId === null ? "" : `; phiên bản sau của ${formId}`;
    return `${String(id).padStart(4)}  ${draftStates[state]}  ${title}; bản ${saved.version}, ${formatTime(saved.at, zone)}${who}${next}`;
  },
  released: (forms: readonly { readonly id: string; readonly version: number }[]) =>
    [
      `Đã phát hành: ${forms.map(({ id, version }) => `${id}@${version}`).join(", ")}.`,
      ...nextSteps(forms),
    ].join("\n"),
  notReady: (draft: number, problems: readonly string[]) =>
    [
      `Chưa phát hành: bản nháp ${draft} còn ${problems.length} lỗi.`,
      ...problems.map((one) => `  ${one}`),
    ].join("\n"),
  drafted: (id: number, out: string | null) =>
    [
      "",
      `Đã lưu bản nháp ${id}.`,
      out === null
        ? `Việc tiếp theo: form export ${id} --out bieu-mau.xlsx để sửa, hoặc form release ${id}.`
        : `Việc tiếp theo: sửa ${out}, form check ${out}, rồi form release ${out}.`,
    ].join("\n"),
  bookFaults: (lines: readonly FaultLine[]) =>
    [`Còn ${lines.length} chỗ chưa đúng:`, ...lines.map((line) => `  ${bookLine(line)}`)].join("\n"),
  beforeOpening: (lines: readonly FaultLine[]) =>
    ["Trước khi mở đợt, xin xem lại:", ...lines.map((line) => `  ${bookLine(line)}`)].join("\n"),
  changed: (said: string) => `So với bản nháp: ${said}`,
  clashes: (by: string | null, said: readonly string[]) =>
    [
      `Chưa phát hành: ${by ?? "có người"} đã lưu một bản mới hơn, và cả hai cùng sửa ${said.length} chỗ:`,
      ...said.map((one) => `  ${one}`),
      "Xin lấy bản mới (form export), sửa lại các chỗ đó rồi phát hành.",
    ].join("\n"),
  bookRight: "Không thấy lỗi. Việc tiếp theo: form release.",
  copied: (copied: readonly Copied[]) =>
    copied.map(
      ({ sheet, cell, text }) =>
        `Trang “${sheet}”, ô ${cell}: “${text}” trùng mã với dòng khác, được tính là dòng mới.`,
    ),
  noForm: (name: string) => `Không có biểu mẫu hay bản nháp ${name}. Xem: form list.`,
  exported: (out: string) => `Đã ghi ${out}.`,
  noDraft: (draft: number) => `Không có bản nháp ${draft}. Xem các bản nháp: form list.`,
  meanwhile: (by: string | null) =>
    `Chưa phát hành: ${by ?? "có người"} vừa lưu một bản khác. Xem lại rồi phát hành: form list.`,
} as const;

/** The first part stands for all of its dispatch: that one command opens every round, or with `--part` one of them. */
function nextSteps(forms: readonly { readonly id: string }[]): readonly string[] {
  const open = `round open --form ${forms[0]?.id ?? ""}`;
  if (forms.length < 2) return [`Việc tiếp theo: ${open}`];
  const each = forms.map((_form, index) => `  ${open} --part ${index + 1}`);
  return [
    `Mỗi hạn nộp một đợt. Việc tiếp theo, mở cả ${forms.length} đợt: ${open}`,
    "Hoặc mở riêng từng đợt:",
    ...each,
  ];
}

const draftStates = {
  draft: "đang soạn",
  tried: "đã chạy thử",
  released: "đã phát hành",
} as const;

export const formText = {
  /** What was read, then what is open; a dispatch without anything to answer says what to do. */
  found(found: DispatchFound, kinds: readonly UnitKind[]): readonly string[] {
    const { items, tables, questions, leftOut } = found;
    const asked = items.filter(({ kind }) => kind !== "heading").length;
    const nothing = asked === 0 && tables.length === 0;
    return [
      ...coverLines(found, kinds),
      ...(nothing
        ? [
            "Không thấy đề cương hay biểu nào để hỏi. Xin đọc thêm tệp biểu mẫu kèm theo công văn (.docx hoặc .xlsx).",
          ]
        : [`Đề cương: ${asked} mục trả lời.`, ...tables.map(tableLine)]),
      ...leftOut.map(({ what, why }) => `Không lấy: ${what} (${leftWhy[why]}).`),
      ...(questions.length === 0 ? [] : ["", `${questions.length} chỗ cần xem:`]),
      ...questions.map(
        ({ ask, answers }, at) => `${at + 1}. ${ask} ${answers.map(({ label }) => `[${label}]`).join(" ")}`,
      ),
    ];
  },
};

const leftWhy: Readonly<Record<DispatchFound["leftOut"][number]["why"], string>> = {
  timetable: "lịch, không phải biểu để điền",
  "no-form": "bảng đã có sẵn nội dung, không phải biểu để điền",
  "too-many": "quá nhiều bảng",
};

function coverLines({ cover }: DispatchFound, kinds: readonly UnitKind[]): readonly string[] {
  const { office, number, subject, deadlines, email, receiver, help, mustAlsoSend, receivers } = cover;
  const kindName = (id: string | null) => kinds.find((kind) => kind.id === id)?.name ?? "chưa rõ loại đơn vị";
  const line = (name: string, found: { readonly value: string } | null) =>
    found === null ? [] : [`${name}: ${found.value}`];
  const day = (one: DispatchFound["cover"]["asOf"]) => one && { value: daySaid(one.value) };
  return [
    ...line("Cơ quan", office),
    ...line("Số", number),
    ...line("Ngày công văn", day(cover.signed)),
    ...line("Về việc", subject),
    ...deadlines.map(
      ({ part, at, inclusive }) =>
        `Hạn nộp${part === null ? "" : ` ${part}`}: ${inclusive ? "hết" : "trước"} ${daySaid(at)}`,
    ),
    ...(deadlines.length === 0 ? ["Hạn nộp: công văn không ghi."] : []),
    ...line("Số liệu tại ngày", day(cover.asOf)),
    ...line("Gửi về", receiver),
    ...line("Thư điện tử", email),
    ...line("Hỏi", help),
    ...line("Gửi kèm", mustAlsoSend),
    ...receivers.map(
      ({ text, kind, does }) =>
        `Nơi nhận: ${text} (${kindName(kind)}${does === "compiles" ? ", tổng hợp" : ""})`,
    ),
  ];
}

function tableLine({ no, title, columns, list, rows }: FoundTable): string {
  const name = [no, title].filter((part) => part !== null && part !== "").join(" – ");
  const input = rows.filter(({ role }) => role === "input" || role === "open").length;
  const size = list ? "danh sách do đơn vị ghi" : `${input} dòng phải trả lời`;
  return `Biểu: ${name === "" ? "(không tên)" : name}: ${columns.length} cột, ${size}.`;
}
