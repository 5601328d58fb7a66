// Released form versions in the database, frozen at first use and remembered in memory. Knows the table form.
import { createHash } from "node:crypto";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import { bodyOf, type Form, parseForm } from "../../form/form.ts";
import { lintForm } from "../../form/lint.ts";
import type { Db, Tx } from "../db.ts";
import { form, node, round } from "../schema.ts";

const known = new Map<string, Form>();

/** The form of a round. A released version never changes, so it is read once per process. */
export async function loadForm(tx: Db | Tx, formId: string, version: number): Promise<Form> {
  const key = `${formId}@${version}`;
  const held = known.get(key);
  if (held) return held;
  const [row] = await tx
    .select({ body: form.body, source: form.source })
    .from(form)
    .where(and(eq(form.formId, formId), eq(form.version, version)));
  if (!row) throw new Error(`form ${key} is not in the database`);
  // Word for word where that is kept: what is opened on it is compared with its hash.
  const read = row.source === null ? row.body : parseForm(JSON.parse(row.source));
  const first = known.get(key) ?? read;
  known.set(key, first);
  return first;
}

/**
 * The versions that the reports of a round may have answered, the oldest first: it may have begun with an earlier one than
 * it asks now.
 */
export async function versionsUntil(tx: Db | Tx, formId: string, version: number): Promise<Form[]> {
  const rows = await tx
    .select({ version: form.version })
    .from(form)
    .where(and(eq(form.formId, formId), lte(form.version, version)))
    .orderBy(asc(form.version));
  const forms: Form[] = [];
  for (const row of rows) forms.push(await loadForm(tx, formId, row.version));
  return forms;
}

/** Of a node joined with its round: the version of the form that its report answers. */
export const versionOfNode = sql<number>`coalesce(${node.formVersion}, ${round.formVersion})`;

/** By what name the form is kept that a node's report answers. */
export async function formOfNode(
  tx: Db | Tx,
  nodeId: number,
): Promise<{ readonly id: string; readonly version: number }> {
  const [row] = await tx
    .select({ id: round.formId, version: versionOfNode })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(eq(node.id, nodeId));
  if (!row) throw new Error("the unit of a report is not there");
  return row;
}

/** A form's own workbook as it was released; null of a form without one. */
export async function loadTemplate(
  tx: Db | Tx,
  of: Pick<Form, "id" | "version">,
): Promise<Uint8Array | null> {
  const [row] = await tx
    .select({ template: form.template })
    .from(form)
    .where(and(eq(form.formId, of.id), eq(form.version, of.version)));
  return row?.template ?? null;
}

/**
 * Stores a form version before its first use, with its own workbook where it has one.
 *
 * @throws Error naming what its linter found, or when the same version is stored with another content: a released form is corrected by a new version.
 */
export async function releaseForm(tx: Tx, released: Form, template: Uint8Array | null = null): Promise<void> {
  const problems = lintForm(released);
  const { id, version } = released;
  if (problems.length > 0) throw new Error(`form ${id}@${version} is not ready:\n${problems.join("\n")}`);
  const sha256 = createHash("sha256")
    .update(JSON.stringify(bodyOf(released)))
    .digest("hex");
  const [row] = await tx
    .insert(form)
    .values({ formId: id, version, body: released, sha256, template })
    .onConflictDoNothing()
    .returning({ sha256: form.sha256 });
  if (row) return;
  const [stored] = await tx
    .select({ sha256: form.sha256, template: form.template })
    .from(form)
    .where(and(eq(form.formId, id), eq(form.version, version)));
  if (stored?.sha256 !== sha256 || !isSame(stored.template, template)) {
    throw new Error(`form ${id}@${version} was released with other content; raise its version`);
  }
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}
