// Writes one cell's XML. Knows what a cell's element holds, and no sheet.
import { escaped, inText, opening, withAttribute } from "./tag.ts";

export type CellValue = number | string | null;

/** What stands in a cell: a formula as it is written in the XML or none, and its value. */
type Content = { readonly formula: string | null; readonly value: CellValue };

/**
 * A cell of this start tag with something else in it: how it looks stays, and whatever attributes it has beside those of
 * what it held.
 */
export function cellXml(tag: string, prefix: string, content: Content): string {
  // "cm" and "vm" tell of the value that was there.
  let changed = [...["t", "cm", "vm"]].reduce((all, name) => withAttribute(all, name, null), tag);
  const type = typeOf(content);
  if (type !== null) changed = withAttribute(changed, "t", type);
  const inner = innerOf(prefix, content);
  return inner === "" ? `${opening(changed).slice(0, -1)}/>` : `${opening(changed)}${inner}</${prefix}c>`;
}

/** A formula's element, without the "=" that people write before it. */
export function formulaXml(prefix: string, formula: string): string {
  return `<${prefix}f>${escaped(formula)}</${prefix}f>`;
}

function typeOf({ formula, value }: Content): string | null {
  if (typeof value !== "string") return null;
  return formula === null ? "inlineStr" : "str";
}

function innerOf(prefix: string, { formula, value }: Content): string {
  const before = formula ?? "";
  if (value === null) return before;
  if (typeof value === "number") return `${before}<${prefix}v>${value}</${prefix}v>`;
  if (formula !== null) return `${before}${textXml(`${prefix}v`, value)}`;
  return `<${prefix}is>${textXml(`${prefix}t`, value)}</${prefix}is>`;
}

/** Blanks at the ends, and line ends, stay only where that is asked for. */
function textXml(name: string, text: string): string {
  const space = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : "";
  return `<${name}${space}>${inText(text)}</${name}>`;
}
