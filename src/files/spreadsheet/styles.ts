// Reads the formats of a workbook's cells: of each its number format, and whether its letters are bold. Knows their XML.
import { readTree, type XmlPlace } from "../xml-tree.ts";
import type { Zip } from "../zip.ts";
import { builtIn } from "./built-in-formats.ts";
import { mostStyles } from "./limits.ts";
import { type NumberFormat, numberFormat } from "./number-format.ts";
import { isTrue } from "./truth.ts";

export type CellStyle = { readonly format: NumberFormat; readonly bold: boolean };

/** By the number that a cell gives. */
export type Styles = { styleOf(index: number): CellStyle };

/**
 * A workbook without formats has one for everything.
 *
 * @throws UnreadableFile
 */
export async function readStyles(zip: Zip, part: string | null): Promise<Styles> {
  const codes = new Map<number, string>();
  const bold: boolean[] = [];
  const cells: { format: number; font: number }[] = [];
  if (part !== null) {
    await readTree(zip.chunks(part), "xlsx", "s:styleSheet", {
      inside: {
        "s:numFmts": { inside: { "s:numFmt": codePlace(codes) } },
        "s:fonts": { inside: { "s:font": fontPlace(bold) } },
        "s:cellXfs": { inside: { "s:xf": cellPlace(cells) } },
      },
    });
  }
  const formats = new Map<string, NumberFormat>();
  const formatOf = (code: string) => {
    const known = formats.get(code) ?? numberFormat(code);
    formats.set(code, known);
    return known;
  };
  const styles = cells.map(({ format, font }) => ({
    format: formatOf(codes.get(format) ?? builtIn(format)),
    bold: bold[font] ?? false,
  }));
  const none: CellStyle = { format: formatOf(builtIn(0)), bold: false };
  return { styleOf: (index) => styles[index] ?? none };
}

function codePlace(codes: Map<number, string>): XmlPlace {
  return {
    open(element) {
      if (codes.size === mostStyles) return;
      codes.set(numbered(element.attribute("numFmtId")), element.attribute("formatCode") ?? "");
    },
  };
}

function fontPlace(bold: boolean[]): XmlPlace {
  let letters = false;
  return {
    open() {
      letters = false;
    },
    inside: {
      "s:b": {
        open(element) {
          letters = isTrue(element.attribute("val"), true);
        },
      },
    },
    close() {
      if (bold.length < mostStyles) bold.push(letters);
    },
  };
}

function cellPlace(cells: { format: number; font: number }[]): XmlPlace {
  return {
    open(element) {
      if (cells.length === mostStyles) return;
      cells.push({
        format: numbered(element.attribute("numFmtId")),
        font: numbered(element.attribute("fontId")),
      });
    },
  };
}

function numbered(text: string | null): number {
  return text !== null && /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
}
