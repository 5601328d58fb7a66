// Drafts of forms: made, saved in versions, looked up. Knows the tables draft, draft_version, person; says nothing of rights.
import { and, desc, eq, sql } from "drizzle-orm";
import { type Draft, draftShape } from "../../draft/draft.ts";
import type { DraftState } from "../../draft/draft-state.ts";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { draft, draftVersion, person } from "../schema.ts";

/** Who saves, and from what: null of the operator, and of what was said on the page or in a chat. */
type Saving = {
  readonly body: Draft;
  readonly by: number | null;
  readonly now: Date;
  readonly file: string | null;
};

/** A version that somebody saved, and from which file. The name is null of the operator and of a person who was erased. */
export type SavedVersion = {
  readonly version: number;
  readonly by: string | null;
  readonly at: Date;
  readonly file: string | null;
};

export type DraftAt = {
  readonly id: number;
  readonly formId: string | null;
  readonly title: string;
  readonly state: DraftState;
  readonly version: number;
  /** The newest there is: a version before it is looked at, not saved upon. */
  readonly newest: number;
  readonly body: Draft;
  readonly sha256: string;
  readonly saved: SavedVersion;
};

/** `saved` is the version that now stands; otherwise somebody saved `meanwhile`, and nothing was changed. */
export type Saved = { readonly saved: number } | { readonly meanwhile: SavedVersion };

/** What a new draft is made of: `formId` where it is to become the next version of that form, `dropped` as in the table. */
type Making = Saving & { readonly formId?: string; readonly dropped?: string };

/** The first version of a new draft. Gives the draft's id. */
export async function makeDraft(tx: Tx, made: Making): Promise<number> {
  const { body, by, now, formId = null, dropped = null } = made;
  const [row] = await tx
    .insert(draft)
    .values({ formId, title: titleOf(body), state: "draft", madeBy: by, madeAt: now, dropped })
    .returning({ id: draft.id });
  if (!row) throw new Error("a draft was not inserted");
  await insertVersion(tx, row.id, 1, made);
  return row.id;
}

/**
 * The newest draft that this person made of the same drop; null where there is none. Others of the same person wait until
 * the transaction ends, so that a button pressed twice makes one draft.
 */
export async function draftOfDrop(tx: Tx, by: number, dropped: string): Promise<number | null> {
  await tx.select({ id: person.id }).from(person).where(eq(person.id, by)).for("update");
  const [row] = await tx
    .select({ id: draft.id })
    .from(draft)
    .where(and(eq(draft.madeBy, by), eq(draft.dropped, dropped)))
    .orderBy(desc(draft.id))
    .limit(1);
  return row?.id ?? null;
}

/** A draft in its newest version, or in the one that is named; null where there is none. */
export async function draftAt(tx: Db | Tx, id: number, version?: number): Promise<DraftAt | null> {
  const [row] = await tx
    .select({ draft, kept: draftVersion, by: person.name, newest: newestOf })
    .from(draft)
    .innerJoin(draftVersion, eq(draftVersion.draftId, draft.id))
    .leftJoin(person, eq(person.id, draftVersion.savedBy))
    .where(and(eq(draft.id, id), version === undefined ? undefined : eq(draftVersion.version, version)))
    .orderBy(desc(draftVersion.version))
    .limit(1);
  if (!row) return null;
  const { formId, title, state } = row.draft;
  const { body, sha256, savedAt, fromFile } = row.kept;
  const saved = { version: row.kept.version, by: row.by, at: savedAt, file: fromFile };
  return { id, formId, title, state, version: saved.version, newest: row.newest, body, sha256, saved };
}

/**
 * Saves the next version, made from the version `basedOn`. Who made theirs from one that is no longer the newest is told of
 * whoever saved meanwhile, unless both say the same.
 *
 * @throws Error when there is no such draft.
 */
export async function saveDraft(
  tx: Tx,
  saving: Saving & { readonly draft: number; readonly basedOn: number },
): Promise<Saved> {
  const [held] = await tx.select().from(draft).where(eq(draft.id, saving.draft)).for("update");
  const last = await draftAt(tx, saving.draft);
  if (!held || !last) throw new Error("there is no such draft");
  if (last.sha256 === draftHash(saving.body)) return { saved: last.version };
  if (last.version !== saving.basedOn) return { meanwhile: last.saved };
  const version = last.version + 1;
  await insertVersion(tx, saving.draft, version, saving);
  await tx
    .update(draft)
    .set({ title: titleOf(saving.body), state: "draft" })
    .where(eq(draft.id, saving.draft));
  return { saved: version };
}

/** A draft was tried as it stands. One that was changed since, or released, stays what it is. */
export async function draftTried(tx: Tx, id: number, version: number): Promise<void> {
  await tx
    .update(draft)
    .set({ state: "tried" })
    .where(and(eq(draft.id, id), eq(draft.state, "draft"), eq(newestOf, version)));
}

export type ListedDraft = {
  readonly id: number;
  readonly formId: string | null;
  readonly title: string;
  readonly state: DraftState;
  readonly saved: SavedVersion;
};

/** All drafts, the one that was saved last first. */
export async function listDrafts(tx: Db | Tx): Promise<ListedDraft[]> {
  const rows = await tx
    .select({
      id: draft.id,
      formId: draft.formId,
      title: draft.title,
      state: draft.state,
      version: draftVersion.version,
      by: person.name,
      at: draftVersion.savedAt,
      file: draftVersion.fromFile,
    })
    .from(draft)
    .innerJoin(draftVersion, and(eq(draftVersion.draftId, draft.id), eq(draftVersion.version, newestOf)))
    .leftJoin(person, eq(person.id, draftVersion.savedBy))
    .orderBy(desc(draftVersion.savedAt), desc(draft.id));
  return rows.map(({ version, by, at, file, ...rest }) => ({ ...rest, saved: { version, by, at, file } }));
}

const newestOf = sql<number>`(select max(version) from draft_version newest where newest.draft_id = ${draft.id})`;

/** The hash of what a draft says, however its names are ordered: the database keeps no order of them. */
export function draftHash(body: Draft): string {
  return hashOf(JSON.stringify(JSON.parse(draftShape.write(body)), inOrder));
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function insertVersion(
  tx: Tx,
  draftId: number,
  version: number,
  { body, by, now, file }: Saving,
): Promise<void> {
  const saved = { body, sha256: draftHash(body), savedBy: by, savedAt: now, fromFile: file };
  await tx.insert(draftVersion).values({ draftId, version, ...saved });
}

/** What a list of drafts calls it: the round's title, or the form's while there is none. */
function titleOf({ round, form }: Draft): string {
  const own = typeof form.title === "string" ? form.title : "";
  return round.title ?? own;
}
