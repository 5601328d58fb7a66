// The words of the room where a round is opened: what is asked, what was wrong, the preview, the numbers. Pure.
import type { DutyProblem } from "../../draft/inner-duties.ts";
import type { InnerDuty } from "../../form/rounds/settings.ts";
import { formatDeadline, formatNumber } from "../format.ts";

export const openWords = {
  title: (form: string) => `Mở đợt: ${form}`,
  name: "Tên đợt",
  short: "Tên ngắn, tối đa 25 chữ (đứng đầu mỗi tin khi đơn vị có nhiều đợt)",
  number: "Số công văn",
  deadline: "Hạn nộp: ngày",
  time: "Giờ (để trống là cả ngày)",
  counts: "Ngày hạn có được tính không?",
  countsYes: "Nhận hết ngày hạn",
  countsNo: "Nhận trước ngày hạn (hết ngày hôm trước)",
  units: "Đơn vị được hỏi",
  unitsOf: (kind: string, count: number) => `${kind} (${formatNumber(count)} đơn vị)`,
  except: "Trừ các đơn vị (mã, cách nhau bằng dấu phẩy)",
  inner: "Đơn vị có đơn vị trực thuộc",
  /** By what such a unit does; without a word it answers for itself. */
  duties: {
    compiles: "Tổng hợp báo cáo của các đơn vị trực thuộc, nộp một báo cáo chung",
    watches: "Chỉ theo dõi; đơn vị trực thuộc nộp thẳng lên trên",
    "left-out": "Không tham gia; đơn vị trực thuộc nộp thẳng lên trên",
    "": "Không tổng hợp; được hỏi thì trả lời cho chính mình",
  } as Readonly<Record<string, string>>,
  dutyCodes: {
    compiles: "Riêng các đơn vị này tổng hợp (mã)",
    watches: "Riêng các đơn vị này chỉ theo dõi (mã)",
    "left-out": "Riêng các đơn vị này không tham gia (mã)",
  },
  innerDecides:
    "Đầu mối của đơn vị tổng hợp hoặc theo dõi được nhắc, trả lại, nhập thay cho các đơn vị trực thuộc",
  counted: (duties: Readonly<Record<InnerDuty, number>>, decides: boolean): readonly string[] => {
    const said = [
      ...(duties.compiles > 0 ? [`tổng hợp: ${formatNumber(duties.compiles)} đơn vị`] : []),
      ...(duties.watches > 0 ? [`chỉ theo dõi: ${formatNumber(duties.watches)}`] : []),
      ...(duties["left-out"] > 0 ? [`không tham gia: ${formatNumber(duties["left-out"])}`] : []),
    ];
    if (said.length === 0) return [];
    return [
      `Đơn vị có đơn vị trực thuộc: ${said.join("; ")}${decides ? "; được nhắc, trả lại, nhập thay" : ""}.`,
    ];
  },
  ladder: "Nhắc khi nào",
  rungs: {
    "D-7": "trước 7 ngày",
    "D-3": "trước 3 ngày",
    "D-1": "trước 1 ngày",
    D: "sáng ngày hạn",
    "D@16:00": "16:00 ngày hạn",
    "D+1": "quá hạn 1 ngày",
    "D+3": "quá hạn 3 ngày",
  } as Readonly<Record<string, string>>,
  receiver: "Nơi nhận báo cáo",
  help: "Người hỗ trợ (tên, điện thoại)",
  alsoSend: "Phải gửi thêm ngoài chat (bản ký, thư điện tử…)",
  preview: "Xem trước",
  previewTitle: "Kiểm tra lần cuối",
  first: "Tin đầu tiên của đơn vị",
  reminder: "Tin nhắc",
  confirm: (given: { expected: number; deadline: Date; zone: string }) =>
    `Hỏi ${formatNumber(given.expected)} đơn vị, hạn nộp ${formatDeadline(given.deadline, given.zone)}.`,
  kinds: (lines: readonly { readonly label: string; readonly count: number }[]) =>
    lines.map(({ label, count }) => `${label}: ${formatNumber(count)}`).join("; "),
  open: (expected: number) => `Mở đợt cho ${formatNumber(expected)} đơn vị`,
  back: "Sửa lại",
  prepare: "Hoặc chuẩn bị trước",
  prepareLead:
    "Đợt được lập sẵn, chưa đơn vị nào được báo. Đợt bắt đầu vào giờ ghi dưới đây; để trống thì khi anh/chị gõ “phát hành” và số công văn trong cuộc trò chuyện.",
  startDay: "Bắt đầu: ngày",
  startTime: "Giờ (để trống là đầu giờ làm việc)",
  prepareDo: "Chuẩn bị đợt",
  preparedRounds: "Đợt đã chuẩn bị",
  prepared: ({ title, number, expected, deadline, startsAt }: Prepared, zone: string) =>
    [
      `Đã chuẩn bị đợt “${title}”: ${formatNumber(expected)} đơn vị, hạn nộp ${formatDeadline(deadline, zone)}. Chưa đơn vị nào được báo.`,
      ...(startsAt === null ? [] : [`Đợt tự bắt đầu ${formatDeadline(startsAt, zone)}.`]),
      ...startBy(number, startsAt !== null),
    ].join(" "),
  /** Another deadline of the same dispatch. */
  left: (part: string) => `Mở đợt còn lại của công văn: ${part}`,
  /** It began since, by its hour or by somebody's word. */
  begun: (title: string) => `Đợt “${title}” đã bắt đầu. Xin xem ở dưới, nút “Quản lý đợt”.`,
  opened: ({ title, expected }: { title: string; expected: number }) =>
    `Đã mở đợt “${title}” cho ${formatNumber(expected)} đơn vị. Đơn vị chưa tham gia cần mã: gõ “cấp mã” trong cuộc trò chuyện với bot.`,
} as const;

