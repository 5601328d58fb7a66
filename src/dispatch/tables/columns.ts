// What each column of a table is: a number of the row, its words, its measure, a remark, what the paper gives, or an answer. Pure.

import type { UnitKind } from "../../register/kinds.ts";
import type { FoundColumn } from "../found.ts";
import { remarksOf } from "../outline/remarks.ts";
import { measures } from "../words/outline-words.ts";
import {
  bracketMeasure,
  columnKinds,
  dayMonthYear,
  givenTitle,
  monthYear,
  noTitle,
  noteTitle,
  oneOfTitle,
  percentTitle,
  rowTitle,
  sttTitle,
  unitTitle,
  wordColumn,
  yesTitle,
} from "../words/table-words.ts";
import { expressionOf } from "./formula.ts";
import { type Grid, textAt } from "./grid.ts";
import type { Head, HeadColumn } from "./head.ts";

export type Roles = {
  readonly stt: HeadColumn | null;
  readonly text: HeadColumn | null;
  readonly unit: HeadColumn | null;
  readonly note: HeadColumn | null;
  readonly given: readonly HeadColumn[];
  readonly values: readonly HeadColumn[];
};

/** Which column is which; a table without words in its rows is a list, whose columns are all answered. */
export function rolesOf(grid: Grid, head: Head): Roles {
  const leaf = ({ path }: HeadColumn) => path.at(-1) ?? "";
  const body = grid.rows.slice(head.rows);
  const filled = ({ at }: HeadColumn) => body.filter((row) => /\p{L}{2}/u.test(textAt(row, at))).length;
  const titled = head.columns.filter(({ path }) => path.length > 0);
  const find = (pattern: RegExp) => titled.find((column) => pattern.test(leaf(column))) ?? null;
  const stt = find(sttTitle);
  const unit =
    titled.find((column) => column !== stt && unitTitle.test(leaf(column)) && filled(column) > 0) ?? null;
  const note = find(noteTitle);
  const others = titled.filter((column) => column !== stt && column !== unit && column !== note);
  const worded = others.filter((column) => filled(column) > body.length / 3);
  const text = worded.find((column) => rowTitle.test(leaf(column))) ?? worded[0] ?? null;
  const rest = others.filter((column) => column !== text);
  const given =
    text === null
      ? []
      : rest.filter((column) => givenTitle.test(leaf(column)) && isGiven(grid, head, column));
  return { stt, text, unit, note, given, values: rest.filter((column) => !given.includes(column)) };
}

/** The paper fills most of its places itself. */
function isGiven(grid: Grid, head: Head, { at }: HeadColumn): boolean {
  const rows = grid.rows.slice(head.rows);
  return rows.filter((row) => textAt(row, at) !== "").length > rows.length / 2;
}

export type ValueColumn = FoundColumn & {
  /** The columns of the paper that it is; two of a yes and a no. */
  readonly ats: readonly number[];
};

/** The answered columns: a "Có" beside a "Không" is one answer, and what has a formula is never asked. */
export function valueColumns(
  { values, unit }: Roles,
  {
    isList,
    block,
    kinds,
    measure,
  }: {
    readonly isList: boolean;
    readonly block: number;
    readonly kinds: readonly UnitKind[];
    /** As the line above the table says it. */
    readonly measure: string | undefined;
  },
): readonly ValueColumn[] {
  const numbers = values.flatMap(({ no }) => no ?? []);
  const found: ValueColumn[] = [];
  const usual = measure !== undefined && isMoney(measure) ? moneyKind : "count";
  for (let at = 0; at < values.length; at++) {
    const column = values[at];
    if (!column) continue;
    const pair = yesAndNo(column, values[at + 1]);
    if (pair) {
      found.push({
        ...pair,
        sure: "sure",
        source: { block, text: pair.path.join(" ") },
        ats: [column.at, column.at + 1],
      });
      at += 1;
      continue;
    }
    found.push({
      ...single(column, { isList, byRow: unit !== null, numbers, kinds, usual }),
      source: { block, text: column.path.join(" – ") },
      ats: [column.at],
    });
  }
  return found;
}

