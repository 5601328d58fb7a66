// A table of a form, from one that was found: its head, columns, rows or list, and how it is printed. Pure.
import type { FoundColumn, FoundTable } from "../../dispatch/found.ts";
import { lineNouns, namedThing, namesPeople, share, usual } from "../../dispatch/words/form-words.ts";
import type { Table } from "../../form/form.ts";
import { type KindName, kinds } from "../../form/kinds/index.ts";
import { columnNames } from "./column-names.ts";
import { groupsOf } from "./groups.ts";
import { rowsOf } from "./rows.ts";
import { saidOf, scaleOf, type TableMaking, tableKind } from "./said.ts";

/** More lines than that nobody writes by hand. */
const mostLines = 200;

export function tableFrom(found: FoundTable, making: TableMaking): Table {
  const columns = columnsOf(found, making);
  const kinds = columns.map(({ kind }) => kind);
  const rows = found.list ? [] : rowsOf(found, making, kinds);
  return {
    title: titleOf(found),
    head: {
      stt: found.head.stt,
      text: found.head.text ?? usual.text,
      unit: found.head.unit,
      quantity: null,
      note: found.head.note,
    },
    ...(found.constants.length > 0
      ? { constants: found.constants.map((title, at) => ({ id: making.named.constants[at] ?? "", title })) }
      : {}),
    columns,
    rows,
    ...(found.list ? { list: listOf(found, found.list, making.named.columns) } : {}),
    groups: groupsOf(rows, making.names.ids),
    ...printedOf(found),
  };
}

function titleOf({ no, title }: FoundTable): string {
  const named = [no, title].filter((part) => part !== null && part !== "");
  return named.join(". ") || usual.text;
}

function columnsOf(found: FoundTable, making: TableMaking): Table["columns"] {
  const names = columnNames(found);
  return found.columns.map((column, at): Table["columns"][number] => {
    const { path, no, computed, prefill } = column;
    const title = path.at(-1) ?? "";
    const last = prefill === undefined || found.list ? null : thisYear(found, at, making.named.columns);
    return {
      id: making.named.columns[at] ?? "",
      title,
      ...(path.length > 1 ? { under: path.slice(0, -1) } : {}),
      ...(no === undefined ? {} : { no }),
      ...names[at],
      ...saidOf(column, kindOf(found, column), `${title} ${found.measure ?? ""}`, making),
      ...(computed === undefined ? {} : { compute: computed, ...computedKind(found, column) }),
      ...(last === null ? {} : { prefill: { last } }),
    };
  });
}

/** A list has no yes whose proof could stand in it: there a link is a line of text. */
function kindOf(found: FoundTable, { kind, choices, computed }: FoundColumn): KindName | undefined {
  if (computed !== undefined) return undefined;
  const own = tableKind(kind);
  if (own === undefined) return undefined;
  const { proves, takes } = kinds[own];
  const yes = found.columns.some(
    ({ kind: other }) => other !== undefined && kinds[other].choices === "yes-no",
  );
  if (proves && (found.list || !yes)) return "line";
  return takes.includes("choices") && choices === undefined ? "line" : own;
}

/** What follows from shares and from amounts is one; what is divided has a comma. */
function computedKind({ columns, measure }: FoundTable, { computed = "", path, measure: own }: FoundColumn) {
  const title = `${path.join(" ")} ${own ?? ""}`;
  const used = [...computed.matchAll(/\[([^\]]+)\]/gu)].flatMap(
    ([, no]) => columns.find((one) => one.no === no) ?? [],
  );
  if (share.test(title) || /\*\s*100\b/u.test(computed)) return { kind: "percent" as const };
  if (computed.includes("/")) return { kind: "decimal" as const, digits: 2 };
  const counts = (setting: "scale" | "digits") =>
    used.find(({ kind }) => kind !== undefined && kinds[kind].takes.includes(setting));
  const amount = counts("scale");
  if (amount) {
    const scale =
      scaleOf(`${title} ${measure ?? ""}`) ?? scaleOf(`${amount.path.join(" ")} ${amount.measure ?? ""}`);
    return { kind: "money" as const, ...(scale === null ? {} : { scale }) };
  }
  const fine = counts("digits");
  return fine?.kind === undefined ? {} : { kind: fine.kind };
}

/** The column whose figures of the last round are the ones before: the nearest that is answered and of its kind. */
function thisYear({ columns }: FoundTable, at: number, ids: readonly string[]): string | null {
  const kind = columns[at]?.kind;
  const others = columns.flatMap((column, index) =>
    index !== at && column.computed === undefined && column.kind === kind ? [index] : [],
  );
  const next = others.find((index) => index > at) ?? others.at(-1);
  return next === undefined ? null : (ids[next] ?? null);
}

function listOf(
  { columns }: FoundTable,
  { least, most }: NonNullable<FoundTable["list"]>,
  ids: readonly string[],
) {
  const title = columns[0]?.path.at(-1)?.trim() ?? "";
  const totals = columns.flatMap(({ total }, at) => (total ? [ids[at] ?? ""] : []));
  const thing = namedThing.test(title) ? title.replace(namedThing, "") : lineNouns.line;
  return {
    least,
    most: Math.max(least, most ?? mostLines),
    noun: columns.some(({ path }) => namesPeople.test(path.join(" ")))
      ? lineNouns.person
      : thing.toLowerCase(),
    ...(totals.length > 0 ? { totals } : {}),
  };
}

/** The line of numbers is printed where it has one for each column that we print. */
function printedOf({ numbers, before, after, head, constants, columns, measure }: FoundTable) {
  const all =
    1 +
    [head.stt, head.unit, head.note].filter((one) => one !== null).length +
    constants.length +
    columns.length;
  const unitLine = before.find((line) => measure !== undefined && line.includes(measure));
  const others = before.filter((line) => line !== unitLine);
  const printed = {
    ...(unitLine === undefined ? {} : { unitLine }),
    ...(numbers?.length === all ? { numbers } : {}),
    ...(others.length > 0 ? { before: others } : {}),
    ...(after.length > 0 ? { after } : {}),
  };
  return Object.keys(printed).length > 0 ? { printed } : {};
}
