// What is said to a list: lines, a missing cell, "sửa 2", "xóa 3", "xong". Pure; the words were read before.
import { isList, type Line, type ListQuestion, linesOf, missingOf } from "../../form/lines.ts";
import type { ListSaid } from "../../language/list/list-said.ts";
import type { ListAnswer } from "../../language/meaning.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { fold } from "../fold.ts";
import type { ListTrouble, NewLine } from "../list-trouble.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { addSaid, listTrouble, same } from "./list-add.ts";
import { closeWith, writeLine } from "./list-changes.ts";
import { skips } from "./record.ts";

type ListAsked = Extract<Asked, { at: "list" | "line" }>;

/** Whether lines of a list, or one of them, are what was asked. */
export function asksList(asked: Asked | null): asked is ListAsked {
  return asked?.at === "list" || asked?.at === "line";
}

/** The list that a prompt asks. */
export function listAt({ q }: Pick<Situation, "q">, id: string): ListQuestion | null {
  const question = q.byId(id);
  return question && isList(question) ? question : null;
}

/** Carries out what was said to a list. */
export function saidToList(s: Situation, asked: Asked, { id, says }: ListAnswer): Result {
  const question = listAt(s, id);
  if (!question) return { events: [], asked };
  switch (says.do) {
    case "add":
      return add(s, question, says);
    case "drop":
      return askDrop(s, question, says.nos);
    case "by-name":
      return byName(s, question, says);
    case "change":
      return change(s, question, asked, says);
    case "cell":
      return fillCell(s, question, asked, says);
    case "not-yet":
      return { events: [listTrouble(question, { what: "not-yet" })], asked };
  }
}

/** New lines; "xong" behind them closes the list with them. */
function add(s: Situation, question: ListQuestion, says: Extract<ListSaid, { do: "add" }>): Result {
  const added = addSaid(s, question, says);
  if (!says.closes || added.asked) return added;
  const answers = fold(s.answers, added.events, s.report.rev + 1);
  const closing = close({ ...s, answers }, question, "");
  return {
    ...closing,
    events: [...added.events, ...closing.events],
    patch: { ...closing.patch, ...added.patch },
  };
}

/** Asks before lines are dropped. */
function askDrop(s: Situation, question: ListQuestion, nos: readonly number[] | "all"): Result {
  const asked: Asked = { at: "list", id: question.id };
  const all = linesOf(s.answers, question);
  // Of an empty list not even the first line can be dropped.
  const numbers = nos === "all" ? (all.length > 0 ? all.map(({ no }) => no) : [1]) : nos;
  const unknown = numbers.find((no) => no < 1 || no > all.length);
  if (unknown !== undefined)
    return { events: [listTrouble(question, { what: "no-such-line", no: unknown })], asked };
  const lines = numbers.flatMap((no) => all[no - 1]?.id ?? []);
  return { events: [listTrouble(question, { what: "drop", lines })], asked };
}

/** The line that words call: by its first cell, else by any. Where it is not one alone, its number is asked for. */
function byName(
  s: Situation,
  question: ListQuestion,
  { deed, said, calls }: Extract<ListSaid, { do: "by-name" }>,
): Result {
  const all = linesOf(s.answers, question);
  const called = (cells: Line["cells"]) =>
    cells.some(({ value }) => typeof value === "string" && calls(value));
  const byFirst = all.filter(({ cells }) => called(cells.slice(0, 1)));
  const found = byFirst.length > 0 ? byFirst : all.filter(({ cells }) => called(cells));
  const [only, more] = found;
  if (only && !more)
    return deed === "drop"
      ? askDrop(s, question, [only.no])
      : { events: [], asked: { at: "line", id: question.id, line: only.id, column: null } };
  const lines = found.map(({ id }) => id);
  return {
    events: [listTrouble(question, { what: "which-line", deed, said, lines })],
    asked: { at: "list", id: question.id },
  };
}

/** Cells of a line that stands: of the one with that number, else of the one that is asked. */
function change(
  s: Situation,
  question: ListQuestion,
  asked: Asked,
  { no, line: said }: Extract<ListSaid, { do: "change" }>,
): Result {
  const all = linesOf(s.answers, question);
  const here = asked.at === "line" ? asked.line : null;
  const line = all.find((one) => (no === null ? one.id === here : one.no === no));
  if (!line) return gone(question, no);
  const shown: Asked = { at: "line", id: question.id, line: line.id, column: null };
  if (said === null) return { events: [], asked: shown };
  if ("why" in said)
    return { events: [listTrouble(question, { what: "no-lines", lines: [said] })], asked: shown };
  const written =
    said.given.length > 0 ? write(s, question, line, { cells: said.given, raw: said.said }) : null;
  if (said.unread.length === 0) return written ?? { events: [], asked: shown };
  const column = said.unread.find((part) => part.column !== null)?.column ?? null;
  const parts = listTrouble(question, { what: "parts", line: line.id, parts: said.unread });
  return { ...written, events: [...(written?.events ?? []), parts], asked: { ...shown, column } };
}

