// "À nhầm 350": a text that takes back what was just recorded, or points at another row's figures. Pure.

import { isAnswered, type Value, valuesOf } from "../../form/answers.ts";
import type { Question } from "../../form/questions.ts";
import { clauseOf, figuresOf } from "../../language/entries/clause.ts";
import { ownedBy } from "../../language/entries/owned.ts";
import * as words from "../../language/lexicon/correction.ts";
import { clean } from "../../language/normalise.ts";
import { phrasebook } from "../../language/phrases.ts";
import { hear } from "../../language/said.ts";
import { tokenise } from "../../language/tokens.ts";
import type { Asked } from "../chat.ts";
import type { Candidate } from "../events.ts";
import type { Result } from "../finish.ts";
import { questionAsked } from "../next.ts";
import { namedEntry } from "../reading/entries.ts";
import { readAnswer } from "../reading/reading.ts";
import { rowsPrompt } from "../reading/rows-prompt.ts";
import type { Input, Situation } from "../situation.ts";
import { undoGate } from "./gate.ts";
import { saysYes } from "./group.ts";
import { answerOne } from "./question.ts";
import { recordOrDoubt, sameValues } from "./record-or-doubt.ts";
import { named, recordEntries } from "./rows.ts";
import { control } from "./steer.ts";

type Text = Extract<Input, { type: "text" }>;

const fewWords = 8;

const lead = phrasebook([["lead", words.lead]]);
const around = phrasebook([["around", words.around]]);

/**
 * A text that says it corrects is about the answer just given, never about the row that is asked next. Null when it
 * says no such thing, or what is left of it can be read nowhere.
 */
export function correct(s: Situation, asked: Asked, input: Text, now: Date): Result | null {
  const named = changedTo(s, input, now);
  if (named) return named;
  const correction = corrected(input.text);
  if (!correction) return null;
  const { said } = correction;
  if (said === "") return control(s, "edit", "");
  const entry = namedEntry(s.q, said);
  if (entry?.question) return recordEntries(s, [entry], 1, now);
  const byWords = namedInWords(s, asked, said, input.text, now);
  if (byWords) return byWords;
  const here = s.q.byId(questionAsked(asked) ?? "");
  // A doubt, half a pair or an answer shown again is what the person has before them.
  const open = asked.at === "confirm" || s.chat.half !== null;
  if (here && !here.narrative && (open || (asked.at === "question" && isAnswered(s.answers, here)))) {
    return answerOne(s, here, { ...input, text: said }, now);
  }
  const group = s.chat.last?.startsWith("group:") ? s.chat.last.slice("group:".length) : null;
  if (group !== null) {
    const something = /\p{Nd}/u.test(said) || saysYes(said, now);
    return something && said.split(" ").length <= fewWords && !here?.narrative ? undoGate(s, group) : null;
  }
  if (s.chat.recent.length > 1) return ofSeveral(s, asked, said, input.text, now);
  const last = s.q.byId(s.chat.recent[0] ?? s.chat.last ?? "");
  const old = last && valuesOf(s.answers, last);
  // Zeros for the rest of a group were nobody's figures for this one row.
  if (last && s.answers.get(last.places[0] ?? "")?.origin === "rest") return control(s, "edit", "");
  if (!last || !old || last.narrative) return null;
  return corrects(s, asked, last, old, correction, input.text, now);
}

/** "Sửa 4.2 thành 221", "II.2: …": the number says whose answer it is, whatever is asked. */
function changedTo(s: Situation, input: Text, now: Date): Result | null {
  const text = input.text.normalize("NFC");
  const match = words.changeTo.exec(text) ?? words.forItem.exec(text);
  const question = s.q.byNo(match?.[1] ?? "");
  const said = match?.[2];
  if (!question || said === undefined) return null;
  if (!question.narrative) {
    return recordEntries(s, [{ question, no: match?.[1] ?? "", said: said.trim() }], 1, now);
  }
  const result = answerOne(s, question, { ...input, text: said.trim() }, now);
  const keeps = s.chat.asked && result.events.some((event) => event.type === "answered");
  return keeps && s.chat.asked ? { ...result, asked: s.chat.asked } : result;
}

/** "Cá nhân là 221 mới đúng": a row is named by its measure or its words, and it is none of those just answered. */
function namedInWords(s: Situation, asked: Asked, said: string, raw: string, now: Date): Result | null {
  const clause = clauseOf(hear(said));
  const rows = ownedBy(clause, rowsPrompt(s.q, []).rows);
  const last = new Set([...s.chat.recent, s.chat.last ?? "", questionAsked(asked) ?? ""]);
  if (rows.length === 0 || rows.some(({ id }) => last.has(id))) return null;
  const ways = rows.flatMap(({ id }): Candidate[] => {
    const question = s.q.byId(id);
    const reading = question && readAnswer(question, figuresOf(clause), null, now);
    return question && reading?.type === "value" ? [take(question, reading.values, raw)] : [];
  });
  return ways.length > 0 && ways.length <= mostWays ? askWhichRow(asked, raw, "correction", ways) : null;
}

