// Random forms of the language with random answers to them: what three units would type, and what that must add up to.
import fc from "fast-check";
import { type Form, parseForm } from "../../../src/form/form.ts";

/** A figure as digits behind the comma and a whole number of the last one: 12,5 is {digits: 1, amount: 125n}. */
type Figure = { readonly digits: number; readonly amount: bigint };

type ColumnPlan = {
  readonly id: string;
  readonly label: string;
  readonly kind: "count" | "decimal" | "percent";
  readonly digits: number;
};

/** A table as it is drawn by lot: its columns and how many rows it has. */
type TablePlan = {
  readonly columns: readonly ColumnPlan[];
  readonly rows: number;
  /** The first two columns are counts, and one more is their sum. */
  readonly computed: boolean;
  readonly total: boolean;
};

export type FormPlan = {
  readonly part: boolean;
  readonly tables: readonly TablePlan[];
  readonly items: number;
};

const labels = ["kế hoạch", "thực hiện", "nữ", "dân tộc", "khuyết tật", "bán trú"];

const column = (at: number): fc.Arbitrary<ColumnPlan> =>
  fc
    .record({
      kind: fc.constantFrom("count", "count", "decimal", "percent"),
      digits: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ kind, digits }) => ({
      id: `c${at + 1}`,
      label: labels[at] ?? `cột ${at}`,
      kind,
      digits: kind === "count" ? 0 : kind === "percent" ? 1 : digits,
    }));

const tablePlan: fc.Arbitrary<TablePlan> = fc
  .integer({ min: 1, max: labels.length })
  .chain((width) =>
    fc.record({
      columns: fc.tuple(...Array.from({ length: width }, (_, at) => column(at))),
      rows: fc.integer({ min: 1, max: 5 }),
      computed: fc.boolean(),
      total: fc.boolean(),
    }),
  )
  .map((plan) => {
    const [first, second] = plan.columns;
    const adds = first?.kind === "count" && second?.kind === "count";
    return { ...plan, computed: plan.computed && adds };
  });

export const formPlan: fc.Arbitrary<FormPlan> = fc.record({
  part: fc.boolean(),
  tables: fc.array(tablePlan, { minLength: 1, maxLength: 3 }),
  items: fc.integer({ min: 0, max: 2 }),
});

/** The form of a plan. */
export function formOf({ part, tables, items }: FormPlan): Form {
  return parseForm({
    language: 2,
    id: "bat-ky",
    version: 1,
    title: "BIỂU BẤT KỲ",
    shortTitle: "Biểu bất kỳ",
    profiles: { truong: { label: "Trường" } },
    limits: {},
    sections: [
      ...tables.map((table, at) => tableSection(table, at, part)),
      ...(items > 0
        ? [
            {
              id: "so",
              no: "S",
              title: "SỐ KHÁC",
              items: Array.from({ length: items }, (_, at) => ({
                id: `i${at + 1}`,
                no: `S.${at + 1}`,
                text: `Số khác ${at + 1}`,
                kind: "count",
                noun: "hồ sơ",
              })),
            },
          ]
        : []),
    ],
    checks: [],
    highlights: [],
  });
}

function tableSection({ columns, rows, computed, total }: TablePlan, at: number, part: boolean): object {
  const ids = columns.map(({ id }) => id);
  const all = computed ? [...ids, "sum"] : ids;
  const rowIds = Array.from({ length: rows }, (_, row) => rowId(at, row));
  const no = (row: number) => (part ? `${row + 1}` : `${at + 1}.${row + 1}`);
  const row = (id: string, label: string, role: string) => ({
    id,
    stt: "",
    label,
    parent: null,
    text: label === "" ? "Cộng" : `Nội dung ${label}`,
    unit: "",
    role,
    columns: all,
    aggregate: role === "total" ? "derived" : "sum",
  });
  return {
    id: `s${at + 1}`,
    no: `${at + 1}`,
    title: `BIỂU ${at + 1}`,
    ...(part ? { part: `B${at + 1}` } : {}),
    items: [
      {
        id: tableId(at),
        no: "",
        text: `Biểu ${at + 1}`,
        kind: "table",
        table: {
          title: `BIỂU ${at + 1}`,
          head: { stt: "STT", text: "Nội dung", unit: null, quantity: null, note: null },
          columns: [
            ...columns.map(({ id, label, kind, digits }) => ({
              id,
              title: label,
              label,
              kind,
              ...(digits > 0 ? { digits } : {}),
              ...(kind === "decimal" ? { noun: "điểm" } : {}),
            })),
            ...(computed ? [{ id: "sum", title: "Cộng", label: "cộng", compute: "[c1] + [c2]" }] : []),
          ],
          rows: [
            ...rowIds.map((id, index) => row(id, no(index), "input")),
            ...(total
              ? [
                  {
                    ...row(`t${at + 1}`, "", "total"),
                    // A share is added to nothing.
                    columns: all.filter((id) => columns.find((one) => one.id === id)?.kind !== "percent"),
                    of: rowIds,
                  },
                ].filter((one) => one.columns.length > 0)
              : []),
          ],
          groups: [{ id: `g${at + 1}`, rows: rowIds }],
        },
      },
    ],
  };
}

