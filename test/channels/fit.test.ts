// Fitting: nothing but white space is lost, nothing is too long, the question and the choices stand last.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChannelLimits, OutgoingFile } from "../../src/channels/channel.ts";
import { type FitPhrases, fitMessage, type MadeAttachment } from "../../src/channels/fit.ts";
import { uploadHere } from "../../src/message.ts";

const pressing: ChannelLimits = { text: 4096, caption: 1024, buttons: true, documents: true, commands: true };
const typing: ChannelLimits = { text: 2000, buttons: false, documents: false, commands: false };
const phrases: FitPhrases = {
  typeOneOf: (words) => `TYPE ${words.join("|")}`,
  download: (url) => `GET ${url}`,
  inPart: () => "in part",
  noDownload: () => "NO LINK",
  upload: ({ url }) => `PUT ${url}`,
  offerUpload: (way) => `HAVE A FILE? ${way?.url}`,
  grid: (url: string) => url,
  offerPhotos: (url) => (url === null ? "" : `PHOTOS: ${url}, OR `),
  noUpload: () => "NO PAGE",
};
const none: MadeAttachment = { type: "none" };
const file: OutgoingFile = { name: "a.xlsx", mime: "application/x", bytes: new Uint8Array([1]) };
const choices = [
  { id: "c1", label: "Right", word: "right" },
  { id: "c2", label: "Wrong", word: "wrong" },
];
const page: MadeAttachment = {
  type: "upload",
  url: "https://x/u/1",
  short: { address: "x/t", number: "482913" },
};
const message = (text: string) => ({ text, choices });

