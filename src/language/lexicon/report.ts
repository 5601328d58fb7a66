// What a report is made of, in the words of whoever fills it in: items and rows, figures, the Week, the paper itself.
import { combine, words } from "../phrases.ts";
import { demonstrative, piece } from "./small-words.ts";

export const rows = words(`mục; dòng`);
export const askedItem = words(`câu`);
export const part = words(`phần`);
/** "Mục này": what is asked now. */
export const thisItem = combine([...rows, ...askedItem, ...part, ...piece], demonstrative);
export const otherRows = words(`các mục khác; các dòng khác`);
/** What has no answer yet. */
export const remaining = words(`còn lại`);

export const figures = words(`số liệu`);
/** What shows that something is there. */
export const proof = words(`minh chứng`);
/** The table of a form, and what it is called on paper. */
export const sheet = words(`bảng; biểu`);
export const printedForm = words(`biểu mẫu`);
export const annex = words(`phụ lục`);
export const listed = words(`danh sách`);
/** In what a table counts. */
export const unitLine = words(`đơn vị tính; đvt`);
export const content = words(`nội dung`);
export const activity = words(`hoạt động`);
export const result = words(`kết quả`);
export const note = words(`ghi chú`);
export const noteShort = words(`gc`);
export const notice = words(`thông báo`);
export const dispatch = words(`công văn`);
export const until = words(`hạn`);

export const theWeek = words(`tuần lễ`);
export const duringTheWeek = words(`trong tuần lễ`);
export const wholeWeek = words(`cả tuần`);
export const duringWeek = words(`trong tuần`);
export const occasion = words(`đợt này; lần này; vừa qua`);

/** What a narrative item asks for besides deeds. */
export const urge = words(`kiến nghị; đề xuất`);
export const proposals = [...urge, ...words(`khó khăn; tồn tại; hạn chế; ý kiến`)];

export const quantity = words(`số lượng; sl`);
export const sum = words(`tổng; tổng số`);
export const totals = [
  ...sum,
  ...words(
    `tổng cộng; tổng là; tổng cộng là; cộng; cộng lại; cộng chung; cả thảy; tất cả là; tổng chung; toàn bộ là; tổng cả; tc`,
  ),
];

/** Where the figures before this one stand. */
export const above = words(`ở trên`);
