// Moves messages away from an account whose quota is used up, to their person's other addresses, instead of letting
// them wait for next month; tells officers.
import type { App } from "../app.ts";
import type { Channel } from "../channels/channel.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { wordsAlone } from "../message.ts";
import { inTransaction } from "../store/db.ts";
import { moveFromAccount } from "../store/people/addresses.ts";
import { usedUpAccounts, usernameOf } from "../store/queue/accounts.ts";
import { putNotices } from "../store/queue/outbox.ts";
import { allOfficersAddresses } from "../store/queue/quota.ts";
import { quotaText } from "../text/people/addresses.ts";
import { accountName } from "../text/people/ways-in.ts";
import { monthOf } from "./monthly-quota.ts";

/** How often, in milliseconds, messages are moved that were queued for an account after its quota was used up. */
const EVERY_MS = 5_000;

/** Moves such messages for as long as the program runs. */
export function startMovingFromUsedUp(app: App): Loop {
  return startLoop({
    name: "outbox",
    everyMs: EVERY_MS,
    log: app.log,
    run: () => moveFromUsedUp(app),
  });
}

/**
 * Moves, once, what waits at accounts whose quota is used up to their people's next addresses. Any number of processes
 * may do so.
 */
export async function moveFromUsedUp(app: App): Promise<void> {
  let moved = 0;
  for (const account of await usedUpAccounts(app.db)) {
    const count = await moveFromAccount(app.db, account, running(app));
    if (count > 0) app.log.info({ ...account, count }, "Messages of a used-up plan go by other doors.");
    moved += count;
  }
  if (moved > 0) app.wake();
}

/**
 * Tells officers once a month, each at an address that can still be written to. Never throws: the account is paused in
 * any case.
 */
export async function tellUsedUp(app: App, { name: channel, account }: Channel): Promise<void> {
  try {
    const now = app.clock();
    const name = accountName(channel, await usernameOf(app.db, channel, account));
    const body = wordsAlone(quotaText.usedUp(name));
    const about = `used-up:${channel}:${account}:${monthOf(app)}`;
    await inTransaction(app.db, async (tx) =>
      putNotices(tx, await allOfficersAddresses(tx), { body, about, now }),
    );
    app.wake();
  } catch (error) {
    app.log.error({ channel, account, error }, "Officers were not told of a used-up plan.");
  }
}

function running({ channels }: App) {
  return channels.map(({ name: channel, account }) => ({ channel, account }));
}
