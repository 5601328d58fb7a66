// An officer's page: the link that opens it once, the session that the link becomes, and what its person may do now. Knows hashes.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { officerPage } from "../schema.ts";

/** How many minutes a link waits to be opened. */
export const pageLinkMinutes = 10;
/** How many hours a page lives after it was last used: a working day. */
export const pageIdleHours = 10;

const minuteMs = 60_000;
const linkMs = pageLinkMinutes * minuteMs;
const idleMs = pageIdleHours * 60 * minuteMs;
/** A page that is used is not written to at each request. */
const prolongMs = 15 * minuteMs;

/** Whose a page is, with what holds at this moment. */
export type PageOfficer = {
  readonly pageId: number;
  readonly personId: number;
  readonly name: string | null;
  /** The unit at which they are an officer; of several the highest. */
  readonly unitId: number;
  readonly unit: string;
  /** They are an officer of the office that asks, above which no unit stands: forms and rounds are theirs. */
  readonly asks: boolean;
};

/** Keeps a link to a page of this person's for a token that nobody can guess. */
export async function createPageLink(
  tx: Db | Tx,
  { personId, token, now }: { readonly personId: number; readonly token: string; readonly now: Date },
): Promise<Date> {
  const until = new Date(now.getTime() + linkMs);
  await tx.insert(officerPage).values({ linkHash: hashOf(token), personId, madeAt: now, until });
  return until;
}

/** Whose page a link opens; null when it is unknown, used, over, or its person is no officer any more. */
export function findPageLink(tx: Db | Tx, token: string, now: Date): Promise<PageOfficer | null> {
  return officerOf(tx, sql`page.link_hash = ${hashOf(token)} and page.hash is null`, now);
}

/** Uses a link up for the browser with this secret; null where another was quicker or the link opens nothing. */
export async function openPage(
  tx: Tx,
  { token, hash, now }: { readonly token: string; readonly hash: string; readonly now: Date },
): Promise<PageOfficer | null> {
  const officer = await findPageLink(tx, token, now);
  if (!officer) return null;
  const { count } = await tx.execute(sql`
    update officer_page set hash = ${hash}, opened_at = ${now.toISOString()}, until = ${after(now)}
    where id = ${officer.pageId} and hash is null`);
  return count === 1 ? officer : null;
}

/** The page of a cookie's hash, as its person stands now. Seeing it lets it live on. */
export async function seePage(db: Db, hash: string, now: Date): Promise<PageOfficer | null> {
  const officer = await officerOf(db, sql`page.hash = ${hash}`, now);
  if (officer)
    await db.execute(sql`
      update officer_page set until = ${after(now)}
      where id = ${officer.pageId} and until < ${new Date(now.getTime() + idleMs - prolongMs).toISOString()}`);
  return officer;
}

/** Closes one page. */
export async function closePage(tx: Db | Tx, pageId: number): Promise<void> {
  await tx.execute(sql`delete from officer_page where id = ${pageId}`);
}

/** Closes every page of a person, also those whose link waits; gives how many were open. */
export async function closePages(tx: Tx, personId: number, now: Date): Promise<number> {
  const rows = await tx.execute(sql`
    delete from officer_page where person_id = ${personId} returning hash is not null and until > ${now.toISOString()} as open`);
  return rows.filter((row) => z.object({ open: z.boolean() }).parse(row).open).length;
}

/** How many pages of a person are open. */
export async function openPages(tx: Tx, personId: number, now: Date): Promise<number> {
  const [row] = await tx.execute(sql`
    select count(*) as pages from officer_page
    where person_id = ${personId} and hash is not null and until > ${now.toISOString()}`);
  return z.object({ pages: z.coerce.number() }).parse(row).pages;
}

/** Whether somebody is an officer anywhere now, in whatever round. */
export async function isOfficerNow(tx: Db | Tx, personId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from role where person_id = ${personId} and role = 'officer' and to_at is null limit 1`);
  return rows.length > 0;
}

const officerRow = z.object({ id: z.coerce.number(), name: z.string().nullable(), unit: z.string() });

/** Everybody who is an officer now, in the order of the register. */
export async function officersNow(tx: Db | Tx): Promise<z.output<typeof officerRow>[]> {
  const rows = await tx.execute(sql`
    select person.id, person.name, unit.name as unit
    from role join person on person.id = role.person_id join unit on unit.id = role.unit_id
    where role.role = 'officer' and role.to_at is null order by unit.position, role.id`);
  return rows.map((row) => officerRow.parse(row));
}

const found = z.object({
  pageId: z.coerce.number(),
  personId: z.coerce.number(),
  name: z.string().nullable(),
  unitId: z.coerce.number(),
  unit: z.string(),
  asks: z.boolean(),
});

async function officerOf(tx: Db | Tx, which: ReturnType<typeof sql>, now: Date): Promise<PageOfficer | null> {
  const [row] = await tx.execute(sql`
    select page.id as "pageId", person.id as "personId", person.name, unit.id as "unitId", unit.name as unit,
      unit.parent_id is null as asks
    from officer_page page
    join person on person.id = page.person_id and person.erased_at is null
    join role on role.person_id = person.id and role.role = 'officer' and role.to_at is null
    join unit on unit.id = role.unit_id
    where ${which} and page.until > ${now.toISOString()}
    order by unit.parent_id is null desc, role.id limit 1`);
  return row ? found.parse(row) : null;
}

function after(now: Date): string {
  return new Date(now.getTime() + idleMs).toISOString();
}
