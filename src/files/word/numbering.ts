// Reads a document's lists: how each level of each is numbered (ECMA-376 part 1, 17.9). Knows the XML reader.

import type { OrdinalKind } from "../ordinals.ts";
import type { XmlBytes } from "../xml.ts";
import { readTree, type XmlPlace } from "../xml-tree.ts";
import { countOf, isOn } from "./on-off.ts";

/** Levels go from 0 to 8. */
export const lastLevel = 8;

export type NumberLevel = {
  start: number;
  kind: OrdinalKind | "bullet";
  /** "%1.%2.": the numbers of the levels, counted from 1. */
  text: string;
  /** It begins again after a paragraph of this level or a higher one, counted from 1; 0 is never, null the level above. */
  restart: number | null;
  /** All its numbers are decimal. */
  legal: boolean;
  /** The style whose paragraphs have this level. */
  style: string | null;
  font: string | null;
};

export type NumberLevels = Map<number, NumberLevel>;

/** A list as it is described once. */
export type NumberList = {
  readonly levels: NumberLevels;
  /** The style of lists that describes it instead. */
  link: string | null;
};

/** A list as paragraphs name it: several may count on in one. */
export type NumberUse = {
  list: string;
  /** Levels that it describes anew. */
  readonly levels: NumberLevels;
  /** Where its levels begin when it is used first. */
  readonly starts: Map<number, number>;
};

export type Numbering = {
  readonly lists: ReadonlyMap<string, NumberList>;
  readonly uses: ReadonlyMap<number, NumberUse>;
};

const kinds: Readonly<Record<string, NumberLevel["kind"]>> = {
  decimalZero: "zeros",
  upperRoman: "upper-roman",
  lowerRoman: "lower-roman",
  upperLetter: "upper-letter",
  lowerLetter: "lower-letter",
  bullet: "bullet",
  none: "none",
};

/** @throws UnreadableFile */
export async function readNumbering(chunks: XmlBytes): Promise<Numbering> {
  const lists = new Map<string, NumberList>();
  const uses = new Map<number, NumberUse>();
  let list: NumberList = { levels: new Map(), link: null };
  let use: NumberUse = { list: "", levels: new Map(), starts: new Map() };
  let overridden = 0;
  await readTree(chunks, "docx", "w:numbering", {
    inside: {
      "w:abstractNum": {
        open(element) {
          list = { levels: new Map(), link: null };
          lists.set(element.attribute("w:abstractNumId") ?? "", list);
        },
        inside: {
          "w:numStyleLink": {
            open(element) {
              list.link = element.attribute("w:val");
            },
          },
          "w:lvl": levelPlace(() => list.levels),
        },
      },
      "w:num": {
        open(element) {
          use = { list: "", levels: new Map(), starts: new Map() };
          uses.set(Number(element.attribute("w:numId")), use);
        },
        inside: {
          "w:abstractNumId": {
            open(element) {
              use.list = element.attribute("w:val") ?? "";
            },
          },
          "w:lvlOverride": {
            open(element) {
              overridden = Number(element.attribute("w:ilvl"));
            },
            inside: {
              "w:startOverride": {
                open(element) {
                  use.starts.set(overridden, countOf(element) ?? 0);
                },
              },
              "w:lvl": levelPlace(() => use.levels),
            },
          },
        },
      },
    },
  });
  return { lists, uses };
}

function levelPlace(levels: () => NumberLevels): XmlPlace {
  let level = emptyLevel();
  return {
    open(element) {
      level = emptyLevel();
      const at = Number(element.attribute("w:ilvl"));
      if (at >= 0 && at <= lastLevel) levels().set(at, level);
    },
    inside: {
      "w:start": {
        open(element) {
          level.start = countOf(element) ?? level.start;
        },
      },
      "w:numFmt": {
        open(element) {
          level.kind = kinds[element.attribute("w:val") ?? ""] ?? "decimal";
        },
      },
      "w:lvlText": {
        open(element) {
          level.text = element.attribute("w:val") ?? "";
        },
      },
      "w:lvlRestart": {
        open(element) {
          level.restart = countOf(element);
        },
      },
      "w:isLgl": {
        open(element) {
          level.legal = isOn(element);
        },
      },
      "w:pStyle": {
        open(element) {
          level.style = element.attribute("w:val");
        },
      },
      "w:rPr": {
        inside: {
          "w:rFonts": {
            open(element) {
              level.font = element.attribute("w:ascii") ?? element.attribute("w:hAnsi");
            },
          },
        },
      },
    },
  };
}

/** What holds where a level says nothing (17.9.25: a level without a start begins at 0). */
function emptyLevel(): NumberLevel {
  return { start: 0, kind: "decimal", text: "", restart: null, legal: false, style: null, font: null };
}
