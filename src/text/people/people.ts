// What is said about people and their rights: who joined, hand-over, revoking, leaving, one's own data. Pure.

import type { NewOffer } from "../../interview/chat.ts";
import { formatDate, formatTime } from "../format.ts";
import { forExample } from "../officer/actions.ts";
import type { OfferWords } from "../officer/officer.ts";

type Role = "contact" | "officer" | "reader";

/** What each role is called to people. */
/** What somebody is to a unit. */
export const roleNames: Readonly<Record<Role, string>> = {
  contact: "đầu mối báo cáo",
  officer: "chuyên viên",
  reader: "người xem số liệu",
};

const doorNames: Readonly<Record<string, string>> = {
  telegram: "Telegram",
  web: "trang web",
  "zalo-bot": "Zalo",
  "zalo-oa": "Zalo",
};

export const peopleOffers = {
  admit: { label: "Đồng ý", word: "đồng ý" },
  refuse: { label: "Không cho", word: "không cho" },
  revoke: { label: "Thu hồi", word: "thu hồi" },
  erase: { label: "Xóa dữ liệu của tôi", word: "xóa dữ liệu của tôi", also: ["xóa dữ liệu"] },
  eraseYes: { label: "Xóa hẳn", word: "xóa hẳn", also: ["đồng ý xóa"], answers: "yes" },
  leaveYes: { label: "Thôi phụ trách", word: "thôi phụ trách", also: [], answers: "yes" },
  keep: { label: "Giữ nguyên", word: "giữ nguyên", also: [], answers: "no" },
  resume: { label: "Làm tiếp", word: "làm tiếp", also: ["tiếp"] },
} as const;

/** A choice whose command needs confirming first. */
export function unitOffer(unit: string, index: number): OfferWords {
  return { label: unit, word: unit, also: [`chọn ${index + 1}`] };
}

