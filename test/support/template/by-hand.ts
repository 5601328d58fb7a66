// A template of parts written by hand, and the parts that one is filled into.
import { patchWorkbook, type TemplateCell } from "../../../src/report/template/patch-workbook.ts";
import { partsOf, type workbookOf } from "../files/handwritten-workbook.ts";
import { zipOf } from "../files/zip-of.ts";
import { partsIn } from "./parts.ts";

const office = "application/vnd.openxmlformats-officedocument";
export const spreadsheetType = `${office}.spreadsheetml`;

/** What the file says of its parts; `more` is added to it. */
export function contentTypes(more = ""): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/>${more}</Types>`;
}

type Given = Parameters<typeof workbookOf>[0];

/** A workbook that says what its parts are; `more` names those beyond the usual. */
export function templateOf(given: Given, more = ""): Uint8Array {
  return zipOf({ "[Content_Types].xml": contentTypes(more), ...partsOf(given) });
}

/** The inside of `<sheetData>`. */
export function sheetOfData(data: string, behind = ""): string {
  return `<sheetData>${data}</sheetData>${behind}`;
}

/** A part after filling; an error with the reasons where that is refused. */
export async function filledPart(
  template: Uint8Array,
  cells: readonly TemplateCell[],
  part = "xl/worksheets/sheet0.xml",
): Promise<string> {
  const result = await patchWorkbook(template, cells);
  if ("cannot" in result) throw new Error(JSON.stringify(result.cannot));
  return (await partsIn(result.bytes)).get(part)?.toString() ?? "";
}

/** What is refused, and null where nothing is. */
export async function refusals(template: Uint8Array, cells: readonly TemplateCell[]) {
  const result = await patchWorkbook(template, cells);
  return "cannot" in result ? result.cannot : null;
}
