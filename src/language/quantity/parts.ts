// Takes a message apart into its figures with their units and what links them. Knows unit words; decides nothing.

import type { Phrasebook } from "../phrases.ts";
import type { ReadContext } from "../reading.ts";
import type { Said } from "../said.ts";
import type { Token } from "../tokens.ts";
import { type Figure, type FigureMode, figureAt } from "./figures.ts";
import {
  beforeFigure,
  currency,
  isCurrency,
  nounBook,
  type Tag,
  unitAfter,
  unitAt,
  type Word,
  words,
} from "./units.ts";

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

/** What has been found so far, from left to right. */
type Walk = {
  readonly cleaned: string;
  readonly tokens: readonly Token[];
  readonly nouns: Phrasebook<Tag>;
  readonly options: PartsOptions;
  readonly parts: Part[];
  readonly looseTags: Tag[];
  /** Since the last figure. */
  links: Link[];
  before: Link[];
  /** Units before their figure: a label says so itself, a bare one may mean a grade. */
  pending: { readonly tag: Tag; readonly label: boolean }[];
  lastWasPart: boolean;
  approximate: boolean;
  each: boolean;
  question: boolean;
  unknown: boolean;
  currency: boolean;
  broken: Parts["broken"];
  reason: string | undefined;
};

type Found = { readonly role: Word; readonly length: number };

/** The figures of a text with their units, in order. Each token is looked at once; the first rule that knows it wins. */
export function partsOf({ text: cleaned, tokens }: Said, context: ReadContext, options: PartsOptions): Parts {
  const walk: Walk = {
    cleaned,
    tokens,
    nouns: nounBook(context),
    options,
    parts: [],
    looseTags: [],
    links: [],
    before: [],
    pending: [],
    lastWasPart: false,
    approximate: false,
    each: false,
    question: false,
    unknown: false,
    currency: false,
    // A separator with nothing before it is a slip or the rest of a decimal: ".200" is not two hundred.
    broken: /(?:^|[/|;:]) ?[.,]\d/.test(cleaned) ? "malformed" : null,
    reason: undefined,
  };
  let index = 0;
  while (index < walk.tokens.length && walk.reason === undefined) index = takeToken(walk, index);
  const { parts, before, links, looseTags, approximate, each, question, unknown, broken, reason } = walk;
  const found = { approximate, each, question, unknown, currency: walk.currency, looseTags, broken };
  return { parts, before, after: links, ...found, ...(reason === undefined ? {} : { reason }) };
}

/** Takes what begins at this token and gives the first token after it. */
function takeToken(walk: Walk, index: number): number {
  const { tokens, nouns } = walk;
  const word = nouns.at(tokens, index) ?? words.at(tokens, index);
  const isUnitHere = walk.lastWasPart && (word?.role === "people" || word?.role === "count");
  const next =
    (isUnitHere ? null : (takeAbout(walk, index) ?? takeFigure(walk, index, word))) ?? takeMoney(walk, index);
  if (next !== null) return next;
  return word ? takeWord(walk, index, word) : takeSign(walk, index);
}

/** "từ 30", "đến 40": only with a figure right after. */
function takeAbout(walk: Walk, index: number): number | null {
  const { tokens } = walk;
  const about = beforeFigure.at(tokens, index);
  if (!about || tokens[index]?.type !== "word" || tokens[index + about.length]?.type !== "numeral")
    return null;
  if (walk.lastWasPart || walk.parts.length > 0) walk.links.push("up-to");
  walk.approximate = true;
  return index + about.length;
}

function takeFigure(walk: Walk, index: number, word: Found | null): number | null {
  const { tokens, nouns, options, parts } = walk;
  const token = tokens[index];
  const found = figureAt(tokens, index, options.mode, options.groupBySpace);
  if (!token || !found || (word && found.next - index < word.length)) return null;
  const begun = parts.length > 0 || walk.pending.length > 0 || walk.approximate;
  const sticks = token.type === "numeral" && token.glued && tokens[index - 1]?.type === "word";
  if (sticks && !begun) walk.broken ??= "malformed";
  const unit = unitAfter(tokens, found.next, nouns);
  const announced = walk.pending.length === 1 ? walk.pending[0] : undefined;
  if (walk.pending.length > 1) walk.looseTags.push(...walk.pending.map(({ tag }) => tag));
  const tag = unit?.tag ?? announced?.tag;
  const next = unit?.next ?? found.next;
  if (isCurrency(tokens, found.next)) walk.currency = true;
  parts.push({
    figure: unit && found.figure.doubt === "bare-word" ? withoutDoubt(found.figure) : found.figure,
    ...(tag ? { tag } : {}),
    ...(unit?.own ? { own: true } : {}),
    ...(!unit && announced?.label === false ? { doubtfulTag: true } : {}),
    links: walk.links,
    words: walk.cleaned.slice(token.from, tokens[next - 1]?.to ?? token.to),
  });
  if (parts.length === 1) walk.before = walk.links;
  walk.links = [];
  walk.pending = [];
  walk.lastWasPart = true;
  return next;
}

