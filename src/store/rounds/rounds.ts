// Opening a round over the units of the register, and what is asked of open rounds. Knows round, node, unit.
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Form } from "../../form/form.ts";
import { innerDutyOf, type RoundSettings, unmappedKinds } from "../../form/rounds/settings.ts";
import type { Db, Tx } from "../db.ts";
import { node, round, unit } from "../schema.ts";
import { releaseForm, versionOfNode } from "./forms.ts";
import { type Registered, takeSnapshot } from "./snapshot.ts";

type NewRound = {
  readonly form: Form;
  /** The form's own workbook, where it has one. */
  readonly template?: Uint8Array | null;
  /** The form is in the database as it was released, for an earlier round asked it. */
  readonly kept?: true;
  readonly title: string;
  readonly deadline: Date;
  readonly settings: RoundSettings;
  readonly demo: boolean;
  /** Units that report; null = every unit whose kind has a profile. Their parents come along, to collect. */
  readonly codes: readonly string[] | null;
  readonly now: Date;
  /** The number of its dispatch. */
  readonly number?: string | null;
  /** It is made, and no unit is told anything until it starts: at this hour, or (null) when somebody starts it. */
  readonly prepared?: { readonly startsAt: Date | null };
};

/**
 * Opens a round over today's units and gives its id and how many reports are expected.
 *
 * @throws Error naming the kinds of unit that the settings map to no profile, or codes that no unit has.
 */
export async function openRound(tx: Tx, opening: NewRound): Promise<{ id: number; expected: number }> {
  if (!opening.kept) await releaseForm(tx, opening.form, opening.template);
  // A demonstration asks sample units, an office its own: they are never mixed.
  const units = await tx
    .select()
    .from(unit)
    .where(and(eq(unit.sample, opening.demo), isNull(unit.removedAt)))
    .orderBy(asc(unit.position), asc(unit.id));
  const unknown = opening.codes?.filter((code) => !units.some((candidate) => candidate.code === code)) ?? [];
  if (unknown.length > 0) throw new Error(`no unit has the code ${unknown.join(", ")}`);
  const taking = units.filter(
    (candidate) =>
      takesPart(candidate, units, opening.codes) && innerDutyOf(opening.settings, candidate) !== "left-out",
  );
  const unmapped = unmappedKinds(
    opening.settings,
    taking.map((candidate) => candidate.kind),
  );
  if (unmapped.length > 0) throw new Error(`these kinds of unit have no profile: ${unmapped.join(", ")}`);
  const [made] = await tx
    .insert(round)
    .values({
      formId: opening.form.id,
      formVersion: opening.form.version,
      title: opening.title,
      deadline: opening.deadline,
      state: opening.prepared ? "prepared" : "open",
      number: opening.number ?? null,
      startsAt: opening.prepared?.startsAt ?? null,
      demo: opening.demo,
      settings: opening.settings,
      openedAt: opening.now,
    })
    .returning({ id: round.id });
  if (!made) throw new Error("a round was not inserted");
  return { id: made.id, expected: await takeSnapshot(tx, made.id, opening, taking, units) };
}

/** A round that is not over, on the same form with the same title that asks some of these units already; null where there is none. */
export async function openedAlready(
  tx: Tx,
  wish: { readonly formId: string; readonly title: string; readonly codes: readonly string[] },
): Promise<{ id: number; codes: string[] } | null> {
  const rows = await tx
    .select({ id: round.id, code: node.code })
    .from(round)
    .innerJoin(node, eq(node.roundId, round.id))
    .where(
      and(
        ...[ne(round.state, "closed"), eq(round.demo, false)],
        ...[eq(round.formId, wish.formId), eq(round.title, wish.title)],
        ...[eq(node.expected, true), isNull(node.exemptReason), inArray(node.code, [...wish.codes])],
      ),
    )
    .orderBy(desc(round.id), asc(node.position));
  const [first] = rows;
  if (!first) return null;
  return { id: first.id, codes: rows.flatMap(({ id, code }) => (id === first.id ? [code] : [])) };
}

/** A unit that reports, or one above it. */
function takesPart(
  candidate: Registered,
  units: readonly Registered[],
  codes: readonly string[] | null,
): boolean {
  if (codes === null || codes.includes(candidate.code)) return true;
  return units.some((other) => other.parentId === candidate.id && takesPart(other, units, codes));
}

