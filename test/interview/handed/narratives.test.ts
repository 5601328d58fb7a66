// The texts of reports under the outline's headings, however those are numbered; what is no text of any answer.
import { expect, it } from "vitest";
import type { FileParagraph } from "../../../src/files/blocks.ts";
import { type Put, paragraph, sheet, table } from "../../support/files/blocks.ts";
import { read as readBlocks, school, told } from "../../support/handed/told.ts";

const read = (blocks: Parameters<typeof readBlocks>[0]) =>
  told(readBlocks(blocks, { profile: "thpt", unit: school }), "thpt");
const bold = (text: string, of: Partial<FileParagraph> = {}) => paragraph(text, { bold: true, ...of });
const head: Put[] = ["STT", "Nội dung", "Đơn vị", "Số lượng", "Ghi chú"];

it("reads an official document: nothing of its letterhead, its addressee and its signature", () => {
  const letterhead = table([
    [
      "SỞ GIÁO DỤC VÀ ĐÀO TẠO BẾN TRE\nTRƯỜNG THPT CA VĂN THỈNH",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ],
    ["Số: 05/BC-THPTCVT", "Mỏ Cày Nam, ngày 10 tháng 10 năm 2022"],
  ]);
  const blocks = [
    letterhead,
    bold("BÁO CÁO"),
    bold("Tổng kết các hoạt động hưởng ứng Tuần lễ học tập suốt đời năm 2022"),
    paragraph("Kính gửi: Phòng Giáo dục Trung học - Giáo dục Thường xuyên."),
    paragraph("Thực hiện Công văn số 12, Trường THPT Ca Văn Thỉnh báo cáo như sau:"),
    bold("I. TỔ CHỨC TRIỂN KHAI TUẦN LỄ"),
    bold("1. Công tác chỉ đạo, ban hành kế hoạch triển khai"),
    paragraph("Nhà trường ban hành kế hoạch."),
    paragraph("Phân công Đoàn trường.", { number: "-" }),
    bold("2. Nội dung các hoạt động đã triển khai"),
    paragraph("- Lễ khai mạc."),
    bold("3. Kinh phí tổ chức Tuần lễ"),
    paragraph("- Ngân sách nhà nước: 8.200.000 đồng (Tám triệu hai trăm nghìn đồng)."),
    paragraph("- Ngân sách hỗ trợ, vận động từ doanh nghiệp: không"),
    bold("II. ĐÁNH GIÁ CHUNG"),
    bold("1. Kết quả đạt được"),
    paragraph("100% lớp tham gia."),
    bold("2. Bài học kinh nghiệm"),
    paragraph("Giao chỉ tiêu."),
    bold("3. Những khó khăn, hạn chế"),
    paragraph("Trùng lịch."),
    bold("4. Đề xuất, kiến nghị"),
    paragraph("Không."),
    paragraph("Trên đây là báo cáo của trường."),
    table([["Nơi nhận:\n- Sở GDĐT;\n- Lưu: VT.", "HIỆU TRƯỞNG\n\nLê Văn C"]]),
    bold("MẪU TỔNG HỢP SỐ LIỆU KẾT QUẢ TỔ CHỨC TUẦN LỄ"),
    table([head, ["4.3", "Số sách đã huy động tặng các trường học, thư viện", "quyển", "486"]]),
  ];
  expect(read(blocks)).toEqual([
    "10.1 = 8200000",
    "10.2 = 0",
    "4.3 = 486",
    "I.1: Nhà trường ban hành kế hoạch.\n- Phân công Đoàn trường.",
    "I.2: - Lễ khai mạc.",
    "II.1: 100% lớp tham gia.",
    "II.2: Giao chỉ tiêu.",
    "II.3: Trùng lịch.",
    "II.4: Không có.",
  ]);
});

it("knows a reworded heading by its turn in the file's own order", () => {
  expect(
    read([
      paragraph("1. Kết quả đạt được"),
      paragraph("1. Mở 3 lớp"),
      paragraph("2. Tổ chức hội thi"),
      paragraph("2. Khó khăn, hạn chế"),
      paragraph("Thiếu kinh phí."),
      paragraph("3. Bài học kinh nghiệm"),
      paragraph("Phối hợp."),
    ]),
  ).toEqual(["II.1: 1. Mở 3 lớp\n2. Tổ chức hội thi", "II.2: Phối hợp.", "II.3: Thiếu kinh phí."]);
});

it("keeps the program's own numbers where they belong to the text", () => {
  expect(
    read([
      bold("TỔ CHỨC TRIỂN KHAI TUẦN LỄ", { number: "I.", level: 0 }),
      paragraph("Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện", { number: "1.", level: 1 }),
      paragraph("Đã ban hành.", { number: "a)", level: 2 }),
      paragraph("Đã họp.", { number: "-", level: 2 }),
      paragraph("Nội dung các hoạt động đã triển khai trong Tuần lễ", { number: "2.", level: 1 }),
      paragraph("Nhiều."),
    ]),
  ).toEqual(["I.1: a) Đã ban hành.\n- Đã họp.", "I.2: Nhiều."]);
});

