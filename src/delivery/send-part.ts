// Sends one part of a message; in words where the platform refuses its buttons. Knows channels and their accounts.
import type { App } from "../app.ts";
import type { Channel, Part, SendError, SendResult } from "../channels/channel.ts";
import { type FitPhrases, fitMessage } from "../channels/fit.ts";
import type { Address } from "../message.ts";
import { buttonsRefused, refuseButtons } from "../store/queue/accounts.ts";

/** For so many milliseconds refused buttons are not tried again: which accounts may send them is documented nowhere. */
const BUTTONS_REFUSED_MS = 6 * 3_600_000;

/** How many milliseconds a file may take. It holds no slot for that long (slots.ts). */
const FILE_MS = 120_000;
const MOMENT_MS = 500;

/** How the send ended, and as which messages it went. */
type PartSent =
  | {
      readonly ok: true;
      /** In the order in which they went. */
      readonly platformIds: readonly string[];
      /** When the platform says that the last of them was delivered (channel.ts). */
      readonly at: Date | "ours" | null;
    }
  | { readonly ok: false; readonly error: SendError };

/**
 * Sends the part. When it is refused and that may be for its buttons, the same goes once more with its choices in
 * words; if that is taken, it was the buttons, and the account's next messages go in words at once.
 */
export async function sendPart(
  app: App,
  channel: Channel,
  to: Address,
  part: Part,
  how: {
    readonly phrases: FitPhrases;
    readonly signal: AbortSignal;
    /** How many milliseconds an answer to a text is waited for. */
    readonly heldMs: number;
  },
): Promise<PartSent> {
  const send = (one: Part) => {
    const ms = one.file === null ? how.heldMs : Math.max(how.heldMs, FILE_MS);
    return attempt((signal) => channel.send(to, one, signal), how.signal, ms);
  };
  const account = { channel: channel.name, account: channel.account };
  const doubtful = channel.limits.doubtfulButtons === true && part.choices.length > 0;
  if (doubtful && (await buttonsRefused(app.db, account, app.clock()))) return inWords();

  const sent = await send(part);
  if (sent.ok) return { ok: true, platformIds: [sent.platformId], at: sent.at };
  if (sent.error.type !== "no-buttons" || part.choices.length === 0) return sent;
  const again = await inWords();
  if (!again.ok) return again;
  const until = new Date(app.clock().getTime() + BUTTONS_REFUSED_MS);
  await refuseButtons(app.db, account, until);
  app.log.warn(
    { ...account, ms: BUTTONS_REFUSED_MS },
    `Buttons are refused, choices go in words: ${sent.error.detail}.`,
  );
  return again;

  async function inWords(): Promise<PartSent> {
    const limits = { ...channel.limits, buttons: false };
    const parts = fitMessage(part, { type: "none" }, limits, how.phrases);
    const platformIds: string[] = [];
    let at: Date | "ours" | null = null;
    for (const one of parts) {
      const result = await send(one);
      if (!result.ok) return result;
      platformIds.push(result.platformId);
      at = result.at;
    }
    return { ok: true, platformIds, at };
  }
}

/**
 * Waits no longer than `ms` for the answer, and a moment more for the channel to say what came of that. An exception of
 * a channel counts as our fault: the message would throw again, so it is rejected.
 */
async function attempt(
  send: (signal: AbortSignal) => Promise<SendResult>,
  stop: AbortSignal,
  ms: number,
): Promise<SendResult> {
  // Not AbortSignal.any: it would leave something behind on the lane's signal with every send, for good.
  const ending = new AbortController();
  const { signal } = ending;
  const stopped = () => ending.abort(stop.reason);
  if (stop.aborted) stopped();
  else stop.addEventListener("abort", stopped, { once: true });
  const late = setTimeout(() => ending.abort(new DOMException("no answer in time", "TimeoutError")), ms);
  let moment: NodeJS.Timeout | undefined;
  const given = new Promise<SendResult>((resolve) => {
    const none = { ok: false, error: { type: "unknown", detail: "no answer in time" } } as const;
    const later = () => {
      moment = setTimeout(resolve, MOMENT_MS, none);
    };
    if (signal.aborted) later();
    else signal.addEventListener("abort", later, { once: true });
  });
  try {
    return await Promise.race([send(signal), given]);
  } catch (error) {
    const detail = error instanceof Error ? error.name : "unknown fault";
    return { ok: false, error: { type: "rejected", detail: `fault in the channel: ${detail}` } };
  } finally {
    stop.removeEventListener("abort", stopped);
    clearTimeout(late);
    clearTimeout(moment);
  }
}
