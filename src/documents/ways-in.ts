// The ways in that are printed on a unit's slip: every channel of ours, and of several accounts on one channel the one
// the unit is sent to.
import type { ChannelName } from "../message.ts";
import type { Tx } from "../store/db.ts";
import { accountOfUnits } from "../store/people/unit-accounts.ts";
import { type KnownAccount, paperOrder, type WayIn, wayIn } from "../text/people/ways-in.ts";

/** An account of ours, and how many people its quota allows; null without a limit. */
export type PaperAccount = KnownAccount & { readonly account: string; readonly people: number | null };

type UnitCode = { readonly unitId: number; readonly code: string };

/** For each unit the account of each channel, and how to reach it where that is known. */
type UnitWaysIn = ReadonlyMap<number, readonly { readonly door: PaperAccount; readonly way: WayIn | null }[]>;

/** The ways in of these units. The account that a unit is sent to is stored. */
export async function waysInOfUnits(
  tx: Tx,
  { page, doors }: { readonly page: string; readonly doors: readonly PaperAccount[] },
  units: readonly UnitCode[],
): Promise<UnitWaysIn> {
  const rank = ({ channel }: PaperAccount) => paperOrder.indexOf(channel);
  const ordered = [...doors].sort((a, b) => rank(a) - rank(b));
  const ids = units.map(({ unitId }) => unitId);
  const chosen = new Map<ChannelName, ReadonlyMap<number, string>>();
  for (const channel of new Set(doors.map((door) => door.channel))) {
    const accounts = doors.filter((door) => door.channel === channel);
    // Only where a quota limits the people of an account does it matter which one a unit is sent to.
    if (accounts.every(({ people }) => people === null)) continue;
    chosen.set(channel, await accountOfUnits(tx, { channel, accounts }, ids));
  }
  return new Map(
    units.map(({ unitId, code }) => {
      const own = ordered.filter(({ channel, account }) => {
        const sentTo = chosen.get(channel)?.get(unitId);
        return sentTo === undefined || sentTo === account;
      });
      return [unitId, own.map((door) => ({ door, way: wayIn(door, { page, code }) }))];
    }),
  );
}