describe("fit", () => {
  test("a short message is one part with its choices", () => {
    expect(fitMessage(message("Echo.\n\nQuestion?"), none, pressing, phrases)).toEqual([
      { text: "Echo.\n\nQuestion?", choices, file: null },
    ]);
  });

  test("the way to the page for files stands at its mark, else above the text", () => {
    const text = (said: string, made: MadeAttachment) =>
      fitMessage({ text: said, choices: [] }, made, typing, phrases).map((part) => part.text);
    expect(text("Echo.\n\nQuestion?", page)).toEqual(["PUT https://x/u/1\n\nEcho.\n\nQuestion?"]);
    expect(text(`Echo.\n${uploadHere} Or go on.`, page)).toEqual([
      "Echo.\nHAVE A FILE? https://x/u/1 Or go on.",
    ]);
    expect(text(`Echo.\n${uploadHere} Or go on.`, { type: "no-upload" })).toEqual([
      "Echo.\nNO PAGE Or go on.",
    ]);
  });

  test("where there are no buttons the words stand under the question", () => {
    expect(fitMessage(message("Question?"), none, typing, phrases)).toEqual([
      { text: "Question?\nTYPE right|wrong", choices: [], file: null },
    ]);
  });

  test("no choices, no words", () => {
    expect(fitMessage({ text: "Done.", choices: [] }, none, typing, phrases)).toEqual([
      { text: "Done.", choices: [], file: null },
    ]);
  });

  test("more choices than a channel has buttons for are words, all of them", () => {
    const few: ChannelLimits = { ...pressing, mostButtons: 2 };
    expect(fitMessage(message("Question?"), none, few, phrases)).toEqual([
      { text: "Question?", choices, file: null },
    ]);
    const third = { id: "c3", label: "Later", word: "later" };
    expect(fitMessage({ text: "Question?", choices: [...choices, third] }, none, few, phrases)).toEqual([
      { text: "Question?\nTYPE right|wrong|later", choices: [], file: null },
    ]);
  });

  test("a file that cannot be handed over here is said to be elsewhere, before the question", () => {
    const parts = fitMessage(message("Ready.\n\nSend?"), { type: "no-link" }, typing, phrases);
    expect(parts.map((part) => part.text)).toEqual(["NO LINK\n\nReady.\n\nSend?\nTYPE right|wrong"]);
  });

  test("a link is announced before the text, so that the question stays last", () => {
    const parts = fitMessage(
      message("Ready.\n\nSend?"),
      { type: "link", url: "http://x/d/1" },
      typing,
      phrases,
    );
    expect(parts.map((part) => part.text)).toEqual(["GET http://x/d/1\n\nReady.\n\nSend?\nTYPE right|wrong"]);
  });

  test("a text of exactly the limit is one part, one unit more makes two", () => {
    expect(fitMessage(message("a".repeat(4096)), none, pressing, phrases)).toHaveLength(1);
    expect(
      fitMessage(message("a".repeat(4097)), none, pressing, phrases).map((part) => part.text.length),
    ).toEqual([4096, 1]);
  });

  test("a long list is cut between lines, and its question goes last with the choices", () => {
    const list = Array.from({ length: 400 }, (_, n) => `${n}. twelve classes`).join("\n");
    const parts = fitMessage(message(`${list}\n\nSend it now?`), none, pressing, phrases);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts.slice(0, -1)) {
      expect(part.text).toMatch(/^\d+\. .* twelve classes$|^\d+\. twelve classes[\s\S]*twelve classes$/);
      expect(part.choices).toEqual([]);
    }
    expect(parts.at(-1)?.text.endsWith("\n\nSend it now?")).toBe(true);
    expect(parts.at(-1)?.choices).toEqual(choices);
  });

  test("a file takes the last paragraph as its caption; the text before it goes ahead", () => {
    const parts = fitMessage(
      message(`${"a ".repeat(800)}\n\nSend?`),
      { type: "file", file },
      pressing,
      phrases,
    );
    expect(parts).toEqual([
      { text: "a ".repeat(800).trim(), choices: [], file: null },
      { text: "Send?", choices, file },
    ]);
  });

  test("a text without a short last paragraph goes ahead of a file that stands alone", () => {
    const parts = fitMessage(message("a ".repeat(800)), { type: "file", file }, pressing, phrases);
    expect(parts.map((part) => [part.text.length, part.file])).toEqual([
      [1599, null],
      [0, file],
    ]);
  });

  test("an emoji that straddles the limit is not torn", () => {
    const parts = fitMessage(message(`${"a".repeat(4095)}😀b`), none, pressing, phrases);
    expect(parts.map((part) => part.text)).toEqual(["a".repeat(4095), "😀b"]);
  });

  const piece = fc.oneof(
    fc.constantFrom("\n", "\n\n", " ", "  \n", "😀", "đ", "ế", "word", "a".repeat(30)),
    fc.string({ unit: "grapheme", maxLength: 20 }),
  );
  const texts = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(""));
  const made = fc.constantFrom<MadeAttachment>(
    none,
    { type: "file", file },
    { type: "link", url: "http://x/d/1" },
  );

  test("any text: within the limits, whole characters, nothing but white space lost, choices and file last", () => {
    fc.assert(
      fc.property(
        texts,
        made,
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 2, max: 60 }),
        (text, what, a, b) => {
          const limits = { ...pressing, text: Math.max(a, b), caption: Math.min(a, b) };
          const parts = fitMessage(message(text), what, limits, phrases);
          const last = parts.at(-1);
          expect(last?.choices).toEqual(choices);
          expect(last?.file).toBe(what.type === "file" ? file : null);
          expect((last?.text.length ?? 0) <= (last?.file ? limits.caption : limits.text)).toBe(true);
          for (const part of parts.slice(0, -1)) {
            expect(part.text.trim()).not.toBe("");
            expect(part.text.length).toBeLessThanOrEqual(limits.text);
            expect(part.choices).toEqual([]);
            expect(part.file).toBeNull();
          }
          for (const part of parts) expect(/\p{Cs}/u.test(part.text)).toBe(false);
          const ink = (words: string) => words.replace(/\s/g, "");
          const link = what.type === "link" ? ink(phrases.download(what.url)) : "";
          expect(ink(parts.map((part) => part.text).join(""))).toBe(link + ink(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
