// Reports on forms of the whole language, handed back in every shape: each comes back as it was written, and no other.
import { describe, expect, it } from "vitest";
import { readFile, readPaste } from "../../../src/files/read.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import type { Value } from "../../../src/form/answers.ts";
import type { Form } from "../../../src/form/form.ts";
import { testForm } from "../../support/forms/forms.ts";
import { classes } from "../../support/forms/of-report.ts";
import { clear, rowValues, toldOfForm } from "../../support/handed/form-told.ts";
import { cellsOf, filledByHand, ownSheet } from "../../support/handed/own-papers.ts";
import {
  asDocument,
  asExcelPaste,
  asWordPaste,
  down,
  over,
  type Paper,
} from "../../support/handed/papers.ts";
import { ownFile, ownFileForm } from "../../support/template/own-file-form.ts";

type Report = {
  readonly form: Form;
  readonly values: Readonly<Record<string, Value>>;
  /** The printed paper. */
  readonly paper: Paper;
  /** Our empty sheet, filled in by hand. */
  readonly filled: Parameters<typeof filledByHand>[1];
};

const six = "lop hs nu dt nudt kt";
const reports: Readonly<Record<string, Report>> = {
  "si-so-dau-nam": {
    form: testForm("si-so-dau-nam"),
    values: {
      ...rowValues("bieu/k10", six, 4, 180, 95, 10, 6, 2),
      ...rowValues("bieu/k11", six, 4, 170, 80, 8, 3, 1),
      ...rowValues("bieu/k12", six, 3, 1120, 61, 5, 2, 0),
    },
    paper: [
      "I. QUY MÔ",
      "BIỂU 1. HỌC SINH THEO KHỐI LỚP",
      {
        head: 4,
        rows: [
          [
            down("STT", 3),
            down("Khối lớp", 3),
            down("Số lớp", 3),
            over("Học sinh", 6),
            down("Bình quân học sinh/lớp", 3),
          ],
          [down("Tổng số", 2), over("Trong đó", 2), over("Dân tộc thiểu số", 2), down("Khuyết tật", 2)],
          ["Nữ", "Nam", "Tổng số", "Nữ"],
          ["A", "B", "1", "2", "3", "4=2-3", "5", "6", "7", "8=2/1"],
          ["1", "Lớp 10", 4, 180, 95, 85, 10, 6, 2, 45],
          ["2", "Lớp 11", 4, 170, 80, 90, 8, 3, 1, 42.5],
          ["3", "Lớp 12", 3, 1120, 61, 1059, 5, 2, 0, 373.3],
          ["", "Toàn trường", 11, 1470, 236, 1234, 23, 11, 3, 133.6],
        ],
      },
      "Cột 3 không lớn hơn cột 2; cột 6 không lớn hơn cột 5.",
    ],
    filled: {
      ...cellsOf(11, "CDEGHI", 4, 180, 95, 10, 6, 2),
      ...cellsOf(12, "CDEGHI", 4, 170, 80, 8, 3, 1),
      ...cellsOf(13, "CDEGHI", 3, 1120, 61, 5, 2, 0),
    },
  },
  "ke-hoach-thuc-hien": {
    form: testForm("ke-hoach-thuc-hien"),
    values: {
      ...rowValues("b1/x1", "kh th", 12, 11),
      ...rowValues("b1/x2", "kh th", 400, 398),
      "b1/x3/th": 5,
      ...rowValues("b2/y1", "ts tn cc", 120, 118, 97.5),
      ...rowValues("b2/y2", "ts tn cc", 200, 199, 99),
    },
    paper: [
      "Biểu 1. PHÁT TRIỂN TRƯỜNG, LỚP",
      {
        head: 2,
        rows: [
          ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
          ["A", "B", "C", "1", "2", "3=2/1"],
          ["1", "Lớp học", "lớp", 12, 11, 91.7],
          ["2", "Học sinh tuyển mới", "học sinh", 400, 398, 99.5],
          ["3", "Phòng học xây mới", "phòng", "x", 5, "x"],
        ],
      },
      "Biểu 2. CHẤT LƯỢNG",
      {
        head: 1,
        rows: [
          ["STT", "Chỉ tiêu", "ĐVT", "Học sinh dự xét", "Tốt nghiệp", "Tỷ lệ (%)", "Tỷ lệ chuyên cần (%)"],
          ["1", "Khối 9", "học sinh", 120, 118, 98.3, 97.5],
          ["2", "Khối 12", "học sinh", 200, 199, 99.5, "99%"],
        ],
      },
    ],
    filled: {
      ...cellsOf(9, "DE", 12, 11),
      ...cellsOf(10, "DE", 400, 398),
      E11: 5,
      ...cellsOf(16, "DEG", 120, 118, 97.5),
      ...cellsOf(17, "DEG", 200, 199, "99%"),
    },
  },
  "tu-danh-gia": {
    form: testForm("tu-danh-gia"),
    values: {
      "phieu/a1/diem": 18.25,
      "phieu/a2/diem": 15,
      "phieu/a3/diem": 13.5,
      "phieu/b1/diem": 24,
      "phieu/b2/diem": 20.75,
      y_kien: "Thực hiện tốt nhiệm vụ năm học.",
    },
    paper: [
      "I. TỰ CHẤM ĐIỂM",
      "I.1. Bảng điểm",
      {
        head: 1,
        rows: [
          ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm", "Ghi chú"],
          ["1", "Công tác chuyên môn", "", "", ""],
          ["1.1", "Thực hiện chương trình", 20, 18.25, ""],
          ["1.2", "Bồi dưỡng giáo viên", 15, 15, ""],
          ["1.3", "Chất lượng học tập", 15, 13.5, ""],
          ["", "Cộng mục 1", 50, 46.75, ""],
          ["2", "Công tác quản lý", "", "", ""],
          ["2.1", "Kỷ cương, nền nếp", 25, 24, ""],
          ["2.2", "Cơ sở vật chất", 25, 20.75, ""],
        ],
      },
      "I.2. Tự nhận xét",
      "Thực hiện tốt nhiệm vụ năm học.",
    ],
    filled: {
      D9: 18.25,
      D10: "15",
      D11: "13,5",
      D14: 24,
      D15: 20.75,
      A21: "Thực hiện tốt nhiệm vụ năm học.",
    },
  },
  "ha-tang-so": {
    form: testForm("ha-tang-so"),
    values: {
      ...Object.fromEntries(
        [true, false, true, false, true, false].map((is, at) => [`bang/n${at + 1}/co`, is]),
      ),
      phan_mem: ["nhan_su", "hoc_sinh"],
      muc: "m3",
    },
    paper: [
      "I. RÀ SOÁT",
      "I.1. Những nội dung đã có",
      {
        head: 1,
        rows: [
          ["STT", "Nội dung", "Có/Không"],
          ["1", "Internet cáp quang", "Có"],
          ["2", "Wi-Fi các phòng học", "Không"],
          ["3", "Người phụ trách an toàn thông tin", "có"],
          ["4", "Quản lý học tập trực tuyến", "không"],
          ["5", "Kho học liệu số", "Có"],
          ["6", "Kiểm tra trên máy tính", "Không"],
        ],
      },
      "I.2. Phần mềm quản lý đang dùng: Nhân sự, Học sinh",
      "I.3. Mức độ chuyển đổi số tự đánh giá: Đáp ứng tốt",
    ],
    filled: {
      C9: "Có",
      C10: "Không",
      C11: "Có",
      C12: "không",
      C13: "có",
      C14: "Không",
      A17: "Nhân sự; Học sinh",
      A19: "Đáp ứng tốt",
    },
  },
  "de-cuong-tong-ket": {
    form: testForm("de-cuong-tong-ket"),
    values: {
      cong_tac: "Đã ban hành kế hoạch năm học.",
      "boi_duong/lop": 4,
      "boi_duong/luot": 1120,
      co_hn: true,
      ngay_hn: "2026-05-28",
      thang: "2026-05",
      kien_nghi: "Thêm phòng học.",
    },
    paper: [
      "I. KẾT QUẢ",
      "1. Công tác chỉ đạo, điều hành",
      "Đã ban hành kế hoạch năm học.",
      "2. Đã mở 4 lớp bồi dưỡng; 1.120 lượt người tham gia",
      "3. Có tổ chức hội nghị tổng kết không: Có",
      "4. Ngày tổ chức hội nghị: 28/5/2026",
      "5. Tháng hoàn thành chương trình: 5/2026",
      "III. KIẾN NGHỊ",
      "1. Kiến nghị, đề xuất (nếu có)",
      "Thêm phòng học.",
    ],
    filled: {
      A7: "Đã ban hành kế hoạch năm học.",
      A9: "4 lớp; 1.120 lượt người",
      A11: "Có",
      A13: "28/5/2026",
      A15: "05/2026",
      A18: "Thêm phòng học.",
    },
  },
  "nam-truoc-nam-nay": {
    form: testForm("nam-truoc-nam-nay"),
    values: {
      ...rowValues("ss/l", "truoc nay", 11, 12),
      ...rowValues("ss/hs", "truoc nay", 1400, 1420),
      ...rowValues("ss/gv", "truoc nay", 28, 27),
    },
    paper: [
      "I.1. Số liệu hai năm",
      {
        head: 1,
        rows: [
          ["STT", "Nội dung", "ĐVT", "Năm trước", "Năm nay", "Tăng, giảm"],
          ["1", "Lớp", "lớp", 11, 12, 1],
          ["2", "Học sinh", "học sinh", 1400, 1420, 20],
          ["3", "Giáo viên", "giáo viên", 28, 27, -1],
        ],
      },
    ],
    filled: {},
  },
  "si-so": {
    form: classes,
    values: {
      ...rowValues("ss/k10", "lop hs nu dt dt_nu kt", 4, 180, 95, 10, 6, 2),
      ...rowValues("ss/k11", "lop hs nu dt dt_nu kt", 4, 170, 80, 8, 3, 1),
      ...rowValues("ss/k12", "lop hs nu dt dt_nu", 3, 120, 61, 5, 2),
      "dg/ky_nang/kq": "kha",
      "dg/kinh_phi/kq": ["ns", "xhh"],
      "dg/diem/kq": 85.5,
      "dg/chuyen_can/kq": 470,
      "dg/tl_cc/kq": 97.5,
      "dg/ngay/kq": "2026-09-30",
      "dg/kien_nghi/note": "Thêm phòng học.",
      "hop/buoi": 2,
      "hop/luot": 430,
    },
    paper: [
      "Biểu 1. SĨ SỐ",
      {
        head: 4,
        rows: [
          [
            down("STT", 3),
            down("Khối lớp", 3),
            down("Sĩ số chuẩn", 3),
            down("Số lớp", 3),
            over("Học sinh", 3),
            over("Trong đó", 3),
          ],
          [down("Tổng số", 2), down("Nữ", 2), down("Nam", 2), over("Dân tộc", 2), down("Khuyết tật", 2)],
          ["Tổng số", "Nữ"],
          ["A", "B", "C", "1", "2", "3", "4=2-3", "5", "6", "7"],
          ["1", "Lớp 10", 45, 4, 180, 95, 85, 10, 6, 2],
          ["2", "Lớp 11", 45, 4, 170, 80, 90, 8, 3, 1],
          ["3", "Lớp 12", 42, 3, 120, 61, 59, 5, 2, "x"],
        ],
      },
      "Biểu 2. ĐÁNH GIÁ",
      {
        head: 1,
        rows: [
          ["STT", "Nội dung", "ĐVT", "Kết quả", "Ghi chú"],
          ["1", "Kỹ năng số của học sinh", "", "Khá", ""],
          ["2", "Nguồn kinh phí", "", "Ngân sách; Xã hội hóa", ""],
          ["3", "Điểm tự chấm", "điểm", 85.5, ""],
          ["4", "Học sinh chuyên cần", "học sinh", 470, ""],
          ["5", "Tỷ lệ chuyên cần", "%", "97,5%", ""],
          ["6", "Ngày đánh giá", "", "30/9/2026", ""],
          ["7", "Kiến nghị", "", "", "Thêm phòng học."],
        ],
      },
      "8. Đã họp phụ huynh 2 buổi, có 430 lượt người dự.",
    ],
    filled: {
      ...cellsOf(13, "DEFHIJ", 4, 180, 95, 10, 6, 2),
      ...cellsOf(14, "DEFHIJ", 4, 170, 80, 8, 3, 1),
      ...cellsOf(15, "DEFHI", 3, 120, 61, 5, 2),
      D28: "Khá",
      D29: "Ngân sách, Xã hội hóa",
      D30: 85.5,
      D31: 470,
      D32: 97.5,
      D33: new Date("2026-09-30T00:00:00Z"),
      E34: "Thêm phòng học.",
      A37: "2 buổi, 430 lượt người",
    },
  },
  "hoc-sinh-theo-cap": {
    form: ownFileForm,
    values: {
      ...rowValues("b/th", "tong nu kinh_phi thu_vien", 300, 150, 25_500_000, true),
      ...rowValues("b/thcs", "tong nu kinh_phi thu_vien", 1220, 610, 0, false),
    },
    paper: [
      "1. Học sinh và kinh phí",
      "ĐVT: triệu đồng",
      {
        head: 3,
        rows: [
          [
            down("STT", 2),
            down("Cấp học", 2),
            over("Học sinh", 2),
            down("Tỷ lệ nữ", 2),
            down("Kinh phí", 2),
            down("Có thư viện", 2),
            down("Ghi chú", 2),
          ],
          ["Tổng số", "Nữ"],
          ["A", "B", "1", "2", "3=2/1", "4", "5", "6"],
          ["1", "Tiểu học", 300, 150, "50%", 25.5, "Có", ""],
          ["2", "Trung học cơ sở", 1220, 610, "50%", 0, "Không", ""],
          ["", "Cộng", 1520, 760, "50%", 25.5],
        ],
      },
    ],
    filled: { ...cellsOf(11, "CDFG", 300, 150, 25.5, "Có"), ...cellsOf(12, "CDFG", 1220, 610, 0, "Không") },
  },
};

