// Polls Telegram where there is no webhook: one process at a time, and nothing is confirmed before it is stored.
import { z } from "zod";
import type { App } from "../../app.ts";
import type { SendError } from "../../channels/channel.ts";
import type { TelegramChannel } from "../../channels/telegram/channel.ts";
import { makeBell } from "../../loops/bell.ts";
import type { Loop } from "../../loops/loop.ts";
import { type HeldPoll, startLeasedPoll, type Trouble } from "../poll-lease.ts";
import { type Receive, takeUpdate, telegramAccount } from "../take-update.ts";

const LONGEST_WAIT_MS = 30_000;

/**
 * Polls while this process holds the account's lease, and stands by while another does. It never touches a webhook:
 * one that is set belongs to a running service, and taking it away would silently turn that off.
 */
export function startTelegramPoll(app: App, channel: TelegramChannel, receive: Receive): Loop {
  return startLeasedPoll(app, telegramAccount(channel), (turn) => pollWhile(app, channel, receive, turn));
}

async function pollWhile(
  app: App,
  channel: TelegramChannel,
  receive: Receive,
  { held, stop, stillOurs, trouble }: HeldPoll,
): Promise<void> {
  const signal = AbortSignal.any([held, stop]);
  const patience = makeBell();
  let offset: number | undefined;
  for (let failures = 0; !signal.aborted; ) {
    if (!(await stillOurs()) || signal.aborted) return;
    const batch = await channel.updates(offset, signal);
    if (signal.aborted) return;
    if (batch.ok && (await takeBatch(app, channel, receive, batch.value))) {
      failures = 0;
      trouble.over();
      offset = nextOffset(batch.value) ?? offset;
      continue;
    }
    failures++;
    if (!batch.ok) await explain(channel, batch.error, trouble);
    const asked = !batch.ok && batch.error.type === "throttled" ? batch.error.retryAfterMs : 0;
    await patience.wait(
      Math.max(asked, Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(failures, 10))),
      signal,
    );
  }
}

/** Different chats at once, one chat's updates in order; false when one of them must be given again. */
async function takeBatch(
  app: App,
  channel: TelegramChannel,
  receive: Receive,
  updates: readonly unknown[],
): Promise<boolean> {
  const chats = new Map<string, unknown[]>();
  for (const [index, raw] of updates.entries()) {
    const chat = channel.read(raw)?.address.chat ?? `none:${index}`;
    chats.set(chat, [...(chats.get(chat) ?? []), raw]);
  }
  const taken = [...chats.values()].map(async (list) => {
    for (const raw of list) await takeUpdate(app, channel, receive, raw);
  });
  const results = await Promise.allSettled(taken);
  const failure = results.find((result) => result.status === "rejected");
  if (failure) {
    app.log.error(
      { job: "poll", error: failure.reason },
      "Updates could not be stored; they are asked for again.",
    );
  }
  return failure === undefined;
}

const numbered = z.object({ update_id: z.int() });

/** After the last one of the batch, not after the highest: numbers may begin anew after a quiet week. */
function nextOffset(updates: readonly unknown[]): number | undefined {
  const last = numbered.safeParse(updates.at(-1));
  return last.success ? last.data.update_id + 1 : undefined;
}

async function explain(channel: TelegramChannel, error: SendError, trouble: Trouble): Promise<void> {
  if (error.type === "throttled" || error.type === "unknown") return;
  const webhook = error.detail.includes("409") ? await channel.webhook() : null;
  if (webhook?.ok && webhook.value.url !== "") {
    trouble.tell(
      `Telegram sends this bot's messages to a webhook at ${hostOf(webhook.value.url)}, so they cannot be polled. ` +
        "If that is not a running service, delete its webhook; otherwise use another bot here.",
    );
    return;
  }
  trouble.tell(`Telegram could not be polled: ${error.detail}.`);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an unreadable address";
}
