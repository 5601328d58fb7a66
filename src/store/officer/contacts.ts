// Who answers for a unit and by which door they are reached, for an officer's lists and messages.
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "../db.ts";
import type { Account } from "../queue/accounts.ts";
import { address, person, role } from "../schema.ts";

export type UnitContact = {
  readonly personId: number;
  /** Null after erasure. */
  readonly name: string | null;
  /** The address that the person used last and that can still be written to; null when none can. */
  readonly addressId: number | null;
  /** Whether that address is the web page, where a message lies unread until the person opens it. */
  readonly byPage: boolean;
  /**
   * Whether one of their addresses can be written to again once they write: the platform's window has closed, nobody
   * blocked us.
   */
  readonly windowClosed: boolean;
};

/**
 * Accounts with a window of time (Zalo OA), each with a moment: whoever last wrote before it cannot be written to now,
 * because the platform would refuse the message.
 */
export type ClosedWindows = { readonly closed: readonly (Account & { readonly before: Date })[] };

/** The contacts of these units, first joined first; a unit nobody joined is not in the map. */
export async function contactsOfUnits(
  tx: Tx,
  unitIds: readonly number[],
  windows: ClosedWindows,
): Promise<ReadonlyMap<number, readonly UnitContact[]>> {
  if (unitIds.length === 0) return new Map();
  const rows = await tx
    .select({
      unitId: role.unitId,
      personId: role.personId,
      name: person.name,
      addressId: address.id,
      channel: address.channel,
      lastIn: address.lastIn,
      windowClosed: sql<boolean>`exists (select 1 from address closed
        where closed.person_id = ${role.personId}
          and (closed.state = 'window-closed' or closed.state = 'open' and ${windowPassed(sql`closed`, windows)}))`,
    })
    .from(role)
    .innerJoin(person, eq(person.id, role.personId))
    .leftJoin(
      address,
      and(
        eq(address.personId, role.personId),
        eq(address.state, "open"),
        sql`not ${windowPassed(sql`${address}`, windows)}`,
      ),
    )
    .where(and(inArray(role.unitId, [...unitIds]), eq(role.role, "contact"), isNull(role.toAt)))
    .orderBy(asc(role.fromAt), asc(role.id), asc(address.id));
  const units = new Map<number, Map<number, UnitContact & { lastIn: number }>>();
  for (const row of rows) {
    const people = units.get(row.unitId) ?? new Map<number, UnitContact & { lastIn: number }>();
    units.set(row.unitId, people);
    const lastIn = row.lastIn?.getTime() ?? 0;
    const known = people.get(row.personId);
    if (known && known.lastIn > lastIn) continue;
    const { personId, name, addressId, windowClosed } = row;
    const byPage = row.channel === "web";
    people.set(personId, { personId, name, addressId, byPage, windowClosed, lastIn });
  }
  return new Map(
    [...units].map(([unitId, people]) => [
      unitId,
      [...people.values()].map(({ lastIn: _, ...contact }) => contact),
    ]),
  );
}

/** Whether this address's window has passed, though no send has failed for it yet. */
function windowPassed(row: SQL, { closed }: ClosedWindows): SQL {
  if (closed.length === 0) return sql`false`;
  const each = closed.map(
    ({ channel, account, before }) =>
      sql`(${row}.channel = ${channel} and ${row}.account = ${account} and ${row}.last_in < ${before.toISOString()})`,
  );
  return sql`coalesce(${sql.join(each, sql` or `)}, false)`;
}
