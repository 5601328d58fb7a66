// What a handed-over file says of a form's lists, in short lines: "5: ten Máy chiếu; so 10; gia? mười".
import type { ReadFile } from "../../../src/files/blocks.ts";
import type { Form } from "../../../src/form/form.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import type { Handed, HandedLine } from "../../../src/interview/handed/handed.ts";
import { readHanded } from "../../../src/interview/handed/read-handed.ts";
import { file, type Put, sheet } from "../files/blocks.ts";

const now = new Date("2026-10-10T03:00:00Z");
const unit = { name: "Trường THPT A", code: "A" };

/** Every list by its question: lines, what is no line, and columns that are not its own. */
export function listsIn(form: Form, whole: ReadFile, chosen: string | null = null) {
  const handed = readHanded(questionnaire(form, "truong"), whole, { sheet: chosen, unit, now });
  return {
    ...Object.fromEntries(handed.lists.map(({ id, lines }) => [id, lines.map(lineOf)])),
    ...told(handed),
  };
}

/** The same of one sheet with these rows. */
export function sheetOf(form: Form, ...rows: readonly (readonly Put[])[]) {
  return listsIn(form, file("xlsx", [sheet("S", rows)]));
}

function lineOf({ given, unread, shifted, spot }: HandedLine): string {
  const cells = [
    ...given.map(({ cell, value }) => `${cell} ${value}`),
    ...unread.map(({ column, said, read }) =>
      read.type === "unsure" && read.values.length > 0
        ? `${column}? ${said} = ${read.values.join(" | ")}`
        : `${column}? ${said}`,
    ),
  ];
  return `${spot.row}: ${cells.join("; ")}${shifted ? " (shifted)" : ""}`;
}

/** Only what there is something of. */
function told({ lists, totals, unplaced, choose, leftOut }: Handed): Record<string, readonly string[]> {
  const all = {
    none: lists.flatMap(({ none }) => none.map(({ why, said, spot }) => `${spot.row} ${why}: ${said}`)),
    others: lists.flatMap(({ others }) => others),
    totals: totals.map(({ name, figures, sum }) => `${name} ${figures} ≠ ${sum}`),
    unplaced: unplaced.map(({ why, name, figures }) => `${why}: ${name} “${figures}”`),
    choose,
    leftOut: leftOut.map(({ name, why }) => `${why}: ${name}`),
  };
  return Object.fromEntries(Object.entries(all).filter(([, lines]) => lines.length > 0));
}