export const peopleText = {
  joinedNotice: (input: {
    name: string | null;
    role: Role;
    unit: string;
    at: Date;
    zone: string;
    id: number;
  }) =>
    `${input.name ?? "Một người"} đã tham gia với vai trò ${roleNames[input.role]} của ${input.unit}, lúc ${formatTime(input.at, input.zone)}. Nếu không đúng người, gõ “thu hồi ${input.id}”.`,
  leftNotice: (input: { name: string | null; unit: string }) =>
    `${input.name ?? "Một đầu mối"} đã thôi phụ trách báo cáo của ${input.unit}.`,
  revoked: (name: string, unit: string) =>
    `Đã thu hồi quyền của ${name} ở ${unit}. Tin đang chờ gửi cho người này về đơn vị đã được hủy.`,
  revokedNotice: (unit: string) =>
    `Quyền ở ${unit} đã được chuyên viên thu hồi. Nếu có nhầm lẫn, xin liên hệ chuyên viên của Sở.`,
  notFound: "Không thấy người này trong các đơn vị thuộc phạm vi phụ trách.",
  unchanged: "Không có gì thay đổi.",
  askRevoke: "Xin gửi số của người cần thu hồi (xem bằng “đầu mối MÃ ĐƠN VỊ”).",
  askWho: (code: string | null) => `Xin gửi mã đơn vị cần xem đầu mối${forExample(code)}.`,
  who: (
    unit: string,
    people: readonly { name: string; role: Role; since: Date; scope: readonly string[] | null; id: number }[],
    zone: string,
  ) =>
    people.length === 0
      ? `${unit}: chưa có ai tham gia.`
      : [
          `${unit}:`,
          ...people.map(
            (one) =>
              `– ${one.name}, ${roleNames[one.role]}${scopeWords(one.scope)}, từ ${formatTime(one.since, zone)} (thu hồi: gõ “thu hồi ${one.id}”)`,
          ),
        ].join("\n"),
  handover: (input: {
    unit: string;
    code: string;
    link: string | null;
    until: Date;
    zone: string;
    scope: readonly string[] | null;
  }) =>
    `Mã bàn giao báo cáo của ${input.unit}${input.scope ? ` (mục ${input.scope.join(", ")})` : ""}: ${input.code}\n` +
    (input.link ? `Hoặc mở trang: ${input.link}\n` : "") +
    `Xin gửi mã này cho đồng nghiệp. Mã dùng được một lần, đến ${formatTime(input.until, input.zone)}. ` +
    (input.scope
      ? "Đồng nghiệp chỉ được hỏi các mục này; người bàn giao vẫn là người nộp."
      : "Người bàn giao vẫn làm được báo cáo; muốn thôi phụ trách, xin gõ “rời đơn vị”."),
  handoverUnknown: (numbers: readonly string[]) =>
    `Biểu mẫu của đơn vị không có mục ${numbers.join(", ")}. Xin gửi lại, ví dụ: bàn giao 10`,
  notYours: "Việc này dành cho người phụ trách cả báo cáo của đơn vị.",
  nothingToLeave: "Tài khoản này chưa phụ trách báo cáo của đơn vị nào.",
  leaveWhich: "Xin chọn đơn vị muốn thôi phụ trách.",
  leaveQuestion: (unit: string) =>
    `Thôi phụ trách báo cáo của ${unit}? Số liệu đã nhập vẫn được giữ cho đơn vị; bot sẽ không nhắn về đơn vị này nữa.`,
  left: (unit: string) => `Đã thôi phụ trách báo cáo của ${unit}. Xin cảm ơn.`,
  reports: (lines: readonly { unit: string; round: string; role: Role; open: boolean; here: boolean }[]) =>
    lines.length === 0
      ? "Tài khoản này chưa có đơn vị nào trong đợt báo cáo."
      : [
          "Các đơn vị đang phụ trách:",
          ...lines.map(
            (line, index) =>
              `${lines.length > 1 ? `${index + 1}.` : "–"} ${line.unit} · ${line.round} · ${roleNames[line.role]}${line.open ? "" : " · đã đóng"}${line.here ? " · đang làm" : ""}`,
          ),
        ].join("\n"),
  turnedTo: (unit: string, round: string | null) =>
    `Chuyển sang ${unit}${round === null ? "" : `, báo cáo ${round}`}.`,
  privacy: (input: {
    name: string | null;
    since: Date;
    notice: { version: string; at: Date } | null;
    doors: readonly string[];
    phone: string | null;
    roles: readonly { role: Role; unit: string; since: Date; scope: readonly string[] | null }[];
    days: number;
    zone: string;
  }) =>
    [
      "Dữ liệu cá nhân mà bot đang lưu:",
      `– Tên hiển thị: ${input.name ?? "không có"}`,
      `– Tài khoản chat: ${input.doors.map((door) => doorNames[door] ?? door).join(", ") || "không có"}`,
      ...(input.phone === null ? [] : [`– Số điện thoại đã để lại: ${input.phone}`]),
      `– Tham gia từ: ${formatDate(input.since, input.zone)}`,
      ...input.roles.map(
        (one) =>
          `– ${roleNames[one.role]} của ${one.unit}${scopeWords(one.scope)}, từ ${formatDate(one.since, input.zone)}`,
      ),
      ...(input.notice
        ? [`– Đã xem thông báo về dữ liệu lúc ${formatTime(input.notice.at, input.zone)}`]
        : []),
      "– Nội dung báo cáo đã gửi: thuộc về đơn vị.",
      "",
      `Tên và tài khoản được xóa sau ${input.days} ngày không dùng nữa. Muốn xóa ngay, xin gõ “xóa dữ liệu của tôi”. Báo cáo của đơn vị vẫn được giữ, không kèm tên.`,
    ].join("\n"),
  eraseQuestion:
    "Xóa tên và tài khoản chat này, thôi phụ trách mọi đơn vị và hủy các tin đang chờ? Không lấy lại được. Báo cáo của đơn vị vẫn được giữ, lịch sử chỉ ghi “đầu mối của đơn vị”.",
  erased:
    "Bot đã xóa tên và tài khoản chat này. Tin này là tin cuối; sau khi gửi, bot không còn giữ tài khoản chat này. Muốn tham gia lại, xin nhập mã mới của đơn vị.",
  admitQuestion: (input: { name: string | null; unit: string; id: number }) =>
    `${input.name ?? "Một người"} có mã đã dùng của ${input.unit} và xin cùng làm báo cáo. Gõ “đồng ý ${input.id}” hoặc “không cho ${input.id}”.`,
  admitted: (unit: string) => `Đã đồng ý. Bot đã báo người xin vào ${unit}.`,
  admittedNotice: (unit: string) =>
    `Đã được đồng ý vào cùng làm báo cáo của ${unit}. Xin gửi lại mã vừa rồi để vào.`,
  refusedAdmission: "Đã ghi: không cho vào.",
  refusedNotice: "Yêu cầu vào báo cáo chưa được đồng ý. Xin liên hệ chuyên viên của Sở để nhận mã mới.",
  admissionOver: "Yêu cầu này đã được trả lời hoặc không còn hiệu lực.",
  scopedDone: (holders: readonly string[]) =>
    `Phần được giao đã đủ, xin cảm ơn. ${submitters(holders)} sẽ nộp báo cáo của đơn vị. Xem lại: gõ “xem lại”.`,
  scopedNoSubmit: (holders: readonly string[]) =>
    `Tài khoản này được giao một số mục; ${submitters(holders)} sẽ nộp báo cáo của đơn vị. Các số liệu đã gửi đều đã được ghi.`,
  scopedSealed: (holders: readonly string[]) =>
    `Báo cáo của đơn vị đã nộp. Muốn sửa, xin liên hệ ${holders.length > 0 ? holders.join(", ") : "người phụ trách báo cáo của đơn vị"}.`,
} as const;

/** Under the notice that somebody was let in. */
export const enterOffer = { label: "Vào báo cáo", word: "gửi lại mã" } as const;

/** Asks the first holder or an officer to let the holder of a used code in. */
export function askInOffer(codeId: number): NewOffer {
  return {
    label: "Xin vào",
    word: "xin vào",
    also: ["xin vào cùng"],
    action: { do: "command", name: "join", args: `ask ${codeId}` },
  };
}

/**
 * " (mục 10, 4.3)" for handed-over questions; without numbers when no form of the unit has these questions any more.
 */
function scopeWords(scope: readonly string[] | null): string {
  if (scope === null) return "";
  return scope.length > 0 ? ` (mục ${scope.join(", ")})` : " (một số mục)";
}

function submitters(holders: readonly string[]): string {
  return holders.length > 0 ? holders.join(", ") : "người phụ trách báo cáo";
}
