// What stands on a cover, worded in the ways of other offices: what each rule takes, and what it leaves alone.
import { describe, expect, it } from "vitest";
import { draftOf } from "../../src/draft/draft-of.ts";
import { kinds, line, readBlocks, table } from "../support/dispatches/read.ts";

const coverOf = (day: string, ...body: readonly string[]) =>
  readBlocks(
    ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", day, "Kính gửi: Các trường THPT"]
      .concat(body, "Nơi nhận:")
      .map(line),
  );

describe("the day of signing", () => {
  it.each([
    ["Bến Tre, ngày 22 tháng 9 năm 2022", "2022-09-22"],
    ["Bà Rịa - Vũng Tàu, ngày 02 tháng 11 năm 2026", "2026-11-02"],
    ["TP. Hồ Chí Minh, ngày 5/11/2026", "2026-11-05"],
    // The clerk has still to write the day, or wrote one that is none.
    ["Bến Tre, ngày      tháng 9 năm 2022", null],
    ["Bến Tre, ngày … tháng 9 năm 2022", null],
    ["Bến Tre, ngày 31 tháng 9 năm 2022", null],
    ["Căn cứ kế hoạch, ngày 02 tháng 11 năm 2026 Sở sẽ họp", null],
  ])("%s: %s", (said, day) => {
    const found = coverOf(said, "Báo cáo gửi về Sở chậm nhất ngày 15/12/2026.");
    expect(found.cover.signed?.value ?? null).toBe(day);
    expect(draftOf(found, {}, kinds).round.signed).toBe(day);
  });

  it("is that of the dispatch which an attachment names", () => {
    const attached = (text: string) =>
      readBlocks([
        line("BIỂU 1. SỐ LIỆU"),
        line(text),
        table(`TT | Nội dung | Số lượng
          1 | Máy tính |
          2 | Máy in | `),
      ]).cover.signed?.value ?? null;
    expect(attached("(Kèm theo Công văn số 99/SGDĐT-TCCB ngày 01/12/2026)")).toBe("2026-12-01");
    expect(attached("(Kèm theo Công văn số      /SGDĐT-TCCB ngày     /12/2026)")).toBeNull();
  });
});

describe("the room that receives the reports", () => {
  it.each([
    ["(qua Phòng Chính trị, tư tưởng và Công tác HSSV)", "Phòng Chính trị, tư tưởng và Công tác HSSV"],
    [
      "về Phòng Khảo thí, kiểm định và quản lý chất lượng trước ngày 15/12/2026",
      "Phòng Khảo thí, kiểm định và quản lý chất lượng",
    ],
    ["qua Phòng Kế hoạch - Tài chính, chậm nhất ngày 15/12/2026", "Phòng Kế hoạch - Tài chính"],
    ["về Phòng Giáo dục Trung học, bản giấy và bản mềm qua email", "Phòng Giáo dục Trung học"],
    ["về Phòng Giáo dục Trung học, Sở GDĐT và các đơn vị liên quan", "Phòng Giáo dục Trung học"],
    ["về Phòng Giáo dục Tiểu học, đồng chí Lan và đồng chí Minh", "Phòng Giáo dục Tiểu học"],
    ["về Phòng Giáo dục Mầm non trước ngày 15/12/2026", "Phòng Giáo dục Mầm non"],
    ["về Phòng Tổ chức cán bộ qua địa chỉ tccb@bentre.edu.vn", "Phòng Tổ chức cán bộ"],
    ["về Văn phòng Sở.", "Văn phòng Sở"],
    ["về Phòng Giáo dục Trung học - Sở GDĐT", "Phòng Giáo dục Trung học"],
    ["về Phòng Giáo dục Trung học (đồng chí Lan, chuyên viên)", "Phòng Giáo dục Trung học"],
    ["về Sở Giáo dục và Đào tạo", null],
  ])("%s: %s", (said, room) => {
    const { cover } = coverOf("Bến Tre, ngày 22 tháng 9 năm 2026", `Đề nghị các đơn vị gửi báo cáo ${said}`);
    expect(cover.receiver?.value ?? null).toBe(room);
  });
});
