// Which of several accounts on one channel a unit is sent to: spread evenly, and kept once it stood on paper.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ChannelName } from "../../message.ts";
import type { Tx } from "../db.ts";
import { peopleOfAccountSql } from "./account-capacity.ts";

/** The accounts that units are spread over, and how many people the plan of each takes. */
export type AccountSpread = {
  readonly channel: ChannelName;
  readonly accounts: readonly { readonly account: string; readonly people: number | null }[];
};

type Load = { readonly account: string; readonly most: number; load: number };

const keptRow = z.object({ unit: z.coerce.number(), account: z.string(), empty: z.boolean() });

/**
 * The account that each of these units is sent to. The choice is stored: adding a unit to the register moves no other.
 * A new unit goes to the account with the fewest people, counting one for each unit from which nobody has joined yet,
 * so that officers and second contacts find room everywhere. A unit moves only while nobody has joined for it, and only
 * when its account is no longer ours, or was promised to more units than it takes while another has room; it then gets
 * a new slip, and the old code ends.
 */
export async function accountOfUnits(
  tx: Tx,
  { channel, accounts }: AccountSpread,
  unitIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('unit_door'), hashtext(${channel}))`);
  const loads = new Map<string, Load>();
  for (const { account, people } of accounts) {
    const load = await loadOf(tx, channel, account);
    loads.set(account, { account, most: people ?? Number.POSITIVE_INFINITY, load });
  }
  const kept = new Map((await keptOf(tx, channel, unitIds)).map((row) => [row.unit, row]));
  const result = new Map<number, string>();
  for (const unitId of unitIds) {
    const was = kept.get(unitId);
    const now = was && loads.get(was.account);
    const least = emptiest([...loads.values()]);
    if (!least) break;
    const crowded = now !== undefined && was?.empty && now.load > now.most && least.load < least.most;
    if (now && !crowded) {
      result.set(unitId, now.account);
      continue;
    }
    if (now) now.load--;
    if (!was || was.empty) least.load++;
    result.set(unitId, least.account);
  }
  const changed = [...result].filter(([unitId, account]) => kept.get(unitId)?.account !== account);
  if (changed.length > 0) await keep(tx, channel, changed);
  return result;
}

export type ChannelCapacity = {
  /** How many people all accounts of the channel take together. */
  readonly places: number;
  /** People who have joined there, plus one for each unit from which nobody has joined. */
  readonly people: number;
};

/** Whether these units, with whoever is there already, have room on a channel; null where no plan limits it. */
export async function channelCapacity(
  tx: Tx,
  { channel, accounts }: AccountSpread,
  unitIds: readonly number[],
): Promise<ChannelCapacity | null> {
  if (accounts.length === 0 || accounts.some(({ people }) => people === null)) return null;
  let people = 0;
  for (const { account } of accounts) people += await loadOf(tx, channel, account);
  const ours = JSON.stringify(accounts.map(({ account }) => account));
  const rows = await tx.execute(sql`
    select count(*) as unsent from unit
    where id in (select given.id::bigint from jsonb_array_elements_text(${JSON.stringify(unitIds)}::text::jsonb) as given(id))
      and not exists (select 1 from role where role.unit_id = unit.id and role.to_at is null)
      and not exists (
        select 1 from unit_door where unit_door.unit_id = unit.id and unit_door.channel = ${channel}
          and unit_door.account in (select given.name from jsonb_array_elements_text(${ours}::text::jsonb) as given(name)))`);
  people += z.tuple([z.object({ unsent: z.coerce.number() })]).parse([...rows])[0].unsent;
  return { places: accounts.reduce((sum, each) => sum + (each.people ?? 0), 0), people };
}

/** The account with the most room; of equal ones the first in the settings. */
function emptiest(loads: readonly Load[]): Load | undefined {
  return loads.reduce<Load | undefined>(
    (best, each) => (best && best.load <= each.load ? best : each),
    undefined,
  );
}

/** True for a unit at which nobody holds a role: one person is still expected from it. */
const emptySql = sql`not exists (
  select 1 from role where role.unit_id = unit_door.unit_id and role.to_at is null)`;

async function loadOf(tx: Tx, channel: ChannelName, account: string): Promise<number> {
  const rows = await tx.execute(sql`
    select (select count(distinct person_id) from (${peopleOfAccountSql({ channel, account })}) own)
      + (select count(*) from unit_door
          where channel = ${channel} and account = ${account} and ${emptySql}
            and exists (select 1 from unit where unit.id = unit_door.unit_id and unit.removed_at is null)) as load`);
  return z.tuple([z.object({ load: z.coerce.number() })]).parse([...rows])[0].load;
}

async function keptOf(tx: Tx, channel: ChannelName, unitIds: readonly number[]) {
  const rows = await tx.execute(sql`
    select unit_id as unit, account, ${emptySql} as empty from unit_door
    where channel = ${channel}
      and unit_id in (select id::bigint from jsonb_array_elements_text(${JSON.stringify(unitIds)}::text::jsonb) as given(id))`);
  return keptRow.array().parse([...rows]);
}

async function keep(
  tx: Tx,
  channel: ChannelName,
  changed: readonly (readonly [number, string])[],
): Promise<void> {
  const given = JSON.stringify(changed.map(([unit, account]) => ({ unit, account })));
  await tx.execute(sql`
    insert into unit_door (unit_id, channel, account)
    select unit, ${channel}, account
    from jsonb_to_recordset(${given}::text::jsonb) as given(unit bigint, account text)
    on conflict (unit_id, channel) do update set account = excluded.account`);
}
