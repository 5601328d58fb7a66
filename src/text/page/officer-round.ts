// The words of the room of one open round: what is done with a button, what is typed as in the chat, and its end. Pure.
import type { ReportState } from "../../form/report-state.ts";
import { formatNumber } from "../format.ts";

export const roundWords = {
  manage: "Quản lý đợt",
  said: "Trả lời",
  choose: "Chọn",
  answer: "Trả lời câu trên",
  send: "Gửi",
  quick: "Việc thường làm",
  quicks: [
    { name: "summary", label: "Tổng hợp" },
    { name: "missing", label: "Đơn vị chưa nộp" },
    { name: "remind", label: "Nhắc đơn vị chưa nộp" },
    { name: "export", label: "Xuất Excel" },
    { name: "codes", label: "Phiếu mã" },
    { name: "channels", label: "Các kênh" },
  ],
  words: "Lệnh khác, gõ như trong cuộc trò chuyện",
  wordsHow:
    "Ví dụ: đơn vị THPT-01 · đầu mối THPT-01 · thu hồi 12 · cấp mã THPT-01 · trả lại THPT-01 lý do · thông báo nội dung",
  unknown: "Chưa rõ lệnh này. Xin gõ như các ví dụ bên dưới ô.",
  units: "Đơn vị và mã",
  unitsOf: (count: number) => `Xem ${formatNumber(count)} đơn vị`,
  unitState: {
    "not-started": "chưa bắt đầu",
    "in-progress": "đang làm",
    submitted: "đã nộp",
    returned: "đang sửa",
    accepted: "đã tiếp nhận",
  } satisfies Record<ReportState, string>,
  unitDoes: [
    { name: "unit", label: "Báo cáo" },
    { name: "who", label: "Đầu mối" },
    { name: "codes", label: "Mã mới" },
  ],
  deadline: "Dời hạn nộp",
  deadlineLead: "Bot hỏi lại trước khi dời, rồi báo các đơn vị chưa nộp.",
  day: "Hạn mới: ngày",
  time: "Giờ (để trống là cả ngày)",
  move: "Xem rồi dời",
  exempt: "Miễn một đơn vị",
  code: "Mã đơn vị",
  reason: "Lý do (ghi trong bảng tổng hợp)",
  exemptDo: "Miễn đơn vị này",
  exempted: (given: { name: string; before: number; after: number; sealed: boolean }) =>
    `Đã miễn ${given.name}: còn ${formatNumber(given.after)} đơn vị phải nộp (trước đó ${formatNumber(given.before)}).` +
    (given.sealed ? " Báo cáo đơn vị đã nộp không tính vào số liệu nữa." : ""),
  add: "Hỏi thêm một đơn vị",
  addDo: "Hỏi đơn vị này",
  added: (given: { name: string; after: number }) =>
    `Đã hỏi thêm ${given.name}: ${formatNumber(given.after)} đơn vị phải nộp.`,
  hand: "Giao đợt cho đồng nghiệp",
  handLead: (was: string | null) =>
    `${was === null ? "Đợt này chưa ghi ai hỗ trợ các đơn vị." : `Đang hỗ trợ các đơn vị: ${was}.`} Bot hỏi lại trước khi giao, rồi báo cho các đơn vị.`,
  handTo: "Tên và số điện thoại, ví dụ: chị Hoa, 0275 3822 001",
  handDo: "Xem rồi giao",
  needWhom: "Xin ghi tên và số điện thoại của người nhận đợt.",
  close: "Đóng đợt",
  closeLead:
    "Đóng rồi thì không nhắc, không nhận thêm báo cáo nào của đợt này; số liệu và biên nhận vẫn còn.",
  closeSure: (owing: number) =>
    owing === 0
      ? "Mọi đơn vị đã nộp. Gõ số 0 để đóng đợt"
      : `Còn ${formatNumber(owing)} đơn vị chưa nộp. Gõ số ${formatNumber(owing)} để đóng đợt`,
  closeDo: "Đóng đợt",
  closeWrong: "Chưa đóng: số gõ vào không phải số đơn vị chưa nộp. Xin xem lại số rồi gõ lại.",
  closed: "Đã đóng đợt.",
  needBoth: "Xin ghi mã đơn vị và lý do.",
  needCode: "Xin ghi mã đơn vị.",
  needDay: "Xin ghi ngày của hạn mới.",
  partOnly:
    "Đợt này của cơ quan giao báo cáo: dời hạn, miễn, giao, chuyển phiên bản và đóng do chuyên viên cơ quan ấy làm.",
  noneTitle: "Không có đợt này",
  none: "Đợt đã đóng, hoặc anh/chị không phụ trách. Xin mở lại từ mục Tổng quan.",
  download: "Tải tệp",
} as const;
