// The kind of answer that is a short text in one line: a name, a place, a model. Knows when a text is no answer.
import { respectful } from "../../language/lexicon/courtesy.ts";
import { noneText } from "../../language/lexicon/stand-ins.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import { refuse } from "../../language/opening.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import { hear, type Said } from "../../language/said.ts";
import { isBareNotYet, isLater, isNoneInCell } from "../../language/stand-ins.ts";
import { heldBy } from "./held.ts";
import type { CellOf, Kind } from "./kind.ts";

/** One letter of Vietnamese is up to three code units when a phone sends it decomposed. */
const rawPerLetter = 4;

/** Nothing that is written in a line ends so; other particles are names as well ("Nha"). */
const respect = new RegExp(` (?:${respectful.join("|")})[.!]*$`, "iu");

export const lineKind: Kind<string> = {
  name: "line",
  called: "một dòng chữ",
  stands: "column",
  narrative: true,
  limits: { most: 200, digits: 0 },
  none: noneText,
  choices: "none",
  pairs: false,
  exampleEachTime: false,
  read: readLine,
  readHeld(cell, context) {
    const shown = () => readLine(hear(cell.shown), context);
    return heldBy(cell, { text: (said) => readLine(said, context), number: shown, day: shown });
  },
  say: sayLine,
  wanted: ({ noun, label }) => label ?? (noun === "" ? "nội dung" : noun),
  example: (cell) => `“${lineKind.wanted(cell)}”`,
  sample: () => "…",
  ask: (cell) => `Xin gửi ${lineKind.wanted(cell)} trong một dòng. Không có thì gõ “không”.`,
  refuse: { "too-long": (_, { most }) => `nội dung này tối đa ${most} chữ, xin viết ngắn lại.` },
  remedy: (cell) => ` Xin gửi ${lineKind.wanted(cell)}; không có thì gõ “không”.`,
  unsure: {},
  shortForms: () => [],
  figure: () => null,
  print: (value) => (value === noneText ? "" : value),
  stored: (value) => (typeof value === "string" ? value : null),
  total: "none",
  shown: { as: "text" },
  takes: ["most"],
  lint: () => [],
};

function sayLine(value: string, { label }: CellOf): string {
  if (value === noneText) return label === null ? "không có" : `${label}: không có`;
  return label === null ? `“${value}”` : `${label}: ${value}`;
}

function readLine({ raw, tokens }: Said, context: ReadContext): ReadResult<string> {
  if (raw.length > context.max * rawPerLetter) return refuse("too-long");
  const text = cleanNarrative(raw).replace(/\s+/gu, " ").replace(respect, "");
  if (text === "") return refuse("empty");
  if (text.length > context.max) return refuse("too-long");
  if (isLater(tokens)) return { type: "later" };
  if (isBareNotYet(tokens)) return { type: "ambiguous", reason: "not-yet", readings: [], offerNone: true };
  if (isNoneInCell(tokens)) return { type: "value", value: noneText };
  return /[\p{L}\p{N}]/u.test(text) ? { type: "value", value: text } : refuse("not-words");
}
