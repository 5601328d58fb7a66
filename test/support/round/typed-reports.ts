// Three units' reports as their contacts type them, and what each figure is: written down by hand, from no code of the program's.
import type { Manner, Paper } from "../chat/paper-contact.ts";

/** Number, what is typed, and the figures under "Số lớp/số cuộc thi" and "Người". */
export type Line = readonly [no: string, typed: string, count: number | null, people: number | null];

export type TypedReport = {
  readonly code: string;
  readonly name: string;
  /** The name of its sheet, and of the unit in lists. */
  readonly sheet: string;
  readonly manner: Manner;
  /** How many questions its kind of unit is asked. */
  readonly questions: number;
  /** By the number of the narrative's item. */
  readonly narratives: Readonly<Record<string, string>>;
  readonly money: readonly [typed: string, typed2: string];
  readonly lines: readonly Line[];
  /** The rows the program adds up itself, and those that the narrative's money fills. */
  readonly derived: readonly Line[];
};

export const typedReports: readonly TypedReport[] = [
  {
    code: "PGD-CT",
    name: "Phòng Giáo dục và Đào tạo huyện Châu Thành",
    sheet: "PGD Châu Thành",
    manner: "groups",
    questions: 42,
    narratives: {
      "I.1": "Phòng ban hành Kế hoạch số 112/KH-PGDĐT ngày 26/9/2022, giao các trường thực hiện và báo cáo.",
      "I.2": "- Lễ khai mạc cấp huyện tại Trường THCS Tân Thạch.\n- 34 trường tổ chức ngày hội đọc sách.",
      "II.1": "Các trường hưởng ứng tích cực; phong trào đọc sách lan rộng đến cha mẹ học sinh.",
      "II.2": "Phân công rõ người, rõ việc; công khai kết quả mỗi ngày trên trang của Phòng.",
      "II.3": "Một số trường vùng ven còn thiếu máy tính & đường truyền < 10 Mbps.",
      "II.4": "Đề nghị Sở cấp thêm đầu sách cho thư viện các trường tiểu học.",
      "11": "Phối hợp Hội Khuyến học huyện trao 40 suất học bổng cho học viên lớp xóa mù chữ.",
    },
    money: ["125 triệu", "37.500.000"],
    lines: [
      ["1.1", "2 lớp 73 người", 2, 73],
      ["1.2", "không", 0, 0],
      ["1.3", "1/45", 1, 45],
      ["1.4", "3 lớp, 96 người", 3, 96],
      ["1.5", "không", 0, 0],
      ["1.6", "1/38", 1, 38],
      ["1.7", "120/4.210", 120, 4210],
      ["1.8", "2/150", 2, 150],
      ["1.9", "14 lớp 612 người", 14, 612],
      ["1.10", "1/27", 1, 27],
      ["1.11", "2/41", 2, 41],
      ["1.12", "1/22", 1, 22],
      ["1.13", "3/58", 3, 58],
      ["1.14", "không", 0, 0],
      ["2", "25", 25, null],
      ["3", "1.250", 1250, null],
      ["4.1", "48", 48, null],
      ["4.2", "3.105", null, 3105],
      ["4.3", "7.460", 7460, null],
      ["5.1", "1", 1, null],
      ["5.2", "6", 6, null],
      ["5.3", "2/840", 2, 840],
      ["5.4", "9 cuộc 1.930 người", 9, 1930],
      ["5.5", "3/415", 3, 415],
      ["5.6", "không", 0, 0],
      ["6.1", "11/1.204", 11, 1204],
      ["6.2", "8/960", 8, 960],
      ["6.3", "5/377", 5, 377],
      ["7.1", "có", 1, null],
      ["7.2", "34", 34, null],
      ["8", "4/266", 4, 266],
      ["9.1", "5", 5, null],
      ["9.2", "17", null, 17],
    ],
    derived: [
      ["1", "", 150, 5372],
      ["10.1", "", 125_000_000, null],
      ["10.2", "", 37_500_000, null],
    ],
  },
  {
    code: "TT-GT",
    name: "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Giồng Trôm",
    sheet: "TTGDTX Giồng Trôm",
    manner: "named",
    questions: 41,
    narratives: {
      "I.1": "Trung tâm lập kế hoạch lồng ghép Tuần lễ vào các lớp học buổi tối, giao tổ bộ môn phụ trách.",
      "I.2": "- Mở lớp nghề ngắn hạn.\n- Tuyên truyền về học tập suốt đời tại ba xã.",
      "II.1": "Số học viên đăng ký lớp nghề tăng so với năm trước.",
      "II.2": "Phối hợp sớm với trung tâm học tập cộng đồng các xã.",
      "II.3": "Học viên đi làm ca nên khó sắp xếp thời gian.",
      "II.4": "không",
      "11": "Mở thêm hai lớp học buổi tối theo đề nghị của xã Mỹ Thạnh.",
    },
    money: ["không", "2 triệu rưỡi"],
    lines: [
      ["1.1", "1/19", 1, 19],
      ["1.2", "không", 0, 0],
      ["1.3", "không", 0, 0],
      ["1.4", "4/132", 4, 132],
      ["1.5", "6 lớp 210 người", 6, 210],
      ["1.6", "không", 0, 0],
      ["1.7", "3/118", 3, 118],
      ["1.8", "2/90", 2, 90],
      ["1.9", "1/23", 1, 23],
      ["1.10", "không", 0, 0],
      ["1.11", "không", 0, 0],
      ["1.12", "1/18", 1, 18],
      ["1.13", "không", 0, 0],
      ["1.14", "2/47", 2, 47],
      ["2", "4", 4, null],
      ["3", "60", 60, null],
      ["4.1", "không", 0, null],
      ["4.2", "không", null, 0],
      ["4.3", "không", 0, null],
      ["5.1", "không", 0, null],
      ["5.2", "1", 1, null],
      ["5.3", "không", 0, 0],
      ["5.4", "1/52", 1, 52],
      ["5.5", "2/131", 2, 131],
      ["5.6", "1/40", 1, 40],
      ["6.1", "không", 0, 0],
      ["6.2", "không", 0, 0],
      ["6.3", "không", 0, 0],
      ["7.2", "không", 0, null],
      ["8", "3/145", 3, 145],
      ["9.1", "2", 2, null],
      ["9.2", "3", null, 3],
    ],
    derived: [
      ["1", "", 20, 657],
      ["10.1", "", 0, null],
      ["10.2", "", 2_500_000, null],
    ],
  },
  {
    code: "THPT-20",
    name: "Trường THPT Ca Văn Thỉnh",
    sheet: "THPT Ca Văn Thỉnh",
    manner: "rows",
    questions: 34,
    narratives: {
      "I.1":
        "Nhà trường ban hành kế hoạch ngày 27/9/2022, phân công Phó Hiệu trưởng phụ trách chuyên môn chỉ đạo.",
      "I.2":
        "- Chào cờ phát động ngày 03/10/2022.\n- 30/30 lớp sinh hoạt chuyên đề kỹ năng tìm kiếm thông tin.",
      "II.1": "100% lớp tham gia; học sinh hình thành thói quen đọc và tự học.",
      "II.2": "Giao chỉ tiêu cụ thể cho từng lớp, công bố kết quả hằng ngày.",
      "II.3": "Thời gian tổ chức trùng với kế hoạch kiểm tra thường xuyên.",
      "II.4": "không",
      "11": "không",
    },
    money: ["8,2 triệu", "5tr"],
    lines: [
      ["1.1", "2 lớp 73 người", 2, 73],
      ["1.2", "không", 0, 0],
      ["1.3", "2/72", 2, 72],
      ["1.7", "30 lớp 1148 em", 30, 1148],
      ["1.8", "không", 0, 0],
      ["1.9", "1/75", 1, 75],
      ["1.14", "không", 0, 0],
      ["2", "9", 9, null],
      ["3", "14", 14, null],
      ["4.1", "30", 30, null],
      ["4.2", "212", null, 212],
      ["4.3", "486", 486, null],
      ["5.1", "1", 1, null],
      ["5.2", "2", 2, null],
      ["5.3", "1/96", 1, 96],
      ["5.4", "2/340", 2, 340],
      ["5.5", "1/1.205", 1, 1205],
      ["5.6", "không", 0, 0],
      ["6.1", "3/451", 3, 451],
      ["6.2", "1/1.148", 1, 1148],
      ["6.3", "2/86", 2, 86],
      ["7.2", "có", 1, null],
      ["8", "1/74", 1, 74],
      ["9.1", "6", 6, null],
      ["9.2", "19", null, 19],
    ],
    derived: [
      ["1", "", 35, 1368],
      ["10.1", "", 8_200_000, null],
      ["10.2", "", 5_000_000, null],
    ],
  },
];

