// The released form that a round is to ask, by its name; of a dispatch with several deadlines all its forms. Knows form, draft_version.
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { Draft, RoundDraft } from "../../draft/draft.ts";
import type { Form } from "../../form/form.ts";
import { released } from "../../form/library/released.ts";
import { shippedForm, shippedTemplate } from "../../form/library.ts";
import type { Db, Tx } from "../db.ts";
import { loadForm } from "../rounds/forms.ts";
import { form } from "../schema.ts";
import { draftAt } from "./drafts.ts";

/** A form with what its draft says of the round that asks it. */
export type Askable = {
  readonly form: Form;
  /** The form's own workbook, where it has one. */
  readonly template: Uint8Array | null;
  /** Null of a form that ships. */
  readonly round: RoundDraft | null;
  /** The draft that it came of; null of a form that ships. */
  readonly draft: Draft | null;
  /** Of several deadlines the one until which it is asked, from 1; null of a form that is the whole. */
  readonly part: number | null;
};

/**
 * The forms that this name stands for: one, or all parts of the dispatch whose first part is called so; none where there is no
 * such form. Without a version the newest, whether it ships or an officer released it.
 */
export async function askableForms(
  tx: Db | Tx,
  id: string,
  version: number | null,
): Promise<readonly Askable[]> {
  const [row] = await tx
    .select()
    .from(form)
    .where(
      and(
        ...[eq(form.formId, id), isNotNull(form.draftId)],
        version === null ? undefined : eq(form.version, version),
      ),
    )
    .orderBy(desc(form.version))
    .limit(1);
  const shipped = shippedVersion(id, version);
  if (!row || (shipped !== null && shipped > row.version)) {
    if (shipped === null) return [];
    const found = shippedForm(`${id}@${shipped}`);
    return [{ form: found, template: shippedTemplate(found), round: null, draft: null, part: null }];
  }
  const { draftId, draftVersion, part } = row;
  const draft = draftId === null ? null : await draftAt(tx, draftId, draftVersion ?? undefined);
  const rows = part === 1 && draft !== null ? await partsOf(tx, draft) : [row];
  const all: Askable[] = [];
  for (const one of rows) {
    const loaded = await loadForm(tx, one.formId, one.version);
    all.push({
      form: loaded,
      template: one.template,
      round: draft?.body.round ?? null,
      draft: draft?.body ?? null,
      part: one.part,
    });
  }
  return all;
}

function shippedVersion(id: string, version: number | null): number | null {
  const versions = released.flatMap((name) =>
    name.startsWith(`${id}@`) ? [Number(name.split("@")[1])] : [],
  );
  const fitting = versions.filter((one) => version === null || one === version);
  return fitting.length === 0 ? null : Math.max(...fitting);
}

function partsOf(tx: Db | Tx, { id, version }: { readonly id: number; readonly version: number }) {
  return tx
    .select()
    .from(form)
    .where(and(eq(form.draftId, id), eq(form.draftVersion, version)))
    .orderBy(asc(form.part));
}
