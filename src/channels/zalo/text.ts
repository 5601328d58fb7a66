// Small readings that both of Zalo's products share: ids, times and texts as our database can keep them. Pure.
import { z } from "zod";

/** An id as Zalo gives it: text, and in some copies of its documentation a number. */
export const zaloId = z.union([z.string().min(1).max(200), z.int().transform(String)]);

/** A field that we can do without: of any other shape than this one it counts as not there. */
export function loosely<T extends z.ZodType>(shape: T) {
  return shape.optional().catch(undefined);
}

/** A text that somebody may have sent as a whole number; a fraction has lost how it was written. */
export const looseText = loosely(z.union([z.string(), z.int().transform(String)]));

/** What a message is called that came from somebody and could not be read: they are told that it was not recorded. */
export const UNREADABLE = "unreadable";

/** Postgres stores neither NUL nor half a surrogate pair: left in, they would make a message unprocessable. */
export function storableText(text: string): string {
  return text.replace(/\0/g, "").replace(/\p{Cs}/gu, "\ufffd");
}

/** A person's display name, or null when nothing of it can be shown. */
export function cleanName(text: string | undefined): string | null {
  const name = storableText(text ?? "")
    .replace(/\p{C}/gu, "")
    .trim();
  return name === "" ? null : name.slice(0, 128).replace(/\p{Cs}/gu, "");
}

/** A time in milliseconds, or, as some clients saw it, in seconds; null when it is neither. */
export function timeOf(value: string | undefined): Date | null {
  const number = Number(value);
  if (value === undefined || !Number.isFinite(number) || number <= 0) return null;
  const ms = number < 100_000_000_000 ? number * 1000 : number;
  return ms < 8_000_000_000_000 ? new Date(ms) : null;
}
