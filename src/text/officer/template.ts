// What is said of a form's own Excel file: that it comes filled, or why its figures come in another one. Pure.
import type { CannotFillForm } from "../../report/template/reasons.ts";
import { formatNumber } from "../format.ts";
import type { OfferWords } from "./officer.ts";

/** More reasons than these nobody reads; they are of one kind then. */
const mostReasons = 4;

export const templateText = {
  ofAll: (units: number) =>
    `Tệp Excel để điền cho ${units} đơn vị chưa nộp, mỗi đơn vị một trang tính mang mã của mình. Điền xong gửi lại tệp này.`,
  allIn: "Các đơn vị bên dưới đã nộp hết.",
  nobodyBelow: "Lệnh này dành cho đơn vị tổng hợp báo cáo của các đơn vị bên dưới.",
  /** Beneath what a file with totals is of. */
  totals: "Đây là tệp biểu mẫu của công văn, đã điền số tổng hợp.",
  ofUnit: (unit: string) => `Tệp biểu mẫu của công văn, đã điền số liệu của ${unit}.`,
  /** The form has no file of its own. */
  ownSheet: (unit: string) => `Biểu của ${unit}.`,
  askUnit: "Xin gửi mã đơn vị cần lấy biểu mẫu.",
  nowhere: "Không có báo cáo nào để lấy biểu mẫu.",
  /** The figures come in a file built from the form. */
  cannot: (reasons: readonly CannotFillForm[]) => {
    const shown = reasons.slice(0, mostReasons).map(sayReason).join("; ");
    const more = reasons.length - mostReasons;
    const rest = more > 0 ? `; và ${formatNumber(more)} chỗ khác` : "";
    return `Chưa điền được vào tệp biểu mẫu của công văn: ${shown}${rest}. Số liệu nằm trong tệp do bot lập.`;
  },
} as const;

export const templateOffers = {
  full: { label: "Bảng chi tiết", word: "bảng chi tiết", also: ["chi tiết", "tệp chi tiết"] },
} as const satisfies Record<string, OfferWords>;

function sayReason(reason: CannotFillForm): string {
  switch (reason.type) {
    case "unreadable":
      return unreadable[reason.why.type];
    case "unknown-part":
      return `tệp có phần bot chưa biết (${reason.part})`;
    case "no-sheet":
      return `tệp không có trang tính “${reason.sheet}”`;
    case "protected-sheet":
      return `trang tính “${reason.sheet}” đang khóa`;
    case "unknown-content":
      return `trang tính “${reason.sheet}” có phần bot chưa biết`;
    case "no-room":
      return `trang tính “${reason.sheet}” có chỗ cho ${formatNumber(reason.most)} dòng, cần ${formatNumber(reason.lines)} dòng`;
    case "no-address":
    case "twice":
    case "covered":
    case "table":
    case "array-formula":
    case "shared-formula":
    case "long-text":
      return `ô ${reason.address} của trang tính “${reason.sheet}” ${cells[reason.type]}`;
    default:
      return files[reason.type];
  }
}

const unreadable = {
  kind: "tệp không phải .xlsx hoặc có mật khẩu",
  broken: "tệp bị hỏng",
  "too-much": "tệp quá lớn",
  "open-quote": "tệp bị hỏng",
  encoding: "tệp bị hỏng",
} as const;

const files = {
  macros: "tệp có macro",
  signed: "tệp có chữ ký số",
  "external-links": "tệp có công thức lấy số từ tệp khác",
  pivot: "tệp có PivotTable",
  "data-model": "tệp có kết nối dữ liệu",
  "protected-workbook": "tệp đang khóa",
  "no-places": "biểu mẫu chưa khai vị trí của ô nào trong tệp",
} as const;

const cells = {
  "no-address": "không có",
  twice: "được khai cho hai số liệu",
  covered: "nằm trong ô đã gộp",
  table: "nằm trong một Table của Excel",
  "array-formula": "thuộc công thức mảng",
  "shared-formula": "giữ công thức của các ô khác",
  "long-text": "không đủ chỗ cho nội dung",
} as const;
