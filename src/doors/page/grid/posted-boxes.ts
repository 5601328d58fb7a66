// What the page of a grid posts: its boxes, choices beside them, and what is to happen. Everything of it is unknown data.
import type { Context } from "hono";
import { z } from "zod";
import type { TypedCell } from "../../../message.ts";

/** All that one post may hold: a table of thousands of boxes. */
export const largestPost = 2_000_000;
/** A place is an id of the form; a text in a box is no longer than an answer may be. */
const longestPlace = 200;
const longestText = 20_000;
const mostBoxes = 10_000;

/** A post, as it was filled in. */
export type PostedBoxes = {
  /** Made with the page: the same post that comes twice is one. */
  readonly id: string;
  /** The report's revision that the page showed. */
  readonly rev: number;
  readonly entries: readonly TypedCell[];
  /** Lines that are to be taken out, by what their places begin with. */
  readonly drops: readonly string[];
  /** Lists that are to be closed, by their questions. */
  readonly closes: readonly string[];
  readonly settled: readonly { readonly id: string; readonly hash: string; readonly reason: string | null }[];
  /** Zeros into all empty boxes that take a number. */
  readonly zeros: boolean;
  /** Back to the chat, which is told. */
  readonly done: boolean;
};

const head = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  rev: z.coerce.number().int().min(0),
});

/** What a form posts; null where it is none of ours. */
export async function postedBoxes(c: Context): Promise<PostedBoxes | null> {
  const form = await c.req.parseBody().catch(() => null);
  const parsed = head.safeParse(form);
  if (form === null || !parsed.success) return null;
  const posted = new Map<string, string>();
  for (const [name, value] of Object.entries(form)) if (typeof value === "string") posted.set(name, value);
  const [boxes, sure] = [fieldsOf(posted, "c"), fieldsOf(posted, "sure")];
  const [drops, closes] = [fieldsOf(posted, "drop"), fieldsOf(posted, "close")];
  if ([boxes, sure, drops, closes].some(({ length }) => length > mostBoxes)) return null;
  if (boxes.some(({ value }) => value.length > longestText)) return null;
  const { id, rev } = parsed.data;
  const entries = boxes.flatMap((box) => entryOf(box, rev, posted));
  const settled = sure.map((one) => settledOf(one, posted));
  return {
    id,
    rev,
    entries,
    drops: drops.map(({ about }) => about),
    closes: closes.map(({ about }) => about),
    settled,
    zeros: posted.has("zeros"),
    done: posted.has("done"),
  };
}

/** What was posted, by the names of its fields. */
type Posted = ReadonlyMap<string, string>;
type Field = { readonly about: string; readonly value: string };

/** The fields of one sort, by what they are about. */
function fieldsOf(posted: Posted, what: string): readonly Field[] {
  return [...posted].flatMap(([name, value]) => {
    const about = name.startsWith(`${what}:`) ? name.slice(what.length + 1) : "";
    return about !== "" && about.length <= longestPlace ? [{ about, value }] : [];
  });
}

/** A box with the choice that was pressed beside it. */
function entryOf({ about: place, value: said }: Field, rev: number, posted: Posted): TypedCell[] {
  // Shown at no revision: whoever keeps what stands has not emptied the box.
  if (posted.has(`keep:${place}`)) return [{ place, said: "", rev: 0 }];
  const over = Number(posted.get(`over:${place}`));
  const pick = posted.get(`pick:${place}`);
  const seen = Number.isSafeInteger(over) && over > 0 ? over : rev;
  return [{ place, said: storable(said), rev: seen, ...(pick === undefined ? {} : { pick }) }];
}

function settledOf({ about: id, value: hash }: Field, posted: Posted): PostedBoxes["settled"][number] {
  const reason = storable(posted.get(`reason:${id}`) ?? "").trim();
  return { id, hash: hash.replace(/\r\n?/gu, "\n"), reason: reason === "" ? null : reason };
}

/** Postgres keeps neither NUL nor half a surrogate pair; line ends of a form are its own. */
function storable(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/gu, "\n");
}
