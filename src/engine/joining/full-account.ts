// Turns newcomers away from an account that has as many people as its quota allows, and names our other accounts, as
// long as one has room.
import type { App } from "../../app.ts";
import { localTime } from "../../form/rounds/days.ts";
import { wordsAlone } from "../../message.ts";
import { accountFacts, lockCapacity } from "../../store/people/account-capacity.ts";
import { inGroups } from "../../store/people/codes.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { allOfficersAddresses } from "../../store/queue/quota.ts";
import { capacityText } from "../../text/people/addresses.ts";
import { accountName, type Invitation, type WayIn, wayIn } from "../../text/people/ways-in.ts";
import type { NoticeContext } from "./join-notices.ts";

export type Newcomer = {
  /** The person, where known: somebody with an address on this account already takes no further place. */
  readonly personId: number | null;
  /**
   * The code that was just typed, as parseCode gives it; null when this message carries none. It is told to nobody but
   * its sender.
   */
  readonly code: string | null;
  /** Whether they were let in with a used code: at another account they must ask again. */
  readonly admitted: boolean;
  /** Whether they join with this message if there is room; otherwise they are only about to. */
  readonly enters: boolean;
};

type Channel = App["channels"][number];

/**
 * The text that sends a newcomer to another account; null when they may join here, and then the place is held until the
 * transaction ends.
 */
export async function sentElsewhere(telling: NoticeContext, newcomer: Newcomer): Promise<string | null> {
  const { app, tx, message } = telling;
  const { channel: name, account } = message.address;
  const here = app.channels.find((channel) => channel.name === name && channel.account === account);
  const most = here?.limits.quota?.people ?? null;
  if (!here || most === null) return null;
  const { people, known } = await lockCapacity(tx, message.address, newcomer.personId);
  if (known) return null;
  const fills = newcomer.enters && people + 1 >= most;
  if (people < most && !fills) return null;
  const page = app.settings.PUBLIC_URL ?? null;
  const code = newcomer.code === null ? null : inGroups(newcomer.code);
  const others = await otherAccounts(telling, here);
  const waysWith = (going: Invitation): WayIn[] => others.flatMap((door) => wayIn(door, going) ?? []);
  const ways = waysWith({ page, code });
  const away = people >= most && ways.length > 0;
  const now = newcomer.enters && !away ? people + 1 : people;
  if (now >= most) {
    const known = waysWith({ page, code: null }).map(({ line }) => line);
    await tellOfficers(telling, here, { people: now, most, ways: known });
  }
  return away ? capacityText.full({ ways: ways.map(({ line }) => line), again: newcomer.admitted }) : null;
}

/** Our other accounts that work and have room, those on the same platform first. */
async function otherAccounts({ app, tx }: NoticeContext, here: Channel) {
  const others = app.channels.filter((channel) => channel !== here);
  const doors = [];
  for (const { name: channel, account, limits } of others) {
    const stand = await accountFacts(tx, { channel, account });
    const most = limits.quota?.people ?? null;
    if (!stand.paused && (most === null || stand.people < most)) doors.push({ channel, ...stand });
  }
  return [
    ...doors.filter(({ channel }) => channel === here.name),
    ...doors.filter(({ channel }) => channel !== here.name),
  ];
}

/** Tells officers that the account is full, once a month for each account. */
async function tellOfficers(
  { app, tx, now }: NoticeContext,
  { name: channel, account }: Channel,
  full: { readonly people: number; readonly most: number; readonly ways: readonly string[] },
): Promise<void> {
  const month = localTime(now, app.settings.TIME_ZONE).date.slice(0, 7);
  const { name } = await accountFacts(tx, { channel, account });
  const text = capacityText.fullNotice({ account: accountName(channel, name), ...full });
  const about = `full:${channel}:${account}:${month}`;
  await putNotices(tx, await allOfficersAddresses(tx), { body: wordsAlone(text), about, now });
}
