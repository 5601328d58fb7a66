// What stands under a question with options, and what a press of an earlier one does. Pure: no database.
import { describe, expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";

const form = testForm("danh-gia-tieu-chi");
const labels = ({ offered }: { readonly offered: readonly { readonly label: string }[] }) =>
  offered.map(({ label }) => label);

describe("the options of a question", () => {
  const row = interviewOf("truong", {}, form).say("từng dòng");

  it("stand under it as choices, before what puts it off", () => {
    expect(labels(row)).toEqual(["Tốt", "Khá", "Đạt", "Chưa đạt", "Để sau", "Số liệu trước"]);
    const taken = row.press("Khá");
    expect(taken.stored).toEqual({ "mt/a1/muc": "kha" });
    expect(taken.text).toContain("Đã ghi: Khá.");
  });

  it("are shown again where one stands, and after what none of them is", () => {
    const edit = row.press("Khá").say("sửa 1.1");
    expect(edit.text).toContain("Xin chọn một: 1 Tốt · 2 Khá · 3 Đạt · 4 Chưa đạt.");
    expect(labels(edit)).toEqual(["Giữ nguyên", "Tốt", "Khá", "Đạt", "Chưa đạt", "Quay lại"]);
    expect(edit.press("Chưa đạt").stored).toEqual({ "mt/a1/muc": "chua_dat" });
    const refused = row.say("giỏi");
    expect(labels(refused)).toEqual(["Tốt", "Khá", "Đạt", "Chưa đạt", "Để sau"]);
    expect(refused.press("Đạt").stored).toEqual({ "mt/a1/muc": "dat" });
  });

  it("are no choices where they are many, or several may be chosen", () => {
    const many = row.sayAll("để sau", "sửa III.4");
    expect(many.text).toContain("Môn có kết quả cao nhất");
    expect(labels(many)).toEqual(["Để sau", "Quay lại"]);
    expect(many.say("8").stored).toEqual({ mon: "dia" });
    expect(labels(many.say("sửa III.2"))).toEqual(["Không có", "Để sau", "Quay lại"]);
  });
});

describe("rows with the same options", () => {
  const asked = interviewOf("truong", {}, form);
  const four = (values: string) =>
    Object.fromEntries(
      values.split(" ").flatMap((value, at) => (value === "-" ? [] : [[`mt/a${at + 1}/muc`, value]])),
    );

  it("are asked together, their options named once, without a “none” that no row may have", () => {
    expect(asked.text).toContain(
      "1.4. Cảnh quan, cây xanh\nMỗi dòng chọn một: Tốt · Khá · Đạt · Chưa đạt.\nGửi lần lượt từ 1.1, cách nhau dấu phẩy, hoặc kèm số dòng: “1.1 Tốt, 1.2 Khá”.",
    );
    expect(labels(asked)).toEqual(["Từng dòng", "Để sau", "Quay lại"]);
  });

  it("take “hết” where they are open, and give just that back", () => {
    const first = asked.say("1.2 khá");
    const all = first.say("tốt hết");
    expect(all.stored).toEqual(four("tot kha tot tot"));
    expect(all.text).toContain("Đã ghi. Tốt: 1.1, 1.3, 1.4. Nếu nhầm, gõ “hoàn tác”.");
    expect(labels(all)[0]).toBe("Hoàn tác");
    const back = all.say("hoàn tác");
    expect(back.stored).toEqual(four("- kha"));
    expect(back.text).toContain("Đã bỏ các câu trả lời vừa ghi: 1.1, 1.3, 1.4.");
    expect(back.text).toContain("Còn lại của mục 1");
  });

  it("keep what stands until it was shown what “hết” would make of it", () => {
    const shown = asked.sayAll("khá hết", "sửa 1", "tốt hết");
    expect(shown.stored).toEqual(four("kha kha kha kha"));
    expect(shown.text).toContain("Tốt: 1.1, 1.2, 1.3, 1.4. (Đang ghi: 1.1 Khá, 1.2 Khá, 1.3 Khá, 1.4 Khá.)");
    expect(shown.say("không").stored).toEqual(four("kha kha kha kha"));
    expect(shown.press("Đúng").stored).toEqual(four("tot tot tot tot"));
    expect(asked.sayAll("khá hết", "sửa 1", "khá hết").text).not.toContain("Đang ghi");
  });

  it("are told by their options in the form's order, with what was remarked", () => {
    const told = asked.say("3 khá (thiếu sân), còn lại tốt");
    expect(told.text).toContain("Đã ghi. Tốt: 1.1, 1.2, 1.4. Khá: 1.3 (ghi chú: “thiếu sân”).");
  });

  it("write no none where each has to be chosen", () => {
    const mixed = asked.say("tốt hết").say("không có dòng nào");
    expect(mixed.stored).toEqual({ ...four("tot tot tot tot"), "mt/b2/muc": 0 });
    expect(mixed.text).toContain("Đã ghi “không có” cho 1 dòng: 2.2.");
    const rest = mixed.say("còn lại không có");
    expect(rest.stored).toEqual(mixed.stored);
    expect(rest.text).toContain("Mỗi dòng cần một trong các mức: Tốt, Khá, Đạt, Chưa đạt. Bot chưa ghi gì.");
  });

  it("are asked as they were beside rows of another kind, or with other options", () => {
    const mixed = asked.say("tốt hết");
    expect(mixed.text).toContain("Gửi lần lượt từ 2.1, cách nhau dấu “;”, hoặc kèm số dòng: “2.1: Tốt”.");
    expect(mixed.text).not.toContain("Mỗi dòng chọn một");
  });
});
