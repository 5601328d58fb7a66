// The lease of a deliverer on an address, by the database's clock. Knows the columns of one table.
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** How long a silent deliverer keeps its addresses. */
const LEASE_SECONDS = 10;

/** SQL: when a lease ends that begins or is renewed now. */
export const leaseEnds = sql.raw(`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`);

/** SQL that says whether nobody holds the row of `address`. */
export const leaseIsFree = sql.raw(
  "(address.lease_until is null or address.lease_until <= clock_timestamp())",
);

/** Renews an owner's leases on these addresses: on those alone for which it still does something. */
export async function renewLeases(db: Db, owner: string, addressIds: readonly number[]): Promise<void> {
  await db.execute(sql`
    update address set lease_until = ${leaseEnds}
    where lease_by = ${owner} and not ${leaseIsFree} and id = any(${idList(addressIds)})`);
}

/**
 * Lets leases that end later than one of now would end as late as that: they are from before the database's clock was
 * set back. Whoever still holds one renews it.
 */
export async function shortenLeases(db: Db): Promise<void> {
  await db.execute(sql`update address set lease_until = ${leaseEnds} where lease_until > ${leaseEnds}`);
}

/** Gives back all that the owner has. */
export async function releaseLeases(db: Db, owner: string): Promise<void> {
  await db.execute(sql`update address set lease_by = null, lease_until = null where lease_by = ${owner}`);
}

/** SQL: these ids as one parameter. */
export function idList(ids: readonly number[]): SQL {
  return sql`${`{${ids.join(",")}}`}::bigint[]`;
}
