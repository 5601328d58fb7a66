// Reads what a workbook says of itself: its sheets in their order, its calendar, where its texts and formats lie. Knows its parts' names.
import type { FileTable } from "../blocks.ts";
import { type Relationship, relationshipsOf } from "../relationships.ts";
import { tidy } from "../tidy.ts";
import type { XmlElement } from "../xml.ts";
import { readTree } from "../xml-tree.ts";
import type { Zip } from "../zip.ts";
import { brokenWorkbook } from "./broken.ts";
import { longestName, mostSheets } from "./limits.ts";
import { isTrue } from "./truth.ts";

export type WorkbookSheet = {
  readonly name: string;
  readonly seen: NonNullable<FileTable["sheet"]>["seen"];
  readonly part: string;
};

export type Workbook = {
  /** Sheets of cells; a chart on a sheet of its own is none. */
  readonly sheets: readonly WorkbookSheet[];
  /** There are more sheets than are looked at. */
  readonly more: boolean;
  /** Days are counted from 1904, as in files of old Macs. */
  readonly from1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
};

/** @throws UnreadableFile when this is no workbook. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const main = (await relationshipsOf(zip, "", "xlsx")).find(({ type }) => type === "officeDocument");
  if (main === undefined) throw brokenWorkbook();
  const related = await relationshipsOf(zip, main.part, "xlsx");
  const parts = new Map(related.map((relationship) => [relationship.id, relationship]));
  const sheets: WorkbookSheet[] = [];
  let more = false;
  let from1904 = false;
  await readTree(zip.chunks(main.part), "xlsx", "s:workbook", {
    inside: {
      "s:workbookPr": { open: (element) => (from1904 = isTrue(element.attribute("date1904"))) },
      "s:sheets": {
        inside: {
          "s:sheet": {
            open(element) {
              const sheet = sheetOf(element, parts);
              if (sheet !== null && sheets.length === mostSheets) more = true;
              else if (sheet !== null) sheets.push(sheet);
            },
          },
        },
      },
    },
  });
  // Some programs name a part of formats that they do not write.
  const partOf = (type: string) =>
    related.find((relationship) => relationship.type === type && zip.has(relationship.part))?.part ?? null;
  return { sheets, more, from1904, strings: partOf("sharedStrings"), styles: partOf("styles") };
}

function sheetOf(element: XmlElement, parts: ReadonlyMap<string, Relationship>): WorkbookSheet | null {
  const id = element.attribute("r:id") ?? "";
  // A page of macros, out of a file of the old format.
  if (id === "") return null;
  const related = parts.get(id);
  if (related === undefined) throw brokenWorkbook();
  if (related.type !== "worksheet") return null;
  const state = element.attribute("state");
  const seen = state === "veryHidden" ? "very-hidden" : state === "hidden" ? "hidden" : "visible";
  return { name: tidy((element.attribute("name") ?? "").slice(0, longestName)), seen, part: related.part };
}
