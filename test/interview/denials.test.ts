// What "không …" settles at a group's prompt and at one row: the rows that become zero, or the choices that are offered.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseForm } from "../../src/form/form.ts";
import type { Question } from "../../src/form/question.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { type Asked, newChat } from "../../src/interview/chat.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import { sayAgain } from "../../src/interview/reading/say-again.ts";
import type { Situation } from "../../src/interview/situation.ts";
import { step } from "../../src/interview/step.ts";

const library = new URL("../../src/form/library/tuan-le-htsd-2022@1.json", import.meta.url);
const q = questionnaire(parseForm(JSON.parse(readFileSync(library, "utf8"))), "thpt");
const now = new Date("2022-10-10T10:00:00+07:00");

/** What a text does at this prompt: "0: 5.1, 5.2", "? 5.1 | 5.1, 5.2, …", "reason?", or what else is said. */
function outcome(asked: Asked, text: string): string {
  const s: Situation = {
    q,
    answers: new Map(),
    chat: { ...newChat, asked },
    facts: {},
    before: null,
    compiled: null,
    unit: { name: "Phòng GDĐT", code: "PGD-1" },
    files: [],
    returned: null,
    waived: new Set(),
    report: { state: "in-progress", rev: 1, revising: false, pastDeadline: false, closed: false },
    promptDelivered: null,
    promptAt: null,
    firstAsked: null,
  };
  const { events, chat } = step(s, sayAgain(s, text, now), now);
  const zeroed = q.questions.filter((row) => row.places.some((place) => isZero(events, place)));
  if (zeroed.length > 0) return `0: ${nos(zeroed)}`;
  if (chat.asked?.at === "nothing-reason") return "reason?";
  const which = events.find((event) => event.type === "which");
  if (!which) return events[0]?.type ?? "";
  return `? ${which.ways.map((way) => (way.do === "zero" ? nos(way.ids.flatMap((id) => q.byId(id) ?? [])) : "all")).join(" | ")}`;
}

function isZero(events: readonly InterviewEvent[], place: string): boolean {
  return events.some(
    (event) =>
      "changes" in event && event.changes.some((change) => change.place === place && change.value === 0),
  );
}

function nos(rows: readonly Question[]): string {
  return rows.map((row) => row.main.no).join(", ");
}

function group(no: string, ...open: readonly string[]): Asked {
  const found = q.groups.find((one) => one.no === no);
  const rows = (found?.questions ?? []).filter((row) => open.length === 0 || open.includes(row.main.no));
  return { at: "group", id: found?.id ?? "", open: rows.map((row) => row.id) };
}

const row = (no: string): Asked => ({ at: "question", id: q.byNo(no)?.id ?? "" });
const whole5 = "0: 5.1, 5.2, 5.3, 5.4, 5.5, 5.6";

describe("a group's own question", () => {
  it.each([
    ["4", "không", "0: 4.1, 4.2, 4.3"],
    ["4", "trường không tổ chức", "0: 4.1, 4.2, 4.3"],
    ["4", "dạ trường em không tổ chức ạ", "0: 4.1, 4.2, 4.3"],
    ["4", "khong to chuc", "0: 4.1, 4.2, 4.3"],
    ["4", "không tổ chức do mưa bão", "0: 4.1, 4.2, 4.3"],
    ["4", "không quyên góp sách", "0: 4.1, 4.2, 4.3"],
    ["4", "không có tập thể nào tặng", "0: 4.1"],
    ["4", "khong co tap the nao", "0: 4.1"],
    ["4", "cá nhân không có", "0: 4.2"],
    ["4", "không tổ chức gì", "? 4.1, 4.2, 4.3 | all"],
    ["4", "đơn vị không tổ chức hoạt động nào", "reason?"],
    ["4", "không tổ chức cả tuần lễ", "reason?"],
    ["4", "không có khai mạc", "? 7.2 | 4.1, 4.2, 4.3"],
    ["5", "không có hội sách", "0: 5.1"],
    ["5", "không có hội sách, triển lãm", "0: 5.1, 5.2"],
    ["5", "không có 5.2, 5.3", "0: 5.2, 5.3"],
    ["5", "không có cuộc thi nào", "? 5.3, 5.4 | 5.1, 5.2, 5.3, 5.4, 5.5, 5.6"],
    ["5", "không có các cuộc thi khác", "0: 5.6"],
    ["5", "không có cuộc thi, buổi tọa đàm nào", whole5],
    ["6", "không có thể thao", "0: 6.1"],
    ["6", "ko đi tham quan", "0: 6.3"],
    ["6", "không có văn nghệ, thể thao, tham quan", "0: 6.1, 6.2, 6.3"],
    ["6", "đơn vị không tổ chức hoạt động nào", "? 6.1, 6.2, 6.3 | all"],
    ["9", "không khen thưởng ai", "0: 9.1, 9.2"],
    ["1", "không có lớp nào", "0: 1.1, 1.2, 1.3, 1.7, 1.8, 1.9, 1.14"],
    ["1", "không có lớp ngoại ngữ", "0: 1.2"],
    ["1", "không biết", "unsure"],
    ["1", "không nhiều", "unsure"],
  ])("%s: %s → %s", (no, said, expected) => {
    expect(outcome(group(no), said)).toBe(expected);
  });
});

describe("rows without a question of their own", () => {
  it.each([
    [group("2–3"), "không", "0: 2"],
    [group("2–3"), "dạ không có ạ", "0: 2"],
    [group("2–3"), "cả hai không có", "0: 2, 3"],
    [group("2–3"), "đều không có", "0: 2, 3"],
    [group("2–3"), "không có gì hết", "0: 2, 3"],
    [group("2–3"), "không có bài nào", "0: 2"],
    [group("2–3"), "không có tờ rơi", "0: 3"],
    [group("6", "6.2", "6.3"), "không", "0: 6.2"],
    [group("6", "6.2", "6.3"), "mấy cái kia không có", "0: 6.2, 6.3"],
    [group("6", "6.2", "6.3"), "không có tham quan", "0: 6.3"],
    [group("6", "6.2", "6.3"), "không có thể thao", "? 6.1 | 6.2, 6.3"],
    [group("10"), "không", "0: 10.1"],
  ])("%j: %s → %s", (asked, said, expected) => {
    expect(outcome(asked, said)).toBe(expected);
  });
});

describe("one row", () => {
  it.each([
    ["6.3", "ko đi tham quan", "0: 6.3"],
    ["6.1", "không có thể thao", "0: 6.1"],
    ["6.1", "không có học sinh nào tham gia", "0: 6.1"],
    ["6.1", "không có văn nghệ", "? 6.1 | 6.2"],
    ["6.1", "không có khai mạc", "? 6.1 | 7.2"],
    ["7.2", "không tổ chức lễ khai mạc em", "0: 7.2"],
    ["7.2", "trường không tổ chức", "0: 7.2"],
    ["5.2", "không có hội sách", "? 5.2 | 5.1"],
    ["8", "không tổ chức", "0: 8"],
    ["8", "không tổ chức gì", "? 8 | all"],
    ["8", "không tổ chức tuần lễ", "reason?"],
  ])("%s: %s → %s", (no, said, expected) => {
    expect(outcome(row(no), said)).toBe(expected);
  });
});
