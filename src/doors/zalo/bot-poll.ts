// Polls the Zalo Bot Platform where there is no webhook. Zalo forgets an update as it gives it, so it is stored before
// anything else.
import type { App } from "../../app.ts";
import type { SendError } from "../../channels/channel.ts";
import type { ZaloBotChannel } from "../../channels/zalo/bot.ts";
import { makeBell } from "../../loops/bell.ts";
import type { Loop } from "../../loops/loop.ts";
import { keepUpdate } from "../keep-received.ts";
import { type HeldPoll, startLeasedPoll, type Trouble } from "../poll-lease.ts";

const LONGEST_WAIT_MS = 30_000;
/**
 * After this many empty answers that come at once, the trouble is logged and the waits between polls grow up to
 * `LONGEST_EARLY_WAIT_MS`.
 */
const EARLY_TOLD = 3;
const LONGEST_EARLY_WAIT_MS = 4_000;
/** How many milliseconds an update, which nobody else has any more, is held in memory while the database is away. */
const KEEP_TRYING_MS = 120_000;

/**
 * Polls while this process holds the bot's lease. `kept` is called for every update that is safe in the database.
 *
 * A poll is not cut off by a stop: what Zalo gives at that moment would be lost, so a stop waits for its end. Only a
 * kill can lose the one update in flight.
 */
export function startZaloBotPoll(app: App, channel: ZaloBotChannel, kept: () => void): Loop {
  return startLeasedPoll(app, { channel: channel.name, account: channel.account }, (turn) =>
    pollWhile(app, channel, kept, turn),
  );
}

async function pollWhile(app: App, channel: ZaloBotChannel, kept: () => void, turn: HeldPoll): Promise<void> {
  const { held, stop, trouble } = turn;
  const ending = AbortSignal.any([held, stop]);
  const patience = makeBell();
  let early = 0;
  for (let failures = 0; !ending.aborted; ) {
    // Zalo is only asked while the database can store the answer and the lease is still ours; a database that is away
    // ends this poll.
    if (!(await turn.stillOurs())) return;
    const half = halfTime(channel.pollMs);
    const update = await channel.update(held);
    const atOnce = half.end();
    if (update.ok) {
      failures = 0;
      const real = update.value !== null && (await keepForSure(app, channel, update.value));
      if (real) kept();
      // Zalo normally holds a poll open. Empty answers that come at once are counted, so that the next polls wait.
      early = real || !atOnce ? 0 : early + 1;
      if (early < EARLY_TOLD) trouble.over();
      else trouble.tell("Zalo answers polls at once and with nothing; they are made more slowly.");
      if (early > 0) await patience.wait(Math.min(LONGEST_EARLY_WAIT_MS, 250 * 2 ** early), ending);
      continue;
    }
    if (ending.aborted) return;
    failures++;
    await explain(channel, update.error, trouble);
    const asked = "retryAfterMs" in update.error ? update.error.retryAfterMs : 0;
    const wait = Math.max(asked, 500 * 2 ** Math.min(failures, 10));
    await patience.wait(Math.min(LONGEST_WAIT_MS, wait), ending);
  }
}

/** Measures whether a poll ended before half of its time: then its answer came at once. */
function halfTime(ms: number): { end(): boolean } {
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
  }, ms / 2);
  return {
    end: () => {
      clearTimeout(timer);
      return !passed;
    },
  };
}

/** Nobody else has this update any more: it is held until the database takes it, even past a stop or a lost lease. */
async function keepForSure(app: App, channel: ZaloBotChannel, raw: unknown): Promise<boolean> {
  for (let waited = 0, ms = 100; ; waited += ms, ms = Math.min(2 * ms, 5_000)) {
    try {
      return await keepUpdate(app, channel, raw);
    } catch (error) {
      if (waited > KEEP_TRYING_MS) throw error;
      app.log.error({ job: "poll", error, waited }, "An update could not be kept yet; it is held in memory.");
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
}

async function explain(channel: ZaloBotChannel, error: SendError, trouble: Trouble): Promise<void> {
  if (error.type === "throttled" || error.type === "unknown") return;
  const webhook = await channel.webhook();
  if (webhook.ok && webhook.value !== "") {
    const host = URL.canParse(webhook.value) ? new URL(webhook.value).host : "an unreadable address";
    trouble.tell(
      `Zalo sends this bot's messages to a webhook at ${host}, so they cannot be polled. ` +
        "If that is not a running service, delete its webhook (npm run cli -- zalo-bot delete-webhook); " +
        "otherwise use another bot here.",
    );
    return;
  }
  trouble.tell(`The Zalo bot could not be polled: ${error.detail}.`);
}
