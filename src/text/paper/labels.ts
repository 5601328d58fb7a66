// The words of the workbook and of a unit's file, in the shape that report/ asks for. Pure; the time zone is passed in.
import { notAnswered } from "../../files/words/paper.ts";
import type { Form } from "../../form/form.ts";
import { formWords, type Words } from "../../form/words/form-words.ts";
import { writeNumber } from "../../language/quantity/written.ts";
import type { WorkbookLabels } from "../../report/excel/labels.ts";
import { formatDate, formatDeadline, formatNumber, formatPercent, formatTime } from "../format.ts";
import { sayRule } from "../interview/rules.ts";
import { enteredWords } from "../officer/entering.ts";
import { shownName } from "../people/shown-name.ts";

/** Every label of a workbook of this round, with times on its clock; `page` is our own server's public address. */
export function workbookLabels(
  { form, timeZone: zone }: LabelledRound,
  page: string | null = null,
): WorkbookLabels {
  const words = formWords(form);
  return {
    ...sheetLabels,
    ...proofLabels(page),
    detail: { ...sheetLabels.detail, held: `Số đơn vị ${words.something}` },
    checks: {
      ...sheetLabels.checks,
      types: checkLabels(words),
      rule: (check, at) => capital(sayRule(form, check, at)),
    },
    number: writeNumber,
    date: dateLabel,
    asOf: (at) => `Số liệu đến ${formatTime(at, zone)}`,
    standing: ({ asOf, lockedAt }) =>
      lockedAt === null
        ? `Số liệu tạm thời đến ${formatTime(asOf, zone)}`
        : `Số liệu đã chốt lúc ${formatTime(lockedAt, zone)}`,
    counted: (units, expected, returned) =>
      `Tổng của ${formatNumber(units)}/${formatNumber(expected)} đơn vị đã nộp${
        returned > 0
          ? ` (có ${formatNumber(returned)} đơn vị đang được trả lại để chỉnh sửa, tính bản nộp gần nhất)`
          : ""
      }.`,
    tracking: { ...trackingLabels, deadline: (at) => `Hạn nộp: ${formatDeadline(at, zone)}.` },
    unit: {
      ...unitLabels,
      deadline: (at) => `Hạn nộp: ${formatDeadline(at, zone)}`,
      sealed: (version, receipt, at, late) =>
        `Bản nộp lần ${version}. Mã biên nhận: ${receipt}. Nộp lúc ${formatTime(at, zone)}, ${late ? "trễ hạn" : "đúng hạn"}.`,
      forgotten: (at, sha256) =>
        `Thông tin cá nhân (ghi “…”) đã xóa ngày ${formatDate(at, zone)}, vì hết thời hạn giữ hoặc theo yêu cầu. Mã SHA-256 của bản đã nộp: ${sha256}.`,
    },
  };
}

/** A reader of our own papers knows a file among proofs by how it begins. */
function proofLabels(page: string | null): Pick<WorkbookLabels, "proof" | "proofPage"> {
  const name = (upload: string) => `Tệp đã gửi số ${upload}`;
  const addressOf = (upload: string) => `${page}/chat/proofs/${upload}`;
  return {
    proof: (proof, upload) =>
      upload === null
        ? proof
        : page === null
          ? `${name(upload)}, xem bằng lệnh /files và mã đơn vị`
          : `${name(upload)}: ${addressOf(upload)}`,
    proofPage: (upload) => (page === null ? null : { text: name(upload), hyperlink: addressOf(upload) }),
  };
}

