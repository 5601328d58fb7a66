// The words beside "không" that name nothing, and those that say how much it denies. Typed with or without diacritics.
import { words } from "../phrases.ts";
import { politeness } from "./stand-ins.ts";

/** Politeness, but not where it looks like the beginning of a row's wording once its mark is left out (thi, kinh phí). */
export const polite = politeness.filter((phrase) => phrase !== "thì" && phrase !== "kính");

/** Stands around a denial and names nothing that could be a row. */
export const filler = words(`
  có; phát sinh; diễn ra; nào; gì; ai; hết; luôn; rồi; đâu; hề; một; này; kia; mục này; phần này; dòng này; câu này; cái này;
  năm nay; đợt này; lần này; vừa qua; trong; trong tuần lễ; tuần lễ; trong tuần; tuần này; ở; tại trường; của; các; những; việc; về; !thì; là; cho; được; ghi; báo; báo cáo;
  xin báo cáo; đi; số liệu; hoạt động; nội dung; tham gia; thêm; và; hay; hoặc; cả; nữa; mục; dòng; riêng; phần; bất kỳ; bất cứ; nha em; nhe em;
`);

export const deeds = words(`tổ chức; thực hiện; triển khai; làm; mở; tổ chức được; thực hiện được; làm được`);

export const unit = words(`
  đơn vị; trường; nhà trường; trung tâm; !phòng; cơ quan; đơn vị em; trường em; trường mình; bên em; bên mình; bên trường;
  trường chị; trường cô; trường tôi; bên chị; bên tôi; đơn vị mình; đơn vị tôi;
`);

/** Everything that was asked, said in so many words. */
export const allOfThem = words(`
  cả hai; cả 2; cả ba; cả 3; cả bốn; cả năm; cả sáu; cả bảy; hai cái; cả hai dòng; cả hai mục; cả 2 dòng; cả 2 mục; cả ba dòng; cả nhóm; cả mục;
  tất cả; toàn bộ; đều; dòng nào; mục nào; dòng nào hết; mục nào hết; cái nào; cái nào hết; cả hai đều; tất cả đều; đều là;
  gì cả; gì hết; gì; gì ráo; chi hết; hết cả; hết trơn; gì đâu;
`);

/** Perhaps of all that the report is about, perhaps only of what was asked. */
export const anything = words(`
  tổ chức gì; tổ chức gì cả; tổ chức gì hết; làm gì; làm gì cả; làm gì hết; hoạt động nào; hoạt động nào cả; hoạt động nào hết; hoạt động gì;
  hoạt động gì cả; hoạt động gì hết; tổ chức hoạt động nào; tổ chức hoạt động gì; tổ chức hoạt động nào cả; tổ chức hoạt động nào hết; có hoạt động nào;
  có hoạt động gì; tất cả các hoạt động; tổ chức bất kỳ hoạt động nào; bất kỳ hoạt động nào; tổ chức chi hết; triển khai gì; triển khai hoạt động nào;
  thực hiện hoạt động nào; thực hiện gì;
`);

/** All that was asked and has not been answered. */
export const rest = words(`
  còn lại; còn lại thì; phần còn lại; số còn lại; các dòng còn lại; các mục còn lại; mấy cái còn lại; những cái còn lại; mấy dòng còn lại; mấy mục còn lại;
  những dòng còn lại; những mục còn lại; mấy cái kia; mấy dòng kia; mấy mục kia; mấy cái khác; mấy dòng khác; mấy mục khác; các mục khác; các dòng khác;
  những mục khác; những dòng khác; những cái khác; những cái kia; các cái khác; các cái kia; mấy cái sau; ngoài ra; hết còn lại; còn mấy cái kia; còn mấy cái khác;
`);

/** With one of these the message says more than that there is none. */
export const but = words(`nhưng; chỉ; chỉ có; ngoại trừ; trừ; mà có; còn lại; chưa; sẽ; mà`);