/** Rows answered by one message: which of them is meant is a choice, or its number has to be said. */
function ofSeveral(s: Situation, asked: Asked, said: string, raw: string, now: Date): Result | null {
  if (!/\p{Nd}/u.test(said) || said.split(" ").length > fewWords) return null;
  const ways = s.chat.recent.flatMap((id): Candidate[] => {
    const question = s.q.byId(id);
    const reading = question && !question.narrative ? readAnswer(question, said, null, now) : null;
    return question && reading?.type === "value" ? [take(question, reading.values, raw)] : [];
  });
  return ways.length > 0 && ways.length <= mostWays
    ? askWhichRow(asked, raw, "correction", ways)
    : control(s, "edit", "");
}

/** More rows than these are not read as choices. */
const mostWays = 4;

/** What is left of a correction; null when the text is none. `wrong` is the figure that it says is not right. */
function corrected(text: string): { readonly said: string; readonly wrong: number | null } | null {
  if (text.length > 200) return null;
  const said = clean(text);
  const not = words.notThis
    .exec(said)?.[0]
    .match(/\d[\d.]*/u)?.[0]
    .replaceAll(".", "");
  const short = said.replace(words.notThis, "").replace(words.thisIsRight, "");
  const tokens = tokenise(short);
  let led = short.length < said.length;
  let index = 0;
  for (;;) {
    const found = lead.at(tokens, index);
    const skipped =
      around.at(tokens, index)?.length ?? (/^[,:;.!-]$/u.test(tokens[index]?.text ?? "") ? 1 : 0);
    if (found) led = true;
    const step = Math.max(found?.length ?? 0, skipped);
    if (step === 0) break;
    index += step;
  }
  const from = tokens[index]?.from;
  if (!led) return null;
  return { said: short.slice(from ?? short.length), wrong: not === undefined ? null : Number(not) };
}

function corrects(
  s: Situation,
  asked: Asked,
  last: Question,
  old: readonly Value[],
  { said, wrong }: NonNullable<ReturnType<typeof corrected>>,
  raw: string,
  now: Date,
): Result | null {
  const reading = readAnswer(last, said, null, now);
  const narrative = s.q.byId(questionAsked(asked) ?? "")?.narrative;
  // Where a text is asked, only what is plainly figures and little else corrects any.
  if (narrative && (reading.type === "ambiguous" || said.split(" ").length > fewWords)) return null;
  if (reading.type === "ambiguous") {
    const { reason, readings, offerNone } = reading;
    return {
      events: [{ type: "unsure", id: last.id, reason, said: raw, readings, offerNone }],
      asked: { at: "confirm", id: last.id },
    };
  }
  const found =
    reading.type === "value"
      ? [reading.values]
      : reading.type === "half"
        ? completed(last, old, said, now)
        : [];
  // The half that was said to be wrong is the one that changes.
  const meant = found.filter((values) =>
    values.every((value, at) => (old[at] === wrong) !== (value === old[at])),
  );
  const likely = found.filter(([things = 0, people = 0]) => last.cells.length !== 2 || people >= things);
  const [only, other] = meant.length === 1 ? meant : likely.length > 0 ? likely : found;
  if (!only) return null;
  if (found.some((values) => sameValues(values, old)))
    return { events: [{ type: "said", what: "already" }], asked };
  if (other) {
    return askWhichRow(
      asked,
      raw,
      "correction",
      [only, other].map((values): Candidate => take(last, values, raw)),
    );
  }
  const note = reading.type === "value" ? reading.note : null;
  const result = recordOrDoubt(s, last, { values: only, raw, note, origin: "typed" });
  const events = result.events.map((event) => named(s, event));
  // What stood there to be asked is asked again: the correction answered nothing of it.
  return events.some((event) => event.type === "answered") ? { ...result, events, asked } : result;
}

/** One figure for a row of two: the cell that it is of, the other as it stood. Both ways where nothing says which. */
function completed(last: Question, old: readonly Value[], said: string, now: Date): (readonly Value[])[] {
  const others = last.cells.map((_, missing) =>
    last.cells.flatMap(({ id }, at) => {
      const value = at === missing ? undefined : old[at];
      return value === undefined ? [] : [{ cell: id, value }];
    }),
  );
  return others.reverse().flatMap((given) => {
    const reading = readAnswer(last, said, given, now);
    return reading.type === "value" ? [reading.values] : [];
  });
}

function sameKinds(one: Question, other: Question): boolean {
  return (
    one.cells.length === other.cells.length &&
    one.cells.every(({ kind }, at) => kind === other.cells[at]?.kind)
  );
}

/** "Giống 1.1": the figures of that row are offered, never read as a number. */
export function sameAsRow(s: Situation, asked: Asked, text: string): Result | null {
  const no = words.sameAs.exec(text.normalize("NFC").trim())?.[1];
  const here = s.q.byId(questionAsked(asked) ?? "");
  if (no === undefined || !here || here.narrative) return null;
  const there = s.q.byNo(no);
  const values = there && sameKinds(there, here) && !here.askAs ? valuesOf(s.answers, there) : null;
  if (values) return askWhichRow(asked, text.trim(), "same-as", [take(here, values, text)]);
  const times = s.chat.refusals + 1;
  return {
    events: [{ type: "refused", id: here.id, reason: "not-understood", said: text, times }],
    asked,
    patch: { half: s.chat.half, refusals: times },
  };
}

function take(question: Question, values: readonly Value[], raw: string): Candidate {
  return { do: "take", id: question.id, values: [...values], raw, waive: false };
}

function askWhichRow(
  asked: Asked,
  said: string,
  why: "correction" | "same-as",
  ways: readonly Candidate[],
): Result {
  return { events: [{ type: "which", why, said, ways }], asked };
}
