// The sample report as whole files: every figure and every text in its place, and nothing beside them.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { ReadFile } from "../../../src/files/blocks.ts";
import { readClipboard } from "../../../src/files/html/read-clipboard.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import { readDocument } from "../../../src/files/word/read-document.ts";
import { shippedForm } from "../../../src/form/library.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import type { Handed } from "../../../src/interview/handed/handed.ts";
import { narrativeHtml, page, signatureHtml, tableHtml } from "../../support/handed/sample-paper.ts";
import { readFile, school } from "../../support/handed/told.ts";
import { sample, sampleFigures } from "../../support/round/sample-report.ts";

const bytesOf = (name: string) =>
  readFileSync(new URL(`../../support/handed/files/${name}`, import.meta.url));
const q = questionnaire(shippedForm("tuan-le-htsd-2022@3"), "thpt");

/** Every value by its place, of rows whose reading is certain. */
function figuresIn(handed: Handed): Map<string, unknown> {
  return new Map(
    handed.rows.flatMap(({ id, reading }) =>
      (reading.type === "value" ? reading.values : []).flatMap((value, at) => {
        const place = q.byId(id)?.places[at];
        return typeof value === "number" && place !== undefined ? [[place, value] as const] : [];
      }),
    ),
  );
}

function isWhole(file: ReadFile): void {
  const handed = readFile(file, { profile: "thpt", unit: school });
  expect(figuresIn(handed)).toEqual(sampleFigures());
  const raw = (id: string) => sample()[id]?.raw;
  expect(handed.narratives.map(({ id, text }) => [id, text])).toEqual(
    ["n1_1", "n1_2", "n2_1", "n2_2", "n2_3", "n2_4"].map((id) => [id, raw(id)]),
  );
  const { choose, otherUnit, dashes, blanks, unplaced, leftOut, totals } = handed;
  expect({ choose, otherUnit, dashes, blanks, unplaced, leftOut, totals }).toEqual({
    choose: [],
    otherUnit: null,
    dashes: [],
    blanks: [],
    unplaced: [],
    leftOut: [],
    totals: [],
  });
  expect(handed.rows.find(({ id }) => id === "n2_5/r11")?.said).toBe(raw("r11"));
}

it.each(["theo-cong-van.xlsx", "danh-so-lai.xlsx", "mau-cua-bot.xlsx"])("%s", async (name) =>
  isWhole(await readSheets(bytesOf(name))),
);

it.each(["theo-cong-van.docx", "danh-so-lai.docx", "mau-cua-bot.docx"])("%s", async (name) =>
  isWhole(await readDocument(bytesOf(name))),
);

it.each(["dispatch", "own"] as const)("pasted, numbered by the %s", (numbering) => {
  const html = page(narrativeHtml(numbering), tableHtml(numbering), signatureHtml);
  isWhole(readClipboard({ html, text: "" }));
});