type Prepared = {
  readonly title: string;
  readonly number: string | null;
  readonly expected: number;
  readonly deadline: Date;
  readonly startsAt: Date | null;
};

/** What an officer types to begin a prepared round now. */
function startBy(number: string | null, byItself: boolean): readonly string[] {
  const digits = /\d+/u.exec(number ?? "")?.[0];
  if (digits === undefined) return [];
  return [
    `${byItself ? "Muốn bắt đầu sớm hơn" : "Để bắt đầu"}: gõ “phát hành ${digits}” trong cuộc trò chuyện với bot.`,
  ];
}

export const openProblems = {
  noForm: "Không có biểu mẫu này",
  noFormWords: "Xin mở lại từ mục Biểu mẫu.",
  name: "Xin ghi tên đợt.",
  short: "Tên ngắn dài quá 25 chữ. Xin rút gọn.",
  deadline: "Xin ghi ngày hạn nộp.",
  time: "Giờ hạn nộp chưa đúng. Xin ghi như 17:00, hoặc để trống.",
  past: (at: Date, zone: string) => `Hạn nộp ${formatDeadline(at, zone)} đã qua. Xin ghi hạn sau hôm nay.`,
  number:
    "Xin bấm “Sửa lại” rồi ghi số công văn, ví dụ 1234/SGDĐT-KHTC: đợt chuẩn bị bắt đầu khi gõ “phát hành” và số ấy. Hoặc ghi ngày bắt đầu.",
  start: "Ngày hoặc giờ bắt đầu chưa đúng. Xin ghi như 21/11/2026, 07:30.",
  startOutside: (deadline: Date, zone: string) =>
    `Giờ bắt đầu phải sau lúc này và trước hạn nộp ${formatDeadline(deadline, zone)}.`,
  nobody: "Chưa chọn loại đơn vị nào có đơn vị trong danh sách. Xin chọn ít nhất một loại.",
  duties: ({ what, said }: DutyProblem) => {
    const words = said.join(", ");
    if (what === "unknown")
      return `Danh sách đơn vị không có loại hay mã: ${words}. Xin sửa ô “Riêng các đơn vị”.`;
    if (what === "twice") return `Có hai việc khác nhau cho: ${words}. Mỗi đơn vị xin chọn một việc.`;
    return `Không có đơn vị trực thuộc nên không tổng hợp, theo dõi được: ${words}.`;
  },
  compilingUnasked: (codes: readonly string[]) =>
    `Đơn vị tổng hợp cũng phải nộp báo cáo: xin chọn loại của ${someCodes(codes)} trong “Đơn vị được hỏi”, hoặc chọn “Chỉ theo dõi”.`,
  unknown: (codes: readonly string[]) =>
    `Danh sách đơn vị không có mã: ${codes.join(", ")}. Xin sửa ô “Trừ các đơn vị”.`,
  noUnits: "Chưa có danh sách đơn vị. Xin nạp danh sách ở mục Đơn vị và mã rồi mở đợt.",
  samples:
    "Danh sách đơn vị còn là danh sách mẫu đi kèm chương trình. Xin nạp danh sách của cơ quan ở mục Đơn vị và mã rồi mở đợt.",
  already: ({ title, codes }: { title: string; codes: readonly string[] }) =>
    `Đợt “${title}” đang mở đã hỏi ${formatNumber(codes.length)} đơn vị trong số này. Xin đổi tên đợt, hoặc đóng đợt cũ trước.`,
} as const;

function someCodes(codes: readonly string[]): string {
  const rest = codes.length - 6;
  return rest > 0 ? `${codes.slice(0, 6).join(", ")} và ${formatNumber(rest)} đơn vị khác` : codes.join(", ");
}
