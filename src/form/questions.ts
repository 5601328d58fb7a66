// Which questions a form asks of one profile, in what order and where their values go. Pure.

import { type Cell, itemCell, rowCells } from "./cells.ts";
import { type Form, type Item, isAsked, type Profile, type Row, type Section, type Table } from "./form.ts";
import type { KindName } from "./kinds/index.ts";
import { gatePlace, isInTable, notePlace, type Place, rowStem } from "./place.ts";

/** How a question is shown at one spot of the form; a linked question has two. */
type Showing = { readonly no: string; readonly text: string };

/** One thing to ask: a narrative item or a table row. A row of several cells is one question over several places. */
export type Question = {
  /** `item` or `item/row`, the stem of its places. */
  readonly id: string;
  /** Its values in the order they are spoken. */
  readonly cells: readonly Cell[];
  /** A whole message is its answer: a narrative or a free row. */
  readonly narrative: boolean;
  /** Where it stands in the table, or in the narrative for an item. */
  readonly main: Showing;
  /** The narrative item that shows the same figure (I.3 = row 10), asked first in the dispatch's order. */
  readonly alias: (Showing & { readonly itemId: string }) | null;
  /** Value places in the order they are spoken. */
  readonly places: readonly Place[];
  readonly notePlace: Place;
  /** Spoken noun per place. */
  readonly nouns: readonly string[];
  readonly unit: string;
  readonly hint: string | null;
  readonly groupId: string | null;
  readonly gate: Place | null;
  /** Asked as yes/no and stored as 1 or 0 at its only place. */
  readonly askAs: NonNullable<Row["askAs"]>[string] | null;
  readonly rowId: string | null;
};

/** The rows one message may ask together, with the gate that settles all of them, if any. */
export type Group = {
  readonly id: string;
  readonly no: string;
  readonly title: string;
  readonly gate: { readonly place: Place; readonly question: string } | null;
  readonly questions: readonly Question[];
};

type Order = "official" | "figures";

/** Everything a walk needs to know of a form for one profile. */
export type Questionnaire = {
  readonly form: Form;
  readonly profile: Profile;
  readonly questions: readonly Question[];
  readonly groups: readonly Group[];
  byId(id: string): Question | undefined;
  byNo(no: string): Question | undefined;
  byPlace(place: Place): Question | undefined;
  /** All questions in the order they are asked. */
  inOrder(order: Order): readonly Question[];
};

const memo = new WeakMap<Form, Map<Profile, Questionnaire>>();

/** The questionnaire of a form for one profile. The same form object gives the same questionnaire. */
export function questionnaire(form: Form, profile: Profile): Questionnaire {
  const perProfile = memo.get(form) ?? new Map<Profile, Questionnaire>();
  memo.set(form, perProfile);
  const known = perProfile.get(profile);
  if (known) return known;
  const made = build(form, profile);
  perProfile.set(profile, made);
  return made;
}

/** Every table of a form with the item that holds it; places begin with that item's id. */
export function tablesOf(form: Form): readonly { readonly itemId: string; readonly table: Table }[] {
  return itemsOf(form).flatMap(({ item }) => (item.table ? [{ itemId: item.id, table: item.table }] : []));
}

/** Every narrative item with its section, in order. */
export function itemsOf(form: Form): readonly { readonly section: Section; readonly item: Item }[] {
  return form.sections.flatMap((section) => section.items.map((item) => ({ section, item })));
}

function build(form: Form, profile: Profile): Questionnaire {
  const aliases = aliasesByRow(form, profile);
  const narrative: Question[] = [];
  const rows: Question[] = [];
  const groups: Group[] = [];
  for (const { item } of itemsOf(form)) {
    if (!isAsked(item, profile)) continue;
    if (item.table) {
      const made = tableQuestions(form, item.id, item.table, profile, aliases);
      rows.push(...made);
      groups.push(...tableGroups(item.id, item.table, made));
    } else if (item.kind !== "heading" && item.kind !== "table" && !item.linked) {
      narrative.push(itemQuestion(form, item, item.kind));
    }
  }
  const questions = [...narrative, ...rows];
  const official = officialOrder(form, questions);
  const ids = new Map(questions.map((question) => [question.id, question]));
  const numbers = new Map<string, Question>();
  for (const question of questions) {
    if (question.alias) numbers.set(question.alias.no.toLowerCase(), question);
    if (question.main.no) numbers.set(question.main.no.toLowerCase(), question);
  }
  const places = new Map(
    questions.flatMap((question) =>
      [...question.places, question.notePlace].map((place) => [place, question]),
    ),
  );
  return {
    form,
    profile,
    questions: official,
    groups,
    byId: (id) => ids.get(id),
    byNo: (no) => numbers.get(no.toLowerCase()),
    byPlace: (place) => places.get(place),
    inOrder: (order) => (order === "official" ? official : [...rows, ...narrative]),
  };
}

