// What tables leave open: parts of one another, figures of last year, percentages of many units, who answers which rows. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { Cover, DispatchQuestion, FoundCheck, FoundTable } from "../found.ts";
import { centre } from "../words/names.ts";
import { questionWords as words } from "../words/questions.ts";
import { beforeTitle, levelTitle, yearTitle } from "../words/table-words.ts";

export type Asking = {
  readonly tables: readonly FoundTable[];
  readonly checks: readonly FoundCheck[];
  readonly cover: Cover;
  readonly kinds: readonly UnitKind[];
};

export function tableQuestions(asking: Asking): readonly DispatchQuestion[] {
  return [...ofRows(asking), ...ofRollUp(asking), ...ofLastYear(asking), ...ofChecks(asking)];
}

/** A check that the head only suggests is asked; until it is answered it does not hold. */
function ofChecks({ tables, checks }: Asking): DispatchQuestion[] {
  return checks.flatMap(({ table, expr, sure, source }, check): DispatchQuestion[] => {
    if (sure !== "look" || table === null) return [];
    const [part = "", whole = ""] = expr.match(/\d{1,2}/gu) ?? [];
    const title = (no: string) =>
      tables[table]?.columns.find((column) => column.no === no)?.path.at(-1) ?? no;
    return [
      {
        id: `check:${check}`,
        about: "check",
        ask: words.isPart(part, title(part), whole, title(whole)),
        source,
        answers: [
          { id: "part", label: words.isPartYes(part, whole), change: { set: "check", check, holds: true } },
          { id: "apart", label: words.isPartNo, change: { set: "check", check, holds: false } },
        ],
        safe: "apart",
      },
    ];
  });
}

/** What cannot be added up over units: percentages, points, and what is computed from two figures. */
function ofRollUp({ tables }: Asking): DispatchQuestion[] {
  const cells = tables.flatMap((table) => [...table.columns, ...table.rows]);
  const first = cells.find(({ kind }) => kind !== undefined && kind in words.notAdded);
  if (!first) return [];
  return [
    {
      id: "roll-up",
      about: "rollUp",
      ask: words.howTogether,
      source: first.source,
      answers: [
        { id: "none", label: words.perUnit, change: { set: "roll-up", rollUp: "none" } },
        { id: "average", label: words.average, change: { set: "roll-up", rollUp: "average" } },
      ],
      safe: "none",
    },
  ];
}

/** "Năm 2025" beside "Năm 2026": what was reported then, or typed again. */
function ofLastYear({ tables }: Asking): DispatchQuestion[] {
  return tables.flatMap((found, table): DispatchQuestion[] => {
    const column = lastYearOf(found);
    if (column === null) return [];
    const title = found.columns[column]?.path.join(" – ") ?? "";
    return [
      {
        id: `prefill:${table}`,
        about: "prefill",
        ask: words.whereFrom(title),
        source: found.columns[column]?.source ?? null,
        answers: [
          { id: "last", label: words.fromLast, change: { set: "prefill", table, column, last: true } },
          { id: "typed", label: words.typedAnew, change: { set: "prefill", table, column, last: false } },
        ],
        safe: "typed",
      },
    ];
  });
}

/** The column of the time before this one; null where none is, or more than two times stand beside each other. */
export function lastYearOf({ columns }: FoundTable): number | null {
  const years = columns.flatMap(({ path, computed }, at) => {
    const year = computed === undefined ? yearTitle.exec(path.join(" "))?.[1] : undefined;
    return year === undefined ? [] : [{ at, year: Number(year) }];
  });
  const [one, other] = [...years].sort((a, b) => a.year - b.year);
  if (one && other && years.length === 2 && one.year < other.year) return one.at;
  const before = columns.findIndex(
    ({ path, computed }) => computed === undefined && beforeTitle.test(path.join(" ")),
  );
  return before < 0 ? null : before;
}

/** Rows for schools that a centre may not have: asked where both are addressed, and the paper says nothing of it. */
function ofRows({ tables, cover, kinds }: Asking): DispatchQuestion[] {
  const reporting = cover.receivers.filter(({ kind, does }) => kind !== null && does === "reports");
  const apart = reporting.filter(({ text }) => centre.test(text));
  if (apart.length === 0 || apart.length === reporting.length) return [];
  return tables.flatMap((found, table): DispatchQuestion[] => {
    const rows = found.rows.flatMap(({ role }, at) => (role === "input" ? [at] : []));
    const said = found.rows.some(({ notFor }) => notFor !== undefined);
    const byLevel = levelTitle.test(found.head.text ?? "");
    if (found.list || said || !byLevel || rows.length === 0 || rows.length > 12) return [];
    const ids = [...new Set(apart.flatMap(({ kind }) => kind ?? []))];
    const names = ids.map((id) => kinds.find((kind) => kind.id === id)?.name ?? id);
    const texts = rows.map((at) => found.rows[at]?.text ?? "");
    return [
      {
        id: `rows:${table}`,
        about: "rows",
        ask: words.answersRows(names.join(", "), found.no ?? found.title, texts),
        source: apart[0]?.source ?? null,
        answers: [
          { id: "all", label: words.answersAll, change: { set: "nothing" } },
          { id: "none", label: words.answersNone, change: { set: "not-for", table, rows, kinds: ids } },
        ],
        safe: "all",
      },
    ];
  });
}