/** The sums of the three, worked out by hand. */
export const totals: readonly (readonly [no: string, count: number | null, people: number | null])[] = [
  ["1", 205, 7397],
  ["1.1", 5, 165],
  ["1.2", 0, 0],
  ["1.3", 3, 117],
  ["1.4", 7, 228],
  ["1.5", 6, 210],
  ["1.6", 1, 38],
  ["1.7", 153, 5476],
  ["1.8", 4, 240],
  ["1.9", 16, 710],
  ["1.10", 1, 27],
  ["1.11", 2, 41],
  ["1.12", 2, 40],
  ["1.13", 3, 58],
  ["1.14", 2, 47],
  ["2", 38, null],
  ["3", 1324, null],
  ["4.1", 78, null],
  ["4.2", null, 3317],
  ["4.3", 7946, null],
  ["5.1", 2, null],
  ["5.2", 9, null],
  ["5.3", 3, 936],
  ["5.4", 12, 2322],
  ["5.5", 6, 1751],
  ["5.6", 1, 40],
  ["6.1", 14, 1655],
  ["6.2", 9, 2108],
  ["6.3", 7, 463],
  ["7.1", 1, null],
  ["7.2", 35, null],
  ["8", 8, 485],
  ["9.1", 13, null],
  ["9.2", null, 39],
  ["10.1", 133_200_000, null],
  ["10.2", 45_000_000, null],
];

/** What a unit's contact types, by number. */
export function paperOfReport(report: TypedReport): Paper {
  const [state, others] = report.money;
  return new Map([
    ...Object.entries(report.narratives),
    ...report.lines.map(([no, typed]): [string, string] => [no, typed]),
    ["I.3a", state],
    ["I.3b", others],
  ]);
}