const tableId = (at: number) => `b${at + 1}`;
const rowId = (at: number, row: number) => `r${at + 1}_${row + 1}`;

/** One unit's figures by place, and what its contact types for each question, by the question's id. */
export type Filled = {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly typed: ReadonlyMap<string, string>;
};

/** Random answers of one unit to a form of this plan. */
export function filled(plan: FormPlan): fc.Arbitrary<Filled> {
  const cells = plan.tables.flatMap(({ columns, rows }, at) =>
    Array.from({ length: rows }, (_, row) => columns.map((one) => ({ one, at, row }))).flat(),
  );
  const amount = ({ kind, digits }: ColumnPlan) =>
    fc.integer({ min: 0, max: kind === "percent" ? 1000 : 9999 }).map((n) => ({ digits, amount: BigInt(n) }));
  return fc
    .record({
      cells: fc.tuple(...cells.map(({ one }) => amount(one))),
      items: fc.array(fc.integer({ min: 0, max: 999 }), { minLength: plan.items, maxLength: plan.items }),
      named: fc.boolean(),
    })
    .map(({ cells: drawn, items, named }) => {
      const figures = new Map<string, Figure>();
      const parts = new Map<string, string[]>();
      for (const [index, { one, at, row }] of cells.entries()) {
        const figure = drawn[index];
        if (!figure) continue;
        const id = `${tableId(at)}/${rowId(at, row)}`;
        figures.set(`${id}/${one.id}`, figure);
        const said = written(figure);
        const alone = plan.tables[at]?.columns.length === 1;
        parts.set(id, [...(parts.get(id) ?? []), named && !alone ? `${one.label} ${said}` : said]);
      }
      const typed = new Map([...parts].map(([id, said]) => [id, said.join(named ? " " : "/")]));
      for (const [at, value] of items.entries()) {
        figures.set(`i${at + 1}`, { digits: 0, amount: BigInt(value) });
        typed.set(`i${at + 1}`, String(value));
      }
      return { figures, typed };
    });
}

/** "12,5" of 125 with one digit. */
function written({ digits, amount }: Figure): string {
  if (digits === 0) return String(amount);
  const text = String(amount).padStart(digits + 1, "0");
  const behind = text.slice(-digits).replace(/0+$/u, "");
  return behind === "" ? text.slice(0, -digits) : `${text.slice(0, -digits)},${behind}`;
}

/** A figure as a number that stands at a place: 12.5. */
export function figureOf({ digits, amount }: Figure): number {
  return Number(amount) / 10 ** digits;
}

/**
 * What three units' figures must come to, by place: each column over the units, the row of totals over the rows, the
 * computed column over its two. Shares are added to nothing.
 */
export function expectedTotals(plan: FormPlan, units: readonly Filled[]): ReadonlyMap<string, bigint> {
  const totals = new Map<string, bigint>();
  const add = (place: string, amount: bigint) => totals.set(place, (totals.get(place) ?? 0n) + amount);
  for (const { figures } of units) {
    for (const [place, { amount }] of figures) {
      const [table = "", row = "", columnId = ""] = place.split("/");
      const at = Number(table.slice(1)) - 1;
      const own = plan.tables[at];
      if (row === "") {
        add(place, amount);
        continue;
      }
      if (own?.columns.find(({ id }) => id === columnId)?.kind === "percent") continue;
      add(place, amount);
      if (own?.total) add(`${table}/t${at + 1}/${columnId}`, amount);
      if (!own?.computed || (columnId !== "c1" && columnId !== "c2")) continue;
      add(`${table}/${row}/sum`, amount);
      if (own.total) add(`${table}/t${at + 1}/sum`, amount);
    }
  }
  return totals;
}
