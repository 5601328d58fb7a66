// Takes a message apart into its figures with their units and what links them. Knows unit words; decides nothing.

import * as units from "../lexicon/measures.ts";
import { around, politeness, reasonLead } from "../lexicon/stand-ins.ts";
import { type Phrasebook, phrasebook } from "../phrases.ts";
import type { ReadContext } from "../reading.ts";
import { type Token, tokenise } from "../tokens.ts";
import { type Figure, type FigureMode, figureAt } from "./figures.ts";

type Tag = "count" | "people";

/** What stands between a figure and the one before it. */
export type Link =
  | "slash"
  | "comma"
  | "break"
  | "dash"
  | "and"
  | "plus"
  | "times"
  | "up-to"
  | "colon"
  | "other";

export type Part = {
  readonly figure: Figure;
  readonly tag?: Tag;
  /** Its unit is the question's own noun, not just any that is counted so. */
  readonly own?: true;
  /** The unit stands in front of the figure without saying that it is a label: "grade 12" or "12 classes"? */
  readonly doubtfulTag?: true;
  readonly links: readonly Link[];
  /** Words as typed, from the figure to the end of its unit. */
  readonly words: string;
};

export type Parts = {
  readonly parts: readonly Part[];
  /** What stands before the first figure and after the last one. */
  readonly before: readonly Link[];
  readonly after: readonly Link[];
  readonly approximate: boolean;
  readonly each: boolean;
  readonly question: boolean;
  /** Units that stand apart from the figures, as in "12/340 (classes/people)". */
  readonly looseTags: readonly Tag[];
  /** Words or signs nobody listed; the figure would lose them. */
  readonly unknown: boolean;
  /** A letter grown together with a figure, or a sign no figure carries. */
  readonly broken: "malformed" | "symbol" | "negative" | "formula" | null;
  /** From the words that give a reason to the end. */
  readonly reason?: string;
  readonly currency: boolean;
};

type Word =
  | "each"
  | "approximate"
  | "approximate-after"
  | "up-to"
  | "and"
  | "minus"
  | "label"
  | "filler"
  | "reason"
  | Tag
  | "shared-count"
  | "shared-people";

const words: Phrasebook<Word> = phrasebook<Word>([
  ["each", units.each],
  ["approximate", [...units.approximate.before, ...units.approximate.instead]],
  ["approximate-after", units.approximate.after],
  ["up-to", units.upTo],
  ["people", units.people],
  ["count", units.things],
  ["shared-people", units.shared.people],
  ["shared-count", units.shared.things],
  ["and", units.and],
  ["minus", units.minus],
  ["label", units.labelLead],
  ["filler", [...units.qualifiers, ...around, ...politeness]],
  ["reason", reasonLead],
]);
const beforeFigure = phrasebook([["approximate", units.approximate.beforeFigure]]);
const currency = phrasebook([["currency", units.currency]]);

const signs: Readonly<Record<string, Link>> = {
  "/": "slash",
  "|": "slash",
  ";": "slash",
  ":": "colon",
  ",": "comma",
  "-": "dash",
  "&": "and",
  "+": "plus",
  "*": "times",
  "\u00D7": "times",
};

type PartsOptions = { readonly mode: FigureMode; readonly groupBySpace: boolean };

