// A line of a list called by its name: dropped or changed where one line is called so, asked where several are, and never
// taken for a new line.
import { expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const mai = "Trần Thị Mai; 12/3/1985; nữ; Toán; đại học; 12; 0912345678";
const hoa = "Lê Văn Hòa; 3/2/1980; nam; Ngữ văn; thạc sĩ; 20; 0987654321";
const otherMai = "Lê Thị Mai; 3/2/1981; nữ; Ngữ văn; thạc sĩ; 20; 0987654322";
const listOf = (...lines: readonly string[]) =>
  interviewOf("truong", {}, peopleListForm).sayAll("42", lines.join("\n"));
const names = (stored: Readonly<Record<string, unknown>>) =>
  Object.entries(stored).flatMap(([place, value]) => (place.endsWith("/ten") ? [value] : []));

it.each([
  "xóa Mai",
  "xóa cô Mai",
  "bỏ cô Mai giúp em với ạ",
  "xóa người tên Mai",
  "xóa Trần Thị Mai khỏi danh sách",
  "xoa co mai",
  "Xóa thị mai đi nhé",
])("“%s” offers to remove that line", (said) => {
  const asked = listOf(mai, hoa).say(said);
  expect(asked.text).toContain("Xóa 1. Trần T. M. (Toán) khỏi danh sách, phải không ạ?");
  expect(names(asked.stored)).toEqual(["Trần Thị Mai", "Lê Văn Hòa"]);
  expect(names(asked.say("đúng").stored)).toEqual(["Lê Văn Hòa"]);
  expect(names(asked.say("không").stored)).toEqual(["Trần Thị Mai", "Lê Văn Hòa"]);
});

it("asks which where several are called so", () => {
  const asked = listOf(mai, otherMai).say("xóa Mai");
  expect(asked.text).toContain("“Mai” có 2 người: 1. Trần T. M. (Toán); 2. Lê T. M. (Ngữ văn).");
  expect(names(asked.stored)).toEqual(["Trần Thị Mai", "Lê Thị Mai"]);
  expect(names(asked.press("Xóa 2").stored)).toEqual(["Trần Thị Mai"]);
  expect(listOf(mai, otherMai).say("xóa Lê Thị Mai").text).toContain("Xóa 2. Lê T. M.");
});

it.each(["xóa cô Hương", "xóa Mài", "bỏ người dạy bên trường kia", "xóa người này"])(
  "“%s” is no new person where nobody is called so",
  (said) => {
    const asked = listOf(mai, hoa).say(said);
    expect(asked.text).toContain("Danh sách không có người nào là");
    expect(names(asked.stored)).toEqual(["Trần Thị Mai", "Lê Văn Hòa"]);
    expect(names(asked.say("đúng").stored)).toEqual(["Trần Thị Mai", "Lê Văn Hòa"]);
  },
);

it("shows the line that is to be changed", () => {
  const shown = listOf(mai, hoa).say("sửa thầy Hòa");
  expect(shown.text).toContain("Người số 2: họ tên: Lê V. H.");
  expect(names(shown.say("họ tên: Lê Văn Hoan").stored)).toEqual(["Trần Thị Mai", "Lê Văn Hoan"]);
});

it("leaves a word that steers what it is", () => {
  expect(listOf(mai, hoa).say("bỏ qua").text).toContain("Đã chuyển mục này sang “để sau”");
});

it("takes a bare “xóa” for nobody's name: of one line it is asked, of several which", () => {
  const mai = "Trần Thị Mai; 1/2/1980; nữ; Toán; Đại học; 12; 0912345678";
  const hoa = "Lê Văn Hòa; 3/4/1980; nam; Ngữ văn; Đại học; 20; 0987654321";
  const empty = interviewOf("truong", {}, peopleListForm).say("42");
  expect(empty.say("xóa").text).toContain("Danh sách chưa có người nào để xóa.");
  expect(empty.say(mai).say("xóa").text).toMatch(/^Xóa 1\. .* khỏi danh sách, phải không ạ\?/u);
  expect(empty.sayAll(mai, hoa).say("xóa").text).toContain("Xin gõ kèm số, ví dụ: xóa 1.");
});
