// Finds what is wrong in a form beyond its schema, in words that a form's author understands. Pure.
import { itemCells, rowCells } from "./cells.ts";
import type { Form, Item } from "./form.ts";
import { itemsOf, tablesOf } from "./items.ts";
import { lintCell, lintSettings } from "./lint-cell.ts";
import { lintChoices } from "./lint-choices.ts";
import { lintExpressions } from "./lint-expressions.ts";
import { lintHighlights, numberPlaces } from "./lint-highlights.ts";
import { lintPrinted } from "./lint-printed.ts";
import { lintTable } from "./lint-table.ts";
import { profilesOf, reserved, twice } from "./lint-words.ts";
import type { Place } from "./place.ts";
import {
  blankSpot,
  checkSpot,
  formSpot,
  itemSpot,
  other,
  type Problem,
  problemAt,
  sectionSpot,
} from "./problem.ts";

const linted = new WeakMap<Form, readonly Problem[]>();

/** Everything wrong with a form, one sentence each; empty when it may be released. */
export function lintForm(form: Form): readonly string[] {
  return problemsIn(form).map(({ says }) => says);
}

/** The same with where it is and what. A form object is linted once. */
export function problemsIn(form: Form): readonly Problem[] {
  const problems = linted.get(form) ?? find(form);
  linted.set(form, problems);
  return problems;
}

function find(form: Form): Problem[] {
  return [
    ...duplicates(form),
    ...lintChoices(form),
    ...form.sections.flatMap(({ id, applies }) => profilesOf(form, sectionSpot(id), applies)),
    ...itemsOf(form).flatMap(({ item }) => lintItem(form, item)),
    ...itemsOf(form).flatMap(({ item }) => (item.table ? lintTable(form, item, item.table) : [])),
    ...lintPrinted(form),
    ...lintChecks(form),
    ...lintHighlights(form),
    ...lintExpressions(form),
  ];
}

function duplicates(form: Form): Problem[] {
  const items = itemsOf(form).map(({ item }) => item.id);
  const rows = tablesOf(form).flatMap(({ table }) => table.rows.map((row) => row.id));
  // Numbers of a part are its own.
  const numbers = itemsOf(form).flatMap(({ section: { part = "" }, item }) => {
    const rows = (item.table?.rows ?? []).map(({ id, label }) => ({ id, no: label, table: item.id }));
    return [{ id: item.id, no: item.no, table: null }, ...rows].flatMap(({ no, ...one }) =>
      no === "" ? [] : [{ ...one, no: `${part === "" ? "" : `${part}.`}${no}`.toLowerCase() }],
    );
  });
  const called = (at: string, table: string | null = null) => ({ ...formSpot(""), at, table });
  return [
    ...twice([...form.sections.map((section) => section.id), ...items]).map((id) =>
      problemAt(called(id), other, `two items have the id ${id}`),
    ),
    ...twice(rows).map((id) => problemAt(called(id), other, `two rows have the id ${id}`)),
    ...twice(numbers.map(({ no }) => no)).map((no) => {
      const all = numbers.filter((one) => one.no === no);
      return problemAt(
        called(all[1]?.id ?? "", all[1]?.table),
        { type: "number-twice", no, ids: all.map(({ id }) => id) },
        `two questions are called ${no}; people jump by these numbers`,
      );
    }),
  ];
}

function lintItem(form: Form, item: Item): Problem[] {
  const spot = itemSpot(item.id);
  const problems: Problem[] = [];
  if ((item.kind === "table") !== (item.table !== undefined))
    problems.push(problemAt(spot, other, ": kind table and a table go together"));
  if (
    item.parent &&
    !itemsOf(form).some((other) => other.item.id === item.parent && other.item.kind === "heading")
  ) {
    problems.push(
      problemAt(spot, { type: "parent-no-heading" }, `: its parent ${item.parent} is no heading`),
    );
  }
  if (item.linked) problems.push(...lintLink(form, item, item.linked));
  return [...problems, ...lintBlanks(form, item), ...profilesOf(form, spot, item.applies)];
}

/** The cells of an item that is no table: its own, or of a sentence its blanks. */
function lintBlanks(form: Form, item: Item): Problem[] {
  const spot = itemSpot(item.id);
  const { kind, cells = [] } = item;
  if (kind !== "figures") {
    if (cells.length > 0) return [problemAt(spot, other, " has blanks but is no item of figures")];
    if (kind === "heading" || kind === "table" || item.linked) return [];
    const own = itemCells(form, item, kind);
    return [
      ...lintSettings(form, spot, item, own),
      ...own.flatMap((cell) =>
        cell.kind.proves
          ? [
              problemAt(
                spot,
                { type: "proof-alone" },
                " is a proof of nothing: a proof stands beside a yes or no in a row",
              ),
            ]
          : lintCell(spot, cell),
      ),
    ];
  }
  const ids = cells.map(({ id }) => id);
  return [
    ...(cells.length === 0
      ? [problemAt(spot, { type: "no-blank" }, " is a sentence with figures but has no blank")]
      : []),
    ...twice(ids).map((id) => problemAt(spot, other, `: two of its blanks have the id ${id}`)),
    ...reserved(spot, ids),
    ...itemCells(form, item, kind).flatMap((cell) => [
      ...lintSettings(form, blankSpot(item.id, cell.id), cells.find(({ id }) => id === cell.id) ?? {}, [
        cell,
      ]),
      ...lintCell(blankSpot(item.id, cell.id), cell),
    ]),
  ];
}

/** A linked item shows the only figure of its row. */
function lintLink(form: Form, item: Item, linked: string): Problem[] {
  const spot = itemSpot(item.id);
  for (const { table } of tablesOf(form)) {
    const target = table.rows.find((row) => row.id === linked);
    if (!target) continue;
    const names = rowCells(form, target.id, table, target, null).map(({ kind }) => kind.name);
    return names.length === 1 && names[0] === item.kind
      ? []
      : [
          problemAt(
            spot,
            other,
            ` is a ${item.kind} but its row ${target.id} is a ${names.join("/") || target.role}`,
          ),
        ];
  }
  return [problemAt(spot, other, ` is linked to ${linked}, which is no row`)];
}

function lintChecks(form: Form): Problem[] {
  const rows = new Set(tablesOf(form).flatMap(({ table }) => table.rows.map((row) => row.id)));
  const places = numberPlaces(form);
  const columns = new Set(tablesOf(form).flatMap(({ table }) => table.columns.map((column) => column.id)));
  return [
    ...twice(form.checks.map((check) => check.id)).map((id) =>
      problemAt({ ...formSpot(""), at: id }, other, `two checks have the id ${id}`),
    ),
    ...form.checks.flatMap((check) => {
      const names = (all: readonly string[], known: { has(id: string): boolean }, words: string) =>
        all
          .filter((named) => !known.has(named))
          .map((named) =>
            problemAt(
              checkSpot(check.id),
              { type: "check-names-nothing", named },
              ` names ${named}, ${words}`,
            ),
          );
      return [
        ...names("rows" in check ? (check.rows ?? []) : [], rows, "which is no row"),
        ...names("cells" in check ? (check.cells ?? []) : [], columns, "which is no column"),
        ...names(placesOf(check), places, "where no number stands"),
        ...names(check.profiles ?? [], new Set(Object.keys(form.profiles)), "which is no profile"),
      ];
    }),
  ];
}

function placesOf(check: Form["checks"][number]): readonly Place[] {
  if (check.type === "together") return [...check.a, ...check.b];
  return check.type === "implies" ? [...check.given, ...check.follows] : [];
}
