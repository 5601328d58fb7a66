// Changes one start tag as it is written, and writes texts into XML. The tag is well formed: the reader has read it. Pure.

/**
 * A name, its equals sign and its value in quotation marks, with the blanks before them. No match is tried from the
 * middle of the blanks: of many in a row each would be looked through to the end again.
 */
const attribute = /(?<!\s)\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** The tag with this attribute set, or without it (null); everything else stays letter for letter. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  let found = false;
  const changed = tag.replace(attribute, (whole, of: string) => {
    if (of !== name) return whole;
    found = true;
    return value === null ? "" : ` ${name}="${inAttribute(value)}"`;
  });
  if (found || value === null) return changed;
  return changed.replace(/(?<!\s)\s*\/?>$/, (end) => ` ${name}="${inAttribute(value)}"${end}`);
}

/** The tag of an element that holds something, of one that may be written as empty. */
export function opening(tag: string): string {
  return tag.replace(/(?<!\s)\s*\/>$/, ">");
}

/** "x:" of `<x:row …>`, "" of `<row …>`: the elements beside it are in the same namespace under the same prefix. */
export function prefixOf(tag: string): string {
  return /^<([^\s:/>]+:)/.exec(tag)?.[1] ?? "";
}

/**
 * A text as a workbook's XML writes it: letters that XML has no place for as "_x0001_", and what would be read as such a
 * word with its underscore as "_x005F_" (ECMA-376 part 1, 22.9.2.19).
 */
export function inText(text: string): string {
  const plain = text
    .replaceAll("\r\n", "\n")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, coded);
  // Half of a letter of two units is no letter.
  return escaped(plain.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

function coded(letter: string): string {
  return `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function inAttribute(value: string): string {
  return escaped(value).replaceAll('"', "&quot;");
}
