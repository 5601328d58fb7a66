// The tables of a Word document (.docx) as rows of texts. Knows WordprocessingML's tables; no form.
import { tidy } from "./cell-text.ts";
import { UnreadableFile } from "./grid.ts";
import { unpack } from "./unpack.ts";

const mostBytes = 50_000_000;
/** Tags of tables, rows, cells, spans, paragraphs and breaks, and the text of runs. */
const token = /<(\/?)w:(tbl|tr|tc|p|br|tab|gridSpan)(?=[\s/>])([^>]*)>|<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;

/**
 * One list of rows for each table that stands in no other; a cell over several columns is followed by empty ones.
 *
 * @throws UnreadableFile when it is no such document.
 */
export function wordCells(bytes: Uint8Array): string[][][] {
  const tables: string[][][] = [];
  let depth = 0;
  let row: string[] = [];
  let cell = "";
  let span = 1;
  for (const [, close, tag, rest = "", text] of xmlOf(bytes).matchAll(token)) {
    if (tag === undefined) cell += depth > 0 ? decoded(text ?? "") : "";
    else if (tag === "tbl") {
      depth += close === "/" ? -1 : 1;
      if (close === "" && depth === 1) tables.push([]);
    } else if (tag === "p" || tag === "br" || tag === "tab") cell += " ";
    else if (depth !== 1) continue;
    else if (tag === "gridSpan") span = spanOf(rest);
    else if (tag === "tc" && close === "") [cell, span] = ["", 1];
    else if (tag === "tc") row.push(tidy(cell), ...Array.from({ length: span - 1 }, () => ""));
    else if (close === "") row = [];
    else tables.at(-1)?.push(row);
  }
  return tables;
}

function xmlOf(bytes: Uint8Array): string {
  try {
    const part = unpack(bytes, mostBytes, (name) => name === "word/document.xml").get("word/document.xml");
    if (part) return new TextDecoder("utf-8", { fatal: true }).decode(part);
  } catch {
    // said below, as of a document without its main part
  }
  throw new UnreadableFile({ type: "broken-document" });
}

/** A table on paper has no more columns than this. */
const mostSpan = 40;

function spanOf(attributes: string): number {
  const said = Number(/w:val="(\d+)"/.exec(attributes)?.[1]);
  return Number.isSafeInteger(said) && said > 0 ? Math.min(said, mostSpan) : 1;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (_, decimal, hex, name) => {
      if (name) return named[String(name).toLowerCase()] ?? "";
      const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
