// How figures begin behind a row's number, and what may stand before the first one.
import { spelt } from "../phrases.ts";
import { negations } from "./assent.ts";
import { currency, roughly } from "./measures.ts";
import { million, numberWords } from "./numbers.ts";
import { quantity, result } from "./report.ts";
import { can, have, is, together, topic } from "./small-words.ts";
import { manners } from "./stand-ins.ts";
import { funds, report, send, tell } from "./work.ts";

const digits = numberWords.flatMap(([{ type }, spellings]) =>
  type === "digit" || type === "ten" ? spellings : [],
);
const scales = numberWords.flatMap(([word, spellings]) =>
  word.type === "scale" && word.tone === "plain" ? spellings : [],
);

/** A bare row number is followed by one of these, or it is an amount ("1.5 triệu"). Part of a regular expression. */
export const figureLead = `\\d|(?:${spelt([...digits, ...negations, ...have, ...is, ...topic, ...can, ...roughly, ...quantity, ...funds, ...result])})(?=[\\s,;]|$)`;

/** Behind a dash or a comma an amount is a range or a list of amounts, no row. */
export const moneyWord = new RegExp(
  `(?<!\\p{L})(?:${spelt([...scales, ...currency, ...million])})(?!\\p{L})`,
  "iu",
);

/** May stand before the first row's number. */
export const politeLead = [...manners, ...send, ...tell, ...report, ...is];

/** What is left of "và" and a comma before the next row's number. */
export const tail = new RegExp(`[\\s,.]+(?:${spelt(together)})?[\\s,.]*$`, "iu");
