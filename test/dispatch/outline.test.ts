// The rules for outlines, case by case: numbers, gaps, choices, and lines that ask nothing.
import { describe, expect, it } from "vitest";
import { line, readBlocks } from "../support/dispatches/read.ts";

/** The items of an attachment with these lines. */
function items(...lines: readonly string[]) {
  return readBlocks([line("**PHỤ LỤC 1**"), line(">**ĐỀ CƯƠNG BÁO CÁO**"), ...lines.map(line)]).items;
}

/** The one item of a line, under a number, with another beside it so that it is an outline. */
function item(said: string) {
  const [, found] = items("1. Kết quả", `2. ${said}`);
  return found;
}

describe("a gap says what is written in it", () => {
  it.each([
    ["Tổng số lớp: …… lớp", "Tổng số lớp", "count", "lớp"],
    ["Số học sinh tham gia ........ em.", "Số học sinh tham gia", "count", "em"],
    ["Tỷ lệ giáo viên đạt chuẩn: ……%", "Tỷ lệ giáo viên đạt chuẩn", "percent", "%"],
    ["Kinh phí đã chi: ………… triệu đồng", "Kinh phí đã chi", "money", "triệu đồng"],
    ["Kinh phí đã chi: _______ đồng", "Kinh phí đã chi", "money", "đồng"],
    ["Điểm trung bình: …… điểm", "Điểm trung bình", "decimal", "điểm"],
    ["Số lượng: ……", "Số lượng", "count", undefined],
    ["Tỷ lệ chuyên cần: ……", "Tỷ lệ chuyên cần", "percent", undefined],
    ["Ngày khai giảng: …/…/……", "Ngày khai giảng", "date", undefined],
    ["Nguyên nhân: ……………………", "Nguyên nhân", "text", undefined],
  ])("%s", (said, text, kind, measure) => {
    const found = item(said);
    expect([found?.text, found?.kind, found?.measure]).toEqual([text, kind, measure]);
  });

  it("two counts are a pair, other gaps of one sentence are figures", () => {
    const pair = item("Số lớp đã mở: …… lớp; số người học: …… người.");
    expect([pair?.kind, pair?.text, pair?.cells?.map(({ measure }) => measure)]).toEqual([
      "pair",
      "Số lớp đã mở; số người học",
      ["lớp", "người"],
    ]);
    const figures = item("Tổng số học sinh: …… em, nữ: …… em, tỷ lệ: …… %");
    expect([figures?.kind, figures?.cells?.map(({ before, kind }) => [before, kind])]).toEqual([
      "figures",
      [
        ["Tổng số học sinh", "count"],
        ["nữ", "count"],
        ["tỷ lệ", "percent"],
      ],
    ]);
  });
});

describe("brackets behind an item", () => {
  it.each([
    ["Hình thức tổ chức (trực tiếp, trực tuyến, kết hợp)", "one-of", ["trực tiếp", "trực tuyến", "kết hợp"]],
    ["Tự đánh giá (Tốt/Khá/Đạt/Chưa đạt)", "one-of", ["Tốt", "Khá", "Đạt", "Chưa đạt"]],
    ["Mức đạt được: Tốt/Khá/Đạt", "one-of", ["Tốt", "Khá", "Đạt"]],
    ["Nhà trường có thư viện (Có/Không)", "yes-no", undefined],
    ["Nhà trường có bếp ăn: □ Có □ Không", "yes-no", undefined],
    ["Nguồn nước: □ Nước máy □ Giếng khoan □ Khác", "one-of", ["Nước máy", "Giếng khoan", "Khác"]],
    // Words that only explain are no choices.
    ["Ấn phẩm đã phát hành (tờ rơi, áp phích, băng rôn)", "text", undefined],
    ["Hạn chế, nguyên nhân (nêu tối đa 03 hạn chế)", "text", undefined],
    ["Công tác phối hợp (với Đoàn thanh niên, Hội phụ nữ)", "text", undefined],
    ["Kết quả năm học (so sánh với năm học 2024/2025)", "text", undefined],
  ])("%s", (said, kind, choices) => {
    const found = item(said);
    expect([found?.kind, found?.choices]).toEqual([kind, choices]);
  });

  it("say that it may be left out, and for whom it is", () => {
    expect([item("Kiến nghị (nếu có)")?.text, item("Kiến nghị (nếu có)")?.optional]).toEqual([
      "Kiến nghị",
      true,
    ]);
    expect(item("Bán trú (các trường mầm non không báo cáo mục này)")?.notFor).toEqual(["mam_non"]);
    expect(item("Bán trú (đợt 1)")?.notFor).toBeUndefined();
  });

  it("“chỉ dành cho” leaves out whoever else is addressed", () => {
    const { items: found } = readBlocks([
      line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      line("Kính gửi: Các trường mầm non, tiểu học, trung học phổ thông."),
      line("Nơi nhận:"),
      line("**PHỤ LỤC 1**"),
      line("1. Kết quả"),
      line("2. Thi tốt nghiệp (chỉ dành cho các trường THPT)"),
    ]);
    expect(found[1]?.notFor).toEqual(["mam_non", "tieu_hoc"]);
  });
});

