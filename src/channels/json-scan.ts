// Walks over the bytes of a JSON text once and tells what stands where, without building anything. Pure.

/** `mark` is a comma or a colon; `word` is whatever else stands there, such as `true`. */
export type JsonToken = "open" | "close" | "text" | "number" | "mark" | "word";

/**
 * Called for each token with where it begins and ends (a text with its quotes) and how many brackets are open there; a
 * bracket counts for itself. The walk ends when it gives false.
 */
type SeeToken = (token: JsonToken, start: number, end: number, depth: number) => boolean;

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = "\\".charCodeAt(0);

/** What begins with a byte; null for the space between tokens. */
const begins: (JsonToken | null)[] = Array.from({ length: 256 }, () => "word");
for (const [letters, token] of [
  [" \t\r\n", null],
  ["{[", "open"],
  ["}]", "close"],
  ['"', "text"],
  ["-0123456789", "number"],
  [",:", "mark"],
] as const) {
  for (const letter of letters) begins[letter.charCodeAt(0)] = token;
}
/** Whatever can stand in a number. */
const inNumber: boolean[] = Array.from({ length: 256 }, (_, byte) =>
  "+-.eE0123456789".includes(String.fromCharCode(byte)),
);

/**
 * Walks over `bytes`, UTF-8 or not. Each byte is looked at no more than twice, however deep or long anything in it is.
 * It does not find out whether the bytes are JSON: where they are not, what it tells means nothing. Never throws.
 */
export function scanJson(bytes: ArrayLike<number>, see: SeeToken): void {
  const { length } = bytes;
  let depth = 0;
  for (let at = 0; at < length; ) {
    const start = at++;
    const token = begins[bytes[start] ?? 0];
    if (!token) continue;
    if (token === "text") at = endOfText(bytes, at, length);
    else if (token === "number") at = endOfNumber(bytes, at, length);
    else if (token === "open") depth++;
    if (!see(token, start, at, depth)) return;
    if (token === "close") depth--;
  }
}

/** After the closing quote of a text whose first letter is at `at`; the end of all where there is none. */
function endOfText(bytes: ArrayLike<number>, at: number, length: number): number {
  for (let end = at; end < length; end++) {
    const byte = bytes[end];
    if (byte === QUOTE) return end + 1;
    if (byte === BACKSLASH) end++;
  }
  return length;
}

function endOfNumber(bytes: ArrayLike<number>, at: number, length: number): number {
  let end = at;
  while (end < length && inNumber[bytes[end] ?? 0]) end++;
  return end;
}
