// The list of released forms: those that ship and those of officers, with who asks what of them. Knows form, round, person.
import { and, desc, eq, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { released } from "../../form/library/released.ts";
import { shippedForm } from "../../form/library.ts";
import type { Db, Tx } from "../db.ts";
import { form, person } from "../schema.ts";

export type ReleasedVersion = {
  readonly version: number;
  /** Superseded: a newer version exists. Used: a round asks it, or asked it. */
  readonly state: "released" | "used" | "superseded";
  /** Null of a version that ships. */
  readonly releasedAt: Date | null;
  /** Null too of the operator, and of a person who was erased. */
  readonly releasedBy: string | null;
  readonly draftId: number | null;
  /** How many open rounds ask it. */
  readonly open: number;
};

export type ListedForm = {
  readonly id: string;
  readonly title: string;
  /** The newest first; there is at least one. */
  readonly versions: readonly [ReleasedVersion, ...ReleasedVersion[]];
};

type Version = Omit<ReleasedVersion, "state"> & { readonly rounds: number; readonly title: string };

/** Every released form with its versions, whether it ships or an officer made it; by id. */
export async function listForms(tx: Db | Tx): Promise<ListedForm[]> {
  const rows = await tx
    .select({
      id: form.formId,
      version: form.version,
      title: sql<string>`${form.body} ->> 'title'`,
      releasedAt: form.releasedAt,
      releasedBy: person.name,
      draftId: form.draftId,
      rounds: roundsOn(sql``),
      open: roundsOn(sql`and round.state = 'open'`),
    })
    .from(form)
    .leftJoin(person, eq(person.id, form.releasedBy))
    .orderBy(form.formId, desc(form.version));
  const byId = new Map<string, Version[]>();
  const add = (id: string, version: Version) => byId.set(id, [...(byId.get(id) ?? []), version]);
  for (const { id, ...version } of rows) add(id, version);
  for (const name of released) {
    const { id, version, title } = shippedForm(name);
    if (byId.get(id)?.some((one) => one.version === version)) continue;
    add(id, { version, title, releasedAt: null, releasedBy: null, draftId: null, rounds: 0, open: 0 });
  }
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([id, all]) => listed(id, all));
}

/** The other parts of the dispatch of which this form is one, that no round has asked yet. */
export async function partsLeft(
  tx: Db | Tx,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<readonly { readonly id: string; readonly version: number }[]> {
  const own = alias(form, "own");
  return tx
    .select({ id: form.formId, version: form.version })
    .from(form)
    .innerJoin(own, and(eq(own.draftId, form.draftId), eq(own.draftVersion, form.draftVersion)))
    .where(
      and(
        ...[eq(own.formId, id), eq(own.version, version), ne(form.formId, id)],
        sql`not exists (select 1 from round where round.form_id = ${form.formId})`,
      ),
    )
    .orderBy(form.part);
}

function roundsOn(more: ReturnType<typeof sql>) {
  return sql<number>`(select count(*)::int from round
    where round.form_id = ${form.formId} and round.form_version = ${form.version} ${more})`;
}

function listed(id: string, all: readonly Version[]): ListedForm[] {
  const [newest, ...older] = [...all].sort((one, other) => other.version - one.version);
  if (!newest) return [];
  const state = newest.rounds > 0 ? "used" : "released";
  return [
    {
      id,
      title: newest.title,
      versions: [versionOf(newest, state), ...older.map((one) => versionOf(one, "superseded"))],
    },
  ];
}

function versionOf({ rounds, title, ...rest }: Version, state: ReleasedVersion["state"]): ReleasedVersion {
  return { ...rest, state };
}
