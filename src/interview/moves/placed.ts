// Records the clauses of one message at the rows that their evidence names; what speaks against a row is asked. Pure.
import type { Value } from "../../form/answers.ts";
import { rowLead } from "../../language/lexicon/steering.ts";
import type { Entry, ReadRow } from "../../language/meaning.ts";
import type { Given, RowReading } from "../../language/row-reading.ts";
import type { Candidate, InterviewEvent } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { readAs } from "./question.ts";
import { sameValues } from "./record-or-doubt.ts";
import { type RowEntry, recordEntries } from "./rows.ts";

/** Records what is sure and asks about the first entry that is not; further ones are named as not read. */
export function recordPlaced(s: Situation, placed: readonly Entry[], rows: number): Result {
  const { entries, twice, once } = onceEach(placed.flatMap((one) => entryOf(s, one)));
  const [doubt, ...others] = placed.filter((one) => one.to === "which" || one.to === "either");
  const waiting = others.map(({ said }): RowEntry => ({ question: null, no: "?", said, reading: null }));
  const totals = placed.flatMap((one) => (one.to === "total" ? [totalSaid(one, entries)] : []));
  const unclear = twice.length === 0 && !doubt ? entries.find((entry) => unsureOf(entry)) : undefined;
  const unsure = unclear && unsureOf(unclear);
  const [lone, second] = entries;
  if (lone?.question && lone.reading?.type === "half" && !second && placed.length === 1) {
    return readAs(s, lone.question, { said: lone.said, reading: lone.reading, people: null });
  }
  const where = doubt && (doubt.to === "either" ? askWhich(s, doubt) : askWhere(doubt));
  const asks = [...twice, ...(where ? [where] : []), ...(unsure ? [unsure] : [])];
  const all = [...entries.filter((entry) => entry !== unclear), ...waiting];
  const recorded: Result = all.length === 0 ? { events: [] } : recordEntries(s, all, rows);
  const events = [...once, ...recorded.events, ...totals, ...asks];
  const stays = asks.length > 0 || totals.some((one) => one.type === "total-said" && !one.agrees);
  if (!stays) return { ...recorded, events };
  // One row is in question and the rest is recorded: what comes next answers that question.
  if (unclear?.question && recorded.asked?.at !== "confirm")
    return { ...recorded, events, asked: { at: "confirm", id: unclear.question.id } };
  return { ...recorded, events, ...(s.chat.asked ? { asked: s.chat.asked } : {}) };
}

function entryOf(s: Situation, entry: Entry): RowEntry[] {
  switch (entry.to) {
    case "row": {
      const { id, no, said, reading } = entry;
      return [{ question: s.q.byId(id) ?? null, no, said, reading }];
    }
    case "not-asked":
      return [{ question: null, no: entry.no, said: "", reading: null }];
    case "nowhere":
      return [{ question: null, no: entry.no ?? "", said: entry.said, reading: null }];
    default:
      return [];
  }
}

type Once = {
  readonly entries: readonly RowEntry[];
  /** Rows with figures that contradict each other, each a question. */
  readonly twice: readonly InterviewEvent[];
  /** What is told of rows that came again with the same figures. */
  readonly once: readonly InterviewEvent[];
};

/** A row that comes twice with the same figures counts once, and that is told; with others it is asked which of them stands. */
function onceEach(entries: readonly RowEntry[]): Once {
  const kept: RowEntry[] = [];
  const twice: InterviewEvent[] = [];
  const again: string[] = [];
  for (const entry of entries) {
    const { question } = entry;
    const same = question ? entries.filter((other) => other.question === question) : [entry];
    if (!question || same.length === 1) kept.push(entry);
    if (!question || same[0] !== entry || same.length === 1) continue;
    const values = same.flatMap(valuesOf);
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

/** Several readings of an entry, which are asked about; null where there is one, or none. */
function unsureOf({ question, said, reading }: RowEntry): InterviewEvent | null {
  if (!question || reading?.type !== "ambiguous" || reading.readings.length === 0) return null;
  const { reason, readings, offerNone } = reading;
  return { type: "unsure", id: question.id, reason, said, readings, offerNone };
}

function valuesOf({ reading }: Pick<RowEntry, "reading">): (readonly Value[])[] {
  return reading?.type === "value" ? [reading.values] : [];
}

/** "Tổng 35 lớp 1363 người" beside its rows: whether it is their sum. Alone it is no row, and is asked about. */
function totalSaid(
  { said, reading }: Extract<Entry, { to: "total" }>,
  entries: readonly RowEntry[],
): InterviewEvent {
  const read = entries.flatMap(valuesOf);
  const [total] = valuesOf({ reading });
  const sums = total?.map((_, at) => read.reduce((sum, values) => sum + Number(values[at] ?? 0), 0));
  const agrees = read.length > 0 && total !== undefined && sums !== undefined && sameValues(total, sums);
  return { type: "total-said", said, agrees };
}

/** The question that a contradiction leads to, with exactly the rows that its evidence leaves. */
function askWhere(doubt: Extract<Entry, { to: "which" }>): InterviewEvent {
  const { why, said, word, instead, rows } = doubt;
  const mayAdd = why === "measure" || said.includes("+");
  const ways = rows.flatMap((row) => wayTo(row, said, row.id !== instead && mayAdd));
  return {
    type: "which",
    why,
    said,
    word,
    instead,
    ways: ways.length > mostWays ? [] : ways,
    rows: rows.map(({ id }) => id),
  };
}

/** The question whose figures they are: a way that is only a part of a row says it anew with the row's number. */
function askWhich(s: Situation, { said, ways }: Extract<Entry, { to: "either" }>): InterviewEvent {
  const each = ways.map(({ id, no, reading, said: raw }) => {
    const given = givenIn(s, id, reading);
    if (reading.type === "refused") return { id, given, way: { do: "ask", id } as const };
    if (reading.type !== "value")
      return { id, given, way: { do: "said", text: `${rowLead[0] ?? ""} ${no}: ${raw}` } as const };
    const values = [...reading.values];
    return { id, given, way: { do: "take", id, values, raw, waive: false } as const };
  });
  return { type: "which-row", said, ways: each };
}

function givenIn({ q }: Situation, id: string, reading: RowReading): Given {
  if (reading.type === "half") return reading.half;
  const values = reading.type === "value" ? reading.values : [];
  const cells = q.byId(id)?.cells ?? [];
  return cells.flatMap(({ id: cell }, at) => {
    const value = values[at];
    return value === undefined ? [] : [{ cell, value }];
  });
}

/** More rows than these are not read as choices. */
const mostWays = 4;

function wayTo({ id, reading }: ReadRow, raw: string, mayAdd: boolean): Candidate[] {
  const take = (values: readonly Value[]): Candidate => ({
    do: "take",
    id,
    values: [...values],
    raw,
    waive: false,
  });
  if (reading.type === "value") return [take(reading.values)];
  // Of parts that add up the sum comes first, and is the one reading that leaves nothing out. At the row that a measure
  // speaks against nobody gave it, "486 quyển, 30 lớp" is no 516 of anything; and a name is of the part it stands in,
  // "nhà nước 5tr, xhh 3 triệu" is no 8 million of the State's.
  const addsUp = mayAdd && reading.type === "ambiguous" && reading.reason === "sum";
  const [first] = addsUp ? reading.readings : [];
  return first ? [take(first.value)] : [];
}
