// What is ordered of the lines of a list by their numbers, and what its least and its most let pass.
import { describe, expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const mai = "Trần Thị Mai; 12/3/1985; nữ; Toán; đại học; 12; 0912345678";
const hoa = "Lê Văn Hòa; 3/4/1980; nam; Ngữ văn; thạc sĩ; 20; 0987654321";
const lan = "Phạm Lan; 5/6/1990; nữ; Anh; đại học; 3; 0903111222";
const tam = "Đỗ Tám; 1/1/1970; nam; Sử; đại học; 30; 0911000222";

const none = interviewOf("truong", {}, peopleListForm).say("42");
const three = none.say([mai, hoa, lan].join("\n"));

/** The names that stand, in their order. */
const names = ({ stored }: typeof none) =>
  Object.entries(stored).flatMap(([place, value]) => (/^ds\/.*\/ten$/u.test(place) ? [value] : []));

describe("lines that are dropped", () => {
  it.each([
    "xóa hết",
    "xoá hết danh sách",
    "xóa tất cả",
    "xóa toàn bộ",
    "xóa cả danh sách",
    "bỏ hết",
    "xoa het",
    "xóa hết nhé",
    "xóa 1-3",
    "xóa từ 1 đến 3",
    "xóa 1, 2, 3",
  ])("“%s” asks first, and drops all of them", (said) => {
    const asked = three.say(said);
    expect(names(asked)).toEqual(["Trần Thị Mai", "Lê Văn Hòa", "Phạm Lan"]);
    expect(asked.text).toMatch(/^Xóa 1\. .*2\. .*3\. .* khỏi danh sách, phải không ạ\?/u);
    expect(names(asked.say("giữ"))).toHaveLength(3);
    const dropped = asked.say("đúng");
    expect(names(dropped)).toEqual([]);
    expect(names(dropped.say("hoàn tác"))).toHaveLength(3);
  });

  it.each([
    ["xóa 3", ["Trần Thị Mai", "Lê Văn Hòa"]],
    ["xóa 1, 3", ["Lê Văn Hòa"]],
    ["xóa 2-3", ["Trần Thị Mai"]],
    ["xóa người số 2", ["Trần Thị Mai", "Phạm Lan"]],
  ])("“%s” drops just these", (said, left) => {
    expect(names(three.say(said).say("đúng"))).toEqual(left);
  });

  it.each(["xóa 3, 5", "xóa 2-9", "xóa 4"])("“%s” drops none, since one is not there", (said) => {
    const after = three.say(said);
    expect(after.text).toContain("(đang có 3 người)");
    expect(names(after)).toHaveLength(3);
  });

  it("“xóa hết” names nobody where nobody stands", () => {
    const after = none.say("xóa hết");
    expect(after.text).toContain("(đang có 0 người)");
    expect(after.stored).toEqual(none.stored);
  });
});

describe("a line that is changed", () => {
  const whole = hoa.replace("3/4/1980", "5/5/1981").replace("20", "21");

  it.each([`sửa 2 thành ${whole}`, `sửa 2: ${whole}`])("“%s” writes and tells what is otherwise", (said) => {
    const after = three.say(said);
    expect(after.stored).toEqual({ ...three.stored, "ds/l3_2/sinh": "1981-05-05", "ds/l3_2/nam": 21 });
    expect(after.text).toMatch(
      /^Đã sửa người số 2: ngày sinh 05\/05\/1981 .*; số năm công tác 21 \(trước đó 20\)\./u,
    );
  });

  it("takes the whole line behind “sửa 2” as well, and changes nothing where it says the same", () => {
    expect(three.sayAll("sửa 2", whole).stored).toMatchObject({ "ds/l3_2/nam": 21 });
    expect(three.sayAll("sửa 2", hoa).stored).toEqual(three.stored);
  });

  it("takes a name in other letters for another", () => {
    expect(three.say("sửa 3 họ tên: PHẠM LAN").stored).toMatchObject({ "ds/l3_3/ten": "PHẠM LAN" });
  });
});

describe("the least and the most of a list", () => {
  it("is not closed with too few", () => {
    const after = none.sayAll(mai, "xong");
    expect(after.text).toContain("Danh sách cần ít nhất 2 người, hiện có 1 người.");
    expect(after.stored).not.toHaveProperty("ds/lines");
  });

  it("takes as many as it may, and says how many it did not take", () => {
    const after = three.say(`${tam}\nBùi Chín; 2/2/1972; nữ; Địa; đại học; 31; 0911000333`);
    expect(names(after)).toEqual(["Trần Thị Mai", "Lê Văn Hòa", "Phạm Lan", "Đỗ Tám"]);
    expect(after.text).toContain("nhiều nhất 4 người; 1 dòng cuối chưa được ghi.");
  });

  it("tells the same person once more, and no sum is one", () => {
    expect(three.say(mai).text).toContain("Người số 4 trùng với số 1, bot vẫn ghi.");
    expect(names(three.say("Tổng cộng 3 người"))).toHaveLength(3);
  });
});
