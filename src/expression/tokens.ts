// Cuts the text of an expression into signs, numbers, texts, names of cells and words. Pure.
import { type Exact, exactOf } from "./exact.ts";
import { type ArithmeticSign, type CompareSign, ExpressionError } from "./expression.ts";
import { type Word, wordOf } from "./words/vocabulary.ts";

export type Token = { readonly at: number } & (
  | { readonly type: "number"; readonly value: Exact; readonly digits: number }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "column" | "row"; readonly name: string }
  | { readonly type: "word"; readonly word: Word }
  | { readonly type: "arithmetic"; readonly sign: ArithmeticSign }
  | { readonly type: "compare"; readonly sign: CompareSign }
  | { readonly type: "percent" | "open" | "close" | "separator" | "colon" | "end" }
);
type Found = { readonly token: Token; readonly end: number };

/** Letters and signs are looked for at one spot: each of these is sticky. */
const space = /\s+/uy;
const number = /\d[\d.,]*/uy;
const letters = /\p{L}+/uy;
const quoted = /"([^"]*)"|“([^”]*)”/uy;
const column = /\[([^[\]{}]+)\]/uy;
const row = /\{([^[\]{}]+)\}/uy;
const compare = /<=|>=|<>|[≤≥≠=<>]/uy;

const compareSigns: Readonly<Record<string, CompareSign>> = {
  "<=": "<=",
  "≤": "<=",
  ">=": ">=",
  "≥": ">=",
  "<>": "<>",
  "≠": "<>",
  "=": "=",
  "<": "<",
  ">": ">",
};

/** Word writes a dash where a minus was typed; nothing else here is written with one. */
const arithmeticSigns: Readonly<Record<string, ArithmeticSign>> = {
  "+": "+",
  "-": "-",
  "−": "-",
  "–": "-",
  "*": "*",
  "×": "*",
  "/": "/",
  "÷": "/",
};

const plainSigns: Readonly<Record<string, "percent" | "open" | "close" | "separator" | "colon">> = {
  "%": "percent",
  "(": "open",
  ")": "close",
  ";": "separator",
  ",": "separator",
  ":": "colon",
};

/**
 * The tokens of a text in NFC; the last is its end.
 *
 * @throws ExpressionError at the first that is none.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = after(space, text, 0);
  while (at < text.length) {
    const { token, end } = tokenAt(text, at);
    tokens.push(token);
    at = after(space, text, end);
  }
  return [...tokens, { type: "end", at }];
}

function tokenAt(text: string, at: number): Found {
  const found = numberAt(text, at) ?? namedAt(text, at) ?? wordAt(text, at) ?? signAt(text, at);
  if (found) return found;
  throw new ExpressionError(at, /["“[{]/u.test(text[at] ?? "") ? "open" : "sign");
}

function numberAt(text: string, at: number): Found | null {
  const [all] = matchAt(number, text, at) ?? [];
  if (all === undefined) return null;
  // "TỔNG(1; 2, …": what ends in a comma is a number with a separator behind it.
  const said = all.replace(/[.,]+$/u, "");
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/u.exec(said);
  if (!match?.[1] || /^0\d*\./u.test(said) || /\.$/u.test(all)) throw new ExpressionError(at, "number");
  const fraction = match[2] ?? "";
  const value = exactOf(`${match[1].replaceAll(".", "")}${fraction === "" ? "" : `.${fraction}`}`);
  return { token: { type: "number", value, digits: fraction.length, at }, end: at + said.length };
}

function namedAt(text: string, at: number): Found | null {
  const said = matchAt(quoted, text, at);
  if (said)
    return {
      token: { type: "text", value: (said[1] ?? said[2] ?? "").trim(), at },
      end: at + said[0].length,
    };
  for (const [type, pattern] of [["column", column] as const, ["row", row] as const]) {
    const match = matchAt(pattern, text, at);
    const name = match?.[1]?.trim();
    if (match && name) return { token: { type, name, at }, end: at + match[0].length };
  }
  return null;
}

/** Two words together are looked for first: "lần trước", "đơn vị". */
function wordAt(text: string, at: number): Found | null {
  const [first] = matchAt(letters, text, at) ?? [];
  if (first === undefined) return null;
  const end = at + first.length;
  const next = after(space, text, end);
  const [second] = next > end ? (matchAt(letters, text, next) ?? []) : [];
  const both = second === undefined ? null : wordOf(`${first} ${second}`);
  if (both && second !== undefined)
    return { token: { type: "word", word: both, at }, end: next + second.length };
  const word = wordOf(first);
  if (!word) throw new ExpressionError(at, "word");
  return { token: { type: "word", word, at }, end };
}

function signAt(text: string, at: number): Found | null {
  const [said] = matchAt(compare, text, at) ?? [];
  const compared = said === undefined ? undefined : compareSigns[said];
  if (said !== undefined && compared)
    return { token: { type: "compare", sign: compared, at }, end: at + said.length };
  const letter = text[at] ?? "";
  const sign = arithmeticSigns[letter];
  if (sign) return { token: { type: "arithmetic", sign, at }, end: at + 1 };
  const plain = plainSigns[letter];
  return plain ? { token: { type: plain, at }, end: at + 1 } : null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function after(pattern: RegExp, text: string, at: number): number {
  return at + (matchAt(pattern, text, at)?.[0].length ?? 0);
}
