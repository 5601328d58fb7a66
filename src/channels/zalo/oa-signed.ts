// Cuts out of an Official Account's event what its signature is made with, before anybody knows whether it is genuine.
// Pure.
import { scanJson } from "../json-scan.ts";

/** What a signature may be made with besides the event's bytes. */
export type SignedParts = {
  /** As it is written there, in digits: milliseconds. */
  readonly timestamp: string;
  /** The Official Account's id, wherever the event names it. */
  readonly ids: readonly string[];
};

const wanted: ReadonlySet<string> = new Set(["timestamp", "oa_id", "recipient.id"]);
const timestampShape = /^\d{1,16}$/;
const idShape = /^[\w-]{1,64}$/;

/**
 * Walks over the event once and builds nothing of it. Null for what Zalo never signed: an event without a timestamp,
 * with two different values of one of these, or with a key in escapes, which may spell one of them.
 */
export function signedParts(body: ArrayLike<number>): SignedParts | null {
  const found = new Map<string, string>();
  let odd = false;
  eachMember(body, (name, value) => {
    odd = name.includes("\\") || (wanted.has(name) && (found.get(name) ?? value) !== value);
    if (wanted.has(name)) found.set(name, value);
    return !odd;
  });
  const timestamp = found.get("timestamp");
  if (odd || timestamp === undefined || !timestampShape.test(timestamp)) return null;
  const ids = ["oa_id", "recipient.id"].flatMap((name) => found.get(name) ?? []);
  return { timestamp, ids: [...new Set(ids)].filter((id) => idShape.test(id)) };
}

/**
 * Tells of each text, number and word that is a member of the whole ("timestamp") or of one of its members
 * ("recipient.id"), as it is written, without quotes. Ends when it gives false.
 */
function eachMember(body: ArrayLike<number>, see: (name: string, value: string) => boolean): void {
  /** The keys that lead to what comes next. */
  let path: readonly string[] = [];
  let last = "";
  scanJson(body, (token, start, end, depth) => {
    if (depth > 2) return true;
    if (token === "open" || token === "close") {
      path = path.slice(0, depth - 1);
      return true;
    }
    const written = letters(body, start, end);
    if (token === "mark") {
      path = path.slice(0, depth - 1);
      if (written === ":") path = [...path, last];
      return true;
    }
    last = token === "text" ? written.replace(/^"|"$/g, "") : written;
    return path.length !== depth || see(path.join("."), last);
  });
}

/** A text of more letters than this is neither a key nor a value that is looked for. */
const LONGEST = 100;

function letters(bytes: ArrayLike<number>, start: number, end: number): string {
  let text = "";
  for (let at = start; at < Math.min(end, start + LONGEST); at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