/** What a greeting says of a node's round. */
export async function roundOf(tx: Tx, nodeId: number) {
  const [row] = await tx
    .select({
      formId: round.formId,
      formVersion: versionOfNode,
      deadline: sql<Date>`coalesce(${node.deadline}, ${round.deadline})`.mapWith(round.deadline),
      profile: node.profile,
    })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(eq(node.id, nodeId));
  if (!row || row.profile === null) throw new Error("a contact's node answers no form");
  return { ...row, profile: row.profile };
}

/** Units of the register or of a round that is not over by code, however it is typed; unknown codes are left out. */
export async function unitsByCode(
  tx: Tx,
  codes: readonly string[],
): Promise<{ id: number; code: string; name: string }[]> {
  if (codes.length === 0) return [];
  return tx
    .select({ id: unit.id, code: unit.code, name: unit.name })
    .from(unit)
    .where(
      and(
        inArray(
          sql`upper(${unit.code})`,
          codes.map((code) => code.normalize("NFC").toUpperCase()),
        ),
        sql`(${unit.removedAt} is null or exists (
          select 1 from ${node} join ${round} on ${round.id} = ${node.roundId} and ${round.state} <> 'closed'
          where ${node.unitId} = ${unit.id}))`,
      ),
    );
}

/** Whether a unit of the register lies below the unit of this node. */
export async function liesBelow(tx: Tx, unitId: number, nodeId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    with recursive above(id) as (
      select parent_id from unit where id = ${unitId}
      union
      select unit.parent_id from above join unit on unit.id = above.id
    )
    select 1 from above join node on node.unit_id = above.id where node.id = ${nodeId}`);
  return rows.length > 0;
}

/** The units of rounds that are not over that owe a report, in the dispatch's order; without a round, every unit with a parent. */
export async function unitsThatReport(tx: Tx): Promise<{ id: number; code: string; name: string }[]> {
  // Who only watches owes nothing; its contact is wanted all the same where the round lets it decide for those below.
  const decides = sql`((${round.settings} ->> 'innerDecides')::boolean is true
    and coalesce(${round.settings} -> 'innerOf' ->> ${node.code}, ${round.settings} -> 'inner' ->> ${node.kind}) = 'watches')`;
  const open = await tx
    .selectDistinct({ id: unit.id, code: unit.code, name: unit.name, position: unit.position })
    .from(unit)
    .innerJoin(node, eq(node.unitId, unit.id))
    .innerJoin(round, eq(round.id, node.roundId))
    .where(and(ne(round.state, "closed"), or(eq(node.expected, true), decides), isNull(node.exemptReason)))
    .orderBy(asc(unit.position));
  if (open.length > 0) return open;
  return tx
    .select()
    .from(unit)
    .where(and(isNotNull(unit.parentId), isNull(unit.removedAt)))
    .orderBy(asc(unit.position));
}

/** The unit above all others: where an officer of the whole office stands. */
export async function topUnit(tx: Tx): Promise<{ id: number; code: string; name: string }[]> {
  return tx
    .select()
    .from(unit)
    .where(and(isNull(unit.parentId), isNull(unit.removedAt)))
    .orderBy(asc(unit.position))
    .limit(1);
}

/** Every open round with its names: a notice about one of several says which. */
export async function openRoundNames(
  tx: Tx,
): Promise<{ roundId: number; roundTitle: string; shortName: string | null; deadline: Date }[]> {
  const rows = await tx.select().from(round).where(eq(round.state, "open")).orderBy(asc(round.id));
  return rows.map(({ id, title, settings, deadline }) => {
    return { roundId: id, roundTitle: title, shortName: settings.shortName, deadline };
  });
}

/** The office that asks for reports (of the newest open round), and whether that is only a demonstration. */
export async function aboutOffice(db: Db | Tx): Promise<{ office: string | null; demo: boolean }> {
  const [row] = await db
    .select({ settings: round.settings, demo: round.demo })
    .from(round)
    .where(eq(round.state, "open"))
    .orderBy(desc(round.openedAt), desc(round.id))
    .limit(1);
  return { office: row?.settings.officeShort ?? null, demo: row?.demo ?? false };
}
