// What the page of a grid posts: its boxes, choices beside them, and what is to happen. Everything of it is unknown data.
import type { Context } from "hono";
import { z } from "zod";
import type { TypedCell } from "../../../message.ts";

/** All that one post may hold: a table of thousands of boxes. */
export const largestPost = 2_000_000;
/** A place is an id of the form; a text in a box is no longer than an answer may be. */
const longestPlace = 200;
const longestText = 20_000;
const mostBoxes = 5_000;

/** A post, as it was filled in. */
export type PostedBoxes = {
  /** Made with the page: the same post that comes twice is one. */
  readonly id: string;
  /** The report's revision that the page showed. */
  readonly rev: number;
  readonly entries: readonly TypedCell[];
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
  const fields = Object.entries(form).flatMap(([name, value]): Field[] => {
    const [, what = "", about = ""] = /^([a-z]+):(.+)$/su.exec(name) ?? [];
    return typeof value === "string" && about.length <= longestPlace ? [{ what, about, value }] : [];
  });
  const of = (what: string) => fields.filter((field) => field.what === what);
  const boxes = of("c");
  if (boxes.length > mostBoxes || boxes.some(({ value }) => value.length > longestText)) return null;
  const { id, rev } = parsed.data;
  const entries = boxes.flatMap((box) => entryOf(box, rev, of));
  return { id, rev, entries, settled: settledIn(of), zeros: "zeros" in form, done: "done" in form };
}

type Field = { readonly what: string; readonly about: string; readonly value: string };
type Fields = (what: string) => readonly Field[];

/** A box with the choice that was pressed beside it. */
function entryOf({ about: place, value: said }: Field, rev: number, of: Fields): TypedCell[] {
  const chosen = (what: string) => of(what).find(({ about }) => about === place)?.value;
  if (chosen("keep") !== undefined) return [{ place, said: "", rev }];
  const over = Number(chosen("over"));
  const pick = chosen("pick");
  const seen = Number.isSafeInteger(over) && over > 0 ? over : rev;
  return [{ place, said: storable(said), rev: seen, ...(pick === undefined ? {} : { pick }) }];
}

function settledIn(of: Fields): PostedBoxes["settled"] {
  return of("sure").map(({ about: id, value: hash }) => {
    const reason = storable(of("reason").find(({ about }) => about === id)?.value ?? "").trim();
    return { id, hash: hash.replace(/\r\n?/gu, "\n"), reason: reason === "" ? null : reason };
  });
}

/** Postgres keeps neither NUL nor half a surrogate pair; line ends of a form are its own. */
function storable(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/\r\n?/gu, "\n");
}
