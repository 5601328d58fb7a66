// The doctor's look at Zalo: each bot's token and where its messages go, and the Official Account's consent.
import type { SendError } from "../../channels/channel.ts";
import type { ZaloBotChannel } from "../../channels/zalo/bot.ts";
import { zaloBotPath, zaloBots, zaloChannels } from "../../doors/zalo/channels.ts";
import { openStore, whereNothingIs } from "../../open.ts";
import { placesFor } from "../../store/people/unit-doors.ts";
import { webhookRefused } from "../../store/queue/accounts.ts";
import { unitsThatReport } from "../../store/rounds/rounds.ts";
import { zaloRoom } from "../../text/operator/zalo.ts";
import { shownAt } from "../shared/local-time.ts";
import type { OperationContext } from "../shared/operation.ts";
import { zaloBotSpread } from "../zalo/room.ts";
import type { Finding } from "./finding.ts";

/** Asks Zalo who the bots and the account are and which webhooks are set; nothing is changed there. */
export async function zaloLook(context: OperationContext): Promise<readonly Finding[]> {
  const { settings } = context;
  const bots = zaloBots(settings);
  const page = settings.PUBLIC_URL?.replace(/\/+$/, "");
  const findings: Finding[] = [];
  if (bots.length === 0) findings.push({ state: "note", text: "Zalo bots: off (ZALO_BOT_TOKEN is not set)" });
  for (const [index, bot] of bots.entries()) {
    findings.push(...(await botLook(bot, page === undefined ? "" : `${page}${zaloBotPath(index)}`)));
  }
  if (bots.length > 0 && page === undefined) {
    findings.push({
      state: "note",
      text: "Zalo bots: without PUBLIC_URL no file can be handed over; people are sent to the web chat for it",
    });
  }
  const pushed = page === undefined ? [] : bots;
  return [
    ...findings,
    ...(await refusedLook(context, pushed)),
    ...(await roomLook(context)),
    ...(await accountLook(context)),
  ];
}

/** Whether the running program tried to set a webhook in vain, and why. */
async function refusedLook(
  { settings, log, now }: OperationContext,
  bots: readonly ZaloBotChannel[],
): Promise<readonly Finding[]> {
  if (bots.length === 0 || whereNothingIs(settings) !== null) return [];
  const store = await openStore(settings, log, now).catch(() => null);
  if (store === null) return [];
  try {
    const findings: Finding[] = [];
    for (const { name: channel, account } of bots) {
      const refused = await webhookRefused(store.db, { channel, account });
      if (refused === null || refused.until <= now()) continue;
      const until = shownAt(refused.until, settings);
      const text = `Zalo bot ${account}: Zalo refused the webhook ${refused.times} times in a row (${refused.detail}); it is tried again after ${until}`;
      findings.push({ state: "mend", text });
    }
    return findings;
  } finally {
    await store.close();
  }
}

/** Whether every unit that reports finds a place on a bot. */
async function roomLook({ settings, log, now }: OperationContext): Promise<readonly Finding[]> {
  const spread = zaloBotSpread(settings);
  if (spread.accounts.length === 0) return [];
  const store =
    whereNothingIs(settings) === null ? await openStore(settings, log, now).catch(() => null) : null;
  if (store === null) return [];
  try {
    const room = await store.db.transaction(async (tx) => {
      const units = await unitsThatReport(tx);
      return placesFor(
        tx,
        spread,
        units.map(({ id }) => id),
      );
    });
    if (room === null) return [];
    if (room.people > room.places) return [{ state: "note", text: zaloRoom(room) }];
    return [{ state: "ok", text: `Zalo bots: room for ${room.places} people, ${room.people} are expected` }];
  } finally {
    await store.close();
  }
}

async function botLook(bot: ZaloBotChannel, must: string): Promise<readonly Finding[]> {
  const about = `Zalo bot ${bot.account}`;
  const name = await bot.username();
  if (!name.ok) return [{ state: "mend", text: `${about}: ${trouble(name.error, "ZALO_BOT_TOKEN")}` }];
  const webhook = await bot.webhook();
  if (!webhook.ok) return [{ state: "mend", text: `${about}: ${trouble(webhook.error, "ZALO_BOT_TOKEN")}` }];
  const good = must === "" ? "no webhook; messages are polled" : "the webhook is set";
  const bad =
    must === ""
      ? "a webhook is set elsewhere, so nothing can be polled (`zalo-bot delete-webhook`)"
      : `${webhook.value === "" ? "no" : "another"} webhook is set; the running program sets it, look at its log`;
  return [
    { state: "ok", text: `${about}: is ${name.value}` },
    webhook.value === must
      ? { state: "ok", text: `${about}: ${good}` }
      : { state: "mend", text: `${about}: ${bad}` },
  ];
}

async function accountLook(context: OperationContext): Promise<readonly Finding[]> {
  const { settings, log, now, newId } = context;
  if (settings.ZALO_OA_APP_ID === undefined) {
    return [{ state: "note", text: "Zalo Official Account: off (ZALO_OA_APP_ID is not set)" }];
  }
  const store =
    whereNothingIs(settings) === null ? await openStore(settings, log, now).catch(() => null) : null;
  // The look at the database says what is wrong with it.
  if (store === null) return [];
  try {
    const { oa } = zaloChannels(settings, { db: store.db, clock: now, newId, log });
    const info = await oa?.info();
    if (info?.ok) return [{ state: "ok", text: `Zalo Official Account: is ${info.value.name}` }];
    const why = info ? trouble(info.error, "ZALO_OA_APP_ID and its secrets") : "is not set up";
    return [{ state: "mend", text: `Zalo Official Account: ${why}` }];
  } finally {
    await store.close();
  }
}

function trouble(error: SendError, setting: string): string {
  switch (error.type) {
    case "account":
      return `is refused; look at ${setting} (${error.detail})`;
    case "throttled":
      return "asks to wait; try again later";
    default:
      return `cannot be reached from here; look at the network (${error.detail})`;
  }
}
