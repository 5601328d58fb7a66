// How three schools answer each of the seven forms, message by message, and what that must come to: sums made by hand.
import type { FormName } from "./forms.ts";

export type Walk = {
  /** What each school's contact types after joining, the receipt being the answer to the last; the first corrects a row. */
  readonly typed: readonly [readonly string[], readonly string[], readonly string[]];
  /** What the second school types when its report is given back, the receipt being the answer to the last. */
  readonly again: readonly string[];
  /** Totals over the three sealed reports by place, written as people write decimals; a total in words as it stands. */
  readonly totals: Readonly<Record<string, string>>;
};

const seal = ["nộp", "đúng"] as const;

export const walks: Readonly<Record<FormName, Walk>> = {
  "si-so-dau-nam": {
    typed: [
      ["12/480/230/15/7/2", "11/430/210/12/6/1", "10/390/200/10/5/0", "sửa 2", "11/432/210/12/6/1", ...seal],
      ["8/300/150/0/0/1", "8/296/140/0/0/0", "7/250/130/1/1/0", ...seal],
      [
        "số lớp 20 học sinh 900 nữ 460 dân tộc 40 nữ dân tộc 22 khuyết tật 3",
        "18/800/410/35/18/2",
        "18/790/400/30/15/4",
        ...seal,
      ],
    ],
    again: ["sửa 3", "7/252/130/1/1/0", ...seal],
    totals: {
      "bieu/k10/lop": "40",
      "bieu/k10/hs": "1680",
      "bieu/k10/nu": "840",
      "bieu/k10/nam": "840",
      "bieu/k10/bq": "42",
      "bieu/k11/hs": "1528",
      "bieu/k11/nam": "768",
      "bieu/k11/bq": "41,3",
      "bieu/k12/lop": "35",
      "bieu/k12/hs": "1432",
      "bieu/k12/nam": "702",
      "bieu/tong/lop": "112",
      "bieu/tong/hs": "4640",
      "bieu/tong/nu": "2330",
      "bieu/tong/nam": "2310",
      "bieu/tong/dt": "143",
      "bieu/tong/nudt": "74",
      "bieu/tong/kt": "13",
      "bieu/tong/bq": "41,4",
    },
  },
  "kiem-ke-thiet-bi": {
    typed: [
      [
        "Kiểm kê xong ngày 30/6, có biên bản kèm theo hồ sơ.",
        "Máy chiếu Epson; 2019; 5; 4; 12.500\nTivi 65 inch; 2021; 10; 11; 18.500",
        "sửa 2 thực tế: 10",
        "xong",
        ...seal,
      ],
      ["Đã kiểm kê toàn bộ phòng máy và phòng bộ môn.", "Máy in HP; 2018; 3; 2; 4.200", "xong", ...seal],
      ["Thiết bị được dán nhãn và nhập sổ theo dõi.", "Loa kéo; 2022; 2; 2; 6.800", "xong", ...seal],
    ],
    again: ["sửa I.2", "sửa 1 thực tế: 3", "xong", ...seal],
    totals: {
      "ds/lines": "4",
      "ds/so": "20",
      "ds/thuc": "19",
      "ds/lech": "-1",
      // 4 × 12.500.000 + 10 × 18.500.000 + 3 × 4.200.000 + 2 × 6.800.000
      "ds/tien": "261200000",
    },
  },
  "tu-danh-gia": {
    typed: [
      ["18,5; 14; 13,25", "25; 22", "Đơn vị hoàn thành tốt nhiệm vụ năm học.", "sửa 2.2", "22,5", ...seal],
      ["15; 10; 12", "20; 20", "Đơn vị còn thiếu giáo viên bộ môn.", ...seal],
      ["1.1: 12; 1.2: 9,5; 1.3: 8", "18; 19,25", "Đơn vị có nhiều tiến bộ so với năm trước.", ...seal],
    ],
    again: ["sửa 2.2", "20,5", ...seal],
    totals: {
      "phieu/a1/diem": "45,5",
      "phieu/a2/diem": "33,5",
      "phieu/a3/diem": "33,25",
      "phieu/ta/diem": "112,25",
      "phieu/b1/diem": "63",
      "phieu/b2/diem": "62,25",
      "phieu/tb/diem": "125,25",
      "phieu/tc/diem": "237,5",
    },
  },
  "ha-tang-so": {
    typed: [
      [
        "1, 3, 5",
        "đúng",
        "1: https://truong.edu.vn/mang\n3: https://truong.edu.vn/qd.pdf",
        "5: https://truong.edu.vn/kho",
        "1, 3",
        "2",
        ...seal,
      ],
      ["có hết", "không có minh chứng", "Học sinh, Tài chính", "Đáp ứng tốt", ...seal],
      ["không", "đúng", "1", "1", ...seal],
    ],
    again: ["sửa I.3", "2", ...seal],
    totals: {
      "bang/n1/co": "2",
      "bang/n2/co": "1",
      "bang/n3/co": "2",
      "bang/n4/co": "1",
      "bang/n5/co": "2",
      "bang/n6/co": "1",
    },
  },
  "de-cuong-tong-ket": {
    typed: [
      [
        "Đã ban hành kế hoạch năm học từ tháng 8.",
        "4 lớp; 120 lượt",
        "có",
        "28/5/2026",
        "5/2026",
        "không",
        "sửa I.2",
        "4/121",
        ...seal,
      ],
      ["Chỉ đạo các tổ chuyên môn theo kế hoạch.", "không", "không", "6/2026", "không", ...seal],
      [
        "Phân công cụ thể, kiểm tra hằng tháng.",
        "2/45",
        "có",
        "30/5/2026",
        "tháng 5 năm 2026",
        "không",
        ...seal,
      ],
    ],
    again: ["sửa I.2", "1/20", ...seal],
    totals: { "boi_duong/lop": "7", "boi_duong/luot": "186", co_hn: "2" },
  },
  "ke-hoach-thuc-hien": {
    typed: [
      ["1: 30/28; 2: 450/462; 3: 4", "1: 200/198/97,5\n2: 150/150/98", "sửa B1.1", "30/29", ...seal],
      ["20/20; 300/270; 0", "100/95/96; 80/76/97", ...seal],
      ["B1.1: 10/9\nB1.2: 150/150\nB1.3: 1", "50/49/95,5; 40/40/99", ...seal],
    ],
    again: ["sửa B1.2", "300/271", ...seal],
    totals: {
      "b1/x1/kh": "60",
      "b1/x1/th": "58",
      "b1/x1/tl": "96,7",
      "b1/x2/kh": "900",
      "b1/x2/th": "883",
      "b1/x2/tl": "98,1",
      "b1/x3/th": "5",
      "b2/y1/ts": "350",
      "b2/y1/tn": "342",
      "b2/y1/tl": "97,7",
      "b2/y1/cc": "96,3",
      "b2/y2/ts": "270",
      "b2/y2/tn": "266",
      "b2/y2/tl": "98,5",
      "b2/y2/cc": "98",
    },
  },
  "nam-truoc-nam-nay": {
    typed: [
      ["30/31; 1200/1250; 70/72", "Hội thi giáo viên giỏi; 2", "xong", "sửa 1", "30/32", ...seal],
      ["20/21; 800/790; 40/40", "không", ...seal],
      ["15/15; 600/612; 33/34", "Câu lạc bộ đọc sách; 3\nCâu lạc bộ cờ; 1", "xong", ...seal],
    ],
    again: ["sửa 3", "40/41", ...seal],
    totals: {
      "ss/l/truoc": "65",
      "ss/l/nay": "68",
      "ss/l/tang": "3",
      "ss/hs/truoc": "2600",
      "ss/hs/nay": "2652",
      "ss/hs/tang": "52",
      "ss/gv/truoc": "143",
      "ss/gv/nay": "147",
      "ss/gv/tang": "4",
      "ss/khac/lines": "3",
    },
  },
};
