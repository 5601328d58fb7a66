// What is said when an officer answers for a unit whose report came by e-mail, on paper or by telephone. Pure.

import type { Entered } from "../../report/types.ts";
import { shortName } from "../file-kinds.ts";
import { formatTime } from "../format.ts";
import { forExample } from "./actions.ts";
import type { OfferWords } from "./officer.ts";

type Source = "email" | "paper" | "phone";

const sourceNames: Readonly<Record<Source, string>> = {
  email: "e-mail",
  paper: "văn bản giấy",
  phone: "điện thoại",
};

/** The source as the officer picks it. */
export const sourceOffers: Readonly<Record<Source, OfferWords>> = {
  email: { label: "E-mail", word: "e-mail", also: ["email", "thư điện tử"] },
  paper: { label: "Giấy", word: "giấy", also: ["văn bản", "văn bản giấy", "bản giấy"] },
  phone: { label: "Điện thoại", word: "điện thoại", also: ["gọi điện"] },
};

export const todayOffer: OfferWords = { label: "Hôm nay", word: "hôm nay", also: ["nay"] };

/** "nhập hộ từ e-mail ngày 12/10/2022", "nhập hộ từ tệp “TH-01.xlsx” …": beside a report that somebody entered. */
export function enteredWords(entered: Entered): string {
  const [year, month, day] = entered.date.split("-");
  const from = entered.source === "file" ? `tệp “${shortName(entered.file)}”` : sourceNames[entered.source];
  return `nhập hộ từ ${from} ngày ${day}/${month}/${year}`;
}

/** An officer types in; whoever compiles a unit's report may hand in a file for it. */
function enteredBy({ source }: Entered): string {
  return source === "file" ? "Báo cáo" : "Chuyên viên";
}

export const enterText = {
  askUnit: (code: string | null) => `Xin gửi mã đơn vị cần nhập hộ${forExample(code)}.`,
  askSource: (unit: string, state: string) =>
    `Nhập hộ ${unit} (${state}). Báo cáo đến bằng cách nào: e-mail, giấy hay điện thoại? Không nhập nữa thì gõ “thôi”.`,
  askDate: (unit: string, day: string) =>
    `${unit}: đơn vị gửi ngày nào? Ví dụ: ${day}, hôm nay, hôm qua. Không nhập hộ nữa thì gõ “thôi”.`,
  badDate: (_: string, day: string) =>
    `Chưa rõ ngày. Xin gửi ngày và tháng, không sau hôm nay, ví dụ: ${day}. Không nhập hộ nữa thì gõ “thôi”.`,
  submitted: (unit: string) =>
    `${unit} đã tự nộp báo cáo. Muốn đơn vị sửa, dùng “trả lại”; không nhập hộ lên bản đơn vị đã nộp.`,
  begun: (unit: string, entered: Entered) =>
    `${unit}: ${enteredWords(entered)}. Xong hoặc muốn dừng, gõ “thoát nhập hộ”.`,
  stopped: "Đã thoát nhập hộ; số liệu đã nhập được giữ. Gõ: tổng hợp · chưa nộp · nhập hộ MÃ",
  states: {
    "not-started": () => "chưa bắt đầu",
    "in-progress": (done: number, total: number) => `đơn vị đang nhập ${done}/${total}`,
    returned: () => "đang được trả lại",
  },
  /** The line in an officer's view of a unit whose report an officer entered. */
  line: (entered: Entered, at: Date | null, zone: string) =>
    `${enteredBy(entered)} ${enteredWords(entered)}${at ? `, lúc ${formatTime(at, zone)}` : ""}.`,
} as const;
