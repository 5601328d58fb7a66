// The words of the officer's page: its way in, its rooms' names, the overview. Pure.
import { formatDate, formatNumber, formatTime } from "../format.ts";

export const officerWords = {
  title: "Trang chuyên viên",
  skip: "Đến nội dung",
  rooms: "Các mục",
  room: {
    overview: "Tổng quan",
    waiting: "Chờ xử lý",
    forms: "Biểu mẫu",
    units: "Đơn vị và mã",
  },
  close: "Đóng trang",
  /** Whose page it is. */
  who: (name: string | null, unit: string) => (name === null ? unit : `${name}, ${unit}`),
} as const;

export const wayIn = {
  title: "Mở trang chuyên viên",
  whose: (name: string | null, unit: string) =>
    name === null ? `Trang này của chuyên viên ${unit}.` : `Trang này của ${name}, chuyên viên ${unit}.`,
  once: "Liên kết mở được một lần, trên trình duyệt này. Không phải mình thì xin đóng lại. Ai cần trang thì tự gõ “trang” trong cuộc trò chuyện của mình.",
  open: "Mở trang",
  goneTitle: "Liên kết không mở được trang",
  gone: "Liên kết đã dùng, quá 10 phút, hoặc không đúng. Xin gõ “trang” trong cuộc trò chuyện với bot để lấy liên kết mới.",
  goOn: "Trang đang mở trên trình duyệt này",
  closedTitle: "Trang chưa mở trên trình duyệt này",
  closed:
    "Trang tự đóng sau một ngày làm việc không dùng, hoặc khi không còn là chuyên viên. Xin gõ “trang” trong cuộc trò chuyện với bot để lấy liên kết mới; mỗi máy mở bằng một liên kết.",
  leftTitle: "Đã đóng trang",
  left: "Trang đã đóng trên trình duyệt này. Những gì đã lưu vẫn còn. Cần mở lại thì gõ “trang” trong cuộc trò chuyện với bot.",
  troubleTitle: "Chưa làm được",
  trouble: "Hệ thống đang bận. Những gì đã lưu vẫn còn. Xin thử lại sau ít phút.",
  notYoursTitle: "Mục này của cơ quan giao báo cáo",
  notYours:
    "Biểu mẫu, đợt báo cáo và danh sách đơn vị do chuyên viên của cơ quan giao báo cáo lập. Trang này xem được mục Tổng quan và Chờ xử lý.",
} as const;

export const overviewWords = {
  title: officerWords.room.overview,
  none: "Chưa có đợt nào đang mở.",
  noneAsks: "Chưa có đợt nào đang mở. Vào mục Biểu mẫu, thả công văn để tạo biểu mẫu và mở đợt.",
  deadline: (at: Date, zone: string) => `Hạn nộp: ${formatTime(at, zone)}`,
  counts: ({ expected, submitted, returned, inProgress, notStarted }: Counts) =>
    [
      `Đã nộp ${formatNumber(submitted)}/${formatNumber(expected)}`,
      `đang sửa ${formatNumber(returned)}`,
      `đang làm ${formatNumber(inProgress)}`,
      `chưa bắt đầu ${formatNumber(notStarted)}`,
    ].join(" · "),
  late: (count: number) => `Nộp muộn: ${formatNumber(count)}`,
  demo: "Đợt chạy thử",
  day: (at: Date, zone: string) => formatDate(at, zone),
} as const;

type Counts = {
  readonly expected: number;
  readonly submitted: number;
  readonly returned: number;
  readonly inProgress: number;
  readonly notStarted: number;
};
