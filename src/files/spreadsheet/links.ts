// Which address lies behind a cell's words. Pure; knows where a sheet's links are, and where they lead.
import { webAddress } from "../web-address.ts";
import { mostWideLinks } from "./limits.ts";
import type { Range } from "./references.ts";
import type { SheetLink } from "./sheet.ts";

/** The address behind a cell; null of a cell whose words lead nowhere, or nowhere on the web. */
export type LinkAt = (row: number, column: number) => string | null;

/** The addresses behind a sheet's cells; `targets` says by their ids where links lead. */
export function linksIn(links: readonly SheetLink[], targets: ReadonlyMap<string, string>): LinkAt {
  const single = new Map<string, string>();
  const wide: { readonly range: Range; readonly address: string }[] = [];
  for (const { range, id, place } of links) {
    const target = targets.get(id);
    const address = target === undefined ? null : webAddress(place ? `${target}#${place}` : target);
    if (address === null) continue;
    const isOne = range.top === range.bottom && range.left === range.right;
    if (isOne) single.set(`${range.top}:${range.left}`, address);
    else if (wide.length < mostWideLinks) wide.push({ range, address });
  }
  return (row, column) =>
    single.get(`${row}:${column}`) ?? wide.find(({ range }) => covers(range, row, column))?.address ?? null;
}

function covers({ top, bottom, left, right }: Range, row: number, column: number): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}
