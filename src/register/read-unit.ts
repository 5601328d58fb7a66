// One row of a list as a unit, with everything that is wrong in it. Pure.
import type { FileRow } from "../files/blocks.ts";
import { type Cell, cellAt } from "./cells.ts";
import type { UnitDraft } from "./draft.ts";
import type { CellFault, UnitFault } from "./faults.ts";
import type { UnitKind } from "./kinds.ts";
import { factColumns, type UnitColumn } from "./titles.ts";

export const needed: readonly UnitColumn[] = ["code", "name", "kind"];

export type UnitReader = {
  readonly columns: ReadonlyMap<UnitColumn, number>;
  /** The kind that a cell of its column means. */
  readonly kindOf: (said: string) => UnitKind | null;
};

/** A unit as its row alone tells it: a row may have no number of its own. */
export type RowUnit = Omit<UnitDraft, "order"> & { readonly order: number | null };

/** The unit; of a faulty row what could be read, so that the tree can be checked with all of them. */
export function readUnit(
  row: FileRow,
  { columns, kindOf }: UnitReader,
): { unit: RowUnit; faults: UnitFault[] } {
  const faults: UnitFault[] = [];
  const wrong = (column: UnitColumn, fault: CellFault) =>
    void faults.push({ type: "cell", row: row.no, column, fault });
  const cell = (column: UnitColumn): Cell => {
    const found = cellAt(row, columns.get(column));
    if (found.problem) wrong(column, { type: "unreadable", problem: found.problem });
    return found;
  };
  const text = (column: UnitColumn, most: number): string => {
    const found = cell(column);
    const empty = found.problem === null && found.text === "";
    // A column that is missing as a whole is told once, not by every row.
    if (empty && needed.includes(column) && columns.has(column)) wrong(column, { type: "empty" });
    if (found.text.length > most) wrong(column, { type: "too-long", most });
    if (hasLostLetters(found.text)) wrong(column, { type: "lost-letters", said: found.text });
    return found.text;
  };
  const count = (column: UnitColumn): number | null => {
    const found = cell(column);
    const number = countOf(found);
    if (number === null && found.text !== "") wrong(column, { type: "no-number", said: found.text });
    return number;
  };
  const code = text("code", 40);
  if (code !== "" && !isCode(code)) wrong("code", { type: "no-code", said: code });
  const name = text("name", 300);
  const saidKind = text("kind", 100);
  const kind = kindOf(saidKind)?.id;
  if (saidKind !== "" && kind === undefined) wrong("kind", { type: "no-kind", said: saidKind });
  const parent = text("parent", 300);
  const email = text("email", 200);
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    wrong("email", { type: "no-email", said: email });
  }
  const phone = phoneOf(cell("phone"));
  if (phone !== "" && (phone.length > 60 || phone.replace(/\D/g, "").length < 3)) {
    wrong("phone", { type: "no-phone", said: phone });
  }
  const facts = factColumns.flatMap((column) => {
    const size = count(column);
    return size === null ? [] : [[column, size] as const];
  });
  const unit: RowUnit = {
    row: row.no,
    code,
    name,
    shortName: text("shortName", 100) || name,
    kind: kind ?? "",
    parent: parent === "" ? null : parent,
    order: count("order"),
    phone: phone === "" ? null : phone,
    email: email === "" ? null : email,
    area: text("area", 200) || null,
    facts: Object.fromEntries(facts),
  };
  return { unit, faults };
}

export function isCode(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text);
}

/** A number as it is held, or as it is typed with points between its thousands. */
function countOf({ text, number }: Cell): number | null {
  if (number !== null) {
    const whole = Math.round(number);
    return Math.abs(number - whole) < 1e-9 && whole >= 0 && whole < 1e9 ? whole : null;
  }
  const digits = text.replace(/[.,\s](?=\d{3}(\D|$))/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** Gives a telephone number the first 0 back that a spreadsheet dropped when it took the number for a figure. */
export function phoneOf({ text, number }: Cell): string {
  const digits = text.replace(/[\s.-]/g, "");
  const lost = number === null ? /^([35789]\d{8}|2\d{9})$/ : /^(?!1[89]00)[1-9]\d{8,9}$/;
  return lost.test(digits) ? `0${text}` : text;
}

/** Question marks inside a word, or letters of UTF-8 that some program took for Western ones. */
function hasLostLetters(text: string): boolean {
  return (
    /\p{L}\?+\p{L}|\uFFFD/u.test(text) ||
    /[\u00C3\u00C4\u00C6\u00E1][\u0080-\u00BF\u2018-\u203A\u0152-\u0192]/.test(text)
  );
}
