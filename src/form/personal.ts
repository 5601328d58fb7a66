// Which places of a form are about people (names, birth dates, phones, and what is computed from such), and a report
// without what stands there. Pure.
import type { Answer, Answers } from "./answers.ts";
import { cellOf } from "./cells.ts";
import { followersOf } from "./computed.ts";
import type { Form, Item, Row, Table } from "./form.ts";
import { itemsOf } from "./items.ts";
import type { Payload, Waiver } from "./payload.ts";
import { columnPlace, isNotePlace, notePlace, type Place, partsOf } from "./place.ts";

/** What stands at a personal place for whoever may not see it, and once its time is over: it was answered, no more is known. */
export const hidden = "…";

/**
 * Whether what stands at a place is about a person: its cell says so, or the whole item or list, or it is computed from
 * what is. A remark beside such a cell is too, for it is about the same person; how many lines a list has, and a gate's
 * yes or no, never are.
 */
export function isPersonal(form: Form, place: Place): boolean {
  if (!hasPersonal(form)) return false;
  return isSaidPersonal(form, place) || computedPersonal(form).has(columnPlace(place));
}

const computedMemo = new WeakMap<Form, ReadonlySet<Place>>();

/** The places that are computed from what is about people, the columns of lines by their own place. */
function computedPersonal(form: Form): ReadonlySet<Place> {
  const known = computedMemo.get(form);
  if (known) return known;
  const made = followersOf(form, (place) => isSaidPersonal(form, place));
  computedMemo.set(form, made);
  return made;
}

function isSaidPersonal(form: Form, place: Place): boolean {
  const [itemId = "", ...parts] = partsOf(place);
  const item = personalItems(form).get(itemId);
  return item !== undefined && isPersonalIn(item, parts, place);
}

/** Whether a form asks for anything about people. */
export function hasPersonal(form: Form): boolean {
  return personalItems(form).size > 0;
}

/** What of a form asks about people, as it is printed there: the titles of lists and tables, and single questions. */
export function personalParts(form: Form): readonly string[] {
  return [...personalItems(form).values()].map(({ table, text }) => table?.title ?? text);
}

/** Whether what stands, or stood, at a place goes: in a report that is shown without it, or for good. */
export type Gone = (place: Place, value: unknown) => boolean;

/** A report with `hidden` at its personal places, and nothing of how it was typed there. */
export function withoutPersonal(form: Form, answers: Answers): Answers {
  if (!hasPersonal(form)) return answers;
  const gone = allPersonal(form);
  return new Map([...answers].map(([place, answer]) => [place, hiddenIn(gone, answer)]));
}

/** What was sealed, in the same way. */
export function payloadWithoutPersonal(form: Form, payload: Payload): Payload {
  return hasPersonal(form) ? payloadWithout(payload, allPersonal(form)) : payload;
}

/** What was accepted of a report, in the same way. */
export function waiversWithoutPersonal(form: Form, waivers: readonly Waiver[]): Waiver[] {
  return waiversWithout(waivers, allPersonal(form));
}

/** Everything that a report says of people. */
export function allPersonal(form: Form): Gone {
  return (place) => isPersonal(form, place);
}

/** What was sealed with `hidden` for what is gone. A reason for a doubtful figure about people may name them. */
export function payloadWithout(payload: Payload, gone: Gone): Payload {
  return {
    ...payload,
    answers: payload.answers.map((answer) => hiddenIn(gone, answer)),
    waivers: waiversWithout(payload.waivers, gone),
  };
}

function waiversWithout(waivers: readonly Waiver[], gone: Gone): Waiver[] {
  return waivers.map((waiver) =>
    gone(notePlace(waiver.stem), waiver.words) ? { ...waiver, words: null } : waiver,
  );
}

function hiddenIn(gone: Gone, answer: Answer): Answer {
  if (answer.value === null || !gone(answer.place, answer.value)) return answer;
  return { ...answer, value: hidden, raw: "" };
}

const memo = new WeakMap<Form, ReadonlyMap<string, Item>>();

/** The items that hold anything personal, by id: of most forms none. */
function personalItems(form: Form): ReadonlyMap<string, Item> {
  const known = memo.get(form);
  if (known) return known;
  const items = itemsOf(form).flatMap(({ item }) => (holdsPersonal(item) ? [item] : []));
  const made = new Map(items.map((item) => [item.id, item]));
  memo.set(form, made);
  return made;
}

function holdsPersonal({ personal, cells = [], table }: Item): boolean {
  if (personal || cells.some((cell) => cell.personal)) return true;
  if (!table) return false;
  return table.columns.some((column) => column.personal) || table.rows.some((row) => rowIs(table, row));
}

/** Whether any cell of a row is, or all of it. */
function rowIs(table: Table, row: Row): boolean {
  return row.personal === true || row.columns.some((column) => columnIs(table, row, column));
}

function columnIs(table: Table, row: Row | undefined, column: string): boolean {
  const said = row ? cellOf(table, row, column).said : table.columns.find(({ id }) => id === column);
  return said?.personal === true;
}

function isPersonalIn(
  { personal, cells = [], table }: Item,
  parts: readonly string[],
  place: Place,
): boolean {
  const last = parts.at(-1);
  if (last === undefined) return personal === true;
  if (last === "gate" || last === "lines") return false;
  if (!table) {
    const own = last === "note" ? cells : cells.filter(({ id }) => id === last);
    return personal === true || own.some((cell) => cell.personal);
  }
  // The remark on a whole list, or on a row, is about any of its people.
  const row = table.rows.find(({ id }) => id === parts[0]);
  if (personal) return true;
  if (isNotePlace(place)) return row ? rowIs(table, row) : table.columns.some((column) => column.personal);
  return columnIs(table, row, last);
}