export function partsOf(cleaned: string, context: ReadContext, options: PartsOptions): Parts {
  const tokens = tokenise(cleaned);
  const nouns = nounBook(context);
  const parts: Part[] = [];
  let links: Link[] = [];
  let before: Link[] = [];
  const looseTags: Tag[] = [];
  // Units before their figure: a label says so itself, a bare one may mean a grade.
  let pending: { readonly tag: Tag; readonly label: boolean }[] = [];
  let lastWasPart = false;
  const found = { approximate: false, each: false, question: false, unknown: false, currency: false };
  // A separator with nothing before it is a slip or the rest of a decimal: ".200" is not two hundred.
  let broken: Parts["broken"] = /(?:^|[/|;:]) ?[.,]\d/.test(cleaned) ? "malformed" : null;
  let reason: string | undefined;

  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (!token) break;
    const word = nouns.at(tokens, index) ?? words.at(tokens, index);
    const figure = figureAt(tokens, index, options.mode, options.groupBySpace);
    const nextIsFigure = (at: number) =>
      tokens[at]?.type === "numeral" || figureAt(tokens, at, options.mode, false) !== null;
    const about = beforeFigure.at(tokens, index);
    const isUnitHere = lastWasPart && (word?.role === "people" || word?.role === "count");

    if (about && token.type === "word" && tokens[index + about.length]?.type === "numeral" && !isUnitHere) {
      if (lastWasPart || parts.length > 0) links.push("up-to");
      found.approximate = true;
      index += about.length;
      continue;
    }
    if (figure && !isUnitHere && (!word || figure.next - index >= word.length)) {
      const afterFigure = figure.next;
      const isNumeral = token.type === "numeral";
      const previous = tokens[index - 1];
      const sticks = isNumeral && token.glued && previous?.type === "word";
      if (sticks && !(parts.length > 0 || pending.length > 0 || found.approximate)) broken ??= "malformed";
      const unit = unitAfter(tokens, afterFigure, nouns);
      const announced = pending.length === 1 ? pending[0] : undefined;
      if (pending.length > 1) looseTags.push(...pending.map((unit) => unit.tag));
      const tag = unit?.tag ?? announced?.tag;
      const doubtful = !unit && announced?.label === false;
      const end = tokens[(unit?.next ?? afterFigure) - 1]?.to ?? token.to;
      if (currency.at(tokens, afterFigure)) found.currency = true;
      parts.push({
        figure: unit && figure.figure.doubt === "bare-word" ? withoutDoubt(figure.figure) : figure.figure,
        ...(tag ? { tag } : {}),
        ...(unit?.own ? { own: true } : {}),
        ...(doubtful ? { doubtfulTag: true } : {}),
        links,
        words: cleaned.slice(token.from, end),
      });
      if (parts.length === 1) before = links;
      links = [];
      pending = [];
      lastWasPart = true;
      index = unit?.next ?? afterFigure;
      continue;
    }
    const sign = token.type === "break" ? "break" : signs[token.text];
    const money = options.mode === "amount" ? currency.at(tokens, index) : null;
    if (money) {
      index += money.length;
      continue;
    }
    if (word) {
      const past = index + word.length;
      // "12a" is a slip of the finger; only a unit grows together with its figure.
      if (
        token.glued &&
        token.text.length === 1 &&
        token.type === "word" &&
        tokens[index - 1]?.type === "numeral"
      ) {
        if (!/^(people|count)$/.test(word.role)) broken ??= "malformed";
      }
      switch (word.role) {
        case "each":
          found.each = true;
          break;
        case "approximate":
        case "approximate-after":
          if (word.role === "approximate-after" && !lastWasPart) found.unknown = true;
          found.approximate = true;
          if (parts.length > 0) links.push("other");
          break;
        case "up-to":
          links.push("up-to");
          break;
        case "and":
          links.push("and");
          break;
        case "minus":
          if (nextIsFigure(past)) broken ??= "negative";
          else found.unknown = true;
          break;
        case "label": {
          const unit = unitAt(tokens, past, nouns);
          if (unit) {
            pending.push({ tag: unit.tag, label: true });
            index = unit.next;
            lastWasPart = false;
            continue;
          }
          break;
        }
        case "people":
        case "count":
          if (token.text.length === 1 && tokens[past]?.glued && tokens[past]?.type === "numeral")
            broken ??= "malformed";
          if (parts.length > 0 && !nextIsFigure(past) && !/^[:=]$/.test(tokens[past]?.text ?? ""))
            looseTags.push(word.role);
          else pending.push({ tag: word.role, label: /^[:=]$/.test(tokens[past]?.text ?? "") });
          break;
        case "reason":
          reason = cleaned.slice(token.from);
          return { parts, before, after: links, ...found, looseTags, broken, reason };
        default:
          break;
      }
      // A shared word in front of a figure is the speaker.
      lastWasPart = false;
      index = past;
      continue;
    }
    if (sign) {
      const next = tokens[index + 1];
      if (sign === "dash" && next?.type === "numeral" && (links.length > 0 || parts.length === 0))
        broken ??= "negative";
      links.push(sign);
    } else if (/^[xX]$/.test(token.text) && parts.length > 0 && nextIsFigure(index + 1)) {
      links.push("times");
    } else if (token.text === "?") {
      found.question = true;
    } else if (token.text === "=" && pending.length > 0) {
      links.push("colon");
    } else if (/^[~<>\u2248\u00B1\u2264\u2265\u2243\u2245]$/.test(token.text)) {
      found.approximate = true;
    } else if (/^[%$\u20AC\u00A3\u00A5\u00B0#@^\\=]$/.test(token.text)) {
      broken ??= "symbol";
    } else if (!/^[.!()[\]{}"'\u201C\u201D]$/.test(token.text)) {
      if (token.type === "word" && token.glued && tokens[index - 1]?.type === "numeral")
        broken ??= "malformed";
      found.unknown = true;
      links.push("other");
    }
    lastWasPart = false;
    index += 1;
  }
  return { parts, before, after: links, ...found, looseTags, broken };
}

function withoutDoubt(figure: Figure): Figure {
  const { doubt: _known, ...rest } = figure;
  return rest;
}

type Unit = { readonly tag: Tag; readonly own?: true; readonly next: number };

/** The unit directly after a figure, several words of one sort together. */
function unitAfter(tokens: readonly Token[], at: number, nouns: Phrasebook<Tag>): Unit | null {
  const first = unitAt(tokens, at, nouns, true);
  if (!first) return null;
  let next = first.next;
  for (;;) {
    const more = unitAt(tokens, next, nouns);
    if (!more || tokens[more.next]?.type === "numeral") return { ...first, next };
    next = more.next;
  }
}

function unitAt(
  tokens: readonly Token[],
  at: number,
  nouns: Phrasebook<Tag>,
  withShared = false,
): Unit | null {
  const noun = nouns.at(tokens, at);
  const word = words.at(tokens, at);
  if (noun && noun.length >= (word?.length ?? 0))
    return { tag: noun.role, own: true, next: at + noun.length };
  if (!word) return null;
  const next = at + word.length;
  if (word.role === "people" || word.role === "count") return { tag: word.role, next };
  if (!withShared) return null;
  if (word.role === "shared-people") return { tag: "people", next };
  return word.role === "shared-count" ? { tag: "count", next } : null;
}

/** The question's own nouns, each of the words a slash or a comma joins. */
function nounBook(context: ReadContext): Phrasebook<Tag> {
  const variants = (noun: string | undefined) =>
    noun ? [noun, ...noun.split(/[/,]/)].map((word) => word.trim()) : [];
  return phrasebook<Tag>([
    ["people", variants(context.nouns.people)],
    ["count", variants(context.nouns.count)],
  ]);
}
