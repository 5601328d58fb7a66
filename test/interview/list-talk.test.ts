// What is said to the bot as to a person where lines of a list are asked: it is answered as anywhere, and never stored.
import { expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const people = interviewOf("truong", {}, peopleListForm).say("42");
const cell = people.say("Lê Văn Hòa; 31/2/1980; nam; Ngữ văn; thạc sĩ; 20; 0987654321");
const words = people.say("Lê Văn Hòa; 3/4/1980; nam; ; thạc sĩ; 20; 0987654321");
const stock = interviewOf("truong", {}, testForm("kiem-ke"));

const asks = "Bot chưa trả lời được câu hỏi";
const waits = "Thầy/Cô làm tiếp lúc nào cũng được";
const later = /Đã chuyển mục này sang “để sau”|Đã để sau/u;
const none = "Chưa có thì gõ “để sau”, bot hỏi lại sau.";

const said: readonly (readonly [string | RegExp, ...string[]])[] = [
  [
    asks,
    "Mình không biết, ai giữ cái này?",
    "cho em hỏi, cột 3 là gì ạ",
    "cho em hỏi cột 3 ghi năm nào",
    "em gửi sau, được không",
    "em ơi, cái này ghi sao",
    "gửi file excel được không, dài quá",
    "ai cũng ghi hả em, hay chỉ người được cử",
    "có cần ghi cả hiệu trưởng không, hay chỉ giáo viên?",
    "Hỏi: ngày sinh có bắt buộc không, em?",
    "số điện thoại lấy số nào, cá nhân hay trường?",
    "Ủa, sao lại hỏi cái này?",
  ],
  [waits, "mệt quá, mai làm tiếp", "đang họp, lát gửi", "chị không rõ, để chị hỏi lại kế toán"],
  [later, "đợi em chút, đang tìm sổ", "nộp sau, danh sách chưa duyệt", "chưa rõ, hỏi lại sau"],
  [none, "chưa có, mai có", "em không biết", "chưa có danh sách", "không nhớ; không tìm thấy sổ"],
];

const rows = said.flatMap(([reply, ...texts]) => texts.map((text) => [text, reply] as const));

it.each(rows)("“%s” is no line of a list", (text, reply) => {
  for (const asked of [people, cell, words, stock]) {
    const after = asked.say(text);
    expect(after.stored).toEqual(asked.stored);
    expect(after.text).toMatch(reply);
  }
});

it("hears a request as anywhere", () => {
  const after = people.say("xin lùi hạn, em chưa có đủ danh sách");
  expect(after.stored).toEqual(people.stored);
  expect(after.text).toContain("Bot đã ghi lời đề nghị");
});

it.each(["không có thiết bị nào", "không có", "trường em không có ai", "không có, trường em nhỏ"])(
  "takes “%s” for none, and no thing's name",
  (text) => {
    const after = stock.say(text);
    expect(after.stored).toEqual({});
    expect(after.text).toContain("Danh sách cần ít nhất 1 thiết bị, hiện chưa có thiết bị nào.");
  },
);

it.each([
  ["Nguyễn Văn Hỏi, 12/3/1980, 0912345678", "Nguyễn Văn Hỏi"],
  ["Đỗ Thị Chờ; 12/3/1980; nữ; Toán; đại học; 12; 0912345678", "Đỗ Thị Chờ"],
  ["Trần Mai, chưa rõ, nữ, Toán, đại học, 12, 0912345678", "Trần Mai"],
  ["Lý Văn Mai, 12/3/1980, để em hỏi lại", "Lý Văn Mai"],
])("keeps %s as a line", (text, name) => {
  expect(people.say(text).stored).toMatchObject({ "ds/l3_1/ten": name });
});

it.each(["thầy hiệu trưởng giữ, mai em xin", "Trần Thị Mai, Toán", "danh sách ở phòng đào tạo, hôm qua"])(
  "asks whether “%s” is a line",
  (text) => {
    const after = people.say(text);
    expect(after.stored).toEqual(people.stored);
    expect(after.text).toMatch(/bot hiểu là .*1 người mới.*phải không ạ/u);
  },
);

it("reads the lines beside what is said to it in one message, and tells what is none", () => {
  const after = people.say(
    "Dạ em chào chị\nTrần Thị Mai; 12/3/1985; nữ; Toán; đại học; 12; 0912345678\nmới có 1 người, mai em gửi tiếp",
  );
  expect(Object.keys(after.stored).filter((place) => place.startsWith("ds/"))).toHaveLength(7);
  expect(after.text).toContain("“mới có 1 người, mai em gửi tiếp”");
});
