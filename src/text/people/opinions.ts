// What is said of the words of the units below, in the chat and in the document that holds them. Pure.
import { belowMark, notAnswered } from "../../files/words/paper.ts";
import type { OpinionLabels } from "../../report/word/opinions.ts";

export const opinionsText = {
  nowhere: "Lệnh này dành cho đơn vị tổng hợp báo cáo của các đơn vị bên dưới.",
  ready: (unit: string) =>
    `Ý kiến các đơn vị, xếp theo từng mục, của ${unit}. Viết phần của mình vào chỗ tô vàng rồi gửi lại tệp này, bot lấy đúng phần đó vào báo cáo.`,
} as const;

export const opinionLabels: OpinionLabels = {
  title: "Ý KIẾN CÁC ĐƠN VỊ, XẾP THEO TỪNG MỤC",
  lead: "Viết phần của đơn vị mình vào chỗ tô vàng dưới mỗi mục rồi gửi lại tệp này cho bot; phần trong khung là của các đơn vị, bot không lấy.",
  below: belowMark,
  nobody: "Chưa đơn vị nào viết ở mục này.",
  blank: notAnswered,
  own: "Phần của đơn vị mình viết ngay dưới khung này.",
};
