// Takes a message apart into its figures with their units and what links them. Knows unit words; decides nothing.
import { today } from "../dates/days.ts";
import type { ReadContext } from "../reading.ts";
import type { Said } from "../said.ts";
import { type Figure, figureAt } from "./figures.ts";
import { isFigure, type Part, type Parts, type PartsOptions, type Walk } from "./found.ts";
import { takeMark } from "./marks.ts";
import {
  beforeFigure,
  currency,
  isCurrency,
  nounBook,
  type Tag,
  type Unit,
  unitAfter,
  unitAt,
  type Word,
  whole,
  words,
  yearName,
} from "./units.ts";

type Found = { readonly role: Word; readonly length: number };

/** The figures of a text with their units, in order. Each token is looked at once; the first rule that knows it wins. */
export function partsOf({ text: cleaned, tokens }: Said, context: ReadContext, options: PartsOptions): Parts {
  const walk: Walk = {
    cleaned,
    tokens,
    nouns: nounBook(context),
    year: today(context.now).year,
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
  const behindYear = takeYear(walk, index);
  if (behindYear !== null) return behindYear;
  const isUnitHere = walk.lastWasPart && (word?.role === "people" || word?.role === "count");
  const next =
    (isUnitHere ? null : (takeAbout(walk, index) ?? takeFigure(walk, index, word))) ?? takeMoney(walk, index);
  if (next !== null) return next;
  if (word) return takeWord(walk, index, word);
  takeMark(walk, index);
  walk.lastWasPart = false;
  return index + 1;
}

/** "Năm 2022: 30 lớp": the year of the figures. Another year's are asked about. */
function takeYear(walk: Walk, index: number): number | null {
  const { tokens } = walk;
  const named = yearName.at(tokens, index);
  const at = named ? index + named.length : -1;
  const year = tokens[at];
  if (!year || !/^(?:19|20)\d\d$/u.test(year.text)) return null;
  if (Number(year.text) !== walk.year) walk.question = true;
  return tokens[at + 1]?.text === ":" ? at + 2 : at + 1;
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

/** "12", "12 lớp", and with a unit in front of it that is waiting: "lớp: 12". */
function takeFigure(walk: Walk, index: number, word: Found | null): number | null {
  const { tokens, nouns, options, parts } = walk;
  const found = figureAt(tokens, index, options.mode, options.groupBySpace);
  if (!found || (word && found.next - index < word.length)) return null;
  if (sticks(walk, index)) walk.broken ??= "malformed";
  const unit = unitAfter(tokens, found.next, nouns);
  const next = unit?.next ?? found.next;
  const announced = unit ? undefined : announcedBy(walk);
  if (walk.pending.length > 1) walk.looseTags.push(...walk.pending.map((one) => one.tag));
  if (isCurrency(tokens, found.next)) walk.currency = true;
  if (parts.length === 0) walk.before = walk.links;
  parts.push({
    figure: unit ? counted(found.figure) : found.figure,
    ...unitSaid(unit, announced),
    links: walk.links,
    words: walk.cleaned.slice(tokens[index]?.from, tokens[next - 1]?.to),
  });
  walk.links = [];
  walk.pending = [];
  walk.lastWasPart = true;
  return next;
}

/** "a12": a word that ran into the first figure; a unit or "~" before it may stand so. */
function sticks({ tokens, parts, pending, approximate }: Walk, index: number): boolean {
  const token = tokens[index];
  const begun = parts.length > 0 || pending.length > 0 || approximate;
  return !begun && token?.type === "numeral" && token.glued && tokens[index - 1]?.type === "word";
}

type Pending = Walk["pending"][number];

/** Of several units in a row nobody knows which is this figure's. */
function announcedBy({ pending }: Walk): Pending | undefined {
  const [only, more] = pending;
  return more ? undefined : only;
}

function unitSaid(
  unit: Unit | null,
  announced: Pending | undefined,
): Pick<Part, "tag" | "own" | "doubtfulTag"> {
  if (unit) return { tag: unit.tag, ...(unit.own ? { own: true } : {}) };
  if (!announced) return {};
  return { tag: announced.tag, ...(announced.label ? {} : { doubtfulTag: true }) };
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
    case "head-count":
      walk.pending.push({ tag: "people", label: true });
      return null;
    case "out-of":
      return takeOutOf(walk, past);
    case "another-year":
      walk.question = true;
      return null;
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

/** "30 trên tổng số 32 lớp"; in front of the first figure it is "more than". */
function takeOutOf(walk: Walk, past: number): number | null {
  const next = past + (whole.at(walk.tokens, past)?.length ?? 0);
  const follows = isFigure(walk, next);
  if (walk.parts.length === 0) walk.approximate = true;
  else walk.links.push(follows ? "of" : "other");
  // "9 tin bài đăng trên website": no figure, and words that the figures would lose.
  walk.unknown ||= !follows && walk.parts.length > 0;
  return follows ? next : null;
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

/** "Năm lớp": with what it counts behind it a bare word can only be the number. */
function counted(figure: Figure): Figure {
  if (figure.doubt !== "bare-word") return figure;
  const { doubt: _known, ...rest } = figure;
  return rest;
}