function yesAndNo(
  column: HeadColumn,
  next: HeadColumn | undefined,
): Pick<FoundColumn, "path" | "kind" | "from"> | null {
  const [one, other] = [column.path.at(-1) ?? "", next?.path.at(-1) ?? ""];
  const above = column.path.slice(0, -1);
  if (!next || !yesTitle.test(one) || !noTitle.test(other)) return null;
  if (above.join("|") !== next.path.slice(0, -1).join("|")) return null;
  return { path: above.length > 0 ? [...above] : [`${one}/${other}`], kind: "yes-no", from: [one, other] };
}

type About = {
  readonly isList: boolean;
  /** Each row has a measure of its own. */
  readonly byRow: boolean;
  readonly numbers: readonly string[];
  readonly kinds: readonly UnitKind[];
  /** What the whole table is measured in: money, where its line of the unit says so. */
  readonly usual: "money" | "count";
};

function single(
  column: HeadColumn,
  { isList, byRow, numbers, kinds, usual }: About,
): Omit<FoundColumn, "source"> {
  const { no, formula } = column;
  const title = column.path.at(-1) ?? "";
  const above = column.path.slice(0, -1);
  const computed = formula === null ? null : expressionOf(formula, numbers);
  const number = no === null || /^\D/u.test(no) ? {} : { no };
  const asMonth = monthYear.test(title);
  const remarks = asMonth || dayMonthYear.test(title) ? null : remarksOf(title, kinds);
  const said = asMonth ? title.replace(monthYear, "").trim() : (remarks?.text ?? title);
  const path = [...above, said === "" ? title : said];
  const measure = bracketMeasure.exec(column.path.join(" "))?.[1];
  const base = {
    path,
    ...number,
    ...(measure === undefined || measure === "%" ? {} : { measure }),
    ...(remarks?.optional ? { optional: true as const } : {}),
  };
  if (computed !== null)
    return { ...base, path: column.path.slice(), computed: asShare(computed, title), sure: "sure" };
  if (remarks?.yesNo) return { ...base, kind: "yes-no", sure: "sure" };
  if (remarks?.choices)
    return {
      ...base,
      kind: remarks.several ? "many-of" : "one-of",
      choices: [...remarks.choices],
      sure: remarks.sure ? "sure" : "guessed",
    };
  const byTitle = columnKinds.find(([words]) => words.test(title))?.[1];
  const byMeasure = measure === undefined ? undefined : measures.find(([words]) => words.test(measure))?.[1];
  if (byMeasure !== undefined) return { ...base, kind: byMeasure, sure: "sure" };
  // What names a person is personal in a list of people; a head of a table of figures ("Nữ") is a figure.
  if (byTitle !== undefined && (isList || byTitle.personal === undefined))
    return { ...base, ...byTitle, sure: "sure" };
  // Where rows have a measure of their own it says what stands in them; else figures are counted.
  if (!isList) return { ...base, ...(byRow ? {} : { kind: usual }), sure: "guessed" };
  const eitherOr = title.split(/\s*\/\s*/u);
  if (eitherOr.length > 1 && eitherOr.every((one) => oneOfTitle.test(one)))
    return { ...base, kind: "one-of", choices: eitherOr, sure: "guessed" };
  return wordColumn.test(title)
    ? { ...base, kind: "line", sure: "sure" }
    : { ...base, kind: "line", sure: "guessed" };
}

const moneyKind = "money";

/** "triệu đồng" alone: "triệu đồng, người" leaves open which column has which. */
function isMoney(measure: string): boolean {
  return !/[,;/]/u.test(measure) && measures.find(([words]) => words.test(measure))?.[1] === moneyKind;
}

/** "(3) = (2)/(1)" under "Tỷ lệ %" is a share of a hundred, though the paper does not say so. */
function asShare(computed: string, title: string): string {
  return percentTitle.test(title) && /^\[\d+\] \/ \[\d+\]$/u.test(computed) ? `${computed} * 100` : computed;
}
