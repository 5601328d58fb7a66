// All sheets of a draft's workbook, before any program writes them. Pure.
import type { Draft } from "../../draft/draft.ts";
import type { Form } from "../../form/form.ts";
import { lintForm } from "../../form/lint.ts";
import { type BookSheet, cell } from "../sheet.ts";
import type { BookWords } from "../words.ts";
import {
  checksSheet,
  choicesSheet,
  highlightsSheet,
  outlineSheet,
  profilesSheet,
  unitsSheet,
  type Writing,
  wordsSheet,
} from "./lists.ts";
import { markedBy } from "./marked.ts";
import { type Origin, roundSheet } from "./round.ts";
import { tableSheet } from "./table.ts";
import { trialSheet } from "./trial.ts";

/** A fault as the sheet of faults names it: where, what is wrong, how it is mended. */
export type FaultLine = {
  readonly sheet: string;
  readonly cell: string;
  readonly what: string;
  readonly mend: string;
};

/**
 * @param form the draft's own, parsed.
 * @param faults what an earlier reading of this workbook found; none of a fresh one.
 */
export function bookOf(
  draft: Draft,
  form: Form,
  words: BookWords,
  about: { origin: Origin | null; faults: readonly FaultLine[] },
): BookSheet[] {
  const sheetOf = sheetNames(form, words);
  const writing: Writing = { form, draft, words, marked: markedBy(draft), sheetOf };
  const tables = form.sections.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.table ? [tableSheet(writing, item, item.table, sheetOf.get(item.id) ?? item.id)] : [],
    ),
  );
  // A form with faults may have no questions yet.
  const trial = lintForm(form).length === 0 ? [trialSheet(form, words)] : [];
  return [
    roundSheet(writing, about.origin),
    unitsSheet(writing),
    profilesSheet(writing),
    outlineSheet(writing),
    ...tables,
    choicesSheet(writing),
    checksSheet(writing),
    highlightsSheet(writing),
    wordsSheet(writing),
    ...trial,
    faultsSheet(about.faults, words),
  ];
}

/** The sheet of faults; it says so where there is none. */
export function faultsSheet(faults: readonly FaultLine[], words: BookWords): BookSheet {
  const lines = faults.map(({ sheet, cell: at, what, mend }) => [
    cell(sheet),
    cell(at, "plain", { to: { sheet, cell: at } }),
    cell(what),
    cell(mend),
  ]);
  return {
    name: words.sheets.faults,
    widths: [20, 8, 60, 60],
    frozen: { lines: 1, columns: 0 },
    lines: [
      words.faults.head.map((title) => cell(title, "head")),
      ...(lines.length > 0 ? lines : [[cell(words.faults.none, "grey")]]),
    ],
  };
}

/** One name for each table: its part and the first words of its title, without the signs that no sheet may have. */
function sheetNames(form: Form, words: BookWords): Map<string, string> {
  const taken = new Set(Object.values(words.sheets).map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const { part, items } of form.sections) {
    for (const { id, table } of items) {
      if (!table) continue;
      const whole = [part, table.title].filter((one) => one !== undefined).join(" ");
      const plain =
        whole
          .replace(/[\\/?*:[\]']/gu, " ")
          .replace(/\s+/gu, " ")
          .trim() || id;
      let name = plain.slice(0, 28).trim();
      for (let more = 2; taken.has(name.toLowerCase()); more++) name = `${plain.slice(0, 26).trim()} ${more}`;
      taken.add(name.toLowerCase());
      names.set(id, name);
    }
  }
  return names;
}
