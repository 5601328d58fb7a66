// A draft made from what was found in a dispatch and what the officer answered. Pure; the same file gives the same ids.
import { type Answered, answered } from "../dispatch/answered.ts";
import type { DispatchFound, Source, Sure } from "../dispatch/found.ts";
import { usual } from "../dispatch/words/form-words.ts";
import type { Form, Item, Section, Table } from "../form/form.ts";
import type { UnitKind } from "../register/kinds.ts";
import type { Draft, Mark } from "./draft.ts";
import { checksFrom } from "./from/checks.ts";
import { highlightsOf } from "./from/highlights.ts";
import { itemFrom } from "./from/items.ts";
import { type Names, namesFor } from "./from/named.ts";
import type { Piece } from "./from/pieces.ts";
import { profilesFrom, roundFrom } from "./from/round.ts";
import { tableFrom } from "./from/table.ts";
import { formId, shortName, titleFrom } from "./names.ts";

/** Who answers a form whose dispatch names no kind of unit. */
export const anyProfile = "don_vi";

/**
 * @param answers of the officer, by the ids of the questions; what is left open is read in its safe way.
 * @param kinds of the register, for what they are called.
 */
export function draftOf(
  found: DispatchFound,
  answers: Readonly<Record<string, string>>,
  kinds: readonly UnitKind[],
): Draft {
  const names = namesFor(found);
  const now = answered(found, answers);
  const own = profilesFrom(now, kinds);
  const profiles = own.length > 0 ? own : [{ id: anyProfile, label: usual.profile }];
  const ids = profiles.map(({ id }) => id);
  const making = { names, rollUp: now.rollUp };
  const tables = new Map(
    now.tables.flatMap((table, at) => {
      const named = names.tables[at];
      return named ? [[at, tableFrom(table, { ...making, named, profiles: ids })] as const] : [];
    }),
  );
  const sections = names.sections.flatMap((piece): Section[] => {
    const items = piece.holds.flatMap(({ what, at }): Item[] => {
      if (what === "table")
        return tableItem(tables.get(at), names.tables[at]?.id ?? "", numbersIn(piece, now));
      const [item, named] = [now.items[at], names.items[at]];
      return item && named ? [itemFrom(item, named, { ...making, profiles: ids, items: now.items })] : [];
    });
    const { id, no, title, part } = piece;
    return items.length > 0 ? [{ id, no: no ?? "", title, ...(part === null ? {} : { part }), items }] : [];
  });
  // An attachment that comes alone is called by what stands above it, its round too.
  const title = titleFrom(now.cover.subject?.value ?? sections[0]?.title ?? null);
  const year = now.cover.deadlines[0]?.at.slice(0, 4) ?? null;
  const form: Form = {
    language: 2,
    id: formId(title, year),
    version: 1,
    title,
    shortTitle: shortName(title, 40),
    profiles: Object.fromEntries(profiles.map(({ id, label }) => [id, { label }])),
    limits: {},
    ...(names.lists.length > 0
      ? { choices: Object.fromEntries(names.lists.map(({ id, options }) => [id, [...options]])) }
      : {}),
    sections,
    checks: checksFrom(now, tables, names),
    highlights: highlightsOf(sections),
  };
  return {
    found,
    answers: { ...answers },
    form: { ...form },
    round: roundFrom(now.cover, names, title === usual.title ? null : title),
    marks: marksOf(now, names),
    nextId: names.ids.next,
  };
}

/** A table is called by the numbers of its rows; a list, which has none, by the first number that is free. */
function tableItem(table: Table | undefined, id: string, taken: ReadonlySet<string>): Item[] {
  if (!table) return [];
  let no = 1;
  while (taken.has(`${no}`)) no++;
  return [{ id, no: table.list ? `${no}` : "", text: table.title, kind: "table", table }];
}

function numbersIn({ holds }: Piece, { items }: DispatchFound): ReadonlySet<string> {
  return new Set(holds.flatMap(({ what, at }) => (what === "item" ? (items[at]?.no ?? []) : [])));
}

/** What is a guess, and the sentence it was read from. */
function marksOf({ items, tables, checks, cover, notHeld }: Answered, names: Names): Mark[] {
  const mark = (at: string | undefined, { sure, source }: { sure: Sure; source: Source | null }): Mark[] =>
    at === undefined ? [] : [{ at, sure, from: source?.text ?? null }];
  return [
    ...items.flatMap((item, at) => mark(names.items[at]?.id, item)),
    ...tables.flatMap((table, at) => [
      ...mark(names.tables[at]?.id, table),
      ...table.columns.flatMap((column, index) => mark(names.tables[at]?.columns[index], column)),
      ...table.rows.flatMap((row, index) => mark(names.tables[at]?.rows[index], row)),
    ]),
    ...checks.flatMap((check, at) => (notHeld.has(at) ? [] : mark(names.checks[at], check))),
    ...cover.deadlines.flatMap((deadline, at) => mark(`round/deadlines/${at}`, deadline)),
    ...cover.receivers.flatMap((receiver, at) => mark(`round/units/${at}`, receiver)),
  ];
}
