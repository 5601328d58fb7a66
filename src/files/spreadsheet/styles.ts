// Reads the formats of a workbook's cells: of each its number format, and whether its letters are bold. Knows their XML.
import { UnreadableFile } from "../unreadable.ts";
import { readTree, type XmlPlace } from "../xml-tree.ts";
import type { Zip } from "../zip.ts";
import { builtIn } from "./built-in-formats.ts";
import { mostFormats, mostStyles } from "./limits.ts";
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
  const formatOf = (id: number) => {
    const code = codes.get(id) ?? builtIn(id);
    const format = formats.get(code) ?? numberFormat(code);
    formats.set(code, format);
    return format;
  };
  return {
    styleOf(index) {
      const { format = 0, font = -1 } = cells[index] ?? {};
      return { format: formatOf(format), bold: bold[font] ?? false };
    },
  };
}

function codePlace(codes: Map<number, string>): XmlPlace {
  return {
    open(element) {
      if (codes.size === mostFormats) throw tooMany();
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
      if (bold.length === mostStyles) throw tooMany();
      bold.push(letters);
    },
  };
}

function cellPlace(cells: { format: number; font: number }[]): XmlPlace {
  return {
    open(element) {
      if (cells.length === mostStyles) throw tooMany();
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

/** Without its format a number cannot be told from a day: such a workbook is not read at all. */
function tooMany(): UnreadableFile {
  return new UnreadableFile({ type: "too-much", what: "cells" });
}
