// A chat that an older program left in the middle of a question: its yes and its no are known to today's reader.
import { expect, it } from "vitest";
import { chatShape } from "../../src/interview/chat.ts";
import { promptOf } from "../../src/interview/reading/prompt.ts";
import { understand } from "../../src/language/understand.ts";

const take = { do: "take", id: "n2_5/r1_7", values: [80, 2400], raw: "80/2400", waive: true } as const;

it("takes every spelling of yes and no for choices kept without saying which they are", () => {
  const chat = chatShape.read({
    asked: { at: "confirm", id: "n2_5/r1_7" },
    offered: [
      { id: "a", label: "Đúng", word: "đúng", also: [], action: take },
      { id: "b", label: "Nhập lại", word: "nhập lại", also: ["không", "ko", "sai"], action: { do: "again" } },
      { id: "c", label: "Để sau", word: "để sau", action: { do: "skip" } },
    ],
  });
  expect(chat.offered.map(({ answers }) => answers)).toEqual(["yes", "no", undefined]);
  const prompt = promptOf(chat, null, new Date("2022-10-10T10:00:00+07:00"));
  expect(understand("k", prompt)).toMatchObject({ type: "choice", id: "b" });
  expect(understand("dạ ok ạ", prompt)).toMatchObject({ type: "choice", id: "a" });
});

it("leaves a choice that is both, or neither, to its own words", () => {
  const keep = { id: "a", label: "Giữ", word: "giữ", also: ["đúng", "không"], action: take };
  expect(chatShape.read({ offered: [keep] }).offered[0]?.answers).toBeUndefined();
});

it("a chat of the time before files were asked about asks of none", () => {
  const { handed, waiting, took } = chatShape.read({ v: 5, asked: { at: "question", id: "n1_1" } });
  expect({ handed, waiting, took }).toEqual({ handed: null, waiting: [], took: null });
});
