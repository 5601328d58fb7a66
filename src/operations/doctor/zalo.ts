// The doctor's look at Zalo: each bot's token and where its messages go, and the Official Account's consent.
import type { SendError } from "../../channels/channel.ts";
import type { ZaloBotChannel } from "../../channels/zalo/bot.ts";
import { zaloBotPath, zaloBots, zaloChannels } from "../../doors/zalo/channels.ts";
import { openStore, whereNothingIs } from "../../open.ts";
import { channelCapacity } from "../../store/people/unit-accounts.ts";
import { webhookRefused } from "../../store/queue/accounts.ts";
import { unitsThatReport } from "../../store/rounds/rounds.ts";
import { type PlatformTrouble, zaloLookText } from "../../text/operator/doctor.ts";
import { zaloCapacity } from "../../text/operator/zalo.ts";
import type { OperationContext } from "../shared/operation.ts";
import { zaloBotSpread } from "../zalo/bot-accounts.ts";
import type { DoctorFinding } from "./finding.ts";

/** Asks Zalo who the bots and the account are and which webhooks are set; nothing is changed there. */
export async function zaloLook(context: OperationContext): Promise<readonly DoctorFinding[]> {
  const { settings } = context;
  const bots = zaloBots(settings);
  const page = settings.PUBLIC_URL;
  const findings: DoctorFinding[] = [];
  if (bots.length === 0) findings.push({ state: "note", text: zaloLookText.botsOff });
  for (const [index, bot] of bots.entries()) {
    findings.push(...(await botLook(bot, page === undefined ? "" : `${page}${zaloBotPath(index)}`)));
  }
  if (bots.length > 0 && page === undefined) {
    findings.push({
      state: "note",
      text: zaloLookText.noPage,
    });
  }
  const pushed = page === undefined ? [] : bots;
  return [
    ...findings,
    ...(await refusedLook(context, pushed)),
    ...(await capacityLook(context)),
    ...(await accountLook(context)),
  ];
}

/** Whether the running program tried to set a webhook in vain, and why. */
async function refusedLook(
  { settings, log, now }: OperationContext,
  bots: readonly ZaloBotChannel[],
): Promise<readonly DoctorFinding[]> {
  if (bots.length === 0 || whereNothingIs(settings) !== null) return [];
  const store = await openStore(settings, log, now).catch(() => null);
  if (store === null) return [];
  try {
    const findings: DoctorFinding[] = [];
    for (const { name: channel, account } of bots) {
      const refused = await webhookRefused(store.db, { channel, account });
      if (refused === null || refused.until <= now()) continue;
      const text = zaloLookText.refused(account, refused, settings.TIME_ZONE);
      findings.push({ state: "mend", text });
    }
    return findings;
  } finally {
    await store.close();
  }
}

/** Whether every unit that reports finds a place on a bot. */
async function capacityLook({ settings, log, now }: OperationContext): Promise<readonly DoctorFinding[]> {
  const spread = zaloBotSpread(settings);
  if (spread.accounts.length === 0) return [];
  const store =
    whereNothingIs(settings) === null ? await openStore(settings, log, now).catch(() => null) : null;
  if (store === null) return [];
  try {
    const room = await store.db.transaction(async (tx) => {
      const units = await unitsThatReport(tx);
      return channelCapacity(
        tx,
        spread,
        units.map(({ id }) => id),
      );
    });
    if (room === null) return [];
    if (room.people > room.places) return [{ state: "note", text: zaloCapacity(room) }];
    return [{ state: "ok", text: zaloLookText.room(room.places, room.people) }];
  } finally {
    await store.close();
  }
}

async function botLook(bot: ZaloBotChannel, must: string): Promise<readonly DoctorFinding[]> {
  const { account } = bot;
  const name = await bot.username();
  if (!name.ok) return [{ state: "mend", text: zaloLookText.botTrouble(account, troubleOf(name.error)) }];
  const webhook = await bot.webhook();
  if (!webhook.ok)
    return [{ state: "mend", text: zaloLookText.botTrouble(account, troubleOf(webhook.error)) }];
  const good = must === "" ? zaloLookText.polled(account) : zaloLookText.pushed(account);
  const bad =
    must === "" ? zaloLookText.elsewhere(account) : zaloLookText.notSet(account, webhook.value !== "");
  return [
    { state: "ok", text: zaloLookText.botName(account, name.value) },
    webhook.value === must ? { state: "ok", text: good } : { state: "mend", text: bad },
  ];
}

async function accountLook(context: OperationContext): Promise<readonly DoctorFinding[]> {
  const { settings, log, now, newId } = context;
  if (settings.ZALO_OA_APP_ID === undefined) {
    return [{ state: "note", text: zaloLookText.accountOff }];
  }
  const store =
    whereNothingIs(settings) === null ? await openStore(settings, log, now).catch(() => null) : null;
  // The look at the database says what is wrong with it.
  if (store === null) return [];
  try {
    const { oa } = zaloChannels(settings, { db: store.db, clock: now, newId, log });
    const info = await oa?.info();
    if (info?.ok) return [{ state: "ok", text: zaloLookText.accountName(info.value.name) }];
    const text = info ? zaloLookText.accountTrouble(troubleOf(info.error)) : zaloLookText.accountUnset;
    return [{ state: "mend", text }];
  } finally {
    await store.close();
  }
}

/** What Zalo did, with its own word where it gave one. */
function troubleOf(error: SendError): PlatformTrouble {
  return { type: error.type, detail: "detail" in error ? error.detail : "" };
}
