// Whether a platform answers at all, asked before a message of unknown outcome is sent once more. Knows the channel.
import type { Channel } from "../channels/channel.ts";

/** For how many milliseconds an answer says that the next call will be answered too. */
const GOOD_FOR_MS = 5_000;

/** Asks at most once at a time, however many messages wait for it; a good answer holds for a moment. */
export function makeAnswers(
  channel: Channel,
  within: (signal: AbortSignal) => AbortSignal,
): (signal: AbortSignal) => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  let goodUntil = 0;
  return (signal) => {
    if (performance.now() < goodUntil) return Promise.resolve(true);
    asking ??= channel
      .answers(within(signal))
      .catch(() => false)
      .then((good) => {
        if (good) goodUntil = performance.now() + GOOD_FOR_MS;
        asking = null;
        return good;
      });
    return asking;
  };
}
