// The kind of answer that is yes or no. Knows how both are typed, not what is asked.

import { politeness } from "../../language/lexicon/stand-ins.ts";
import * as words from "../../language/lexicon/yes-no.ts";
import { longestMessage, refuse, withNote } from "../../language/opening.ts";
import { consistsOf, phrasebook } from "../../language/phrases.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import { hear, type Said } from "../../language/said.ts";
import { isLater, isNotYet, type None, readNone, splitNote } from "../../language/stand-ins.ts";
import type { Token } from "../../language/tokens.ts";
import { countKind } from "./count.ts";
import { heldBy, wholeOf } from "./held.ts";
import type { Kind } from "./kind.ts";

const yes = phrasebook([["yes", words.yes]]);
const no = phrasebook([["no", words.no]]);
const neither = phrasebook([["neither", words.neither]]);
const polite = phrasebook([["polite", [...politeness, ...words.subjects]]]);
const tail = phrasebook([["tail", [...words.yesTail, ...politeness]]]);

/** What yes and no have in common, kept as themselves or as a figure. */
const asked = {
  stands: "column",
  narrative: false,
  choices: "yes-no",
  pairs: false,
  exampleEachTime: false,
  wanted: ({ noun, label }) => label ?? (noun === "" ? "có hay không" : noun),
  example: () => "có",
  sample: () => "có",
  refuse: {},
  remedy: () => " Xin trả lời có hoặc không.",
  unsure: {},
  shortForms: () => [],
  shown: { as: "yes-no" },
  takes: [],
  lint: () => [],
} as const satisfies Partial<Kind>;

export const yesNoKind: Kind<boolean> = {
  ...asked,
  name: "yes-no",
  called: "có hoặc không",
  limits: { most: 1, digits: 0 },
  none: false,
  say: (value) => (value ? "có" : "không"),
  ask: () => "Có hay không?",
  figure: (value) => (value ? "1" : "0"),
  print: (value) => (value ? "có" : "không"),
  stored: (value) => (typeof value === "boolean" ? value : null),
  total: "count-yes",
  read(said) {
    if (said.raw.length > longestMessage) return refuse("too-long");
    const { head, note } = splitNote(said);
    if (head.foreignDigit) return refuse("symbol");
    if (head.text === "") return refuse(note === undefined ? "empty" : "not-understood");
    return withNote(readYesNo(head), note);
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => yesNoKind.read(said, context),
      // Our own papers keep 1 and show "Có"; a bare figure says neither.
      number: () =>
        /\d/u.test(cell.shown) ? refuse("not-understood") : yesNoKind.read(hear(cell.shown), context),
      truth: (is) => ({ type: "value", value: is }),
    });
  },
};

/** A figure of the form that this kind of unit is asked by yes or no, and that is kept as 1 or 0. No form names it. */
export const factKind: Kind<number> = {
  ...asked,
  name: "fact",
  called: "có hoặc không",
  limits: { most: 1, digits: 0 },
  none: 0,
  say: (value, { fact }) => (value === 1 ? (fact?.yes ?? "") : (fact?.no ?? "")),
  ask: ({ fact }) => fact?.question ?? null,
  figure: (value) => String(value),
  print: (value) => (value === 1 ? "có" : "không"),
  stored: (value) => (typeof value === "number" ? value : null),
  total: "sum",
  read(said, context) {
    const read = yesNoKind.read(said, context);
    if (read.type === "value") return { ...read, value: read.value ? 1 : 0 };
    if (read.type === "ambiguous") {
      const readings = read.readings.map((reading) => ({ ...reading, value: reading.value ? 1 : 0 }));
      return { ...read, readings };
    }
    return read.type === "refused" ? oneOrNone(said, context) : read;
  },
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => factKind.read(said, context),
      number: (number) => wholeOf(number, { ...context, max: 1 }),
      truth: (is) => ({ type: "value", value: is ? 1 : 0 }),
    });
  },
};

/** It is also a figure in the template: "1" and "0" are taken, more is refused. */
function oneOrNone(said: Said, context: ReadContext): ReadResult<number> {
  const count = countKind.read(said, context);
  if (count.type !== "value") return refuse("not-understood");
  return count.value > 1 ? refuse("too-large") : count;
}

function readYesNo(head: Said): ReadResult<boolean> {
  const all = head.tokens.filter(
    (token) => !/^[\p{Emoji_Modifier}\u2640\u2642]$/u.test(token.text) || /^\d$/.test(token.text),
  );
  if (isLater(all)) return { type: "later" };
  const tokens = all.filter((token) => !/^[.!,;:()"'-]$/.test(token.text) && token.type !== "break");
  if (consistsOf(neither, tokens) || consistsOf(neither, withoutPolite(tokens))) return unsure();
  const asks = tokens.some((token) => token.text === "?");
  const [isYes, isNo] = [startsWith(tokens, "yes"), startsWith(tokens, "no")];
  if (isNo.whole || isYes.whole || asks)
    return asks ? unsure() : { type: "value", value: isYes.whole && !isNo.whole };
  const none = isYes.lead ? null : readNone(all, head.text);
  if (none) return noneRead(none);
  if (isNotYet(all, { settled: false })) {
    return { type: "ambiguous", reason: "not-yet", readings: [], offerNone: true };
  }
  return withMore(tokens, head.text, isYes.lead, isNo.lead);
}

/** "Không tổ chức vì mưa": a no with its reason. */
function noneRead({ sure, reason }: None): ReadResult<boolean> {
  const reading = { value: false, ...(reason ? { note: reason } : {}) };
  return sure ? { type: "value", ...reading } : unsure(reading);
}

/** A yes or a no with more to it ("có nhưng ít"): nothing of it may be lost, so it is asked about. */
function withMore(tokens: readonly Token[], text: string, yes: boolean, no: boolean): ReadResult<boolean> {
  if (tokens.length === 0) return refuse("not-words");
  if (yes || no) return unsure({ value: !no, note: text });
  return tokens.length < 6 && neither.isIn(tokens) ? unsure() : refuse("not-understood");
}

function unsure(reading?: { value: boolean; note?: string }): ReadResult<boolean> {
  return { type: "ambiguous", reason: "unsure", readings: reading ? [reading] : [], offerNone: false };
}

function withoutPolite(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; ) {
    const found = polite.at(tokens, index);
    const token = tokens[index];
    if (!found && token) kept.push(token);
    index += found?.length ?? 1;
  }
  return kept;
}

/** `lead`: the answer opens the message, after its politeness; `whole`: nothing else follows but its echo. */
function startsWith(tokens: readonly Token[], side: "yes" | "no"): { lead: boolean; whole: boolean } {
  const book = side === "yes" ? yes : no;
  let lead = false;
  let index = 0;
  while (index < tokens.length) {
    // Some of the words for yes are also mere politeness, so the answer itself is looked for first.
    const answer = book.at(tokens, index);
    const echo = (lead && side === "yes" ? tail : polite).at(tokens, index);
    if (answer && answer.length >= (echo?.length ?? 0)) lead = true;
    else if (!echo) return { lead, whole: false };
    index += Math.max(answer?.length ?? 0, echo?.length ?? 0);
  }
  return { lead, whole: lead };
}
