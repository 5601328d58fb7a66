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
