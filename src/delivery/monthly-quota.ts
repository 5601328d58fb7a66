// Counts what goes out against a channel's monthly quota, and tells officers before it is used up.
import type { App } from "../app.ts";
import type { Channel } from "../channels/channel.ts";
import { calendarOf } from "../form/rounds/calendar.ts";
import { localTime } from "../form/rounds/days.ts";
import { wordsAlone } from "../message.ts";
import { inTransaction } from "../store/db.ts";
import { usernameOf } from "../store/queue/accounts.ts";
import { type Forecast, forecastOf } from "../store/queue/forecast.ts";
import { putNotices } from "../store/queue/outbox.ts";
import { allOfficersAddresses, countSent, sentInMonth } from "../store/queue/quota.ts";
import { quotaText } from "../text/people/addresses.ts";
import { accountName } from "../text/people/ways-in.ts";

/** Officers are told when this share of the month's messages is used. */
const TELL_AT = 0.8;
/** From this share on announcements are no longer sent: what is left is for answers, receipts and reminders. */
const RESERVE_FROM = 0.9;

/** The month as plans count it, in the office's time zone: "2026-11". */
export function monthOf(app: Pick<App, "clock" | "settings">): string {
  return localTime(app.clock(), app.settings.TIME_ZONE).date.slice(0, 7);
}

/** Whether only that reserve is left. */
export async function onlyReserveLeft(app: App, channel: Channel): Promise<boolean> {
  const most = channel.limits.quota?.messages ?? null;
  if (most === null) return false;
  const account = { channel: channel.name, account: channel.account };
  return (await sentInMonth(app.db, account, monthOf(app))) >= most * RESERVE_FROM;
}

/** Counts what was just sent. Never throws: a message that went out must not look as if it had not. */
export async function countAgainstQuota(app: App, channel: Channel, messages: number): Promise<void> {
  const { quota } = channel.limits;
  if (quota === undefined) return;
  const account = { channel: channel.name, account: channel.account };
  try {
    const month = monthOf(app);
    const sent = await countSent(app.db, account, month, messages);
    const most = quota.messages;
    if (most !== null && sent >= most * TELL_AT && sent - messages < most * TELL_AT) {
      await tellOfficers(app, channel, { month, sent, most });
    }
  } catch (error) {
    app.log.error({ ...account, error }, "A message sent could not be counted.");
  }
}

async function tellOfficers(
  app: App,
  channel: Channel,
  used: { readonly month: string; readonly sent: number; readonly most: number },
): Promise<void> {
  const now = app.clock();
  const account = { channel: channel.name, account: channel.account };
  const name = accountName(channel.name, await usernameOf(app.db, channel.name, channel.account));
  const text = quotaText.nearlyUsed({ account: name, ...used, expected: await expectedOf(app, channel) });
  const about = `plan:${account.channel}:${account.account}:${used.month}`;
  await inTransaction(app.db, async (tx) =>
    putNotices(tx, await allOfficersAddresses(tx), { body: wordsAlone(text), about, now }),
  );
  app.wake();
}

/** The forecast for the rest of the month; null when it fails, and officers are told without it. */
async function expectedOf(app: App, channel: Channel): Promise<Forecast | null> {
  const account = { channel: channel.name, account: channel.account };
  try {
    return await forecastOf(app.db, account, { now: app.clock(), calendar: calendarOf(app) });
  } catch (error) {
    app.log.error({ ...account, error }, "What the month still needs could not be reckoned.");
    return null;
  }
}
