// Takes the code of a number format apart: "#,##0\ \h\s", "[$-42A]dd/mm/yyyy", "[Red]-0.00" (ECMA-376 part 1, 18.8.31). Pure.
import { longestFormat } from "./limits.ts";

/** One piece of a code. What colours or names a country is left out. */
export type Piece =
  | { readonly type: "literal"; readonly text: string }
  /** A place of a digit. */
  | { readonly type: "digit"; readonly sign: "0" | "#" | "?" }
  | { readonly type: "point" | "comma" | "percent" | "text" | "general" | "fraction" }
  | { readonly type: "exponent"; readonly plus: boolean }
  /** "d", "mm", "yyyy": of a calendar or a clock; `since` is a count of hours, minutes or seconds that goes on beyond the day. */
  | { readonly type: "time"; readonly letter: TimeLetter; readonly length: number; readonly since: boolean }
  | { readonly type: "half-day" };
export type TimeLetter = "y" | "m" | "d" | "h" | "min" | "s";

export type Section = {
  readonly pieces: readonly Piece[];
  /** "[>=100]": the numbers that it is for. */
  readonly condition: ((number: number) => boolean) | null;
};

/** Positive numbers, negative ones, zero, texts. */
const mostSections = 4;

/** The sections of a code, parted by ";". */
export function sectionsOf(code: string): Section[] {
  return parted(code).map(({ pieces, condition }) => ({ pieces: withMinutes(pieces), condition }));
}

function parted(code: string): { pieces: Piece[]; condition: Section["condition"] }[] {
  const sections: { pieces: Piece[]; condition: Section["condition"] }[] = [{ pieces: [], condition: null }];
  for (const token of tokensOf(code.slice(0, longestFormat))) {
    const section = sections.at(-1);
    if (section === undefined) break;
    if (token === ";") {
      if (sections.length === mostSections) break;
      sections.push({ pieces: [], condition: null });
    } else if (token.startsWith("[")) {
      section.condition ??= conditionOf(token);
      section.pieces.push(...bracketPieces(token));
    } else {
      section.pieces.push(...piecesOf(token));
    }
  }
  return sections;
}

/** "m" behind hours or before seconds is minutes, whatever stands between; elsewhere it is a month. */
function withMinutes(pieces: readonly Piece[]): Piece[] {
  const times = pieces.flatMap((piece) => (piece.type === "time" ? [piece] : []));
  return pieces.map((piece) => {
    if (piece.type !== "time" || piece.letter !== "m") return piece;
    const at = times.indexOf(piece);
    const minutes = piece.since || times[at - 1]?.letter === "h" || times[at + 1]?.letter === "s";
    return minutes ? { ...piece, letter: "min" } : piece;
  });
}

/**
 * Quoted text, an escaped letter, a blank as wide as a letter, a filling letter, a bracket, words, runs of one letter of
 * time, or whatever single letter.
 */
const token = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|general|am\/pm|a\/p|e[+-]|y+|m+|d+|h+|s+|./gisu;

function tokensOf(code: string): string[] {
  return code.match(token) ?? [];
}

function piecesOf(text: string): Piece[] {
  const first = text.charAt(0);
  const lower = text.toLowerCase();
  if (first === '"') return literal(text.replace(/^"|"$/g, ""));
  if (text.length > 1 && first === "\\") return literal(text.slice(1));
  if (text.length > 1 && first === "_") return literal(" ");
  if (text.length > 1 && first === "*") return [];
  if (first === "0" || first === "#" || first === "?") return [{ type: "digit", sign: first }];
  if (lower === "general") return [{ type: "general" }];
  if (lower === "am/pm" || lower === "a/p") return [{ type: "half-day" }];
  if (lower === "e+" || lower === "e-") return [{ type: "exponent", plus: lower === "e+" }];
  const letter = timeLetter(lower);
  if (letter !== null) return [{ type: "time", letter, length: text.length, since: false }];
  const sign = signs.get(first);
  return sign === undefined ? literal(text) : [{ type: sign }];
}

const signs: ReadonlyMap<string, "point" | "comma" | "percent" | "text" | "fraction"> = new Map([
  [".", "point"],
  [",", "comma"],
  ["%", "percent"],
  ["@", "text"],
  ["/", "fraction"],
]);

function literal(text: string): Piece[] {
  return [{ type: "literal", text }];
}

function timeLetter(text: string): TimeLetter | null {
  const letter = text.charAt(0);
  // "e" is a year in East Asian formats.
  if (text === "e") return "y";
  return letter === "y" || letter === "m" || letter === "d" || letter === "h" || letter === "s"
    ? letter
    : null;
}

/** "[h]" counts hours, "[$₫-42A]" is a currency; colours, countries and conditions show nothing. */
function bracketPieces(text: string): Piece[] {
  const inside = text.replace(/^\[|\]$/g, "");
  const since = /^(h+|m+|s+)$/i.exec(inside)?.[0];
  if (since !== undefined) {
    const letter = timeLetter(since.toLowerCase());
    return letter === null ? [] : [{ type: "time", letter, length: since.length, since: true }];
  }
  const currency = /^\$([^-]+)/.exec(inside)?.[1];
  return currency === undefined ? [] : literal(currency);
}

function conditionOf(text: string): Section["condition"] {
  const [, sign = "", digits = ""] = /^\[(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)\]$/.exec(text) ?? [];
  const limit = Number(digits);
  const compare: Readonly<Record<string, (number: number) => boolean>> = {
    "<": (number) => number < limit,
    "<=": (number) => number <= limit,
    ">": (number) => number > limit,
    ">=": (number) => number >= limit,
    "=": (number) => number === limit,
    "<>": (number) => number !== limit,
  };
  return digits === "" ? null : (compare[sign] ?? null);
}