/** Writes cells of a line unless somebody else wrote there after this chat's prompt: then it is asked which stands. */
function write(s: Situation, question: ListQuestion, line: Line, fresh: NewLine): Result {
  const clash = fresh.cells.some(({ cell, value }) => {
    const held = line.cells.find((one) => one.cell.id === cell);
    const rev = held ? (s.answers.get(held.cell.place)?.rev ?? 0) : 0;
    return held !== undefined && held.value !== null && rev > s.chat.askedRev && !same(held.value, value);
  });
  if (!clash) return writeChanged(s, question, line, fresh);
  const { cells, raw } = fresh;
  return {
    events: [listTrouble(question, { what: "conflict", line: line.id, cells, raw })],
    asked: { at: "list", id: question.id },
  };
}

/** Of a whole line sent again only what it says otherwise is written, and told. */
function writeChanged(s: Situation, question: ListQuestion, line: Line, { cells, raw }: NewLine): Result {
  const fresh = cells.filter(({ cell, value }) => {
    const held = line.cells.find((one) => one.cell.id === cell)?.value ?? null;
    return JSON.stringify(held) !== JSON.stringify(value);
  });
  return fresh.length === 0
    ? { events: [{ type: "said", what: "already" }], asked: { at: "list", id: question.id } }
    : writeLine(s, question, line.id, { cells: fresh, raw });
}

/** The missing cell that was asked. */
function fillCell(
  s: Situation,
  question: ListQuestion,
  asked: Asked,
  { read, said }: Extract<ListSaid, { do: "cell" }>,
): Result {
  if (asked.at !== "line" || asked.column === null) return { events: [], asked };
  const line = linesOf(s.answers, question).find(({ id }) => id === asked.line);
  if (!line) return gone(question, null);
  const { column } = asked;
  const at = { line: line.id, column, said };
  switch (read.type) {
    case "value":
      return write(s, question, line, { cells: [{ cell: column, value: read.value }], raw: said });
    case "later":
      return putOffCell(s, question, asked.line, column);
    case "unsure": {
      if (read.values.length === 0) break;
      const trouble: ListTrouble = { what: "which-value", ...at, values: read.values };
      return { events: [listTrouble(question, trouble)], asked };
    }
    case "refused":
      break;
  }
  const reason = read.type === "refused" ? read.reason : "not-understood";
  return {
    events: [listTrouble(question, { what: "unread-cell", ...at, reason })],
    asked,
    patch: { refusals: s.chat.refusals + 1 },
  };
}

function gone(question: ListQuestion, no: number | null): Result {
  return {
    events: [listTrouble(question, { what: "no-such-line", no })],
    asked: { at: "list", id: question.id },
  };
}

/** "Để sau" to one cell: the next one is asked, and the list stays open for it. */
function putOffCell(s: Situation, question: ListQuestion, line: string, column: string): Result {
  const cell = question.list.cells(line).find(({ id }) => id === column);
  if (!cell) return { events: [], asked: { at: "list", id: question.id } };
  const { id } = question;
  const changes = skips(s, [{ ...question, places: [cell.place] }]);
  return { events: [{ type: "lines", id, did: "put-off", lines: [line], changes }], patch: { chosen: id } };
}

/** "Để sau" where lines are asked: the cell that is asked, else the whole list. */
export function putOffList(s: Situation, asked: ListAsked): Result {
  const question = listAt(s, asked.id);
  if (!question) return { events: [] };
  if (asked.at === "line" && asked.column !== null) return putOffCell(s, question, asked.line, asked.column);
  return {
    events: [{ type: "skipped", ids: [question.id], changes: skips(s, [question]) }],
    patch: { chosen: null },
  };
}

/** "Xong" where lines are asked. */
export function closeAsked(s: Situation, asked: ListAsked, raw: string): Result {
  const question = listAt(s, asked.id);
  return question ? close(s, question, raw) : { events: [] };
}

/** "Sửa 2" where lines are asked: the line is shown, and what is to be changed of it is asked. */
export function editLine(s: Situation, asked: ListAsked, no: number): Result {
  const says = { do: "change", no, line: null } as const;
  return saidToList(s, asked, { type: "list", id: asked.id, says });
}

/** "Xong", or "không" where no more are held: the list is closed with the lines that stand, unless they are too few or cells of them are missing. */
export function close(s: Situation, question: ListQuestion, raw: string): Result {
  const lines = linesOf(s.answers, question);
  const here: Asked = { at: "list", id: question.id };
  if (lines.length < question.list.least)
    return { events: [listTrouble(question, { what: "few", have: lines.length })], asked: here };
  const missing = missingOf(lines);
  const next = missing.find(({ later }) => !later);
  if (next)
    return { events: [], asked: { at: "line", id: question.id, line: next.line.id, column: next.cell.id } };
  if (missing.length === 0) return closeWith(s, question, lines.length, raw);
  const events: InterviewEvent[] = [listTrouble(question, { what: "unfinished" })];
  const changes = skips(s, [question]);
  return { events: [...events, { type: "skipped", ids: [question.id], changes }], patch: { chosen: null } };
}