const sheetLabels = {
  sheets: {
    total: "Tổng hợp",
    totalValues: "Tổng hợp (giá trị)",
    tracking: "Theo dõi nộp",
    detail: "Chi tiết đơn vị",
    narrative: "Thuyết minh",
    notes: "Ghi chú",
    checks: "Cần kiểm tra",
    list: (no: string) => (no === "" ? "Danh sách" : `Danh sách ${no}`),
    choices: "Lựa chọn",
    proofs: "Minh chứng",
  },
  states: {
    "not-started": "Chưa bắt đầu",
    "in-progress": "Đang nhập",
    submitted: "Đã nộp",
    returned: "Trả lại",
    accepted: "Đã tiếp nhận",
  },
  revising: "Đang sửa",
  exempt: "Không phải nộp",
  yes: "Có",
  no: "Không",
  notAsked: "–",
  crossed: "x",
  items: {
    title: "SỐ LIỆU TRONG PHẦN THUYẾT MINH",
    stt: "Mục",
    text: "Nội dung",
    unit: "Đơn vị",
    quantity: "Số lượng",
    amount: "Tổng số",
    note: "Ghi chú",
  },
  notesElsewhere: (units: number) => `${formatNumber(units)} đơn vị, xem Ghi chú`,
  signature: {
    date: "……………, ngày …… tháng …… năm ………",
    maker: "NGƯỜI LẬP BIỂU",
    head: "THỦ TRƯỞNG ĐƠN VỊ",
    hint: "(Ký, ghi rõ họ tên)",
  },
  detail: {
    title: "CHI TIẾT THEO ĐƠN VỊ",
    legend:
      "Cách đọc: 0 là không có; ô trống nền vàng là chưa trả lời; dấu “–” là mục không hỏi loại đơn vị này; ô nền xám là đơn vị chưa nộp.",
    stt: "STT",
    unit: "Đơn vị",
    code: "Mã",
    state: "Trạng thái",
    guard: "Chèn thêm đơn vị ở phía trên dòng này",
    total: "Tổng cộng",
    stillCounts: (state: string, version: number) => `${state} (tính bản ${version})`,
  },
  list: {
    guard: "Chèn thêm dòng ở phía trên dòng này",
    total: (lines: number, noun: string) => `Cộng ${formatNumber(lines)} ${noun}`,
    sum: "Cộng",
    elsewhere: (lines: number) => `${formatNumber(lines)} dòng, xem trang của từng đơn vị`,
    lines: (noun: string) => `Số ${noun}`,
  },
  choices: {
    title: "SỐ LƯỢNG THEO TỪNG LỰA CHỌN",
    no: "Mục",
    text: "Nội dung",
    counted: "Số đơn vị đã trả lời",
    lines: "Số dòng đã ghi",
  },
  proofs: { title: "MINH CHỨNG CỦA CÁC ĐƠN VỊ", no: "Mục", text: "Nội dung", proof: "Minh chứng" },
  narrative: { title: "THUYẾT MINH CỦA CÁC ĐƠN VỊ", no: "Mục", item: "Nội dung mục", text: "Trả lời" },
  notes: { title: "GHI CHÚ CỦA CÁC ĐƠN VỊ", no: "Mục", row: "Dòng", note: "Ghi chú" },
  checks: {
    title: "NHỮNG ĐIỂM CẦN KIỂM TRA",
    no: "Mục",
    figures: "Số liệu",
    matter: "Điểm cần kiểm tra",
    reason: "Ý kiến của đơn vị",
    confirmed: "Đơn vị xác nhận số liệu đúng",
    notConfirmed: "Chưa xác nhận",
    missing: (count: number) => `Nộp khi còn thiếu ${formatNumber(count)} mục`,
    returned: "Đang được trả lại để chỉnh sửa; bản nộp gần nhất vẫn được tính",
    exempt: "Đã nộp nhưng không còn phải báo cáo: số liệu không được tính",
    other: (checkId: string) => `Điểm đơn vị đã xác nhận khi nộp (${checkId})`,
  },
} as const;

type LabelledRound = { readonly form: Form; readonly timeZone: string };

