// Records the clauses of one message at the rows that their evidence names; what speaks against a row is asked. Pure.
import type { Value } from "../../form/answers.ts";
import type { Question } from "../../form/questions.ts";
import type { Placement } from "../../language/entries/placement.ts";
import type { Candidate, InterviewEvent } from "../events.ts";
import type { Result } from "../finish.ts";
import type { Entry } from "../reading/pasted.ts";
import { readAnswer } from "../reading/reading.ts";
import type { Situation } from "../situation.ts";
import { answerOne } from "./question.ts";
import { sameValues } from "./record-or-doubt.ts";
import { recordEntries } from "./rows.ts";

type Which = Extract<Placement, { to: "which" }>;
type Total = Extract<Placement, { to: "total" }>;

/** Whether nothing but its turn placed a clause: then it is the answer to the first row alone. */
export function isTurn(placed: Placement): boolean {
  return placed.to === "row" && placed.by === "turn";
}

/** Records what is sure and asks about the first clause that is not; further ones are named as not read. */
export function recordPlaced(s: Situation, placed: readonly Placement[], rows: number, now: Date): Result {
  const { entries, twice, once } = onceEach(
    placed.flatMap((one) => entryOf(s, one)),
    now,
  );
  const doubts = placed.flatMap((one) => (one.to === "which" ? [one] : []));
  const [doubt, ...others] = doubts;
  const waiting = others.map(({ said }): Entry => ({ question: null, no: "?", said: said.text }));
  const totals = placed.flatMap((one) => (one.to === "total" ? [totalSaid(one, entries, now)] : []));
  const unclear = twice.length === 0 && !doubt ? entries.find((entry) => unsureOf(entry, now)) : undefined;
  const unsure = unclear && unsureOf(unclear, now);
  const [lone, second] = entries;
  if (lone?.question && !second && placed.length === 1 && isHalf(lone, now)) {
    const input = { type: "text", text: lone.said, sentAt: null, nearLimit: false } as const;
    return answerOne(s, lone.question, input, now);
  }
  const asks = [...twice, ...(doubt ? [askWhere(s, doubt, now)] : []), ...(unsure ? [unsure] : [])];
  const all = [...entries.filter((entry) => entry !== unclear), ...waiting];
  const recorded: Result = all.length === 0 ? { events: [] } : recordEntries(s, all, rows, now);
  const events = [...once, ...recorded.events, ...totals, ...asks];
  const stays = asks.length > 0 || totals.some((one) => one.type === "total-said" && !one.agrees);
  if (!stays) return { ...recorded, events };
  // One row is in question and the rest is recorded: what comes next answers that question.
  if (unclear?.question && recorded.asked?.at !== "confirm")
    return { ...recorded, events, asked: { at: "confirm", id: unclear.question.id } };
  return { ...recorded, events, ...(s.chat.asked ? { asked: s.chat.asked } : {}) };
}

function entryOf(s: Situation, placed: Placement): Entry[] {
  switch (placed.to) {
    case "row":
      return [
        {
          question: s.q.byId(placed.row.id) ?? null,
          no: placed.row.numbers[0] ?? "",
          said: placed.said.text,
        },
      ];
    case "not-asked":
      return [{ question: null, no: placed.no, said: "" }];
    case "nowhere":
      return [{ question: null, no: placed.no ?? "", said: placed.said.text }];
    default:
      return [];
  }
}

type Once = {
  readonly entries: readonly Entry[];
  /** Rows with figures that contradict each other, each a question. */
  readonly twice: readonly InterviewEvent[];
  /** What is told of rows that came again with the same figures. */
  readonly once: readonly InterviewEvent[];
};

/** A row that comes twice with the same figures counts once, and that is told; with others it is asked which of them stands. */
function onceEach(entries: readonly Entry[], now: Date): Once {
  const kept: Entry[] = [];
  const twice: InterviewEvent[] = [];
  const again: string[] = [];
  for (const entry of entries) {
    const { question } = entry;
    const same = question ? entries.filter((other) => other.question === question) : [entry];
    if (!question || same.length === 1) kept.push(entry);
    if (!question || same[0] !== entry || same.length === 1) continue;
    const values = same.flatMap(({ said }) => valuesFor(question, said, now));
    const [first = []] = values;
    if (values.length === same.length && values.every((value) => sameValues(value, first))) {
      kept.push(entry);
      again.push(question.id);
      continue;
    }
    const readings = values.map((value) => ({ value }));
    const said = same.map((one) => one.said).join("; ");
    twice.push({ type: "unsure", id: question.id, reason: "several", said, readings, offerNone: false });
  }
  return { entries: kept, twice, once: again.length > 0 ? [{ type: "counted-once", ids: again }] : [] };
}

/** "Văn nghệ 2 cuộc": the row is named, and the rest of it is still to be asked for. */
function isHalf({ question, said }: Entry, now: Date): boolean {
  return question !== null && readAnswer(question, said, null, now).type === "half";
}

/** Several readings of a clause, which are asked about; null where there is one, or none. */
function unsureOf({ question, said }: Entry, now: Date): InterviewEvent | null {
  const reading = question && readAnswer(question, said, null, now);
  if (!question || reading?.type !== "ambiguous" || reading.readings.length === 0) return null;
  const { reason, readings, offerNone } = reading;
  return { type: "unsure", id: question.id, reason, said, readings, offerNone };
}

function valuesFor(question: Question, said: string, now: Date): (readonly Value[])[] {
  const reading = readAnswer(question, said, null, now);
  return reading.type === "value" ? [reading.values] : [];
}

/** "Tổng 35 lớp 1363 người" beside its rows: whether it is their sum. Alone it is no row, and is asked about. */
function totalSaid({ said, figures }: Total, entries: readonly Entry[], now: Date): InterviewEvent {
  const read = entries.flatMap(({ question, said: part }) =>
    question ? valuesFor(question, part, now).map((values) => ({ question, values })) : [],
  );
  const [first] = read;
  const total = first ? valuesFor(first.question, figures.text, now)[0] : undefined;
  const sums = total?.map((_, at) => read.reduce((sum, { values }) => sum + Number(values[at] ?? 0), 0));
  const agrees = total !== undefined && sums !== undefined && sameValues(total, sums);
  return { type: "total-said", said: said.text, agrees };
}

/** The question that a contradiction leads to, with exactly the rows that its evidence leaves. */
export function askWhere(s: Situation, doubt: Which, now: Date): InterviewEvent {
  const ways = doubt.rows.flatMap(({ id }) => wayTo(s.q.byId(id), doubt.said.text, now));
  return {
    type: "which",
    why: doubt.why,
    said: doubt.said.text,
    word: doubt.word,
    instead: doubt.instead?.id ?? null,
    ways: ways.length > mostWays ? [] : ways,
    rows: doubt.rows.map(({ id }) => id),
  };
}

/** More rows than these are not read as choices. */
const mostWays = 4;

function wayTo(question: Question | undefined, said: string, now: Date): Candidate[] {
  if (!question) return [];
  const reading = readAnswer(question, said, null, now);
  const take = (values: readonly Value[]): Candidate => ({
    do: "take",
    id: question.id,
    values: [...values],
    raw: said,
    waive: false,
  });
  if (reading.type === "value") return [take(reading.values)];
  // Of parts that add up the sum comes first, and is the one reading that leaves nothing out.
  const [first] = reading.type === "ambiguous" && reading.reason === "sum" ? reading.readings : [];
  return first ? [take(first.value)] : [];
}
