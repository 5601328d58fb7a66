// Delivers the outbox: a lane for each account of ours, any number of processes at once.
import type { App, Direct } from "../app.ts";
import type { Channel } from "../channels/channel.ts";
import type { ChannelName } from "../message.ts";
import { type Lane, makeLane } from "./lane.ts";
import type { DeliveryParts } from "./send-row.ts";
import { type SlotLimits, usualSlots } from "./slots.ts";

type Deliverer = {
  /** Looks for due rows of these channels at once; without any, of all. Cheap, never throws. */
  wake(channels?: Iterable<ChannelName>): void;
  readonly direct: Direct;
  /** Lets running sends finish for a moment, then gives all addresses back. */
  stop(): Promise<void>;
};

/**
 * How often due rows are looked for, in milliseconds: rows that another process wrote are found this way, one's own by
 * `wake`.
 */
const LOOK_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

/**
 * Delivers until it is stopped, each account in a lane of its own, so that a slow platform holds up no other.
 *
 * There is no LISTEN/NOTIFY: whoever commits a row hands it over or wakes its own deliverer, and NOTIFY would make all
 * commits of all chats queue behind each other.
 *
 * @param slots tests shorten the times
 */
export function startDeliverer(app: App, parts: DeliveryParts, slots: SlotLimits = usualSlots): Deliverer {
  const lanes = app.channels.map((channel) => ({ channel, ...startLane(app, parts, channel, slots) }));
  const laneTo = ({ channel, account }: { channel: ChannelName; account: string }) =>
    lanes.find((one) => one.channel.name === channel && one.channel.account === account)?.lane;
  return {
    wake: (channels) => {
      const names = channels && new Set(channels);
      for (const { channel, lane } of lanes) if (!names || names.has(channel.name)) lane.ring();
    },
    direct: {
      sender: (to) => laneTo(to)?.sender() ?? null,
      hand: ({ to, row }) => laneTo(to)?.hand(row),
    },
    stop: async () => {
      await Promise.all(lanes.map((one) => one.stop()));
    },
  };
}

/** Delivers what is due now and returns how many messages were sent. Throws when the database cannot be reached. */
export async function deliverDue(app: App, parts: DeliveryParts): Promise<number> {
  const counts = app.channels.map(async (channel) => {
    const lane = makeLane(app, parts, channel, usualSlots);
    try {
      while (await lane.advance()) await lane.settled();
      return lane.sent();
    } finally {
      await lane.end();
    }
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function startLane(
  app: App,
  parts: DeliveryParts,
  channel: Channel,
  slots: SlotLimits,
): { lane: Lane; stop(): Promise<void> } {
  const lane = makeLane(app, parts, channel, slots);
  const stopping = new AbortController();

  async function forever(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await lane.advance();
        failures = 0;
        await lane.rung(LOOK_MS, stopping.signal);
      } catch (error) {
        failures++;
        const ms = Math.min(LONGEST_BACKOFF_MS, 250 * 2 ** Math.min(failures, 10));
        app.log.error({ job: "outbox", channel: channel.name, error, ms }, "The outbox could not be read.");
        await lane.rung(ms, stopping.signal);
      }
    }
  }
  const stopped = forever();
  return {
    lane,
    stop: async () => {
      stopping.abort();
      await stopped;
      await lane.end();
    },
  };
}
