// A workbook of parts written by hand, as no program would write them: only what a test says.
import { zipOf } from "./zip-of.ts";

const office = "http://schemas.openxmlformats.org";
export const spreadsheetMl = `${office}/spreadsheetml/2006/main`;
const relationTypes = `${office}/officeDocument/2006/relationships`;

/** What stands in a sheet's part inside `<worksheet>`, or all that makes it another. */
type SheetPart = {
  readonly name?: string;
  readonly state?: string;
  /** The last word of its relationship's type: "worksheet" unless said. */
  readonly type?: string;
  readonly xml: string;
};

type Given = {
  readonly sheets: readonly (SheetPart | string)[];
  /** The shared texts, each the inside of `<si>`. */
  readonly strings?: readonly string[];
  /** The inside of `<styleSheet>`. */
  readonly styles?: string;
  /** What stands in `<workbook>` before its sheets. */
  readonly properties?: string;
  /** Parts that replace or join the others. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
};

/** The parts by their names; `workbookOf` zips them. */
export function partsOf(given: Given): Record<string, string | Uint8Array> {
  const sheets = given.sheets.map((sheet) => (typeof sheet === "string" ? { xml: sheet } : sheet));
  const related = sheets.map(({ type = "worksheet" }, at) =>
    relation(`s${at}`, type, `worksheets/sheet${at}.xml`),
  );
  if (given.strings !== undefined) related.push(relation("strings", "sharedStrings", "sharedStrings.xml"));
  if (given.styles !== undefined) related.push(relation("styles", "styles", "styles.xml"));
  return {
    "_rels/.rels": relations([relation("r", "officeDocument", "xl/workbook.xml")]),
    "xl/_rels/workbook.xml.rels": relations(related),
    "xl/workbook.xml": `<workbook xmlns="${spreadsheetMl}" xmlns:r="${relationTypes}">${given.properties ?? ""}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name ?? `S${at}`}" sheetId="${at + 1}" ${state === undefined ? "" : `state="${state}"`} r:id="s${at}"/>`,
      )
      .join("")}</sheets></workbook>`,
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at}.xml`, worksheet(xml)])),
    ...(given.strings === undefined ? {} : { "xl/sharedStrings.xml": shared(given.strings) }),
    ...(given.styles === undefined
      ? {}
      : { "xl/styles.xml": `<styleSheet xmlns="${spreadsheetMl}">${given.styles}</styleSheet>` }),
    ...given.parts,
  };
}

export function workbookOf(given: Given): Uint8Array {
  return zipOf(partsOf(given));
}

export function worksheet(xml: string): string {
  return `<worksheet xmlns="${spreadsheetMl}">${xml}</worksheet>`;
}

/** Number formats by their codes: the cells' formats 1, 2, 3 … in this order. */
export function stylesOf(...codes: readonly string[]): string {
  const formats = codes.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const cells = codes.map((_, at) => `<xf numFmtId="${164 + at}" fontId="0"/>`);
  return `<numFmts>${formats.join("")}</numFmts><fonts><font/></fonts><cellXfs><xf numFmtId="0"/>${cells.join("")}</cellXfs>`;
}

function shared(strings: readonly string[]): string {
  return `<sst xmlns="${spreadsheetMl}">${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relationTypes}/${type}" Target="${target}"/>`;
}

function relations(all: readonly string[]): string {
  return `<Relationships xmlns="${office}/package/2006/relationships">${all.join("")}</Relationships>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
