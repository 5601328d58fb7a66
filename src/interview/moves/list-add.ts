// New lines of a list as a message says them: which are taken, which are asked about, and what is told beside them. Pure.
import type { Value } from "../../form/answers.ts";
import { type Line, type ListQuestion, linesOf } from "../../form/lines.ts";
import type { LineSaid, NoLine } from "../../language/list/column.ts";
import type { ListSaid } from "../../language/list/list-said.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { fold } from "../fold.ts";
import type { ListTrouble, MissingWay, NewLine } from "../list-trouble.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { addLines } from "./list-changes.ts";

/** Takes the lines of a message that are sure, and asks about those that are not; the list stays asked where it has to be. */
export function addSaid(
  s: Situation,
  question: ListQuestion,
  { lines, none, left: columns }: Extract<ListSaid, { do: "add" }>,
): Result {
  const { sure, perhaps, open, ways } = sorted(lines);
  const empty = lines.filter(({ given }) => given.length === 0);
  const unread: NoLine[] = [...none, ...empty.map(({ said }) => ({ said, why: "not-understood" as const }))];
  const room = Math.max(question.list.most - linesOf(s.answers, question).length, 0);
  const taken = sure.slice(0, room);
  const asked = perhaps.slice(0, room - taken.length);
  const left = sure.length - taken.length + perhaps.length - asked.length;
  const added = taken.length > 0 ? addLines(s, question, taken.map(newLine)) : null;
  const told: ListTrouble[] = [
    ...(columns.length > 0 ? [{ what: "columns", columns } as const] : []),
    ...(added ? besideAdded(s, question, taken, added) : []),
    ...(unread.length > 0 ? [{ what: "no-lines", lines: unread } as const] : []),
    ...(left > 0 ? [{ what: "many", left } as const] : []),
    ...(open.length > 0 ? [{ what: "which-missing", lines: open.length, ways } as const] : []),
    ...(asked.length > 0 ? [{ what: "perhaps", lines: asked.map(newLine) } as const] : []),
  ];
  const events = [...(added?.events ?? []), ...told.map((trouble) => listTrouble(question, trouble))];
  const stays: Asked = { at: "list", id: question.id };
  if (asked.length > 0 || open.length > 0) return { events, asked: stays, patch: { ...added?.patch } };
  if (!added) return { events, asked: stays, patch: { refusals: s.chat.refusals + 1 } };
  return { events, patch: { ...added.patch } };
}

/**
 * Lines that are taken; that may be none; and those that lack one part, with what they are if it is that of one column.
 * Two questions are never asked at once: then what a line plainly gives is taken, and its cells are asked one by one.
 */
function sorted(lines: readonly LineSaid[]) {
  const held = lines.filter(({ given }) => given.length > 0);
  const perhaps = held.filter(({ sure }) => !sure);
  const lacking = perhaps.length > 0 ? [] : held.filter(({ sure, lacks }) => sure && lacks.length > 0);
  const ways = waysOf(lacking);
  const open = ways.length > 1 ? lacking : [];
  return { sure: held.filter((line) => line.sure && !open.includes(line)), perhaps, open, ways };
}

/** The columns that all of these lines may lack. */
function waysOf(lines: readonly LineSaid[]): readonly MissingWay[] {
  const [first] = lines;
  return (first?.lacks ?? []).flatMap(({ column }): MissingWay[] => {
    const given = lines.flatMap(({ lacks, said }): NewLine[] => {
      const lack = lacks.find((one) => one.column === column);
      return lack ? [{ cells: lack.given, raw: said }] : [];
    });
    return given.length === lines.length ? [{ column, lines: given }] : [];
  });
}

function newLine({ given, said }: LineSaid): NewLine {
  return { cells: given, raw: said };
}

/** What is told beside new lines: parts that were not read, what too short a line was read as, lines that stand already. */
function besideAdded(
  s: Situation,
  question: ListQuestion,
  taken: readonly LineSaid[],
  { events }: Result,
): ListTrouble[] {
  const all = linesOf(fold(s.answers, events, s.report.rev + 1), question);
  const fresh = all.slice(all.length - taken.length);
  const beside = taken.flatMap(({ unread, fewer }, at): ListTrouble[] => {
    const line = fresh[at];
    if (!line) return [];
    return [
      ...(fewer ? [{ what: "fewer", line: line.id } as const] : []),
      ...(unread.length > 0 ? [{ what: "parts", line: line.id, parts: unread } as const] : []),
    ];
  });
  return [...beside, ...again(all, fresh)];
}

/** Lines that say what another one says. */
function again(all: readonly Line[], fresh: readonly Line[]): ListTrouble[] {
  return fresh.flatMap((line): ListTrouble[] => {
    const like = all.find((other) => other.no < line.no && sayTheSame(other, line));
    return like ? [{ what: "again", line: line.id, like: like.id }] : [];
  });
}

/** The first cell is the same, and none says otherwise of those that tell who it is; where none does, of all. */
export function sayTheSame(one: Line, other: Line): boolean {
  const [first, ...rest] = one.cells;
  if (!first || first.value === null || !same(first.value, other.cells[0]?.value ?? null)) return false;
  const who = rest.filter(({ cell }) => cell.said.personal === true);
  return (who.length > 0 ? who : rest).every(({ cell, value }) => {
    const there = other.cells.find((held) => held.cell.id === cell.id)?.value ?? null;
    return value === null || there === null || same(value, there);
  });
}

/** Whether two values are the same to whoever reads them. */
export function same(one: Value | null, other: Value | null): boolean {
  const plain = (value: Value | null) =>
    typeof value === "string" ? value.toLowerCase() : JSON.stringify(value);
  return plain(one) === plain(other);
}

/** Lines that were asked about, once it was said what they are: no more than the list takes. */
export function addAsked(s: Situation, question: ListQuestion, lines: readonly NewLine[]): Result {
  const room = Math.max(question.list.most - linesOf(s.answers, question).length, 0);
  const taken = lines.slice(0, room);
  const left = lines.length - taken.length;
  const many = left > 0 ? [listTrouble(question, { what: "many", left })] : [];
  if (taken.length === 0) return { events: many, asked: { at: "list", id: question.id } };
  const added = addLines(s, question, taken);
  const all = linesOf(fold(s.answers, added.events, s.report.rev + 1), question);
  const fresh = all.slice(all.length - taken.length);
  // A name alone says nothing that could stand in the wrong column.
  const short = fresh.filter((_, at) => (taken[at]?.cells.length ?? 0) > 1);
  const told = [...short.map(({ id }): ListTrouble => ({ what: "fewer", line: id })), ...again(all, fresh)];
  return {
    ...added,
    events: [...added.events, ...told.map((one) => listTrouble(question, one)), ...many],
  };
}

/** What is told of a list. */
export function listTrouble({ id }: ListQuestion, trouble: ListTrouble): InterviewEvent {
  return { type: "list-trouble", id, trouble };
}
