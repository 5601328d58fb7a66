// What a dispatch was found to ask, as `form read --json` prints it. Pure.
import type { Cover, DispatchFound, FoundColumn, FoundItem, FoundRow, FoundTable } from "./found.ts";

/** Short texts of lists and long ones of outlines are one kind to who reads the paper. */
const printedKinds: Readonly<Record<string, string>> = { line: "text" };

/** Facts alone, without where they were read: the names are a contract with whoever reads them. */
export function readJson(found: DispatchFound) {
  return {
    cover: coverJson(found.cover),
    items: found.items.map(itemJson),
    tables: found.tables.map((table, at) => tableJson(table, rulesOf(found, at))),
    checks: found.checks.map(({ table, expr, sure, source }) => ({
      ...(table === null ? {} : { table: found.tables[table]?.no ?? found.tables[table]?.title ?? null }),
      expr,
      sure,
      from: source?.text ?? null,
    })),
    questions: found.questions.map(({ about, ask, answers, source }) => ({
      about,
      ask,
      guesses: answers.map(({ label }) => label),
      from: source?.text ?? null,
    })),
    leftOut: found.leftOut.map(({ what, why }) => ({ what, why })),
  };
}

function coverJson(cover: Cover) {
  const { deadlines, receivers, period } = cover;
  const whole = deadlines.find(({ part }) => part === null);
  const parts = deadlines.filter(({ part }) => part !== null);
  return {
    office: cover.office?.value ?? null,
    number: cover.number?.value ?? null,
    signed: cover.signed?.value ?? null,
    subject: cover.subject?.value ?? null,
    deadline: whole?.at ?? null,
    deadlineInclusive: whole?.inclusive ?? null,
    ...(parts.length > 0
      ? { deadlines: parts.map(({ part, at, inclusive }) => ({ part, at, inclusive })) }
      : {}),
    asOf: cover.asOf?.value ?? null,
    ...(period === null ? {} : { period: period.value }),
    email: cover.email?.value ?? null,
    receiver: cover.receiver?.value ?? null,
    help: cover.help?.value ?? null,
    ...(cover.mustAlsoSend === null ? {} : { mustAlsoSend: cover.mustAlsoSend.value }),
    receivers: receivers.map(({ text, kind, does }) => ({
      text,
      kind,
      ...(does === "reports" ? {} : { does }),
    })),
  };
}

function itemJson({ source: _source, sure: _sure, part, ...item }: FoundItem) {
  const { cells, kind, ...rest } = item;
  return {
    ...rest,
    kind: printedKinds[kind] ?? kind,
    ...(cells ? { cells: cells.map(({ before, ...cell }) => ({ before, ...cell })) } : {}),
    ...(part === null ? {} : { part }),
  };
}

/** Rules of one table that nobody has to confirm, as short as people write them: "3 <= 2". */
function rulesOf({ checks }: DispatchFound, at: number): readonly string[] {
  return checks
    .filter(({ table, sure }) => table === at && sure !== "look")
    .map(({ expr }) => expr.replace(/[[\]]/gu, ""));
}

function tableJson(table: FoundTable, rules: readonly string[]) {
  const { no, title, measure, head, constants, columns, list, optional, rows } = table;
  return {
    no,
    title,
    ...(measure === undefined ? {} : { measure }),
    columns: columns.map(columnJson),
    ...(constants.length > 0 ? { constants } : {}),
    ...(head.note === null ? {} : { note: true }),
    ...(list === undefined ? {} : { list: { min: list.least, max: list.most } }),
    ...(optional ? { optional } : {}),
    rows: rows.map((row) => rowJson(row, table)),
    ...(rules.length > 0 ? { checks: rules } : {}),
  };
}

function columnJson({ source: _source, sure: _sure, computed, total, ...column }: FoundColumn) {
  const { kind, ...rest } = column;
  return {
    ...rest,
    ...(kind === undefined ? {} : { kind: printedKinds[kind] ?? kind }),
    ...(computed === undefined ? {} : { computed: asPrinted(computed) }),
    ...(total === undefined ? {} : { total: "sum" }),
  };
}

/** "[2] / [1] * 100" as papers print it: "(2)/(1)x100". */
function asPrinted(expression: string): string {
  return expression
    .replace(/\[(\d+)\]/gu, "($1)")
    .replaceAll(" ", "")
    .replaceAll("*", "x");
}

/** Other rows are named by their numbers, or where they have none by their words; columns by theirs. */
function rowJson(
  { source: _source, sure: _sure, of, parent, atMost, columns, crossed, ...row }: FoundRow,
  table: FoundTable,
) {
  const rowName = (at: number) => table.rows[at]?.no ?? table.rows[at]?.text ?? "";
  const columnName = (at: number) => table.columns[at]?.no ?? table.columns[at]?.path.at(-1) ?? "";
  return {
    ...row,
    ...(of ? { of: of.map(rowName) } : {}),
    ...(parent === undefined ? {} : { parent: rowName(parent) }),
    ...(atMost === undefined ? {} : { atMost: rowName(atMost) }),
    ...(columns ? { columns: columns.map(columnName) } : {}),
    ...(crossed ? { notAsked: crossed.map(columnName) } : {}),
  };
}
