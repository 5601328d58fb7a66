// Stores what Zalo sends at once, before it is processed. Knows channels that tell what they understand.
import type { App } from "../app.ts";
import type { Channel } from "../channels/channel.ts";
import { keepUnreadable } from "../store/queue/dead-letters.ts";
import { keepReceived } from "../store/queue/received.ts";

type UnderstandingChannel = Channel & { understands(raw: unknown): boolean };

/**
 * Keeps an update; when this returns the platform may forget it. False when it was nothing that the platform sends.
 * Throws only when the database cannot be reached.
 */
export async function keepUpdate(app: App, channel: UnderstandingChannel, raw: unknown): Promise<boolean> {
  const account = { channel: channel.name, account: channel.account };
  const message = channel.read(raw);
  if (message !== null) {
    await keepReceived(app.db, message, app.clock());
    return true;
  }
  if (channel.understands(raw)) return true;
  await keepUnreadable(app.db, account, textOf(raw), app.clock());
  app.log.error(account, "An update could not be read.");
  return false;
}

function textOf(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? "";
  } catch {
    return "nested too deeply to be written down";
  }
}
