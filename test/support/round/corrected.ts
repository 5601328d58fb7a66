// A form of the tests in two versions: the shipped one under another name, and an officer's correction of it.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Form, parseForm } from "../../../src/form/form.ts";
import type { Db } from "../../../src/store/db.ts";
import { makeDraft } from "../../../src/store/officer/drafts.ts";
import { releaseDraft } from "../../../src/store/officer/release.ts";
import { draftOf } from "./draft.ts";

type Body = Record<string, unknown>;

const shipped = readFileSync(
  new URL("../../../src/form/library/tuan-le-htsd-2022@4.json", import.meta.url),
  "utf8",
);

/** The first version. Forms are remembered by name and version, so each test has a name of its own. */
export function firstVersion(id: string): Form {
  return parseForm({ ...bodyOf(), id, version: 1 });
}

/** Releases what an officer made of it as the next version. */
export async function correct(db: Db, id: string, change: (body: Body) => Body, now: Date): Promise<void> {
  const body = { ...draftOf("si-so-dau-nam", id), form: { ...change(bodyOf()), id } };
  const done = await db.transaction(async (tx) => {
    const draft = await makeDraft(tx, { body, by: null, now, file: null, formId: id });
    return releaseDraft(tx, { draft, version: 1, by: null, now });
  });
  if (done.type !== "released") throw new Error(JSON.stringify(done));
}

/** Without the row of these words, wherever its id stands. */
export function withoutRow(body: Body, row: string): Body {
  return walk(body, (value) =>
    Array.isArray(value) ? value.filter((one) => one !== row && idOf(one) !== row) : value,
  );
}

/** With one more row behind another, which is like it but for its id, number and words. */
export function withRow(body: Body, behind: string, made: { id: string; label: string; text: string }): Body {
  return walk(body, (value) =>
    Array.isArray(value)
      ? value.flatMap((one) => (idOf(one) === behind ? [one, { ...Object(one), ...made }] : [one]))
      : value,
  );
}

/** With an item or a row changed. */
export function withChanged(body: Body, id: string, change: Body): Body {
  return walk(body, (value) => (idOf(value) === id ? { ...Object(value), ...change } : value));
}

function bodyOf(): Body {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(shipped));
}

function idOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
}

function walk(body: Body, change: (value: unknown) => unknown): Body {
  const deep = (value: unknown): unknown => {
    const changed = change(value);
    if (Array.isArray(changed)) return changed.map(deep);
    if (typeof changed !== "object" || changed === null) return changed;
    return Object.fromEntries(Object.entries(changed).map(([name, one]) => [name, deep(one)]));
  };
  return Object(deep(body));
}
