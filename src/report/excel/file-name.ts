// File names that survive every mail program: ASCII, with date and hour. Pure; knows the round's title only.
import { localParts } from "../../form/rounds/days.ts";

type Named = { readonly title: string; readonly timeZone: string };

/** For example "tong-hop-tuan-le-hoc-tap-suot-doi-2022_2022-10-15_0930.xlsx". */
export function workbookFileName(round: Named, asOf: Date): string {
  return `tong-hop-${slug(round.title)}_${stamp(asOf, round.timeZone)}.xlsx`;
}

const prefixes = { draft: "du-thao", receipt: "bien-nhan", empty: "mau-cac-don-vi" } as const;

/** The file of one unit: "du-thao_thpt-20_…" or "bien-nhan_thpt-20_…". */
export function unitFileName(
  what: keyof typeof prefixes,
  unitCode: string,
  at: Date,
  timeZone: string,
): string {
  return `${prefixes[what]}_${slug(unitCode)}_${stamp(at, timeZone)}.xlsx`;
}

/** What the units below one wrote: "y-kien_xa-tx_…". */
export function opinionsFileName(unitCode: string, at: Date, timeZone: string): string {
  return `y-kien_${slug(unitCode)}_${stamp(at, timeZone)}.docx`;
}

/** The form's own workbook with the figures of a round or of a unit: "bieu-mau_thpt-20_…". */
export function filledFileName(
  of: string,
  { asOf, timeZone }: { readonly asOf: Date; readonly timeZone: string },
): string {
  return `bieu-mau_${slug(of)}_${stamp(asOf, timeZone)}.xlsx`;
}

/** Letters without marks, lower case, words joined by hyphens, at most 60 characters. */
function slug(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0111\u0110]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, 60).replace(/^-+|-+$/g, "") || "bao-cao";
}

/** "2022-10-15_0930" on the round's clock. */
function stamp(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = localParts(at, timeZone);
  return `${year}-${month}-${day}_${hour}${minute}`;
}
