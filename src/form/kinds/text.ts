// The kind of answer that is a narrative, kept as it was typed. Knows when a text is no narrative at all.

import { noneText } from "../../language/lexicon/stand-ins.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import { refuse } from "../../language/opening.ts";
import { hear } from "../../language/said.ts";
import { isBareNone, isBareNotYet, isLater, isSameAsAbove } from "../../language/stand-ins.ts";
import { heldBy } from "./held.ts";
import type { Kind } from "./kind.ts";

/** One letter of Vietnamese is up to three code units when a phone sends it decomposed. */
const rawPerLetter = 4;
/** No "none", "later" or "see above" is longer; beyond it a text is a narrative whatever words it holds. */
const longestShortAnswer = 200;

export const textKind: Kind<string> = {
  name: "text",
  called: "đoạn văn",
  stands: "note",
  narrative: true,
  limits: { most: 8_000, digits: 0 },
  none: noneText,
  choices: "none",
  pairs: false,
  exampleEachTime: false,
  read(said, context) {
    const { raw, tokens } = said;
    if (raw.length > context.max * rawPerLetter) return refuse("too-long");
    const text = cleanNarrative(raw);
    if (text === "") return refuse("empty");
    if (text.length > context.max) return refuse("too-long");
    if (text.length <= longestShortAnswer) {
      if (isLater(tokens)) return { type: "later" };
      if (isSameAsAbove(tokens)) {
        return { type: "ambiguous", reason: "same-as-above", readings: [], offerNone: true };
      }
      if (isBareNotYet(tokens))
        return { type: "ambiguous", reason: "not-yet", readings: [], offerNone: true };
      // With a reason it is a narrative: the reason is what the office wants to read.
      if (isBareNone(tokens)) return { type: "value", value: noneText };
    }
    return /[\p{L}\p{N}]/u.test(text) ? { type: "value", value: text } : refuse("not-words");
  },
  readHeld(cell, context) {
    const shown = () => textKind.read(hear(cell.shown), context);
    return heldBy(cell, { text: (said) => textKind.read(said, context), number: shown, day: shown });
  },
  say: (value) => (value === noneText ? "không có" : `“${ends(value).replace(/[.\s]+$/u, "")}”`),
  wanted: ({ noun, label }) => label ?? (noun === "" ? "nội dung" : noun),
  example: (_, { text }) => text,
  sample: () => "…",
  ask: () => "Xin gửi nội dung trong một tin (dán từ Word được). Không có thì gõ “không”.",
  refuse: {},
  remedy: () => " Không có thì gõ “không”.",
  unsure: { unsure: (said) => `bot chưa hiểu “${said}”.` },
  shortForms: () => [],
  figure: () => null,
  print: (value) => value,
  stored: (value) => (typeof value === "string" ? value : null),
  total: "none",
  shown: { as: "text" },
  takes: ["most"],
  lint: () => [],
};

/** A text by its first and last words. */
export function ends(text: string): string {
  const words = text.replace(/\s+/gu, " ").trim().split(" ");
  return words.length <= 12
    ? words.join(" ")
    : `${words.slice(0, 6).join(" ")} … ${words.slice(-4).join(" ")}`;
}

export { noneText };
