// The words that order a message of several rows: totals, exceptions, and what a head line is made of. Nothing here is sent.
import { words } from "../phrases.ts";

/** Announces the sum of rows, which is no row. */
export const totals = words(`
  tổng; tổng cộng; tổng số; tổng là; tổng cộng là; cộng; cộng lại; cộng chung; cả thảy; tất cả là; tổng chung; toàn bộ là; tổng cả; tc;
`);

/** "All of them are none, but …": what follows are the rows that hold something. */
export const except = words(`
  trừ; ngoại trừ; trừ ra; !ngoài; chỉ; chỉ có; chỉ riêng; !riêng; !mỗi; chỉ mỗi; có mỗi; ngoại trừ có; trừ mục; trừ dòng; chỉ có mục; chỉ mục;
`);

/** May stand before the exception beside a "không" or a 0. */
export const allOfThem = words(`
  tất cả; toàn bộ; hết; đều; cả; các dòng; các mục; các dòng khác; các mục khác; mấy dòng; mấy mục; còn lại; các phần; mọi; dòng; mục; là; đều là; ghi; bằng;
`);

/** A line of these words alone, before the figures, says what comes and is no entry. */
export const headLine = words(`
  số liệu; bảng; bảng số liệu; biểu; mẫu; phụ lục; kết quả; báo cáo; nội dung; stt; tt; số thứ tự; đơn vị tính; đvt; số lượng; ghi chú; mục; dòng; phần; nhóm;
  sau; như sau; cụ thể; dưới đây; sau đây; đây; nè; năm; tuần lễ; trường; đơn vị; của; các; về; theo; công văn; đợt; thống kê; tổng hợp; nhà trường; gồm; là; có; trong; hoạt động;
`);
