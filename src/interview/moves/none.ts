// "Không": zeros for what was asked or for the rows that were named; where several may be meant, that is asked. Pure.
import type { Group, Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { Candidate } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { gateNo, zeroAcross } from "./gate.ts";
import { recordOrDoubt } from "./record-or-doubt.ts";
import { named } from "./rows.ts";

/** The first row alone; from there on the group is walked row by row. */
export function noneOfFirst(
  s: Situation,
  group: Group,
  first: Question,
  raw: string,
  note: string | null,
): Result {
  const result = zeroRows(s, [first], raw, note);
  return { ...result, patch: { ...result.patch, byRow: group.id } };
}

/** Zeros for rows that were named or chosen; several are told, and taken back, together. */
export function zeroRows(
  s: Situation,
  rows: readonly Question[],
  raw: string,
  note: string | null = null,
): Result {
  const [first, second] = rows;
  if (!first) return { events: [] };
  if (second) {
    // Of several groups the rows are told by their numbers alone.
    if (rows.some(({ groupId }) => groupId !== first.groupId)) return zeroAcross(s, rows, raw);
    const group = s.q.groups.find((candidate) => candidate.id === first.groupId);
    if (group) return gateNo(s, group, rows, raw, { note });
  }
  const values = noneOf(first.cells);
  if (!values) return { events: [], asked: { at: "question", id: first.id } };
  const result = recordOrDoubt(s, first, { values, raw, note, origin: "typed" });
  return { ...result, events: result.events.map((event) => named(s, event)) };
}

/** Asks which rows a "không" means; each set of rows is a choice. */
export function askWhichNone(s: Situation, said: string, sets: readonly (readonly string[])[]): Result {
  const raw = said.trim();
  const ways = sets.map((ids): Candidate => ({ do: "zero", ids: [...ids], raw }));
  return {
    events: [{ type: "which", why: "none", said: raw, ways }],
    ...(s.chat.asked ? { asked: s.chat.asked } : {}),
    patch: { half: s.chat.half },
  };
}