describe("numbers", () => {
  const numbers = (...lines: readonly string[]) =>
    items(...lines).map(({ no, kind, parent }) => [no, kind, parent]);

  it("of a heading stand before those beneath, and begin again under the next", () => {
    expect(
      numbers(
        "I. KẾT QUẢ",
        "1. Công tác chỉ đạo",
        "1.1. Văn bản",
        "1.2. Kiểm tra",
        "2. Tồn tại",
        "II. KIẾN NGHỊ",
        "1. Với Sở",
      ),
    ).toEqual([
      ["I", "heading", undefined],
      ["I.1", "heading", "I"],
      ["I.1.1", "text", "I.1"],
      ["I.1.2", "text", "I.1"],
      ["I.2", "text", "I"],
      ["II", "heading", undefined],
      ["II.1", "text", "II"],
    ]);
  });

  it("may be letters and dashes", () => {
    expect(
      numbers(
        "A. CHUNG",
        "1. Nội dung",
        "a) Tốt",
        "b) Chưa tốt",
        "2. Kinh phí",
        "- Ngân sách",
        "- Xã hội hóa",
      ),
    ).toEqual([
      ["A", "heading", undefined],
      ["A.1", "heading", "A"],
      ["A.1.a", "text", "A.1"],
      ["A.1.b", "text", "A.1"],
      ["A.2", "heading", "A"],
      ["A.2a", "money", "A.2"],
      ["A.2b", "text", "A.2"],
    ]);
  });

  it("may begin with the first digit alone, and are looked at where one stands twice", () => {
    expect(numbers("1. Kết quả", "2. Tồn tại", "3. Kiến nghị")).toEqual([
      ["1", "text", undefined],
      ["2", "text", undefined],
      ["3", "text", undefined],
    ]);
    expect(items("1. Kết quả", "2. Tồn tại", "2. Kiến nghị").map(({ sure }) => sure)).toEqual([
      "sure",
      "sure",
      "look",
    ]);
  });
});

describe("what asks nothing", () => {
  it.each([
    ["Tên đơn vị: ……………………"],
    ["Đơn vị báo cáo: ………………"],
    ["Họ và tên người lập biểu: ……………"],
    ["Ghi chú: ghi rõ từng nội dung."],
    ["Thực hiện công văn của Sở, nhà trường báo cáo như sau:"],
    ["(Kèm theo Công văn số 12/SGDĐT ngày 10/11/2026)"],
  ])("%s", (said) => {
    expect(items("1. Kết quả", "2. Kiến nghị", said).map(({ no }) => no)).toEqual(["1", "2"]);
    expect(items(said, "1. Kết quả", "2. Kiến nghị").map(({ no }) => no)).toEqual(["1", "2"]);
  });

  it("an item that points to a table is its heading", () => {
    expect(item("Bảng tổng hợp số liệu (theo Phụ lục 2 kèm theo)")?.kind).toBe("heading");
    expect(item("Công tác tuyên truyền (theo hướng dẫn của Sở)")?.kind).toBe("text");
  });

  it("the cover's own numbers are not asked", () => {
    const { items: found } = readBlocks([
      line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      line("1. Yêu cầu các trường tổ chức tốt."),
      line("2. Nộp báo cáo đúng hạn."),
      line("Nơi nhận:"),
      line("GIÁM ĐỐC"),
      line("Nguyễn Văn An"),
    ]);
    expect(found).toEqual([]);
  });

  it("asks whether figures are meant where words without a gap name money", () => {
    const { questions } = readBlocks([
      line("**PHỤ LỤC 1**"),
      line("1. Kết quả"),
      line("2. Kinh phí thực hiện"),
    ]);
    expect(questions.map(({ about, safe }) => [about, safe])).toEqual([["kind", "words"]]);
  });
});
