// Roles seen from outside: who holds which at a unit, who may end them, whom to tell. Knows role, person, address, node.
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import { address, node, person, role, unit } from "../schema.ts";
import { decidingPlaces, placesIn } from "./deciding.ts";
import { endLinksWithoutRight } from "./link-register.ts";
import type { RoleName, Standing } from "./people.ts";

/** A role that somebody holds now. */
export type HeldRole = {
  readonly id: number;
  readonly personId: number;
  readonly name: string | null;
  readonly role: RoleName;
  readonly unitId: number;
  readonly unit: string;
  readonly since: Date;
  readonly scope: readonly string[] | null;
};

/** Everybody who holds a role at a unit now, first come first. */
export function rolesAt(tx: Tx, unitId: number): Promise<HeldRole[]> {
  return held(tx, eq(role.unitId, unitId));
}

/** Every role that somebody holds now, at whatever unit. */
export function allRoles(tx: Tx): Promise<HeldRole[]> {
  return held(tx, undefined);
}

/** Every role that a person holds now. */
export function rolesOf(tx: Tx, personId: number): Promise<HeldRole[]> {
  return held(tx, eq(role.personId, personId));
}

/** A role by its id while it lasts. */
export async function findRole(tx: Tx, roleId: number): Promise<HeldRole | null> {
  const [found] = await held(tx, eq(role.id, roleId));
  return found ?? null;
}

function held(tx: Tx, which: ReturnType<typeof eq> | undefined): Promise<HeldRole[]> {
  return tx
    .select({
      id: role.id,
      personId: role.personId,
      name: person.name,
      role: role.role,
      unitId: role.unitId,
      unit: unit.name,
      since: role.fromAt,
      scope: role.scope,
    })
    .from(role)
    .innerJoin(person, eq(person.id, role.personId))
    .innerJoin(unit, eq(unit.id, role.unitId))
    .where(and(which, isNull(role.toAt)))
    .orderBy(asc(role.fromAt), asc(role.id));
}

/** Ends a role from this moment on, and the links to files it gave; false when it had ended before. */
export async function endRole(tx: Tx, roleId: number, now: Date): Promise<boolean> {
  const ended = await tx
    .update(role)
    .set({ toAt: now })
    .where(and(eq(role.id, roleId), isNull(role.toAt)))
    .returning({ personId: role.personId });
  for (const { personId } of ended) await endLinksWithoutRight(tx, personId, now);
  return ended.length > 0;
}

const idRow = z.object({ id: z.coerce.number() });

/** Whether a unit is one on which these standings decide, in a round that takes it in. */
export async function overseesUnit(tx: Tx, standings: readonly Standing[], unitId: number): Promise<boolean> {
  if (decidingPlaces(standings).length === 0) return false;
  const rows = await tx.execute(sql`
    select below.id from ${placesIn(standings)}
    join node top on top.id = place.id join node below on below.round_id = top.round_id
    where below.unit_id = ${unitId} and starts_with(below.path, top.path)
      and not (place.below_only and below.id = top.id) limit 1`);
  return rows.length > 0;
}

/**
 * One address of each officer whose subtree holds this unit in an open round, leaving out one person (who caused the
 * notice).
 */
export async function officerAddresses(tx: Tx, unitId: number, exceptPersonId: number): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct on (role.person_id) address.id
    from node below
    join round on round.id = below.round_id and round.state = 'open'
    join node top on top.round_id = below.round_id and starts_with(below.path, top.path)
    join role on role.unit_id = top.unit_id and role.role = 'officer' and role.to_at is null
    join address on address.person_id = role.person_id and address.state = 'open'
    where below.unit_id = ${unitId} and role.person_id <> ${exceptPersonId}
    order by role.person_id, address.last_in desc nulls last`);
  return rows.map((row) => idRow.parse(row).id);
}

/** The address that a person used last and that can still be written to; null when there is none. */
export async function lastAddressOf(tx: Tx, personId: number): Promise<number | null> {
  const rows = await tx.execute(sql`
    select id from address where person_id = ${personId} and state = 'open'
    order by last_in desc nulls last limit 1`);
  return rows[0] ? idRow.parse(rows[0]).id : null;
}

/** What is kept of a person, for whoever it is about. */
export async function recordOf(tx: Tx, personId: number) {
  const [row] = await tx.select().from(person).where(eq(person.id, personId));
  if (!row) throw new Error("a person who writes is not there");
  const doors = await tx
    .select({ channel: address.channel })
    .from(address)
    .where(eq(address.personId, personId))
    .orderBy(asc(address.id));
  return {
    name: row.name,
    phone: row.phone,
    since: row.createdAt,
    notice: row.noticeVersion && row.noticeAt ? { version: row.noticeVersion, at: row.noticeAt } : null,
    doors: [...new Set(doors.map(({ channel }) => channel))],
  };
}

/**
 * Each person's place among everybody who was ever a contact of the unit, counted from 1. It is shown instead of an
 * erased name: "contact 2 of the unit".
 */
export async function contactNumbers(
  tx: Tx,
  unitIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<number, number>>> {
  const numbers = new Map<number, Map<number, number>>();
  if (unitIds.length === 0) return numbers;
  const rows = await tx
    .select({ unitId: role.unitId, personId: role.personId })
    .from(role)
    .where(and(inArray(role.unitId, [...unitIds]), eq(role.role, "contact")))
    .orderBy(asc(role.fromAt), asc(role.id));
  for (const { unitId, personId } of rows) {
    const known = numbers.get(unitId) ?? new Map<number, number>();
    numbers.set(unitId, known);
    if (!known.has(personId)) known.set(personId, known.size + 1);
  }
  return numbers;
}

/** Names of those who answer for the whole report of a node's unit, and so submit it. */
export async function holdersAt(tx: Tx, nodeId: number): Promise<string[]> {
  const rows = await tx
    .select({ name: person.name })
    .from(role)
    .innerJoin(node, eq(node.unitId, role.unitId))
    .innerJoin(person, eq(person.id, role.personId))
    .where(and(eq(node.id, nodeId), eq(role.role, "contact"), isNull(role.toAt), isNull(role.scope)))
    .orderBy(asc(role.fromAt), asc(role.id));
  return rows.flatMap(({ name }) => name ?? []);
}

/** A unit's name in today's register. */
export async function unitName(tx: Tx, unitId: number): Promise<string> {
  const [row] = await tx.select({ name: unit.name }).from(unit).where(eq(unit.id, unitId));
  return row?.name ?? "";
}
