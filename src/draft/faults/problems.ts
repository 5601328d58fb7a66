// What the linter finds in a draft's form, as an officer is told of it: by names, and of a column once and not in each row. Pure.
import type { Form, Table } from "../../form/form.ts";
import { tablesOf } from "../../form/items.ts";
import { columnOf, type Place, partsOf, stemOf } from "../../form/place.ts";
import type { Problem, Why } from "../../form/problem.ts";
import type { Named } from "../things.ts";
import type { DraftFault, FaultWhat } from "./fault.ts";
import type { Finder } from "./found.ts";

export function problemFaults(form: Form, problems: readonly Problem[], finder: Finder): DraftFault[] {
  const faults = problems.map((problem) => {
    const { at, table, column } = problem.spot;
    const where = { at: at === "" ? formPlace(problem.why) : at, table, column };
    return finder.fault(where, whatOf(problem, finder));
  });
  const tables = new Map(tablesOf(form).map(({ itemId, table }) => [itemId, table]));
  return distinct(faults.map((fault) => ofColumn(fault, faults, tables, finder))).filter(isItself);
}

/** A list that is not there has nothing to choose from either. */
function isItself({ at, column, what }: DraftFault, _: number, all: readonly DraftFault[]): boolean {
  const isLacking = what.type === "cell" && what.lacks === "choices";
  return (
    !isLacking ||
    !all.some((one) => one.what.type === "no-such-choices" && one.at === at && one.column === column)
  );
}

function formPlace(why: Why): string {
  return why.type === "key-total" ? "form/highlights" : "form";
}

function whatOf({ spot, why, says }: Problem, finder: Finder): FaultWhat {
  const named = (id: string) => finder.named(id, spot.table);
  switch (why.type) {
    case "number-twice":
    case "column-number-twice":
      return { type: why.type, no: why.no, called: why.ids.flatMap((id) => named(id) ?? []) };
    case "total-part":
      return {
        type: why.type,
        fault: why.fault,
        part: named(why.part),
        column: why.column === null ? null : named(why.column),
      };
    case "list-total":
      return { type: why.type, column: named(why.column) };
    case "check-names-nothing":
      return { type: why.type };
    case "circle":
      return { type: why.type, called: calledIn(why.places.slice(0, -1), finder) };
    case "other":
      return { type: "general", says };
    default:
      return why;
  }
}

/** Cells of several rows are called by their rows, those of one row by their columns; others by what they are. */
function calledIn(places: readonly Place[], finder: Finder): Named[] {
  const isOneRow = new Set(places.map(stemOf)).size === 1;
  return places.flatMap((place) => {
    const [item = "", row = "", column] = partsOf(place);
    const id = column === undefined || isOneRow ? columnOf(place) : row;
    return finder.named(id, item) ?? [];
  });
}

/**
 * What is wrong in every row of a column, or comes from what the column itself says, is the column's fault; what is
 * wrong alike in every asked row is the table's.
 */
function ofColumn(
  fault: DraftFault,
  all: readonly DraftFault[],
  tables: ReadonlyMap<string, Table>,
  finder: Finder,
): DraftFault {
  const { table: item, column, what } = fault;
  const table = item === null ? undefined : tables.get(item);
  if (item === null || !table) return fault;
  const alike = all.filter(
    (one) => one.table === item && one.column === column && isSame(one.what, what) && one.at !== item,
  );
  const rows = table.rows.filter(({ role }) => role === "input" || role === "open");
  const isRow = rows.some(({ id }) => id === fault.at);
  if (column !== null) {
    const having = rows.filter(({ columns }) => columns.includes(column));
    const said = table.columns.find(({ id }) => id === column)?.compute;
    const isItsText = "text" in what ? what.text === said : what.type === "circle";
    const isColumns = said !== undefined && isItsText;
    const isEverywhere = having.length > 1 && having.every(({ id }) => alike.some(({ at }) => at === id));
    return isColumns || isEverywhere ? finder.fault({ at: column, table: item }, what) : fault;
  }
  const isEverywhere = rows.length > 1 && rows.every(({ id }) => alike.some(({ at }) => at === id));
  return isRow && isEverywhere && what.type === "cells-alike"
    ? finder.fault({ at: item, table: item }, what)
    : fault;
}

function isSame(one: FaultWhat, other: FaultWhat): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function distinct(faults: readonly DraftFault[]): DraftFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
