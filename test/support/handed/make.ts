// Makes the files of the sample report that tests hand over: `npx tsx test/support/handed/make.ts`, with LibreOffice.
// What it writes is kept in files/ beside it; it is run again only when the sample or the papers change.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { nothingBeside } from "../../../src/form/report-cells.ts";
import { writeUnitFile } from "../../../src/report/excel/unit-file.ts";
import { workbookLabels } from "../../../src/text/paper/labels.ts";
import { collect } from "../files/workbook-text.ts";
import { answers, round } from "../round/unit-reports.ts";
import { type Numbering, narrativeHtml, page, sampleOf, signatureHtml, tableHtml } from "./sample-paper.ts";

const kept = fileURLToPath(new URL("./files/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sample-"));

const docx = "docx:MS Word 2007 XML";
const xlsx = "xlsx:Calc MS Excel 2007 XML";

/** Lets LibreOffice open a file and save it as another. */
function convert(file: string, to: string, filter: string, infilter?: string): void {
  const extension = filter.split(":")[0] ?? "";
  const opened = infilter === undefined ? [] : [`--infilter=${infilter}`];
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const out = mkdtempSync(join(folder, "out-"));
  execFileSync("soffice", [profile, "--headless", ...opened, "--convert-to", filter, "--outdir", out, file], {
    stdio: "inherit",
  });
  const made = (file.split("/").at(-1) ?? "").replace(/\.\w+$/u, `.${extension}`);
  renameSync(join(out, made), to);
}

function typed(numbering: Numbering, name: string): void {
  const whole = join(folder, `${name}.html`);
  writeFileSync(whole, page(narrativeHtml(numbering), tableHtml(numbering), signatureHtml));
  convert(whole, join(kept, `${name}.docx`), docx, "HTML (StarWriter)");
  convert(whole, join(kept, `${name}.xlsx`), xlsx, "HTML (StarCalc)");
}

/** Our own empty sheet, filled in by hand and saved by LibreOffice, and the same as a document. */
async function ownSheet(name: string): Promise<void> {
  const bytes = await collect((sink) =>
    writeUnitFile(sink, {
      type: "draft",
      round,
      labels: workbookLabels(round),
      unit: { name: "Trường THPT Ca Văn Thỉnh", shortName: "THPT Ca Văn Thỉnh", profile: "thpt" },
      answers: answers({}),
      beside: nothingBeside,
    }),
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  fillIn(book.worksheets[0]);
  const filled = join(folder, `${name}.xlsx`);
  writeFileSync(filled, new Uint8Array(await book.xlsx.writeBuffer()));
  convert(filled, join(kept, `${name}.xlsx`), xlsx);
  const html = join(folder, `${name}.html`);
  convert(filled, html, "html:HTML (StarCalc)");
  convert(html, join(kept, `${name}.docx`), docx, "HTML (StarWriter)");
}

function fillIn(sheet: ExcelJS.Worksheet | undefined): void {
  if (!sheet) throw new Error("the draft has no sheet");
  const sample = sampleOf();
  let heading = "";
  sheet.eachRow((row) => {
    const first = wordsIn(row.getCell(1));
    if (first === "(chưa trả lời)") {
      const text = sample.narrative(heading);
      if (text !== null) row.getCell(1).value = text;
    }
    heading = first;
    const answer = sample.row(wordsIn(row.getCell(2)));
    if (!answer) return;
    if (answer.count !== undefined) row.getCell(4).value = answer.count;
    if (answer.people !== undefined) row.getCell(5).value = answer.people;
    if (answer.text !== undefined) row.getCell(6).value = answer.text;
  });
}

function wordsIn({ value }: ExcelJS.Cell): string {
  return typeof value === "string" ? value : "";
}

try {
  typed("dispatch", "theo-cong-van");
  typed("own", "danh-so-lai");
  await ownSheet("mau-cua-bot");
  for (const name of ["theo-cong-van", "danh-so-lai", "mau-cua-bot"])
    for (const extension of ["docx", "xlsx"])
      console.log(name, extension, readFileSync(join(kept, `${name}.${extension}`)).length);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
