// What was posted of a grid, by what it is about: boxes of rows, and of each list its boxes, what is taken out of it and
// whether it is closed. Pure.
import { isList, type ListQuestion } from "../../form/lines.ts";
import { columnOf, isPageLine, lineOf, lineOfStem, linesPlace } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { CellDraft } from "./cell-draft.ts";

/** A line that is to be taken out, and the report's revision that whoever wants it saw. */
export type DroppedLine = { readonly line: string; readonly rev: number };

export type ListEntries = {
  readonly question: ListQuestion;
  readonly boxes: readonly CellDraft[];
  readonly drops: readonly DroppedLine[];
  readonly closes: boolean;
};

export type Entries = {
  readonly rows: readonly CellDraft[];
  readonly lists: readonly ListEntries[];
};

/** What closes a list, at the place where its lines are counted: their number is never typed. */
const listCloses = "closed";

/** What closes a list. */
export function closingEntry(list: string, rev: number): CellDraft {
  return { place: linesPlace(list), said: listCloses, rev };
}

/** What takes a line out, by what its places begin with. */
export function droppingEntry(line: string, rev: number): CellDraft {
  return { place: line, said: "", rev };
}

/** Without what has no box. What a line's places begin with takes the line out. */
export function sortEntries(q: Questionnaire, entries: readonly CellDraft[]): Entries {
  const rows = entries.filter(({ place }) => {
    const question = q.byPlace(place);
    return question?.list === null && question.places.includes(place);
  });
  const lists = q.questions.filter(isList).flatMap((question) => {
    const own = ownEntries(question, entries);
    return own.boxes.length + own.drops.length > 0 || own.closes ? [own] : [];
  });
  return { rows, lists };
}

function ownEntries(question: ListQuestion, entries: readonly CellDraft[]): ListEntries {
  const { id: stem, list } = question;
  const columns = new Set(list.cells("line").map(({ id }) => id));
  const boxes = entries.filter(({ place }) => {
    const line = lineOf(place);
    return line?.stem === stem && columns.has(columnOf(place));
  });
  const drops = entries.flatMap(({ place, rev }): DroppedLine[] => {
    const line = lineOfStem(place);
    return line?.stem === stem ? [{ line: line.line, rev }] : [];
  });
  const closes = entries.some(({ place, said }) => place === linesPlace(stem) && said === listCloses);
  return { question, boxes, drops, closes };
}

/** The lines that a page offered empty and in whose boxes something was typed. */
export function offeredLines(entries: readonly CellDraft[]): readonly string[] {
  const lines = entries.flatMap(({ place, said }) => (said.trim() === "" ? [] : (lineOf(place)?.line ?? [])));
  return [...new Set(lines.filter(isPageLine))];
}
