// What is said when a request is decided: to the officer who decides, to the next who tries, and to the unit. Pure.
import type { RequestKind } from "../../language/request.ts";
import { exampleDay, formatClock, formatDeadline, formatNumber, formatTime } from "../format.ts";
import type { OfferWords } from "./officer.ts";

/** A deadline in few letters: "17/10", and with its hour where that is not the end of the day. */
export function shortDay(at: Date, zone: string): string {
  const clock = formatClock(at, zone);
  const day = exampleDay(at, 0, zone);
  return clock === "23:59" ? day : `${clock} ${day}`;
}

type Asked = {
  readonly id: number;
  readonly shortName: string;
  readonly kind: RequestKind;
  readonly words: string;
  readonly until: Date | null;
  readonly deadline: Date;
  readonly inTime: boolean | null;
  readonly done: number;
  readonly total: number;
};

/** What a unit asks, as whoever decides reads it above the choices; `common`: the round's deadline. */
export function requestAsked(asked: Asked, common: Date, zone: string): string {
  const { shortName, words } = asked;
  const done = `Đã trả lời ${formatNumber(asked.done)}/${formatNumber(asked.total)} mục.`;
  return `${shortName} ${wanted(asked, common, zone)}${words === "" ? "." : `: ${closed(words)}`} ${done}`;
}

function wanted({ kind, until, deadline, inTime }: Asked, common: Date, zone: string): string {
  switch (kind) {
    case "extend": {
      const now = deadline.getTime() === common.getTime() ? "hạn chung" : "hạn hiện nay";
      const after = inTime === false ? ", xin khi đã quá hạn" : "";
      const day = until ? ` đến ${shortDay(until, zone)}` : ", chưa nêu ngày";
      return `xin gia hạn${day} (${now} ${shortDay(deadline, zone)}${after})`;
    }
    case "reopen":
      return "xin mở lại báo cáo đã nộp";
    case "help":
      return "cần hỗ trợ";
    case "call":
      return "xin được gọi lại";
  }
}

/** The choices under a request. Each word says which request it is about, since several may stand below each other. */
export const requestOffers = {
  yes: (id: number): OfferWords => ({
    label: "Đồng ý",
    word: `đề nghị ${id} đồng ý`,
    also: ["đồng ý"],
    answers: "yes",
  }),
  other: (id: number): OfferWords => ({
    label: "Ngày khác",
    word: `đề nghị ${id} ngày khác`,
    also: ["ngày khác"],
  }),
  no: (id: number): OfferWords => ({
    label: "Chưa đồng ý",
    word: `đề nghị ${id} chưa đồng ý`,
    also: ["chưa đồng ý"],
    answers: "no",
  }),
  open: (id: number): OfferWords => ({
    label: "Mở lại",
    word: `đề nghị ${id} mở lại`,
    also: ["mở lại"],
    answers: "yes",
  }),
  called: (id: number): OfferWords => ({
    label: "Đã gọi",
    word: `đề nghị ${id} đã gọi`,
    also: ["đã gọi"],
    answers: "yes",
  }),
};

