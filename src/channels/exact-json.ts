// Reads JSON without losing digits: a whole number past what JavaScript counts exactly is given as its text. Pure.
import { scanJson } from "./json-scan.ts";

/** No platform nests deeper than half of this; what does is not worth building. */
export const DEEPEST = 100;
/** Whole numbers of fewer letters than this are exact. */
const LONG = 16;

/**
 * The value of a JSON text in UTF-8; undefined when it is none, or when it is nested deeper than `DEEPEST`. Platforms
 * number people with more digits than fit a number. Takes time in proportion to the length of the text alone.
 */
export function parseJson(body: Uint8Array): unknown {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const inexact: { readonly start: number; readonly end: number }[] = [];
  let tooDeep = false;
  scanJson(bytes, (token, start, end, depth) => {
    tooDeep = depth > DEEPEST;
    if (token === "number" && end - start >= LONG && isInexact(bytes.toString("latin1", start, end))) {
      inexact.push({ start, end });
    }
    return !tooDeep;
  });
  if (tooDeep) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return inexact.length > 0 ? JSON.parse(quoted(bytes, inexact)) : value;
  } catch {
    return undefined;
  }
}

function isInexact(number: string): boolean {
  return /^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number));
}

/** The text with these numbers in quotes. */
function quoted(bytes: Buffer, numbers: readonly { readonly start: number; readonly end: number }[]): string {
  let after = 0;
  const parts = numbers.map(({ start, end }) => {
    const before = bytes.toString("utf8", after, start);
    after = end;
    return `${before}"${bytes.toString("latin1", start, end)}"`;
  });
  return parts.join("") + bytes.toString("utf8", after);
}
