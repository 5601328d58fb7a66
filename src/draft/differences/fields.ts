// What of one thing differs between two drafts, by the fields that it says. Pure.
import { nameOf } from "../faults/found.ts";
import { isSame } from "../same.ts";
import { type Data, dataOf, type Named, type Thing, type ThingType, textOf } from "../things.ts";
import type { About, Difference } from "./difference.ts";

/** In which field a thing's wording stands, and in which the number that people say. */
const wordings: Readonly<Record<ThingType, string>> = {
  section: "title",
  item: "text",
  table: "title",
  blank: "label",
  column: "title",
  row: "text",
  choices: "",
  option: "label",
  check: "",
  profile: "label",
};
const numbers: Readonly<Partial<Record<ThingType, string>>> = {
  section: "no",
  item: "no",
  table: "no",
  column: "no",
  row: "label",
};

/** Computations, conditions and rules. */
const rules = { compute: "compute", when: "when", holds: "rule" } as const;

const abouts: Readonly<Record<string, About>> = {
  role: "role",
  columns: "asked",
  crossed: "asked",
  of: "added-up",
  applies: "for-whom",
  profiles: "for-whom",
  noun: "measure",
  unit: "measure",
  label: "measure",
  scale: "measure",
  digits: "allowed",
  most: "allowed",
  choices: "allowed",
  identifies: "allowed",
  optional: "allowed",
  prefill: "allowed",
  also: "allowed",
  list: "lines",
  lines: "lines",
  rollUp: "roll-up",
  aggregate: "roll-up",
  head: "printed",
  printed: "printed",
  subtitle: "printed",
  constants: "printed",
  stt: "printed",
  given: "printed",
  under: "printed",
  hard: "rule",
  reason: "rule",
  say: "rule",
  rows: "rule",
  table: "rule",
};

type Cells = (column: string) => Named | null;

/** @param cells how the columns are called of which a row says something. */
export function fieldDifferences(before: Thing, after: Thing, cells: Cells): Difference[] {
  const [one, other] = [flat(before), flat(after)];
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const thing = nameOf(after);
  const made = fields.flatMap((field): Difference[] => {
    const [from, to] = [one[field], other[field]];
    if (isSame(from, to)) return [];
    if (field === wordings[after.type])
      return [{ type: "reworded", thing, from: textOf(from), to: textOf(to) }];
    if (field === numbers[after.type]) return [{ type: "renumbered", thing, from: before.no, to: after.no }];
    if (field === "part") return [{ type: "renumbered", thing, from: textOf(from), to: textOf(to) }];
    if (field === "parent") return [{ type: "moved", thing }];
    if (field === "cells") return ofCells(thing, dataOf(from), dataOf(to), cells);
    return [ofField(thing, null, field, from, to)];
  });
  return withoutTwins(made);
}

function ofField(thing: Named, cell: Named | null, field: string, from: unknown, to: unknown): Difference {
  const said = { from: textOf(from) || null, to: textOf(to) || null };
  if (field === "kind") return { type: "other-kind", thing, cell, ...said };
  if (field === "compute" || field === "when" || field === "holds")
    return { type: "other-rule", use: rules[field], thing, cell, ...said };
  return { type: "other", about: abouts[field] ?? "other", thing };
}

/** What a row says of its single cells. */
function ofCells(thing: Named, before: Data, after: Data, cells: Cells): Difference[] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return columns.flatMap((column) => {
    const [one, other] = [dataOf(before[column]), dataOf(after[column])];
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((field) =>
      isSame(one[field], other[field])
        ? []
        : [ofField(thing, cells(column), field, one[field], other[field])],
    );
  });
}

/** A table's own fields stand beside those of its item; its wording is what is printed above it. */
function flat({ type, fields }: Thing): Data {
  if (type !== "table") return fields;
  const { table, ...item } = fields;
  const { groups: _, ...own } = dataOf(table);
  return { ...item, ...own };
}

/** Several fields of one sort are one difference. */
function withoutTwins(all: readonly Difference[]): Difference[] {
  return all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at);
}
