// What is said of the door for files where a report begins. Pure.
import type { NewOffer } from "../../interview/chat.ts";
import { uploadHere } from "../../message.ts";

/** In our own chat a button stands under the message; elsewhere the way is made when the message is sent. */
function offer(onPage: boolean): string {
  return onPage
    ? "Đã có báo cáo Word hoặc Excel thì bấm “Mở trang gửi tệp” dưới đây, bot đọc vào giúp."
    : uploadHere;
}

const begin: NewOffer = {
  label: "Bot hỏi từng mục",
  word: "tiếp",
  also: ["chưa có", "chưa", "từng mục", "hỏi từng mục", "bắt đầu"],
  action: { do: "word", word: "next" },
};

export const doorText = {
  offer,
  /** Where nothing is asked yet. */
  offerFirst: (onPage: boolean) => `${offer(onPage)} Chưa có thì gõ “tiếp”, bot hỏi từng mục.`,
  begin,
} as const;