function itemQuestion(form: Form, item: Item, kind: KindName): Question {
  return {
    id: item.id,
    ...ofCells([itemCell(form, item, kind)]),
    main: { no: item.no, text: withParent(form, item) },
    alias: null,
    notePlace: notePlace(item.id),
    unit: item.noun ?? "",
    hint: item.hint ?? null,
    groupId: null,
    gate: null,
    askAs: null,
    rowId: null,
  };
}

/** What of a question follows from its cells. */
function ofCells(cells: readonly Cell[]): Pick<Question, "cells" | "narrative" | "places" | "nouns"> {
  return {
    cells,
    narrative: cells.some(({ kind }) => kind.narrative),
    places: cells.map(({ place }) => place),
    nouns: cells.map(({ noun }) => noun),
  };
}

function tableQuestions(
  form: Form,
  itemId: string,
  table: Table,
  profile: Profile,
  aliases: ReadonlyMap<string, Showing & { itemId: string }>,
): Question[] {
  const byId = new Map(table.rows.map((row) => [row.id, row]));
  const groupOf = groupIndex(table);
  return table.rows.flatMap((row): Question[] => {
    if (row.role !== "input" || !isAsked(row, profile)) return [];
    const parent = row.parent ? byId.get(row.parent) : undefined;
    const stem = rowStem(itemId, row.id);
    return [
      {
        id: stem,
        ...ofCells(rowCells(form, stem, table, row, row.askAs?.[profile] ?? null)),
        main: { no: row.label, text: row.text },
        alias: aliases.get(row.id) ?? null,
        notePlace: notePlace(stem),
        unit: row.unit,
        hint: row.hint ?? null,
        groupId: groupOf.get(row.id) ?? null,
        gate: parent?.gate ? gatePlace(rowStem(itemId, parent.id)) : null,
        askAs: row.askAs?.[profile] ?? null,
        rowId: row.id,
      },
    ];
  });
}

function tableGroups(itemId: string, table: Table, questions: readonly Question[]): Group[] {
  const byId = new Map(table.rows.map((row) => [row.id, row]));
  return table.groups.flatMap((group): Group[] => {
    const members = questions.filter((question) => question.groupId === group.id);
    const first = byId.get(group.rows[0] ?? "");
    if (!first || members.length === 0) return [];
    const heading = group.rows.length === 1 && first.role === "heading" ? first : null;
    return [
      {
        id: group.id,
        no: group.rows.map((id) => byId.get(id)?.label ?? "").join("–"),
        title: heading ? heading.text : "",
        gate: heading?.gate
          ? { place: gatePlace(rowStem(itemId, heading.id)), question: heading.gate.question }
          : null,
        questions: members,
      },
    ];
  });
}

function groupIndex(table: Table): Map<string, string> {
  const index = new Map<string, string>();
  for (const group of table.groups) {
    for (const row of table.rows) {
      if (group.rows.includes(row.id) || (row.parent && group.rows.includes(row.parent)))
        index.set(row.id, group.id);
    }
  }
  return index;
}

function aliasesByRow(form: Form, profile: Profile): Map<string, Showing & { itemId: string }> {
  const aliases = new Map<string, Showing & { itemId: string }>();
  for (const { item } of itemsOf(form)) {
    if (!item.linked || !isAsked(item, profile)) continue;
    aliases.set(item.linked, { no: item.no, text: withParent(form, item), itemId: item.id });
  }
  return aliases;
}

/** Items in the dispatch's order; a linked row stands where its item stands. */
function officialOrder(form: Form, questions: readonly Question[]): readonly Question[] {
  const ordered: Question[] = [];
  for (const { item } of itemsOf(form)) {
    if (item.table) {
      ordered.push(...questions.filter((q) => isInTable(q.id, item.id) && !ordered.includes(q)));
    } else {
      const question = questions.find((q) => q.id === item.id || q.alias?.itemId === item.id);
      if (question) ordered.push(question);
    }
  }
  return ordered;
}

/** An item under a heading is unreadable alone ("Ngân sách nhà nước"): its heading goes before it. */
function withParent(form: Form, item: Item): string {
  const parent = item.parent ? itemsOf(form).find((other) => other.item.id === item.parent)?.item : undefined;
  return parent ? `${parent.text} – ${item.text}` : item.text;
}
