// Boxes of the grid: what is read as in the chat, what waits, what is asked, and what the chat hears of it in the end.
import { describe, expect, it } from "vitest";
import { questionnaire } from "../../src/form/questions.ts";
import { interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";

const school = () => interviewOf("thpt").say("số liệu trước");
const at = (row: string, column = "count") => `n2_5/${row}/${column}`;
const pair = (row: string, count: string, people: string) => ({
  [at(row)]: count,
  [at(row, "people")]: people,
});

describe("a row of boxes", () => {
  it("is recorded once all of it is clear, in silence, and the question stands", () => {
    const before = school();
    const half = before.boxes({ [at("r1_1")]: "2 lớp" });
    expect(half.stored).toEqual({});
    expect(half.chat.asked).toEqual(before.chat.asked);
    const whole = half.boxes({ [at("r1_1", "people")]: "73" });
    expect(whole.stored).toEqual({ [at("r1_1")]: 2, [at("r1_1", "people")]: 73, "n2_5/r1/gate": true });
    expect(whole.chat).toMatchObject({ asked: before.chat.asked, drafts: [], untold: ["n2_5/r1_1"] });
    expect(whole.text).not.toContain("Mục 1.1");
  });

  it("keeps how each box was typed, and marks it as typed", () => {
    const { events } = school().boxes(pair("r1_1", "hai lớp", "72 em"));
    const [answered] = events;
    expect(answered).toMatchObject({ type: "answered", id: "n2_5/r1_1", edited: false });
    expect(answered && "changes" in answered ? answered.changes.slice(0, 2) : []).toMatchObject([
      { place: at("r1_1"), value: 2, raw: "hai lớp", origin: "typed" },
      { place: at("r1_1", "people"), value: 72, raw: "72 em", origin: "typed" },
    ]);
  });

  it("guesses nothing: what has several readings waits for the one that is chosen", () => {
    const asked = school().boxes({ [at("r2")]: "khoảng 30" });
    expect(asked.stored).toEqual({});
    expect(asked.chat.drafts).toMatchObject([{ place: at("r2"), said: "khoảng 30" }]);
    expect(asked.boxes({ [at("r2")]: "khoảng 30" }, { pick: "31 tin, bài" }).stored).toEqual({});
    const chosen = asked.boxes({ [at("r2")]: "khoảng 30" }, { pick: "30 tin, bài" });
    expect(chosen.stored).toEqual({ [at("r2")]: 30 });
    expect(chosen.chat.drafts).toEqual([]);
  });

  it.each(["-3", "1,5", "abc", "=SUM(A1)", "9999999999", "2/73"])("takes no “%s” for a number", (said) => {
    const refused = school().boxes({ [at("r2")]: said });
    expect(refused.stored).toEqual({});
    expect(refused.chat.drafts).toHaveLength(1);
  });

  it("asks what a check doubts, for exactly these figures", () => {
    const doubted = school().boxes(pair("r1_1", "70", "2100"));
    expect(doubted.stored).toEqual({});
    const hash = doubted.boxes({}).chat.drafts.length;
    expect(hash).toBe(2);
    const settled = (key: string) => ({ settled: [{ id: "n2_5/r1_1", hash: key, reason: null }] });
    expect(doubted.boxes({}, settled("another")).stored).toEqual({});
    // The same doubt as in the chat: its hash is of the figures.
    const [chat] = interviewOf("thpt")
      .sayAll("số liệu trước", "1.1: 70 lớp 2100 người")
      .events.flatMap((event) => (event.type === "doubted" ? [event.finding.hash] : []));
    const right = doubted.boxes({}, settled(chat ?? ""));
    expect(right.stored).toMatchObject({ [at("r1_1")]: 70, [at("r1_1", "people")]: 2100 });
    expect(right.events.map(({ type }) => type)).toEqual(["answered", "waived"]);
  });

  it("overwrites nothing that a colleague wrote after the page was shown", () => {
    const shown = school();
    const meanwhile = shown.meanwhile((other) => other.say("sửa 2").say("9 tin"));
    const conflict = meanwhile.boxes({ [at("r2")]: "12" }, { rev: 0 });
    expect(conflict.stored).toMatchObject({ [at("r2")]: 9 });
    expect(conflict.chat.drafts).toHaveLength(1);
    // Nothing is asked where both wrote the same, and the newer revision may be written over.
    expect(meanwhile.boxes({ [at("r2")]: "9" }, { rev: 0 }).chat.drafts).toEqual([]);
    expect(conflict.boxes({ [at("r2")]: "12" }).stored).toMatchObject({ [at("r2")]: 12 });
    // An emptied box leaves what stands.
    expect(conflict.boxes({ [at("r2")]: "" }).chat.drafts).toEqual([]);
    expect(conflict.boxes({ [at("r2")]: "" }).stored).toMatchObject({ [at("r2")]: 9 });
  });

  it("corrects one cell of a row, and the other stays", () => {
    const corrected = school()
      .boxes(pair("r1_1", "2", "73"))
      .boxes({ [at("r1_1", "people")]: "75" });
    expect(corrected.stored).toMatchObject({ [at("r1_1")]: 2, [at("r1_1", "people")]: 75 });
    expect(corrected.events[0]).toMatchObject({
      edited: true,
      changes: [{ place: at("r1_1", "people"), old: 73 }],
    });
  });

  it("of a place that the form does not ask is nothing", () => {
    const { events, chat } = school().boxes({ "n2_5/r1_4/count": "3", "n2_5/nowhere/count": "3" });
    expect(events).toEqual([]);
    expect(chat.drafts).toEqual([]);
  });

  it.each([
    ["kiem-ke", "tb/lines", "tb/l1_1/ten"],
    ["si-so", "ss/khac/lines", "ss/khac/l1_1/siso"],
  ])("closes no list of %s and writes no line of it", (form, lines, cell) => {
    const asked = testForm(form);
    expect(questionnaire(asked, "truong").byPlace(lines)?.list).toMatchObject({ most: expect.any(Number) });
    const list = interviewOf("truong", {}, asked);
    const { events, stored, chat } = list.boxes({ [lines]: "7", [cell]: "3" });
    expect(events).toEqual([]);
    expect(stored).toEqual({});
    expect(chat.drafts).toEqual([]);
  });
});

describe("going on in the chat", () => {
  it("tells what was recorded and what waits, and asks next", () => {
    const { text, chat } = school()
      .boxes(pair("r1_1", "2", "73"))
      .boxes({ [at("r1_2")]: "3", [at("r2")]: "9", [at("r3")]: "nhiều" }, { done: true });
    expect(text).toMatch(
      /^Đã ghi trong bảng:\n1\.1: 2 lớp, 73 người\n2: 9 tin, bài\nChưa ghi, vì còn ô trống hoặc ô chưa rõ trong bảng: 1\.2, 3\.\n\n\[/u,
    );
    expect(text).toContain("Còn lại của mục 1.");
    expect(chat.untold).toEqual([]);
    expect(chat.drafts).toHaveLength(2);
  });

  it("tells many rows by their numbers", () => {
    const rows = [
      "r1_1",
      "r1_2",
      "r1_3",
      "r1_7",
      "r1_8",
      "r1_9",
      "r1_14",
      "r5_3",
      "r5_4",
      "r5_5",
      "r5_6",
      "r6_1",
      "r6_2",
    ];
    const typed = Object.assign({}, ...rows.map((row) => pair(row, "1", "20")));
    expect(school().boxes(typed, { done: true }).text).toMatch(/^Đã ghi 13 dòng trong bảng: 1\.1, 1\.2/u);
  });

  it("asks about what the grid recorded when the chat says something else of it", () => {
    const asked = school()
      .say("sửa 2")
      .boxes({ [at("r2")]: "9" });
    const after = asked.say("12 tin");
    expect(after.stored).toMatchObject({ [at("r2")]: 9 });
    expect(after.text).toContain("vừa được ghi từ nơi khác");
  });
});

describe("a report that is submitted", () => {
  it("takes nothing from a box", () => {
    const sealed = interviewOf("thpt").sayAll("nộp", "nộp thiếu", "chưa kịp làm", "đúng");
    expect(sealed.sealed).toBe(true);
    const typed = sealed.boxes({ [at("r2")]: "9" });
    expect(typed.stored).toEqual({});
    expect(typed.chat.drafts).toEqual([]);
    expect(typed.boxes({}, { done: true }).text).toContain("đã nộp");
  });
});
