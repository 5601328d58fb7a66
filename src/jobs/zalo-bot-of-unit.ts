// Which of several Zalo bots a unit is sent to: each takes as many units as its plan takes people. Knows names, no network.
import { usernameOf } from "../store/accounts.ts";
import type { Db } from "../store/db.ts";
import { unitsThatReport } from "../store/rounds.ts";

export type BotPlan = { readonly accounts: readonly string[]; readonly people: number };

/**
 * The bot of each unit by its id, by the name people find it by. Units keep the order of the register, so that a unit
 * is sent to the same bot whenever it is asked; what is left over goes to the last one.
 */
export async function botOfUnits(
  db: Db,
  { accounts, people }: BotPlan,
): Promise<ReadonlyMap<number, string>> {
  if (accounts.length === 0) return new Map();
  const names = await Promise.all(
    accounts.map(async (account) => (await usernameOf(db, "zalo-bot", account)) ?? account),
  );
  const units = await db.transaction((tx) => unitsThatReport(tx));
  return new Map(
    units.map(({ id }, at) => [id, names[Math.min(Math.floor(at / people), names.length - 1)] ?? ""]),
  );
}