function checkLabels({ things, people, something }: Words): WorkbookLabels["checks"]["types"] {
  return {
    "no-people": `Có ${things} nhưng số ${people} là 0`,
    "no-things": `Có ${people} nhưng số ${things} là 0`,
    expression: "Trái với quy tắc của biểu mẫu",
    "fewer-people": `Số ${people} ít hơn số ${things}`,
    ratio: `Bình quân số ${people} mỗi ${things} cao hơn mức thường gặp`,
    "per-head": "Nhiều hơn số người của đơn vị",
    above: "Nhiều hơn mức thường gặp",
    "above-fact": "Nhiều hơn số của đơn vị trong danh sách",
    below: "Ít hơn mức thường gặp, có thể thiếu số 0",
    part: "Phần nhiều hơn tổng",
    "date-like": "Trông giống ngày tháng",
    together: "Các mục này thường cùng có hoặc cùng không",
    implies: "Mục trước có số liệu, mục sau là 0",
    only: "Chỉ những mục này có số liệu, mọi mục khác là 0",
    same: "Các mục ghi cùng một số liệu, có thể tính hai lần",
    "gate-empty": `Trả lời ${something} nhưng mọi số liệu là 0`,
    "all-zero": "Mọi số liệu của báo cáo là 0",
  };
}

const trackingLabels = {
  title: "THEO DÕI NỘP BÁO CÁO",
  summary: (progress) => {
    const { expected, submitted, late, accepted, returned, inProgress, complete, notStarted, exempt } =
      progress;
    const parts = [
      `Phải nộp ${formatNumber(expected)}`,
      `đã nộp ${formatNumber(submitted)} (${formatPercent(submitted, expected)}), trong đó trễ hạn ${formatNumber(late)}, đã tiếp nhận ${formatNumber(accepted)}`,
      `trả lại để chỉnh sửa ${formatNumber(returned)}`,
      `đang nhập ${formatNumber(inProgress)} (đủ mục, chưa nộp: ${formatNumber(complete)})`,
      `chưa bắt đầu ${formatNumber(notStarted)}`,
      ...(exempt > 0 ? [`không phải nộp ${formatNumber(exempt)}`] : []),
    ];
    return `${parts.join("; ")}.`;
  },
  ofKind: (label, submitted, expected) =>
    `${label}: ${formatNumber(submitted)}/${formatNumber(expected)} (${formatPercent(submitted, expected)})`,
  noUnitSheets: "Vì có nhiều đơn vị, tệp này không có trang riêng cho từng đơn vị.",
  stt: "STT",
  code: "Mã",
  unit: "Đơn vị",
  state: "Trạng thái",
  version: "Lần nộp",
  sealedAt: "Thời điểm nộp",
  late: "Hạn",
  by: "Người nộp",
  missing: "Mục thiếu",
  progress: "Mục đã trả lời",
  contact: "Đầu mối, điện thoại",
  remark: "Ghi chú",
  erased: (number: number) => shownName(null, number),
  entered: (entered) => capital(enteredWords(entered)),
  isLate: "Trễ hạn",
  compiledFrom: (coverage) => `Tổng hợp từ ${formatNumber(coverage.in)}/${formatNumber(coverage.of)} đơn vị`,
  onTime: "Đúng hạn",
} as const satisfies Partial<WorkbookLabels["tracking"]>;

const unitLabels = {
  draft: "DỰ THẢO – chưa phải bản nộp.",
  notSubmitted: "ĐƠN VỊ CHƯA NỘP BÁO CÁO",
  returned: "Đang được trả lại để chỉnh sửa.",
  noAnswer: notAnswered,
  legend: "Ô nền vàng: chưa trả lời. Ô nền xám: mục không hỏi loại đơn vị này.",
  notes: "Ghi chú",
  noteElsewhere: (number: number) => `Xem ghi chú (${number}) dưới bảng`,
  missing: (count: number, reason: string | null) =>
    `Còn ${formatNumber(count)} mục chưa trả lời${reason === null ? "" : `, lý do: ${reason}`}.`,
  confirmed: "Lý do đơn vị đã nêu:",
} as const satisfies Partial<WorkbookLabels["unit"]>;

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "2022-10-01" as "01/10/2022"; anything else as it stands. */
function dateLabel(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  return day === undefined ? value : `${day}/${month}/${year}`;
}

/** How a table calls what a compiling unit held itself: "Cơ quan xã Tân Xuân". */
export function officeName(unit: string): string {
  return `Cơ quan ${unit.replace(/^\p{Lu}(?=\p{Ll}+\s)/u, (first) => first.toLowerCase())}`;
}
