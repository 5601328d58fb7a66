// Delivers the outbox: leases addresses, sends their rows in order, any number of processes at once.
import type { App } from "../app.ts";
import type { Channel } from "../channels/channel.ts";
import { type Bell, makeBell } from "../loops/bell.ts";
import {
  beginNext,
  type Claimed,
  claimAddresses,
  releaseLeases,
  renewLeases,
  type Sending,
} from "../store/queue/deliveries.ts";
import { type DeliveryParts, sendRow } from "./send-row.ts";

type Deliverer = {
  /** Looks for due rows at once. Cheap, never throws. */
  wake(): void;
  /** Lets running sends finish for a moment, then gives all addresses back. */
  stop(): Promise<void>;
};

/** How many sends of one account run at once. The platform's own limit shows by its answer, and then all pause. */
const SENDS_AT_ONCE = 20;
/**
 * How often due rows are looked for, in milliseconds: rows that another process wrote are found this way, one's own by
 * `wake`.
 */
const LOOK_MS = 1_000;
const RENEW_MS = 3_000;
const GATHER_MS = 5;
const GRACE_MS = 5_000;
const LONGEST_BACKOFF_MS = 30_000;

/**
 * Delivers until it is stopped, each account in a lane of its own, so that a slow platform holds up no other.
 *
 * There is no LISTEN/NOTIFY: whoever commits a row wakes its own deliverer, and NOTIFY would make all commits of
 * all chats queue behind each other.
 */
export function startDeliverer(app: App, parts: DeliveryParts): Deliverer {
  const lanes = app.channels.map((channel) => startLane(app, parts, channel));
  return {
    wake: () => {
      for (const lane of lanes) lane.bell.ring();
    },
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

/** Delivers what is due now and returns how many messages were sent. Throws when the database cannot be reached. */
export async function deliverDue(app: App, parts: DeliveryParts): Promise<number> {
  const counts = app.channels.map(async (channel) => {
    const lane = makeLane(app, parts, channel);
    try {
      while (await lane.advance()) await lane.settled();
      return lane.sent();
    } finally {
      await lane.end();
    }
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function startLane(app: App, parts: DeliveryParts, channel: Channel): { bell: Bell; stop(): Promise<void> } {
  const lane = makeLane(app, parts, channel);
  const stopping = new AbortController();

  async function forever(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await lane.advance();
        failures = 0;
        await lane.bell.wait(LOOK_MS, stopping.signal);
      } catch (error) {
        failures++;
        const ms = Math.min(LONGEST_BACKOFF_MS, 250 * 2 ** Math.min(failures, 10));
        app.log.error({ job: "outbox", channel: channel.name, error, ms }, "The outbox could not be read.");
        await lane.bell.wait(ms, stopping.signal);
      }
    }
  }
  const stopped = forever();
  return {
    bell: lane.bell,
    stop: async () => {
      stopping.abort();
      await stopped;
      await lane.end();
    },
  };
}

type Lane = {
  /** Rings when rows were written and whenever a running send has ended. */
  readonly bell: Bell;
  /** Takes up what is due as far as there is room; false when nothing is due and nothing can have become due. */
  advance(): Promise<boolean>;
  /** Resolves when one of the running sends has ended, or at once if there is none. */
  settled(): Promise<unknown>;
  sent(): number;
  end(): Promise<void>;
};

function makeLane(app: App, parts: DeliveryParts, channel: Channel): Lane {
  const account = { channel: channel.name, account: channel.account };
  const owner = app.newId();
  const bell = makeBell();
  const aborting = new AbortController();
  const running = new Set<Promise<void>>();
  let sent = 0;
  let ended = 0;
  let ending = false;

  const renewing = setInterval(() => {
    if (running.size === 0) return;
    renewLeases(app.db, owner).catch((error: unknown) => {
      app.log.warn({ job: "outbox", channel: channel.name, error }, "The leases could not be renewed.");
    });
  }, RENEW_MS);
  renewing.unref();

  const begin = (addressIds: readonly number[]) =>
    beginNext(app.db, account, { addressIds, owner, now: app.clock() });

  async function work(to: Claimed, first: Sending | undefined): Promise<void> {
    try {
      for (let row = first; row !== undefined; [row] = await begin([to.id])) {
        const outcome = await sendRow(app, parts, { channel, to, owner, signal: aborting.signal }, row);
        app.observe?.delivered(
          channel.name,
          row.kind,
          outcome,
          app.clock().getTime() - row.createdAt.getTime(),
        );
        if (outcome === "sent") sent++;
        if (outcome === "sent" && row.last) return; // given back with the row
        if (outcome === "rest" || ending) break;
      }
      await releaseLeases(app.db, owner, to.id);
    } catch (error) {
      // The lease runs out by itself, and whoever takes the address next finds the row in the middle of being sent.
      app.log.error({ job: "outbox", channel: channel.name, address: to.id, error }, "A delivery broke off.");
    }
  }

  return {
    bell,
    async advance() {
      const before = ended;
      // Waits until several sends have ended: one look for all of them is cheaper than one for each.
      if (running.size > SENDS_AT_ONCE / 2) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const limit = SENDS_AT_ONCE - running.size;
      const claimed =
        limit > 0 ? await claimAddresses(app.db, account, { owner, limit, now: app.clock() }) : [];
      const rows = new Map((await begin(claimed.map(({ id }) => id))).map((row) => [row.addressId, row]));
      for (const address of claimed) {
        const one: Promise<void> = work(address, rows.get(address.id)).finally(() => {
          running.delete(one);
          ended++;
          bell.ring();
        });
        running.add(one);
      }
      // An address that was given back during this look may have got a row that this look could not see, so it is
      // looked for again.
      return running.size > 0 || ended > before;
    },
    settled: () => (running.size === 0 ? Promise.resolve() : Promise.race(running)),
    sent: () => sent,
    async end() {
      ending = true;
      clearInterval(renewing);
      const impatient = setTimeout(() => aborting.abort(), GRACE_MS);
      await Promise.all(running);
      clearTimeout(impatient);
      await releaseLeases(app.db, owner, null).catch(() => undefined);
    },
  };
}
