// Fills cells of an office's own workbook by changing their XML alone. Bytes and values in, bytes out; knows no form.
import { relationshipsOf } from "../../files/relationships.ts";
import { placeOf, rangeOf } from "../../files/spreadsheet/references.ts";
import { trueKind } from "../../files/true-kind.ts";
import { UnreadableFile } from "../../files/unreadable.ts";
import { openZip } from "../../files/zip.ts";
import { zipped } from "./archive.ts";
import type { CellValue } from "./cell-xml.ts";
import { edited } from "./edits.ts";
import { covers, gridOf } from "./grid.ts";
import { bytesOf, openPackage, type Package, type Part, partOf } from "./package.ts";
import { type CannotFill, Unfit } from "./reasons.ts";
import { shareStyles } from "./share-styles.ts";
import { addressOf, editsOf, type Fill, type OpenSheet, refusalsOf } from "./sheet-edits.ts";
import { recalculation, withoutRelations, withoutTypes } from "./workbook-edits.ts";

/** What one cell of the template is to hold; its looks stay as they are. */
export type TemplateCell = {
  readonly sheet: string;
  readonly address: string;
  /** A number stays a number, a text a text whatever it looks like; null empties the cell. */
  readonly value: CellValue;
  /** Without "="; the value is then what it gives. */
  readonly formula?: string;
  /** Where the template has a formula of its own there, that stays, and shows the value until it is worked out again. */
  readonly keepsFormula?: boolean;
  /** A number of hundredths: 85.5 is shown as "85,5%", whatever the cell's format does with numbers. */
  readonly share?: boolean;
};

/**
 * Fills cells of a workbook (.xlsx). Nothing else changes but: formulas that took theirs from a filled cell get their own;
 * values that the template's formulas had are taken out, and all are worked out when the file is opened; a row or cell
 * that is not there comes to its place, the sheet's size with it. Every other part is the same, byte for byte. The same
 * template and cells give the same bytes.
 *
 * @returns why it cannot be done where the file has what is not known to stand that.
 */
export async function patchWorkbook(
  template: Uint8Array,
  cells: readonly TemplateCell[],
): Promise<{ readonly bytes: Uint8Array } | { readonly cannot: readonly CannotFill[] }> {
  // One that opens with a password alone is no zip.
  const kind = trueKind("template.xlsx", template);
  if (kind !== "xlsx") return { cannot: [{ type: "unreadable", why: { type: "kind", kind } }] };
  try {
    const zip = await openZip(template, "xlsx");
    const opened = await openPackage(zip);
    const changed = await changedParts(opened, cells);
    const chains = opened.chains.map((name) => name.toLowerCase());
    const names = zip.names.filter((name) => !chains.includes(name.toLowerCase()));
    const parts: { name: string; bytes: Uint8Array }[] = [];
    for (const name of names) parts.push({ name, bytes: changed.get(name) ?? (await bytesOf(zip, name)) });
    return { bytes: await zipped(parts) };
  } catch (error) {
    if (error instanceof Unfit) return { cannot: error.reasons };
    if (error instanceof UnreadableFile) return { cannot: [{ type: "unreadable", why: error.why }] };
    throw error;
  }
}

async function changedParts(
  opened: Package,
  cells: readonly TemplateCell[],
): Promise<Map<string, Uint8Array>> {
  const changed = new Map<string, Uint8Array>();
  const change = (part: Part, edits: Parameters<typeof edited>[1]) => {
    if (edits.length > 0) changed.set(part.name, part.bytes(edited(part.text, edits)));
  };
  const { fills, reasons } = fillsBySheet(opened, cells);
  const showsShare = cells.some(({ share }) => share === true) ? await shareStyles(opened) : () => false;
  for (const { name, part } of opened.sheets) {
    const ofSheet = fills.get(keyOf(name)) ?? [];
    const sheet = await partOf(opened, part);
    const open: OpenSheet = {
      name,
      text: sheet.text,
      worksheet: sheet.root,
      grid: gridOf(sheet.root, name),
      showsShare,
    };
    const { edits, cannot } = editsOf(open, ofSheet);
    reasons.push(
      ...refusalsOf(open, ofSheet),
      ...cannot,
      ...(await underTables(opened, part, name, ofSheet)),
    );
    change(sheet, edits);
  }
  if (reasons.length > 0) throw new Unfit(...reasons);
  change(opened.main, recalculation(opened.main));
  if (opened.chains.length === 0) return changed;
  change(opened.contentTypes, withoutTypes(opened.contentTypes, opened.chains));
  if (opened.mainRelations !== null) change(opened.mainRelations, withoutRelations(opened.mainRelations));
  return changed;
}

/** The cells by their sheets, and what of them is meant for no cell or for one cell twice. */
function fillsBySheet(
  { sheets }: Package,
  cells: readonly TemplateCell[],
): { fills: Map<string, Fill[]>; reasons: CannotFill[] } {
  const names = new Set(sheets.map(({ name }) => keyOf(name)));
  const fills = new Map<string, Fill[]>();
  const taken = new Set<string>();
  const absent = new Set<string>();
  const reasons: CannotFill[] = [];
  for (const { sheet, address, value, formula = null, keepsFormula = false, share = false } of cells) {
    const place = placeOf(address);
    const key = place === null ? null : `${keyOf(sheet)}!${addressOf(place)}`;
    if (!names.has(keyOf(sheet))) absent.add(sheet);
    else if (place === null || key === null) reasons.push({ type: "no-address", sheet, address });
    else if (taken.has(key)) reasons.push({ type: "twice", sheet, address });
    else {
      taken.add(key);
      const fill = { ...place, address, value, formula, keepsFormula, share };
      fills.set(keyOf(sheet), [...(fills.get(keyOf(sheet)) ?? []), fill]);
    }
  }
  return {
    fills,
    reasons: [...[...absent].map((sheet) => ({ type: "no-sheet", sheet }) as const), ...reasons],
  };
}

/** Programs tell sheets apart by more than the case of their letters, and some write letters and marks apart. */
function keyOf(sheet: string): string {
  return sheet.normalize("NFC").toLowerCase();
}

/** Cells that lie in a table of the sheet. */
async function underTables(
  opened: Package,
  part: string,
  sheet: string,
  fills: readonly Fill[],
): Promise<CannotFill[]> {
  if (fills.length === 0) return [];
  const related = await relationshipsOf(opened.zip, part, "xlsx");
  const reasons: CannotFill[] = [];
  for (const { part: table } of related.filter(({ type }) => type === "table")) {
    const range = rangeOf((await partOf(opened, table)).root.attribute("ref") ?? "");
    for (const fill of fills)
      if (range === null || covers(range, fill))
        reasons.push({ type: "table", sheet, address: fill.address });
  }
  return reasons;
}
