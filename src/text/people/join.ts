// What is said to people who join, and to strangers. Pure; no answer tells whether a unit, a code or a person exists.
import type { NewOffer } from "../../interview/chat.ts";
import { formatTime } from "../format.ts";

/** Version of the notice below; stored with the time at which it was acknowledged. */
export const noticeVersion = "2026-11-23";

const yes = (args: string): NewOffer => ({
  label: "Đúng",
  word: "đúng",
  also: ["bắt đầu"],
  answers: "yes",
  action: { do: "command", name: "join", args },
});
const no: NewOffer = {
  label: "Sai",
  word: "sai",
  also: ["nhầm", "nhầm rồi", "không phải trường", "thôi", "hủy"],
  answers: "no",
  action: { do: "command", name: "join", args: "no" },
};

/** What is shown before a chat is bound: whose code it is, what is kept, by whom and how long. */
type JoinNotice = {
  readonly unit: string;
  readonly role: "contact" | "officer" | "reader";
  readonly office: string | null;
  readonly days: number;
  readonly scope: readonly string[] | null;
  /** What the reports that are open to the unit ask about people, a line each. */
  readonly personal: readonly string[];
};

function codeName(role: JoinNotice["role"]): string {
  return role === "contact" ? "Mã báo cáo" : role === "officer" ? "Mã chuyên viên" : "Mã xem số liệu";
}

/** The first of them, and how many more there are. */
function named(parts: readonly string[]): string {
  const more = parts.length - mostParts;
  return `${parts.slice(0, mostParts).join("; ")}${more > 0 ? ` và ${more} phần khác` : ""}`;
}
const mostParts = 3;

const confirmQuestion = "Đúng đơn vị thì gõ “đúng”, không đúng gõ “sai”.";