it("knows headings by their words alone, with the text behind a colon", () => {
  expect(
    read([
      paragraph(
        "Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện: Đã ban hành Kế hoạch số 12: rất kỹ.",
      ),
      paragraph("Khó khăn, tồn tại"),
      paragraph("Thiếu máy."),
      paragraph("Kiến nghị, đề xuất: Không có."),
    ]),
  ).toEqual(["I.1: Đã ban hành Kế hoạch số 12: rất kỹ.", "II.3: Thiếu máy.", "II.4: Không có."]);
});

it.each([
  ["a)", "b)"],
  ["1.1.", "1.2."],
  ["I.1.", "I.2."],
  ["-", "-"],
])("knows headings numbered %s %s", (one, two) => {
  expect(
    read([
      paragraph(`${one} Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện`),
      paragraph("Đã làm."),
      paragraph(`${two} Nội dung các hoạt động đã triển khai trong Tuần lễ`),
      paragraph("Đã tổ chức."),
    ]),
  ).toEqual(["I.1: Đã làm.", "I.2: Đã tổ chức."]);
});

it("leaves headings of the text's own in the text", () => {
  expect(
    read([
      bold("I.1. Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện"),
      paragraph("1.1. Công tác chỉ đạo"),
      paragraph("Có."),
      paragraph("1.2. Ban hành kế hoạch"),
      paragraph("Kế hoạch 27."),
      bold("I.2. Nội dung các hoạt động đã triển khai trong Tuần lễ"),
      paragraph("Thi."),
    ]),
  ).toEqual(["I.1: 1.1. Công tác chỉ đạo\nCó.\n1.2. Ban hành kế hoạch\nKế hoạch 27.", "I.2: Thi."]);
});

it("reads the headings of a table, and takes rows of dots for nothing", () => {
  const rows = [
    ["1", "Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện", "Đã ban hành kế hoạch.\n- Họp."],
    ["2", "Nội dung các hoạt động đã triển khai trong Tuần lễ", "Thi đọc."],
    ["3", "Khó khăn, tồn tại", ""],
    ["4", "Kiến nghị, đề xuất", "……………"],
  ];
  expect(read([table(rows)])).toEqual(["I.1: Đã ban hành kế hoạch.\n- Họp.", "I.2: Thi đọc."]);
  expect(read([sheet("Lời văn", rows)])).toEqual(["I.1: Đã ban hành kế hoạch.\n- Họp.", "I.2: Thi đọc."]);
});

const money = (said: Put) => table([head, ["", "Ngân sách nhà nước", "đồng", said]]);

it("takes an amount that stands twice once, and asks where the two differ", () => {
  const lines = (said: string) => [
    bold("3. Kinh phí tổ chức Tuần lễ"),
    paragraph(`- Ngân sách nhà nước: ${said}`),
  ];
  expect(read([...lines("8tr2"), money("8.200.000")])).toEqual(["10.1 = 8200000"]);
  expect(read([...lines("8.200.000 đồng"), money("8.200.000")])).toEqual(["10.1 = 8200000"]);
  expect(read([...lines("8 triệu"), money("8.200.000")])).toEqual([
    "10.1 ? several [8200000 | 8000000] “8.200.000; 8 triệu”",
  ]);
});

it("reads an amount on the line below its heading, and a dash there", () => {
  expect(
    read([
      paragraph("a) Ngân sách nhà nước"),
      paragraph("8.200.000 đồng"),
      paragraph("b) Ngân sách hỗ trợ, vận động từ doanh nghiệp và các nguồn hợp pháp khác (nếu có)"),
      paragraph("-"),
    ]),
  ).toEqual(["10.1 = 8200000", "10.2 –"]);
});

it("offers no text that says nothing yet, and names one that is too long", () => {
  const long = "Nhà trường đã tổ chức. ".repeat(400);
  expect(
    read([
      bold("II.3. Khó khăn, tồn tại"),
      paragraph("(chưa trả lời)"),
      bold("II.4. Kiến nghị, đề xuất"),
      paragraph("để sau"),
    ]),
  ).toEqual([]);
  expect(read([bold("II.3. Khó khăn, tồn tại"), paragraph(long)])).toEqual([
    `too-long: II.3. Khó khăn, tồn tại “${long.trim()}”`,
  ]);
});

it("takes the first of two texts under one heading and names the other", () => {
  const once = [bold("II.3. Khó khăn, tồn tại"), paragraph("Thiếu máy.")];
  expect(
    read([
      ...once,
      bold("II.4. Kiến nghị, đề xuất"),
      paragraph("Không."),
      bold("II.3. Khó khăn, tồn tại"),
      paragraph("Trùng lịch."),
    ]),
  ).toEqual(["II.3: Thiếu máy.", "II.4: Không có.", "twice: II.3. Khó khăn, tồn tại “Trùng lịch.”"]);
  expect(read([...once, ...once])).toEqual(["II.3: Thiếu máy."]);
});