describe.each(Object.entries(reports))("%s", (_, { form, values, paper, filled }) => {
  const whole = { ...clear, values };

  it("comes back from our own sheet", async () => {
    expect(toldOfForm(form, await readSheets(await ownSheet(form, values)))).toEqual(whole);
  });

  it.runIf(Object.keys(filled).length > 0)("comes back from our empty sheet, filled in by hand", async () => {
    expect(toldOfForm(form, await filledByHand(await ownSheet(form), filled))).toEqual(whole);
  });

  it("comes back from a Word document", async () => {
    expect(toldOfForm(form, await readFile("bao-cao.docx", asDocument(paper)))).toEqual(whole);
  });

  it.each([
    ["Excel", asExcelPaste],
    ["Word", asWordPaste],
  ])("comes back as it is pasted out of %s", (_program, write) => {
    expect(toldOfForm(form, readPaste({ html: write(paper), text: "" }))).toEqual(whole);
  });
});

it("takes nothing from our empty sheets", async () => {
  for (const { form } of Object.values(reports)) {
    const found = toldOfForm(form, await readSheets(await ownSheet(form)));
    expect([form.id, found.values, found.asked, found.told]).toEqual([form.id, {}, [], []]);
  }
});

it("reads the form's own workbook, filled in by hand", async () => {
  const cells = {
    ...cellsOf(10, "CDFG", 300, 150, 25.5, "Có"),
    ...cellsOf(11, "CDFG", 1220, 610, 0, "Không"),
  };
  const found = toldOfForm(ownFileForm, await filledByHand(ownFile, cells));
  const { values } = reports["hoc-sinh-theo-cap"] ?? {};
  expect([found.values, found.asked, found.told]).toEqual([values, [], []]);
});

it("reads a sentence with its blanks filled in where it stands, and one that lacks a figure as a half", async () => {
  const form = testForm("de-cuong-tong-ket");
  const of = async (line: string) => toldOfForm(form, await filledByHand(await ownSheet(form), { A8: line }));
  const full = await of("I.2. Đã mở 4 lớp bồi dưỡng; 1.120 lượt người tham gia.");
  expect(full.values).toEqual({ "boi_duong/lop": 4, "boi_duong/luot": 1120 });
  const half = await of("I.2. Đã mở 4 lớp bồi dưỡng; …… lượt người tham gia");
  expect([half.values, half.asked]).toEqual([{}, ["boi_duong half lop 4 “4”"]]);
});
