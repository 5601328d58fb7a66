// Where the columns of a table's sheet stand, by their head and the small lines beneath it. Pure.
import { bare } from "../../language/normalise.ts";
import {
  type BookWords,
  type RuleColumn,
  ruleColumns,
  type SideColumn,
  sideColumns,
  type Tag,
} from "../words.ts";
import type { Reading } from "./fault.ts";
import type { Identities } from "./new-ids.ts";
import type { Paper } from "./paper.ts";

/** Where a table's columns and the lines beneath its head stand. */
export type Frame = {
  readonly head: readonly number[];
  readonly small: ReadonlyMap<Tag, number>;
  readonly side: ReadonlyMap<SideColumn, number>;
  readonly rules: ReadonlyMap<RuleColumn, number>;
  readonly constants: readonly { readonly id: string; readonly column: number }[];
  readonly columns: readonly { readonly id: string; readonly column: number }[];
};

export function frameOf(paper: Paper, words: BookWords, ids: Identities, reading: Reading): Frame | null {
  const tagged = (tag: Tag) =>
    paper.lines.filter((line) => bare(paper.text(line, 0)) === bare(words.tags[tag]));
  const head = tagged("head");
  const small = new Map<Tag, number>();
  for (const tag of ["id", "no", "kind", "noun", "compute", "more"] as const) {
    const line = tagged(tag).find((one) => one > (head.at(-1) ?? -1));
    if (line !== undefined) small.set(tag, line);
  }
  const idLine = small.get("id");
  if (head.length === 0 || idLine === undefined) {
    reading.fault(paper.name, 0, 0, {
      what: "no-lines",
      tag: head.length === 0 ? words.tags.head : words.tags.id,
    });
    return null;
  }
  const at = (word: string) =>
    paper.columns(idLine).find((column) => column > 0 && bare(paper.text(idLine, column)) === bare(word));
  const side = new Map<SideColumn, number>();
  for (const key of sideColumns) {
    const column = at(words.side[key]);
    if (column !== undefined) side.set(key, column);
    else if (key !== "note")
      reading.fault(paper.name, idLine, 0, { what: "no-column", title: words.side[key] });
  }
  const rules = new Map<RuleColumn, number>();
  for (const key of ruleColumns) {
    const column = at(words.rules[key]);
    if (column !== undefined) rules.set(key, column);
    else reading.fault(paper.name, idLine, 0, { what: "no-column", title: words.rules[key] });
  }
  const taken = new Set([0, ...side.values(), ...rules.values()]);
  const others = columnsUnder(paper, head).filter((column) => !taken.has(column));
  const kindLine = small.get("kind") ?? -1;
  const isGiven = (column: number) => bare(paper.text(kindLine, column)) === bare(words.given);
  const named = ids.of(
    "column",
    others.map((column) => {
      const path = pathOf(paper, head, column);
      return {
        said: paper.text(idLine, column),
        words: [paper.text(small.get("no") ?? -1, column), path.at(-1) ?? ""],
        spot: { sheet: paper.name, line: idLine, column },
      };
    }),
  );
  const all = others.map((column, index) => ({ id: named[index] ?? "", column }));
  return {
    ...{ head, small, side, rules },
    constants: all.filter(({ column }) => isGiven(column)),
    columns: all.filter(({ column }) => !isGiven(column)),
  };
}

/** Every column that has a title in the head, its own or one that reaches over it. */
function columnsUnder(paper: Paper, head: readonly number[]): readonly number[] {
  const last = Math.max(0, ...head.flatMap((line) => paper.columns(line)));
  const all = Array.from({ length: last + 12 }, (_, column) => column);
  return all.filter((column) => pathOf(paper, head, column).length > 0);
}

/** The headings above a column, the highest first, each once. */
export function pathOf(paper: Paper, head: readonly number[], column: number): string[] {
  const seen = new Set<string>();
  return head.flatMap((line) => {
    const { text, line: top, column: left } = paper.covering(line, column);
    const key = `${top}:${left}`;
    if (text === "" || seen.has(key)) return [];
    seen.add(key);
    return [text];
  });
}