function takeMoney({ tokens, options }: Walk, index: number): number | null {
  const isSign = tokens[index]?.type !== "break";
  const money = options.mode === "amount" && isSign ? currency.at(tokens, index) : null;
  return money && index + money.length;
}

function takeWord(walk: Walk, index: number, word: Found): number {
  const { tokens } = walk;
  const token = tokens[index];
  // "12a" is a slip of the finger; only a unit grows together with its figure.
  const grown = token?.glued && token.type === "word" && token.text.length === 1;
  const isUnit = word.role === "people" || word.role === "count";
  if (grown && tokens[index - 1]?.type === "numeral" && !isUnit) walk.broken ??= "malformed";
  const past = index + word.length;
  const next = takeRole(walk, index, past, word.role);
  // A shared word in front of a figure is the speaker.
  walk.lastWasPart = false;
  return next ?? past;
}

/** What a known word says of the figures; a label reaches further than itself. */
function takeRole(walk: Walk, index: number, past: number, role: Word): number | null {
  switch (role) {
    case "each":
      walk.each = true;
      return null;
    case "approximate":
    case "approximate-after":
      if (role === "approximate-after" && !walk.lastWasPart) walk.unknown = true;
      walk.approximate = true;
      if (walk.parts.length > 0) walk.links.push("other");
      return null;
    case "up-to":
    case "and":
      walk.links.push(role);
      return null;
    case "minus":
      if (isFigure(walk, past)) walk.broken ??= "negative";
      else walk.unknown = true;
      return null;
    case "label":
      return takeLabel(walk, past);
    case "people":
    case "count":
      takeLooseUnit(walk, index, past, role);
      return null;
    case "reason":
      walk.reason = walk.cleaned.slice(walk.tokens[index]?.from);
      return null;
    default:
      return null;
  }
}

function takeLabel(walk: Walk, past: number): number | null {
  const unit = unitAt(walk.tokens, past, walk.nouns);
  if (!unit) return null;
  walk.pending.push({ tag: unit.tag, label: true });
  return unit.next;
}

/** A unit that no figure stands before: it announces the next one, or stands apart ("12/340 (lớp/người)"). */
function takeLooseUnit(walk: Walk, index: number, past: number, tag: Tag): void {
  const { tokens } = walk;
  const next = tokens[past];
  if (tokens[index]?.text.length === 1 && next?.glued && next.type === "numeral") walk.broken ??= "malformed";
  const label = /^[:=]$/.test(next?.text ?? "");
  if (walk.parts.length > 0 && !isFigure(walk, past) && !label) walk.looseTags.push(tag);
  else walk.pending.push({ tag, label });
}

function takeSign(walk: Walk, index: number): number {
  const { tokens } = walk;
  const token = tokens[index];
  if (token) signify(walk, token, index);
  walk.lastWasPart = false;
  return index + 1;
}

function signify(walk: Walk, token: Token, index: number): void {
  const sign = token.type === "break" ? "break" : signs[token.text];
  if (sign) {
    const next = walk.tokens[index + 1];
    const opens = walk.links.length > 0 || walk.parts.length === 0;
    if (sign === "dash" && next?.type === "numeral" && opens) walk.broken ??= "negative";
    walk.links.push(sign);
  } else if (/^[xX]$/.test(token.text) && walk.parts.length > 0 && isFigure(walk, index + 1)) {
    walk.links.push("times");
  } else if (token.text === "?") {
    walk.question = true;
  } else if (token.text === "=" && walk.pending.length > 0) {
    walk.links.push("colon");
  } else if (/^[~<>\u2248\u00B1\u2264\u2265\u2243\u2245]$/.test(token.text)) {
    walk.approximate = true;
  } else if (/^[%$\u20AC\u00A3\u00A5\u00B0#@^\\=]$/.test(token.text)) {
    walk.broken ??= "symbol";
  } else if (!/^[.!()[\]{}"'\u201C\u201D]$/.test(token.text)) {
    strange(walk, token, index);
  }
}

/** A word or a sign that nobody listed: the figures would lose it. */
function strange(walk: Walk, token: Token, index: number): void {
  if (token.type === "word" && token.glued && walk.tokens[index - 1]?.type === "numeral")
    walk.broken ??= "malformed";
  walk.unknown = true;
  walk.links.push("other");
}

function isFigure({ tokens, options }: Walk, at: number): boolean {
  return tokens[at]?.type === "numeral" || figureAt(tokens, at, options.mode, false) !== null;
}

function withoutDoubt(figure: Figure): Figure {
  const { doubt: _known, ...rest } = figure;
  return rest;
}
