// What somebody hears who has not joined yet: what this is, what is awaited, and never the same twice in a row. Pure.
import { joinText } from "./join.ts";

export type StrangerSaid = {
  /** What they said: "question" asks what this is or how it goes. */
  readonly said: "question" | "greeting" | "other";
  /** How many texts of theirs were answered so before. */
  readonly times: number;
  /** A code waits on the page above its button. */
  readonly button: boolean;
};

const example = "ví dụ: 7K3F-9QX2-M4TB";

/** The answer to a text of somebody without a code. */
export function toStranger(office: string | null, { said, times, button }: StrangerSaid): string {
  const sender = office ?? "Sở";
  const awaited = button ? pressAwaited(times) : codeAwaited(sender, times);
  if (said === "question")
    return `Đây là nơi các đơn vị gửi báo cáo cho ${sender}: bot báo hạn nộp, hỏi từng mục, Thầy/Cô trả lời ngay tại đây. ${awaited}`;
  if (times === 0 && !button) return joinText.welcome(office);
  return `${said === "greeting" ? "Kính chào Thầy/Cô." : "Tin vừa rồi chưa được ghi."} ${awaited}`;
}

function pressAwaited(times: number): string {
  return times % 2 === 0
    ? "Mã của đơn vị đã có sẵn trên trang này: xin bấm “Bắt đầu”, hoặc gõ “đúng”."
    : "Bot đang chờ nút “Bắt đầu” ở dưới mã của đơn vị; gõ “đúng” cũng được.";
}

function codeAwaited(sender: string, times: number): string {
  return times % 2 === 0
    ? `Xin gửi mã đơn vị (${sender} gửi riêng cho từng đơn vị), ${example}.`
    : `Bot đang chờ mã đơn vị, ${example}; chưa có mã thì xin ở chuyên viên của ${sender}.`;
}

/** Where a code waits for its yes and something else was said; the question follows. */
export function stillToConfirm(said: StrangerSaid["said"], times: number): string {
  const first = times % 2 === 0;
  switch (said) {
    case "question":
      return first
        ? "Đây là nơi gửi báo cáo của đơn vị nêu trên; xác nhận đơn vị rồi thì bot báo hạn nộp và hỏi từng mục."
        : "Bot báo hạn nộp và hỏi từng mục khi đơn vị đã được xác nhận; câu khác xin hỏi chuyên viên của Sở.";
    case "greeting":
      return first ? "Kính chào Thầy/Cô." : "Bot đang chờ Thầy/Cô xác nhận đơn vị.";
    case "other":
      return first ? joinText.unclear : "Bot đang chờ Thầy/Cô xác nhận đơn vị nên chưa ghi tin vừa rồi.";
  }
}
