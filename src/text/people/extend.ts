// What a contact reads who asks for more time: the request before it goes, and what holds while nobody has decided. Pure.
import { formatClock, formatDeadline } from "../format.ts";
import type { OfferWords } from "../officer/officer.ts";

export const extendOffers = {
  send: { label: "Gửi", word: "gửi", also: ["gửi đi", "gửi sở", "gửi chuyên viên"], answers: "yes" },
  drop: {
    label: "Không xin nữa",
    word: "không xin nữa",
    also: ["thôi", "thôi không xin nữa"],
    answers: "no",
  },
  withdraw: { label: "Rút đề nghị", word: "rút đề nghị", also: ["không xin nữa", "thôi không xin nữa"] },
} as const satisfies Record<string, OfferWords>;

type Asking = {
  readonly unit: string;
  readonly until: Date;
  readonly deadline: Date;
  readonly reason: string | null;
  readonly you: string;
  readonly zone: string;
};

export const extendText = {
  notYours: "Lệnh này dành cho người làm báo cáo của đơn vị.",
  closed: "Đợt báo cáo đã đóng, không xin gia hạn được nữa.",
  /** No day was named. */
  ask: (unit: string, you: string, deadline: Date, day: string, zone: string) =>
    `${you} xin lùi hạn nộp của ${unit} đến ngày nào, vì sao ạ? Ví dụ: ${day} vì … (hạn hiện nay: ${formatDeadline(deadline, zone)}). Thôi không xin thì gõ “không xin nữa”.`,
  notLater: (asked: Date, deadline: Date, zone: string) =>
    `${formatDeadline(asked, zone)} không sau hạn hiện nay (${formatDeadline(deadline, zone)}). Xin gửi ngày khác.`,
  tooFar: (asked: Date, zone: string) =>
    `${formatDeadline(asked, zone)} xa hạn nộp quá một tháng. Xin gửi ngày khác, ghi đủ ngày và tháng.`,
  confirm: ({ unit, until, deadline, reason, you, zone }: Asking) =>
    `${you} xin lùi hạn nộp của ${unit} đến ${formatDeadline(until, zone)} (hạn hiện nay: ${formatDeadline(deadline, zone)}).${reason === null ? "" : ` Lý do: ${closed(reason)}`} Đúng thì gõ “gửi”, cần đổi thì gửi ngày khác.`,
  /** `handedIn`: a version is there already, so that nothing is said of handing in what there is. */
  sent: ({
    now,
    deadline,
    handedIn,
    zone,
  }: {
    now: Date;
    deadline: Date;
    handedIn: boolean;
    zone: string;
  }) => {
    const due = formatDeadline(deadline, zone);
    const stands = now > deadline ? `hạn nộp ${due} đã qua và chưa đổi` : `hạn vẫn là ${due}`;
    const part = handedIn ? "" : " Phần đã có nộp trước được, gõ “nộp thiếu”.";
    return `Đã gửi lúc ${formatClock(now, zone)}. Chuyên viên xem trong giờ làm việc; khi chưa có trả lời, ${stands}.${part}`;
  },
  already: (until: Date | null, zone: string) =>
    `Đề nghị lùi hạn${until ? ` đến ${formatDeadline(until, zone)}` : ""} đã gửi trước đó, chưa có trả lời.`,
  dropped: "Bot chưa gửi đề nghị nào.",
  withdrawn: (deadline: Date, zone: string) =>
    `Đã rút đề nghị. Hạn nộp vẫn là ${formatDeadline(deadline, zone)}.`,
  nothingAsked: "Đơn vị không có đề nghị nào đang chờ trả lời.",
  verbatim: "Nếu đó là nội dung báo cáo, gõ “ghi nguyên văn”.",
} as const;

function closed(sentence: string): string {
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`;
}
