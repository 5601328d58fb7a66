// Releases a draft: its newest version becomes a form, frozen word for word; of several deadlines each gets a form of its own.
import { eq, max, sql } from "drizzle-orm";
import { z } from "zod";
import type { Draft } from "../../draft/draft.ts";
import { partsOfDraft, releasable, sectionsOf } from "../../draft/releasable.ts";
import { type Form, formShape, parseForm } from "../../form/form.ts";
import { released } from "../../form/library/released.ts";
import { lintForm } from "../../form/lint.ts";
import type { Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { draft, form } from "../schema.ts";
import { type DraftAt, draftAt, type SavedVersion } from "./drafts.ts";

/** One form that came of a draft. `part` is which of its deadlines it is asked until; null of the whole. */
export type ReleasedPart = { readonly id: string; readonly version: number; readonly part: number | null };

/** What became of a release: forms, or why there are none and everything stands as it was. */
export type Release =
  | { readonly type: "released"; readonly forms: readonly ReleasedPart[] }
  /** What the linter found; by the form's own names, for an author. */
  | { readonly type: "not-ready"; readonly problems: readonly string[] }
  /** Another version than the one to be released was saved meanwhile. */
  | { readonly type: "meanwhile"; readonly saved: SavedVersion }
  | { readonly type: "no-draft" };

type Releasing = {
  readonly draft: number;
  /** The version that was looked at and is meant. */
  readonly version: number;
  /** Null of the operator. */
  readonly by: number | null;
  readonly now: Date;
  /** The form's own workbook, where its figures are to be put into one. */
  readonly template?: Uint8Array;
};

/** Keeps two releases from taking the same id or version. */
const releaseLock = 7_205_502;

/** Releases a draft once: the same version again gives the forms that came of it. */
export async function releaseDraft(tx: Tx, releasing: Releasing): Promise<Release> {
  await tx.execute(sql`select pg_advisory_xact_lock(${releaseLock})`);
  await tx.select().from(draft).where(eq(draft.id, releasing.draft)).for("update");
  const at = await draftAt(tx, releasing.draft);
  if (!at) return { type: "no-draft" };
  if (at.version !== releasing.version) return { type: "meanwhile", saved: at.saved };
  const earlier = await formsOfDraft(tx, at.id);
  const there = earlier.filter(({ draftVersion }) => draftVersion === at.version);
  if (there.length > 0) return { type: "released", forms: there.map(bareName) };
  const problems = problemsOf(() => parseForm({ ...at.body.form, version: 1 }));
  const unasked = problems.length > 0 ? [] : sectionsUnasked(at.body);
  if (problems.length + unasked.length > 0) return { type: "not-ready", problems: [...problems, ...unasked] };
  const taken = await idsTaken(tx);
  const made: (ReleasedPart & { readonly form: Form; readonly source: string })[] = [];
  for (const { part, body } of partsOfDraft(at.body)) {
    const id = idOf(at, part, earlier) ?? freeId(String(at.body.form.id), taken);
    taken.add(id);
    const version = (await highestVersion(tx, id)) + 1;
    const own = problemsOf(() => releasable(body, id, version));
    if (own.length > 0) return { type: "not-ready", problems: own };
    const ready = releasable(body, id, version);
    made.push({ id, version, part, source: formShape.write(ready), form: ready });
  }
  await insertForms(tx, at, made, releasing);
  return { type: "released", forms: made.map(bareName) };
}

async function insertForms(
  tx: Tx,
  at: DraftAt,
  made: readonly (ReleasedPart & { readonly form: Form; readonly source: string })[],
  { by, now, template }: Releasing,
): Promise<void> {
  await tx.insert(form).values(
    made.map(({ id, version, part, source, form: body }) => ({
      ...{ formId: id, version, body, source, sha256: hashOf(source), part },
      template: template ?? null,
      ...{ releasedAt: now, releasedBy: by, draftId: at.id, draftVersion: at.version },
    })),
  );
  const formId = at.formId ?? made[0]?.id ?? null;
  await tx.update(draft).set({ state: "released", formId }).where(eq(draft.id, at.id));
}

/** Sections that would be asked until no deadline at all: nothing of a form is left out silently. */
function sectionsUnasked({ form: body, round }: Draft): string[] {
  if (round.deadlines.length < 2) return [];
  const whole = parseForm({ ...body, version: 1 });
  const asked = sectionsOf(round, whole).flat();
  return whole.sections.flatMap(({ id }) =>
    asked.includes(id) ? [] : [`section ${id} is of none of the deadlines`],
  );
}

function bareName({ id, version, part }: ReleasedPart): ReleasedPart {
  return { id, version, part };
}

/** By the schema, then by the linter: what is not a form cannot be linted. */
function problemsOf(parse: () => Form): readonly string[] {
  try {
    return lintForm(parse());
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  }
}

async function formsOfDraft(
  tx: Tx,
  draftId: number,
): Promise<(ReleasedPart & { readonly draftVersion: number | null })[]> {
  return tx
    .select({
      id: form.formId,
      version: form.version,
      part: form.part,
      draftVersion: form.draftVersion,
    })
    .from(form)
    .where(eq(form.draftId, draftId))
    .orderBy(form.part, form.version);
}

/** The id that this part had before; the first part, and the whole, are what the draft was begun from. */
function idOf(at: DraftAt, part: number | null, earlier: readonly ReleasedPart[]): string | null {
  if (part === null || part === 1) return at.formId;
  return earlier.find((one) => one.part === part)?.id ?? null;
}

/** All ids in use: of the forms that ship and of those in the database. */
async function idsTaken(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectDistinct({ id: form.formId }).from(form);
  return new Set([...rows.map(({ id }) => id), ...released.map((name) => name.split("@")[0] ?? name)]);
}

/** An id that another form has gets a number behind it. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`;
}

async function highestVersion(tx: Tx, id: string): Promise<number> {
  const [row] = await tx
    .select({ version: max(form.version) })
    .from(form)
    .where(eq(form.formId, id));
  const shipped = released
    .filter((name) => name.startsWith(`${id}@`))
    .map((name) => Number(name.split("@")[1]));
  return Math.max(0, row?.version ?? 0, ...shipped);
}
