// Released form versions in the database, frozen at first use and remembered in memory. Knows the table form.
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { bodyOf, type Form } from "../../form/form.ts";
import { lintForm } from "../../form/lint.ts";
import type { Db, Tx } from "../db.ts";
import { form } from "../schema.ts";

const known = new Map<string, Form>();

/** The form of a round. A released version never changes, so it is read once per process. */
export async function loadForm(tx: Db | Tx, formId: string, version: number): Promise<Form> {
  const key = `${formId}@${version}`;
  const held = known.get(key);
  if (held) return held;
  const [row] = await tx
    .select({ body: form.body })
    .from(form)
    .where(and(eq(form.formId, formId), eq(form.version, version)));
  if (!row) throw new Error(`form ${key} is not in the database`);
  const first = known.get(key) ?? row.body;
  known.set(key, first);
  return first;
}

/**
 * Stores a form version before its first use.
 *
 * @throws Error naming what its linter found, or when the same version is stored with another content: a released form is corrected by a new version.
 */
export async function releaseForm(tx: Tx, released: Form): Promise<void> {
  const problems = lintForm(released);
  const { id, version } = released;
  if (problems.length > 0) throw new Error(`form ${id}@${version} is not ready:\n${problems.join("\n")}`);
  const sha256 = createHash("sha256")
    .update(JSON.stringify(bodyOf(released)))
    .digest("hex");
  const [row] = await tx
    .insert(form)
    .values({ formId: id, version, body: released, sha256 })
    .onConflictDoNothing()
    .returning({ sha256: form.sha256 });
  if (row) return;
  const [stored] = await tx
    .select({ sha256: form.sha256 })
    .from(form)
    .where(and(eq(form.formId, id), eq(form.version, version)));
  if (stored?.sha256 !== sha256) {
    throw new Error(`form ${id}@${version} was released with other content; raise its version`);
  }
}
