// What units do and what reporters do: holding activities, and sending, checking and asking about figures.
import { words } from "../phrases.ts";

export const hold = words(`tổ chức; thực hiện; triển khai`);
export const open = words(`mở`);
export const make = words(`làm`);
export const occur = words(`diễn ra; phát sinh`);
export const held = words(`đã tổ chức`);
export const heldWell = words(`tổ chức được`);

export const join = words(`tham gia`);
export const attend = words(`tham dự; dự; học; tập huấn; bồi dưỡng`);
export const rewarded = words(`được tặng; được khen`);
export const reward = words(`khen thưởng; khen; tặng`);
export const raise = words(`huy động; quyên góp`);
/** Also a way to pay: "vận động". */
export const canvass = words(`vận động`);
export const launch = words(`phát động`);
export const openUp = words(`khai mạc`);
export const ceremony = words(`lễ; lễ khai mạc`);
export const visit = words(`tham quan`);
export const funds = words(`kinh phí`);
/** Help, and money given. */
export const support = words(`hỗ trợ`);
export const spend = [...support, ...words(`nhận; chi; ngân sách`)];

export const send = words(`gửi; gởi`);
export const submit = words(`nộp`);
/** A report once more: with what is new in it, or given back for that. */
export const handInAgain = words(`nộp lại`);
export const tell = words(`báo`);
export const report = words(`báo cáo`);
export const write = words(`ghi`);
export const take = words(`lấy`);
export const enter = words(`nhập`);
export const fill = words(`điền; trả lời`);
export const supplement = words(`bổ sung`);
export const gather = words(`thống kê; tổng hợp; cập nhật`);
export const look = words(`xem`);
export const lookAgain = words(`xem lại`);
export const checkAgain = words(`kiểm tra lại`);
/** To look, as the south says it. */
export const glance = words(`coi`);
export const check = [...glance, ...words(`coi lại; kiểm tra; rà soát; rà lại; báo lại; nhắn`)];
/** "To calculate", and "to intend". */
export const reckon = words(`tính`);
export const complete = words(`hoàn thành; viết`);
export const goOn = words(`làm tiếp`);

export const remind = words(`nhắc`);
export const assist = words(`giúp đỡ`);
export const inquire = words(`hỏi`);
export const ask = [...inquire, ...words(`hỏi lại; liên hệ`)];
export const wait = words(`đợi; chờ`);
export const search = words(`tìm`);
export const meet = words(`gặp; hỏi thử`);

export const approve = words(`duyệt; phê duyệt`);
export const extend = words(`gia hạn`);
export const exchange = words(`đổi`);
export const cancel = words(`hủy`);
export const drop = words(`bỏ`);
