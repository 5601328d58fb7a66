// LibreOffice, given the workbook without the values that its formulas carry, computes the same ones.
import type ExcelJS from "exceljs";
import { expect, test } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { writeWorkbook } from "../../src/report/excel/workbook.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { collect, load, shown } from "../support/files/workbook-text.ts";
import { formNames, testForm } from "../support/forms/forms.ts";
import { classes, classUnits, inventory, inventoryUnits } from "../support/forms/of-report.ts";
import { sealedUnits } from "../support/forms/sealed-units.ts";
import { goldenUnits } from "../support/round/golden-units.ts";
import { province, round, stream } from "../support/round/unit-reports.ts";
import { noteAbsent } from "../support/run/absent-tools.ts";
import { savedAgain, soffice } from "../support/run/libre-office.ts";

if (!soffice) noteAbsent("LibreOffice (the workbook's formulas)");

/** What it is called, its form, its units, and more formulas than these. */
type Case = [string, Form, () => readonly UnitReport[], number];

test
  .skipIf(!soffice)
  .each<Case>([
    ["the golden units", round.form, goldenUnits, 100],
    ["half a province", round.form, () => province().slice(0, 30), 100],
    ["nobody", round.form, () => [], 100],
    ["classes by sex, with shares", classes, classUnits, 150],
    ["classes that nobody reported", classes, () => [], 80],
    ["an inventory in nghìn đồng", inventory, inventoryUnits, 30],
    ...formNames.map((name): Case => [name, testForm(name), () => sealedUnits(name), 0]),
  ])("of %s", async (_, form, given, atLeast) => {
  const units = given();
  const ofForm = { ...round, form };
  const labels = workbookLabels(ofForm);
  const workbook = await load(
    await collect((sink) => writeWorkbook(sink, { round: ofForm, labels, units: () => stream(units) })),
  );
  const expected = formulasOf(workbook);
  expect(expected.size).toBeGreaterThan(atLeast);
  forEachFormula(workbook, (cell) => {
    cell.value = { formula: cell.formula };
  });
  const computed = await recalculate(workbook);
  for (const [address, value] of expected) expect([address, computed.get(address)]).toEqual([address, value]);
});

/** Every formula's value by sheet and cell; blank is null. */
function formulasOf(workbook: ExcelJS.Workbook): Map<string, ReturnType<typeof shown>> {
  const values = new Map<string, ReturnType<typeof shown>>();
  forEachFormula(workbook, (cell, sheet) => {
    values.set(`${sheet.name}!${cell.address}`, shown(cell) || (cell.result === 0 ? 0 : null));
  });
  return values;
}

function forEachFormula(
  workbook: ExcelJS.Workbook,
  visit: (cell: ExcelJS.Cell, sheet: ExcelJS.Worksheet) => void,
): void {
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) visit(cell, sheet);
      }),
    );
  }
}

async function recalculate(workbook: ExcelJS.Workbook): Promise<Map<string, ReturnType<typeof shown>>> {
  return formulasOf(await load(savedAgain(new Uint8Array(await workbook.xlsx.writeBuffer()))));
}
