// What the operator reads of forms: what a dispatch was found to ask. Pure.
import type { DispatchFound, FoundTable } from "../../dispatch/found.ts";
import { daySaid } from "../../dispatch/words/questions.ts";
import type { UnitKind } from "../../register/kinds.ts";
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
  const { office, number, subject, deadlines, asOf, email, receiver, help, mustAlsoSend, receivers } = cover;
  const kindName = (id: string | null) => kinds.find((kind) => kind.id === id)?.name ?? "chưa rõ loại đơn vị";
  const line = (name: string, found: { readonly value: string } | null) =>
    found === null ? [] : [`${name}: ${found.value}`];
  return [
    ...line("Cơ quan", office),
    ...line("Số", number),
    ...line("Về việc", subject),
    ...deadlines.map(
      ({ part, at, inclusive }) =>
        `Hạn nộp${part === null ? "" : ` ${part}`}: ${inclusive ? "hết" : "trước"} ${daySaid(at)}`,
    ),
    ...(deadlines.length === 0 ? ["Hạn nộp: công văn không ghi."] : []),
    ...(asOf === null ? [] : [`Số liệu tại ngày: ${daySaid(asOf.value)}`]),
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
