// Hands one update from Telegram to the engine, whether it was polled or pushed. Knows the channel and the engine's
// function.
import type { App } from "../app.ts";
import type { TelegramChannel } from "../channels/telegram/channel.ts";
import type { Verdict } from "../engine/receive.ts";
import type { IncomingMessage } from "../message.ts";
import { keepUnreadable } from "../store/queue/dead-letters.ts";
import { isPaused } from "../store/queue/pause.ts";

/** The engine. Throws only when the database cannot be reached. */
export type Receive = (message: IncomingMessage) => Promise<Verdict>;

/**
 * Takes in an update for good: when this returns, Telegram need not send it again. Throws only when the database
 * cannot be reached; then it must.
 */
export async function takeUpdate(
  app: App,
  channel: TelegramChannel,
  receive: Receive,
  raw: unknown,
): Promise<void> {
  const message = channel.read(raw);
  if (message === null) {
    if (channel.understands(raw)) return;
    await keepUnreadable(app.db, telegramAccount(channel), textOf(raw), app.clock());
    app.log.error({ channel: channel.name, account: channel.account }, "An update could not be read.");
    return;
  }
  await receive(message);
  if (message.body.type !== "press") return;
  // Nobody waits for it, since the choice is already in the database.
  acknowledge(app, channel, raw).catch((error: unknown) => {
    app.log.error({ channel: channel.name, error }, "A press could not be acknowledged.");
  });
}

/** Stops the spinner on the pressed button. */
async function acknowledge(app: App, channel: TelegramChannel, raw: unknown): Promise<void> {
  if (!(await isPaused(app.db))) await channel.acknowledge(raw);
}

function textOf(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? "";
  } catch {
    return "nested too deeply to be written down";
  }
}

/** The channel's account as the store names it. */
export function telegramAccount(channel: TelegramChannel) {
  return { channel: channel.name, account: channel.account };
}
