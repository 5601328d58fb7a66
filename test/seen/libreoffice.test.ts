// LibreOffice, given the workbook without the values that its formulas carry, computes the same ones.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { writeWorkbook } from "../../src/report/excel/workbook.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { collect, load, shown } from "../support/files/workbook-text.ts";
import { goldenUnits } from "../support/round/golden-units.ts";
import { province, round, stream } from "../support/round/unit-reports.ts";
import { noteAbsent } from "../support/run/absent-tools.ts";

const soffice = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(
  existsSync,
);
if (!soffice) noteAbsent("LibreOffice (the workbook's formulas)");

test.skipIf(!soffice).each([
  ["the golden units", goldenUnits()],
  ["half a province", province().slice(0, 30)],
  ["nobody", []],
])("of %s", async (_, units: readonly UnitReport[]) => {
  const labels = workbookLabels(round);
  const workbook = await load(
    await collect((sink) => writeWorkbook(sink, { round, labels, units: () => stream(units) })),
  );
  const expected = formulasOf(workbook);
  expect(expected.size).toBeGreaterThan(100);
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
  const folder = mkdtempSync(join(tmpdir(), "tonghop-office-"));
  try {
    const source = join(folder, "bare.xlsx");
    writeFileSync(source, new Uint8Array(await workbook.xlsx.writeBuffer()));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const target = join(folder, "out");
    const done = spawnSync(
      soffice ?? "",
      [profile, "--headless", "--convert-to", "xlsx", "--outdir", target, source],
      { timeout: 100_000, encoding: "utf8" },
    );
    expect(done.stderr).not.toContain("Error");
    return formulasOf(await load(readFileSync(join(target, "bare.xlsx"))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
