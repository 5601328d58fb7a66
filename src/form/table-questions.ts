// The questions of one item of a form: of a sentence, of a list, of a table's rows with their groups. Pure.
import { allLineCells, type Cell, itemCells, lineCells, rowCells } from "./cells.ts";
import { type Form, type Item, isAsked, type Profile, type Row, type Section, type Table } from "./form.ts";
import { withParent } from "./items.ts";
import type { KindName } from "./kinds/index.ts";
import { gatePlace, linesPlace, notePlace, rowStem } from "./place.ts";
import type { Condition, Group, Question, Showing } from "./question.ts";
import { conditionsAt } from "./report-cells.ts";

/** Where in the form a question stands, and of whom it is asked. */
export type Spot = {
  readonly form: Form;
  readonly section: Section;
  readonly item: Item;
  readonly profile: Profile;
};

/** The question of an item that is no table. */
export function itemQuestion(spot: Spot, kind: KindName | "figures"): Question {
  const { form, section, item } = spot;
  return {
    ...plain,
    id: item.id,
    ...ofCells(itemCells(form, item, kind)),
    ...numbered(section, item.no, withParent(form, item)),
    notePlace: notePlace(item.id),
    unit: item.noun ?? "",
    hint: item.hint ?? null,
    when: whenAsked(spot),
  };
}

/** What most questions have nothing of. */
const plain = {
  alias: null,
  hint: null,
  groupId: null,
  gate: null,
  askAs: null,
  rowId: null,
  list: null,
  proofOf: null,
} satisfies Partial<Question>;

/** How a question is called: in a part with numbers of its own by the part's name before its number. */
function numbered({ part }: Section, no: string, text: string): Pick<Question, "main" | "part"> {
  if (part === undefined || no === "") return { main: { no, text }, part: null };
  return { main: { no: `${part}.${no}`, text }, part: { name: part, no } };
}

function whenAsked({ form, section, item, profile }: Spot, row: Row | null = null): Condition | null {
  const seat = { section, item, table: item.table ?? null, row, column: null, line: null };
  return conditionsAt(seat).length > 0 ? { form, profile, seat } : null;
}

/** A list is asked as one question, whose value is the number of its lines once it is closed. */
function listQuestion(
  spot: Spot,
  table: Table,
  { least, most, noun, totals = [] }: NonNullable<Table["list"]>,
): Question {
  const { form, section, item } = spot;
  const cells = (line: string) => lineCells(form, rowStem(item.id, line), table, null);
  return {
    ...plain,
    id: item.id,
    ...ofCells([countOfLines(form, item.id, noun)]),
    ...numbered(section, item.no, withParent(form, item)),
    notePlace: notePlace(item.id),
    unit: noun,
    hint: item.hint ?? null,
    list: { least, most, noun, cells, printed: allLineCells(form, "", table, null), totals },
    when: whenAsked(spot),
  };
}

/** The number of lines is counted, never typed. */
function countOfLines(form: Form, stem: string, noun: string): Cell {
  const [cell] = itemCells(form, { id: linesPlace(stem), no: "", text: noun, kind: "count", noun }, "count");
  if (!cell) throw new Error("a list without a number of lines");
  return cell;
}

/** What of a question follows from its cells. */
function ofCells(cells: readonly Cell[]): Pick<Question, "cells" | "narrative" | "places" | "nouns"> {
  return {
    cells,
    narrative: cells.length === 1 && cells.every(({ kind }) => kind.narrative),
    places: cells.map(({ place }) => place),
    nouns: cells.map(({ noun }) => noun),
  };
}

/** The questions of a table: of its rows and their proofs, or of its list. */
export function tableQuestions(
  spot: Spot,
  table: Table,
  aliases: ReadonlyMap<string, Showing & { itemId: string }>,
): Question[] {
  if (table.list) return [listQuestion(spot, table, table.list)];
  const groupOf = groupIndex(table);
  return table.rows.flatMap((row): Question[] => {
    if ((row.role !== "input" && row.role !== "open") || !isAsked(row, spot.profile)) return [];
    const about = rowAbout(spot, table, row, groupOf.get(row.id) ?? null);
    if (row.role === "open") return [{ ...about, ...openRow(spot, table, row) }];
    const cells = rowCells(spot.form, about.id, table, row, row.askAs?.[spot.profile] ?? null);
    const asked = cells.filter(({ kind }) => !kind.proves);
    const alias = aliases.get(row.id) ?? null;
    const own = asked.length > 0 ? [{ ...about, ...ofCells(asked), alias }] : [];
    return [...own, ...proofsOf(about, cells)];
  });
}

/** What all questions of a row have in common. */
function rowAbout(
  spot: Spot,
  table: Table,
  row: Row,
  groupId: string | null,
): Omit<Question, "cells" | "narrative" | "places" | "nouns"> {
  const { section, item, profile } = spot;
  const parent = row.parent ? table.rows.find(({ id }) => id === row.parent) : undefined;
  const stem = rowStem(item.id, row.id);
  return {
    ...plain,
    id: stem,
    ...numbered(section, row.label, row.text),
    notePlace: notePlace(stem),
    unit: row.unit,
    hint: row.hint ?? null,
    groupId,
    gate: parent?.gate ? gatePlace(rowStem(item.id, parent.id)) : null,
    askAs: row.askAs?.[profile] ?? null,
    rowId: row.id,
    when: whenAsked(spot, row),
  };
}

/**
 * Each proof is a question of its own, for it is asked only of what was answered with yes. It stands in no group: what
 * is said of a group's rows says nothing of their proofs.
 */
function proofsOf(about: Omit<Question, "cells" | "narrative" | "places" | "nouns">, cells: readonly Cell[]) {
  const yes = cells.find(({ kind }) => kind.choices === "yes-no");
  return cells
    .filter(({ kind }) => kind.proves)
    .map((cell) => ({
      ...about,
      id: cell.place,
      groupId: null,
      gate: null,
      ...ofCells([cell]),
      notePlace: notePlace(cell.place),
      proofOf: yes?.place ?? null,
    }));
}

/** Lines of the unit's own beneath a fixed row. */
function openRow({ form, item }: Spot, table: Table, row: Row) {
  const stem = rowStem(item.id, row.id);
  const cells = (line: string) => lineCells(form, rowStem(stem, line), table, row);
  const noun = row.unit === "" ? row.text : row.unit;
  const most = row.lines?.most ?? mostOpenLines;
  const list = { least: 0, most, noun, cells, printed: allLineCells(form, "", table, row), totals: [] };
  return { ...ofCells([countOfLines(form, stem, noun)]), list };
}

/** Where a form does not say how many lines of its own a unit may add. */
const mostOpenLines = 20;

/** Which of a table's questions one message may ask together. */
export function tableGroups({ section, item }: Spot, table: Table, questions: readonly Question[]): Group[] {
  const byId = new Map(table.rows.map((row) => [row.id, row]));
  return table.groups.flatMap((group): Group[] => {
    const members = questions.filter((question) => question.groupId === group.id);
    const first = byId.get(group.rows[0] ?? "");
    if (!first || members.length === 0) return [];
    const heading = group.rows.length === 1 && first.role === "heading" ? first : null;
    const ends = [...new Set([group.rows[0], group.rows.at(-1)])];
    const no = ends.map((id) => byId.get(id ?? "")?.label ?? "").join("–");
    return [
      {
        id: group.id,
        no: numbered(section, no, "").main.no,
        title: heading ? heading.text : "",
        gate: heading?.gate
          ? { place: gatePlace(rowStem(item.id, heading.id)), question: heading.gate.question }
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