export const requestText = {
  none: "Không có đề nghị nào chờ trả lời.",
  /** To everybody above, once, where nobody decided for half a working day. */
  passedOn: (asked: string, at: Date, zone: string) =>
    `Chưa có ai trả lời đề nghị gửi lúc ${formatTime(at, zone)}:\n${asked}`,
  unknown: (said: string) => `Không thấy đề nghị “${said}”. Gõ “đề nghị” để xem các đề nghị đang chờ.`,
  list: (lines: readonly string[], count: number) =>
    [
      `ĐỀ NGHỊ CHỜ TRẢ LỜI: ${formatNumber(count)}`,
      ...lines.map((line, index) => `${index + 1}. ${line}`),
      ...(count > lines.length ? [`và ${formatNumber(count - lines.length)} đề nghị khác.`] : []),
      "Gõ số để mở.",
    ].join("\n"),
  askDay: (unit: string, day: string) => `Gia hạn cho ${unit} đến ngày nào? Xin gửi ngày, ví dụ: ${day}.`,
  dayUnread: (said: string, day: string) =>
    `Bot chưa rõ ngày “${said}”, chưa trả lời đơn vị. Xin gửi ngày, ví dụ: ${day}.`,
  whichDay: "Xin chọn ngày:",
  notLater: (deadline: Date, zone: string) =>
    `Hạn mới phải sau hạn hiện nay (${formatDeadline(deadline, zone)}) và còn ở phía trước. Bot chưa trả lời đơn vị.`,
  askWords: (unit: string) => `Xin gửi ý kiến để bot báo ${unit}.`,
  closed: "Đợt báo cáo đã đóng, không trả lời đề nghị được nữa.",
  reopenedFor: "mở lại theo đề nghị của đơn vị",
  /** To the officer who decided. */
  granted: (given: {
    unit: string;
    until: Date;
    told: number;
    judged: number;
    inner: number;
    zone: string;
  }) =>
    [
      `Đã đồng ý: hạn nộp của ${given.unit} là ${formatDeadline(given.until, given.zone)}. ${toldWords(given.told)}`,
      ...(given.judged > 0 ? ["Bản đơn vị nộp sau khi xin được tính là đúng hạn."] : []),
      ...(given.inner > 0 ? [`Hạn của ${formatNumber(given.inner)} đơn vị trực thuộc lùi theo.`] : []),
    ].join("\n"),
  reopened: (unit: string, told: number) => `Đã mở lại báo cáo của ${unit}. ${toldWords(told)}`,
  refused: (unit: string, told: number) => `Đã trả lời ${unit}: chưa đồng ý. ${toldWords(told)}`,
  called: (unit: string) => `Đã ghi: đề nghị của ${unit} đã được giải quyết.`,
  /** To whoever comes second. */
  before: (given: {
    unit: string;
    state: "granted" | "refused" | "done" | "withdrawn" | "told" | "open";
    kind: RequestKind;
    by: string | null;
    at: Date | null;
    until: Date | null;
    reply: string | null;
    zone: string;
  }) => {
    const when = given.at ? ` lúc ${formatTime(given.at, given.zone)}` : "";
    const who = given.by ? `${given.by} ` : "";
    switch (given.state) {
      case "granted":
        return `${given.unit}: ${who}đã ${given.until ? `đồng ý gia hạn đến ${shortDay(given.until, given.zone)}` : "mở lại báo cáo"}${when}.`;
      case "refused":
        return `${given.unit}: ${who}đã trả lời chưa đồng ý${when}${given.reply ? `: “${given.reply}”` : ""}.`;
      case "withdrawn":
        return `${given.unit} đã rút đề nghị${when}.`;
      default:
        return `Đề nghị của ${given.unit} đã được giải quyết${when}.`;
    }
  },
} as const;

/** What the unit hears. */
export const requestAnswer = {
  granted: (given: {
    office: string;
    unit: string;
    until: Date;
    judged: number;
    inTime: boolean | null;
    zone: string;
  }) =>
    [
      `${given.office} đồng ý: hạn nộp của ${given.unit} là ${formatDeadline(given.until, given.zone)}.`,
      ...(given.judged > 0 ? ["Bản đã nộp sau khi xin được tính là đúng hạn."] : []),
      ...(given.inTime === false ? ["Đề nghị gửi khi đã quá hạn nên báo cáo vẫn ghi là nộp muộn."] : []),
    ].join("\n"),
  refused: (given: {
    office: string;
    unit: string;
    kind: RequestKind;
    deadline: Date;
    reply: string;
    helpContact: string | null;
    zone: string;
  }) => {
    const what =
      given.kind === "extend"
        ? `đề nghị giữ hạn ${formatDeadline(given.deadline, given.zone)}`
        : given.kind === "reopen"
          ? `chưa đồng ý mở lại báo cáo của ${given.unit}`
          : "chưa đồng ý";
    const call = given.helpContact === null ? "" : ` Cần trao đổi xin gọi ${given.helpContact}.`;
    return `${given.office} ${what}. Ý kiến của chuyên viên: “${given.reply}”.${call}`;
  },
} as const;

function toldWords(told: number): string {
  return told === 0
    ? "Bot không nhắn được cho đầu mối nào, xin gọi điện."
    : `Đã gửi tin cho ${formatNumber(told)} người của đơn vị.`;
}

function closed(sentence: string): string {
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`;
}