export const joinText = {
  welcome: (office: string | null) =>
    `Kính chào Thầy/Cô. Đây là bot nhận báo cáo${office ? ` của ${office}` : ""}. Xin gửi mã đơn vị (Sở gửi riêng cho từng đơn vị), ví dụ: 7K3F-9QX2-M4TB.`,
  confirm: (input: JoinNotice) =>
    `${codeName(input.role)} của ${input.unit}${input.scope ? ` (${input.scope.length > 0 ? `mục ${input.scope.join(", ")}` : "một số mục"})` : ""}.\n` +
    `${input.office ?? "Sở"} lưu tên hiển thị, tài khoản chat và nội dung được gửi để tổng hợp báo cáo; tên và tài khoản được xóa sau ${input.days} ngày không dùng nữa. Xin không gửi thông tin riêng của học sinh. Xem hoặc xóa dữ liệu: gõ “dữ liệu của tôi”.\n` +
    [...input.personal, confirmQuestion].join("\n"),
  personal: (parts: readonly string[], days: number) =>
    `Báo cáo này hỏi thông tin cá nhân (${named(parts)}): chỉ dùng để làm báo cáo, xóa sau ${days} ngày từ khi đợt kết thúc. Xin cho những người ấy biết.`,
  confirmQuestion,
  unclear: "Bot chưa rõ ý.",
  /** Said when the chat's question could not be read: the message was recorded nowhere, and the question follows. */
  unreadQuestion:
    "Bot không đọc lại được câu đã hỏi ở đây nên chưa ghi tin vừa rồi; xin trả lời lại theo câu dưới đây.",
  unreadOrder:
    "Bot không đọc lại được nội dung đang làm ở đây nên chưa làm theo tin vừa rồi; xin gửi lại yêu cầu.",
  confirmOffers: (codeId: number): NewOffer[] => [yes(String(codeId)), no],
  declined: "Bot đã xóa tin vừa nhận và không lưu gì thêm. Nếu đổi ý, xin gửi lại mã đơn vị.",
  wrong: "Mã này không dùng được. Xin kiểm tra lại từng nhóm chữ, hoặc xin mã mới ở chuyên viên của Sở.",
  used: (at: Date, zone: string) =>
    `Mã này đã được dùng lúc ${formatTime(at, zone)}. Nếu không phải Thầy/Cô dùng, xin báo chuyên viên của Sở và xin mã mới.`,
  usedAskIn: (at: Date, zone: string) =>
    `Mã này đã được dùng lúc ${formatTime(at, zone)}. Muốn cùng làm báo cáo của đơn vị, gõ “xin vào”: bot hỏi người đã dùng mã và chuyên viên. Nếu không phải người của đơn vị dùng, xin báo chuyên viên của Sở và xin mã mới.`,
  askedIn: (holder: string | null) =>
    `Đã báo ${holder ?? "người phụ trách báo cáo"} và chuyên viên của Sở; một người đồng ý là Thầy/Cô vào được ngay.`,
  stillAsked: "Yêu cầu đã được gửi, đang chờ người phụ trách báo cáo hoặc chuyên viên của Sở đồng ý.",
  blocked: "Đã nhập sai nhiều lần. Xin thử lại sau một giờ, hoặc liên hệ chuyên viên của Sở.",
  joinedContact: (of: {
    unit: string;
    round: string;
    deadline: string;
    total: number;
    takes: string | null;
  }) =>
    `Đã liên kết với ${of.unit}. Báo cáo “${of.round}” có ${of.total} mục, ${of.takes === null ? "" : `mất khoảng ${of.takes}, `}có thể dừng và làm tiếp bất cứ lúc nào. Hạn nộp: ${of.deadline}.`,
  joinedToReport: (of: { round: string; deadline: string; total: number }) =>
    `Báo cáo “${of.round}” có ${of.total} mục, hạn nộp ${of.deadline}.`,
  joinedOfficer: (unit: string) =>
    `Đã liên kết với ${unit}, vai trò chuyên viên.\nGõ: tổng hợp · chưa nộp · nhắc · đơn vị MÃ · xuất excel · trợ giúp`,
  joinedReader: (unit: string) => `Đã liên kết với ${unit}, vai trò xem số liệu.\nGõ: tổng hợp · xuất excel`,
  noRound: (unit: string) =>
    `Đã liên kết với ${unit}. Hiện chưa có đợt báo cáo nào mở cho đơn vị; bot sẽ nhắn khi có.`,
  unclearChoice: "Bot chưa hiểu nên chưa làm gì. Câu hỏi trên vẫn đang chờ; xin chọn một cách trả lời.",
  /** To a yes that was written before the question had arrived. */
  early:
    "Tin vừa rồi được gửi trước khi bot hỏi nên bot chưa làm gì. Câu hỏi trên vẫn đang chờ; xin chọn một cách trả lời.",
  dropped: "Đã thôi, bot không thay đổi gì.",
  fileNotTaken:
    "Tệp chưa được gắn vào báo cáo nào, vì cuộc trò chuyện này không còn làm báo cáo của đơn vị đó. Gõ “tệp” để lấy liên kết mới.",
  noRoundNow: "Hiện chưa có đợt báo cáo nào mở cho đơn vị.",
  notRecorded: (office: string | null) =>
    `Bot gặp lỗi khi lưu, tin vừa rồi CHƯA được ghi. Xin gửi lại; nếu vẫn lỗi, liên hệ chuyên viên của ${office ?? "Sở"}.`,
  readAgain: "Tin trước đó bot gặp lỗi khi lưu nay đã được đọc lại.",
  refusedOfficer: "Lệnh này dành cho chuyên viên tổng hợp. Nếu cần quyền, xin liên hệ chuyên viên của Sở.",
  unknownCommand: (said: string) => `Bot chưa có lệnh “${said}”. Gõ “trợ giúp” để xem các lệnh.`,
  notUnderstood: "Bot chưa hiểu.",
  greeting: "Kính chào.",
  welcomeAnyTime: "Không có gì ạ.",
  officerMenu: "Gõ: tổng hợp · chưa nộp · nhắc · đơn vị MÃ · xuất excel · trợ giúp",
  readerMenu: "Gõ: tổng hợp · xuất excel · giới thiệu · dữ liệu của tôi",
  readerHelp: "Người xem số liệu gõ: tổng hợp · xuất excel · giới thiệu · dữ liệu của tôi",
  notForYou: "Lệnh này dành cho người làm báo cáo của đơn vị.",
  staleChoice: "Nút đó thuộc tin cũ, bot chưa làm gì.",
  otherReports: (count: number) => `Còn ${count} báo cáo khác đang mở: gõ “đổi” để chọn.`,
  lateNotice: (unit: string, reason: string) => `${unit} báo lý do chậm nộp: ${reason}`,
} as const;
