// Lists and checklists when messages cross: a reply to an earlier prompt is read there, and what was typed before a newer
// prompt arrived answers nothing unseen.
import { expect, it } from "vitest";
import type { AskedThen } from "../../src/interview/chat.ts";
import { type Interview, interviewOf } from "../support/chat/interview.ts";
import { checklistForm } from "../support/round/checklist-form.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const mai = "Trần Thị Mai; 12/3/1985; nữ; Toán; đại học; 12; 0912345678";
const hoa = "Lê Văn Hòa; 3/2/1980; nam; Ngữ văn; thạc sĩ; 20; 0987654321";
const lan = "Phạm Thị Lan; 5/6/1990; nữ; Lý; đại học; 5; 0912345679";
const fiveMinutes = 300_000;

const promptOf = ({ chat }: Interview): AskedThen => ({
  node: null,
  asked: chat.asked,
  rev: chat.askedRev,
  half: chat.half,
  offered: [],
});
const names = ({ stored }: Interview, list: string) =>
  Object.entries(stored).flatMap(([place, value]) =>
    place.startsWith(`${list}/`) && place.endsWith("/ten") ? [value] : [],
  );

const people = interviewOf("truong", {}, peopleListForm).say("42");
const things = people.sayAll(`${mai}\n${hoa}`, "xong");

it("a reply adds its line to the list that its prompt asked, and what is asked now stands", () => {
  const added = things.say(lan, { earlier: promptOf(people) });
  expect(names(added, "ds")).toEqual(["Trần Thị Mai", "Lê Văn Hòa", "Phạm Thị Lan"]);
  expect(names(added, "tb")).toEqual([]);
  expect(added.text).toContain("Đã ghi 1 người: 3. Phạm Thị Lan (Lý).");
  expect(added.text).toContain("Mục I.3. Thiết bị được tặng trong năm");
});

it("a reply that drops a line asks first", () => {
  const asked = things.say("xóa Mai", { earlier: promptOf(people) });
  expect(asked.text).toContain("Xóa 1. Trần T. M. (Toán) khỏi danh sách, phải không ạ?");
  expect(names(asked, "ds")).toEqual(["Trần Thị Mai", "Lê Văn Hòa"]);
  expect(names(asked.say("đúng"), "ds")).toEqual(["Lê Văn Hòa"]);
});

it.each(["Máy chiếu; 2; Hội A", lan, "tên thiết bị: Máy chiếu, số lượng: 2"])(
  "“%s”, typed before the list was asked, is no line of it unseen",
  (said) => {
    const late = things.say(said, { sentAgo: fiveMinutes });
    expect(late.text).toContain("được gửi trước câu hỏi này nên bot chưa ghi");
    expect(late.stored).toEqual(things.stored);
    expect(names(late.say("Máy chiếu; 2; Hội A"), "tb")).toEqual(["Máy chiếu"]);
  },
);

it("a late “không” closes no list", () => {
  const late = things.say("không", { sentAgo: fiveMinutes });
  expect(late.text).toContain("được gửi trước câu hỏi này nên bot chưa tính");
  expect(late.stored).toEqual(things.stored);
});

const first = interviewOf("truong", {}, checklistForm);
const second = first.say("có hết");

it.each(["1, 3", "có hết trừ 2.1", "có hết", "không"])(
  "“%s”, typed before the checklist was asked, says nothing of it",
  (said) => {
    const late = second.say(said, { sentAgo: fiveMinutes });
    expect(late.text).toContain("được gửi trước câu hỏi này nên bot chưa");
    expect(late.stored).toEqual(second.stored);
  },
);

it.each([
  ["1, 3", "Có: 1, 3. Không: 2, 4, 5, 6. Đúng thì gõ “đúng”."],
  ["không", "Không: 1, 2, 3, 4, 5, 6. Đúng thì gõ “đúng”."],
])("a reply “%s” to an answered checklist shows its sides before they change", (said, sides) => {
  const shown = second.say(said, { earlier: promptOf(first) });
  expect(shown.text).toContain(sides);
  expect(shown.stored).toEqual(second.stored);
});
