// Reads one cell of a sheet's XML as it is kept: its kind, its value, and whether a formula gave it. Knows their XML.
import { z } from "zod";
import { webAddress } from "../web-address.ts";
import type { XmlElement } from "../xml.ts";
import type { XmlPlace } from "../xml-tree.ts";
import { brokenWorkbook } from "./broken.ts";
import { longestText } from "./limits.ts";
import { type Said, textPlace, written } from "./strings.ts";

/** What a cell holds before its format and the shared texts are known. */
export type Held =
  | { readonly type: "shared"; readonly index: number }
  | { readonly type: "said"; readonly said: Said }
  | { readonly type: "number"; readonly number: number }
  /** A day written in letters, as strict files do. */
  | { readonly type: "day"; readonly day: string }
  | { readonly type: "truth"; readonly is: boolean }
  | { readonly type: "error"; readonly code: string }
  | { readonly type: "unworked" };

/** `reference` is what the cell calls itself ("B3"), `style` the number of its format. */
export type SheetCell = {
  readonly reference: string | null;
  readonly style: number;
  readonly formula: boolean;
  /** The formula itself, as far as it is short; null of one that is kept with another cell. */
  readonly written: string | null;
  /** Of a formula that several cells share: its number in the sheet. */
  readonly share: string | null;
  /** The address that a formula puts behind the cell's words: `HYPERLINK("https://…","…")`. */
  readonly link: string | null;
  readonly held: Held;
};

/** The place of a cell (`s:c`). `begin` is told of every one, `done` of those that hold something. */
export function cellPlace(
  begin: (reference: string | null) => void,
  done: (cell: SheetCell) => void,
): XmlPlace {
  let cell: Opened = openedBy(null);
  return {
    open(element) {
      cell = openedBy(element);
      begin(cell.reference);
    },
    inside: {
      "s:f": {
        open(element) {
          cell.formula = true;
          if (element.attribute("t") === "shared") cell.share = element.attribute("si");
        },
        text(piece) {
          if (cell.written.length < longestLink) cell.written += piece;
        },
      },
      "s:v": {
        open: () => (cell.value ??= ""),
        text(piece) {
          const value = cell.value ?? "";
          const room = longestText - value.length;
          cell.cut ||= piece.length > room;
          cell.value = value + (piece.length > room ? piece.slice(0, room) : piece);
        },
      },
      "s:is": textPlace((said) => (cell.inline = said)),
    },
    close() {
      const held = heldIn(cell);
      const link = linkIn(cell.written);
      const { reference, style, formula, share } = cell;
      const written = cell.written !== "" && cell.written.length <= longestFormula ? cell.written : null;
      if (held !== null) done({ reference, style, formula, written, share, link, held });
    },
  };
}

type Opened = {
  readonly reference: string | null;
  readonly style: number;
  readonly type: string;
  formula: boolean;
  /** How the formula begins. */
  written: string;
  share: string | null;
  value: string | null;
  cut: boolean;
  inline: Said | null;
};

function openedBy(element: XmlElement | null): Opened {
  return {
    reference: element?.attribute("r") ?? null,
    style: Number(element?.attribute("s") ?? 0),
    type: element?.attribute("t") ?? "n",
    formula: false,
    written: "",
    share: null,
    value: null,
    cut: false,
    inline: null,
  };
}

/** A longer one is no rule that a form could hold. */
const longestFormula = 200;

/** Longer than any formula that is nothing but a link. */
const longestLink = 3_000;

/** The address that a formula names in full; one that is put together from other cells is not known. */
function linkIn(formula: string): string | null {
  const [, address] = /^\s*=?HYPERLINK\(\s*"((?:[^"]|"")*)"\s*[,;)]/iu.exec(formula) ?? [];
  return address === undefined ? null : webAddress(address.replaceAll('""', '"'));
}

/**
 * A formula without a value has not been worked out; nor has one of a number whose value is empty, as openpyxl writes
 * all of them. The empty text is a value.
 */
function heldIn({ type, formula, value, cut, inline }: Opened): Held | null {
  if (type === "inlineStr" && inline !== null) return { type: "said", said: inline };
  const text = value?.trim() ?? "";
  if (value === null || (text === "" && type !== "str")) return formula ? { type: "unworked" } : null;
  switch (type) {
    case "s":
      return sharedAt(text);
    case "b":
      return { type: "truth", is: text === "1" || text === "true" };
    case "e":
      return { type: "error", code: text };
    case "n":
      return numberIn(text) ?? saidAs(value, cut);
    case "d":
      return dayIn(text) ?? saidAs(value, cut);
    default:
      return saidAs(value, cut);
  }
}

function saidAs(value: string, cut: boolean): Held {
  return { type: "said", said: { text: written(value), cut, bold: null } };
}

function sharedAt(text: string): Held {
  if (!/^[0-9]{1,9}$/.test(text)) throw brokenWorkbook();
  return { type: "shared", index: Number(text) };
}

/** Null of what is no number: it is kept as the text that it is. A number beyond what computers hold is an error. */
function numberIn(text: string): Held | null {
  if (!/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return null;
  const number = Number(text);
  if (!Number.isFinite(number)) return { type: "error", code: "#NUM!" };
  return { type: "number", number: number === 0 ? 0 : number };
}

/** "2022-10-15T00:00:00"; null of a time alone, or of a day that no calendar has. */
function dayIn(text: string): Held | null {
  const day = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T|$)/.exec(text)?.[1];
  return day !== undefined && z.iso.date().safeParse(day).success ? { type: "day", day } : null;
}
