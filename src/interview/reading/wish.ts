// Until when somebody asks for more time, and why: read out of one message. Pure; what it does not find is asked.
import { dateKind } from "../../form/kinds/date.ts";
import { addDays, iso, today } from "../../language/dates/days.ts";
import { dateSigns } from "../../language/dates/signs.ts";
import { because, ending, goesOn, stretchOfDays, stretchOfWeeks } from "../../language/lexicon/wish.ts";
import { phrasebook } from "../../language/phrases.ts";
import { smallAt } from "../../language/quantity/small-numbers.ts";
import { hear, part, type Said } from "../../language/said.ts";

export type Wish = {
  /** The days that may be meant, the likeliest first, as "2022-10-17" or "2022-10-17T11:30"; none where no day is named. */
  readonly days: readonly string[];
  readonly reason: string | null;
  /** The message says a day or a reason, and hardly anything else: so it answers the question for them. */
  readonly alone: boolean;
};

/** What is wished in a message; `deadline` is the day from which "thêm 2 ngày" counts. */
export function wishOf(text: string, now: Date, deadline: Date): Wish {
  const said = hear(text);
  const day = named(said, now) ?? stretched(said, now, deadline);
  const why = reasonIn(said);
  const besides = said.tokens.length - (day?.length ?? 0) - (why?.length ?? 0);
  const alone = (day !== null || why !== null) && besides <= mostBesides;
  return { days: day?.days ?? [], reason: why?.reason ?? null, alone };
}

/** Days that may be meant, and how many words name them. */
type Found = { readonly days: readonly string[]; readonly length: number };

/** "Thêm 2 ngày", "hai tuần nữa": counted from the deadline, or from today where that has passed. */
function stretched({ tokens }: Said, now: Date, deadline: Date): Found | null {
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const each = stretches.at(tokens, at);
    if (!each || !before || tokens[at + each.length]?.type === "numeral") continue;
    const from = today(new Date(Math.max(now.getTime(), deadline.getTime())));
    const [count] = smallAt(tokens, at - 1, false)?.readings ?? [];
    const isCount = count !== undefined && before.to <= token.from;
    if (isCount && count > 0 && count <= mostCounted)
      return { days: [iso(addDays(from, Number(count) * each.role))], length: each.length + 1 };
  }
  return null;
}

/** The longest run of words that names a day. */
function named(said: Said, now: Date): Found | null {
  const { tokens } = said;
  for (let length = Math.min(longestDay, tokens.length); length > 0; length -= 1)
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const days = daysIn(part(said, tokens[at]?.from ?? 0, tokens[at + length - 1]?.to), now);
      if (days.length > 0) return { days, length };
    }
  return null;
}

/** "2" alone names no day, for it is counted or is a row. */
function daysIn(words: Said, now: Date): readonly string[] {
  if (/^\??\d*$/u.test(dateSigns(words))) return [];
  const read = dateKind.read(words, { nouns: {}, max: 0, now });
  if (read.type === "value") return [read.value];
  return read.type === "ambiguous" ? read.readings.map(({ value }) => value) : [];
}

/** A reason without what begins it, and how many words both are. */
function reasonIn({ text, tokens }: Said): { readonly reason: string; readonly length: number } | null {
  const at = tokens.findIndex((_, index) => causes.at(tokens, index) !== null && !insideWord(tokens, index));
  const found = causes.at(tokens, at);
  if (at < 0 || !found) return null;
  const from = at + found.length;
  const rest = tokens.slice(from);
  const stops = rest.findIndex(
    ({ type, text: mark }, index) =>
      type === "break" || (at <= beginning && mark === ",") || onwards.at(rest, index) !== null,
  );
  let end = stops < 0 ? tokens.length : from + stops;
  for (let cut = endings.lengthBefore(tokens, end); cut > 0; cut = endings.lengthBefore(tokens, end))
    end -= cut;
  const [first, last] = [tokens[from], tokens[end - 1]];
  if (!first || !last || end <= from) return null;
  const reason = text.slice(first.from, last.to).replace(/^[:\s]+/u, "");
  return reason === "" ? null : { reason, length: end - at };
}

/** "Don vi" typed without its marks is a unit and gives no reason. */
function insideWord(tokens: Said["tokens"], at: number): boolean {
  return tokens[at]?.bare === "vi" && (tokens[at - 1]?.bare === "don" || tokens[at - 1]?.bare === "hanh");
}

/** A reason that begins the message ends at its comma; one at its end goes to the end. */
const beginning = 2;
const longestDay = 8;
const mostCounted = 31;
/** "Dạ đến …ạ". */
const mostBesides = 4;
const stretches = phrasebook<number>([
  [1, stretchOfDays],
  [7, stretchOfWeeks],
]);
const causes = phrasebook([["because", because]]);
const onwards = phrasebook([["on", goesOn]]);
const endings = phrasebook([["end", ending]]);
