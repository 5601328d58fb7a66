// The sends of one account: takes up what is due and what is handed over, as far as there are slots, and leases it.
import { setMaxListeners } from "node:events";
import type { App } from "../app.ts";
import type { Channel } from "../channels/channel.ts";
import { makeBell } from "../loops/bell.ts";
import { releaseLeases, renewLeases, shortenLeases } from "../store/queue/address-lease.ts";
import { claimNext } from "../store/queue/claims.ts";
import { giveBack } from "../store/queue/deliveries.ts";
import type { Sending } from "../store/queue/sending.ts";
import { makeAnswers } from "./answers.ts";
import { type DeliveryParts, sendRow } from "./send-row.ts";
import { makeSlots, type SlotLimits } from "./slots.ts";
import { makeThrottles } from "./throttles.ts";

export type Lane = {
  /** Somebody wrote rows. Cheap, never throws. */
  ring(): void;
  /** Waits until there is something to look for, `ms`, or the abort. */
  rung(ms: number, signal: AbortSignal): Promise<void>;
  /** The holder of leases under which a row may be handed over now; null while there is no slot. */
  sender(): string | null;
  /** Sends a row that was written as being sent under that lease. Cheap, never throws. */
  hand(row: Sending): void;
  /** Takes up what is due as far as there is room; false when nothing is due and nothing can have become due. */
  advance(): Promise<boolean>;
  /** Resolves when one of the running sends has ended, or at once if there is none. */
  settled(): Promise<unknown>;
  sent(): number;
  end(): Promise<void>;
};

const RENEW_MS = 3_000;
const SHORTEN_MS = 60_000;
const GATHER_MS = 5;
const GRACE_MS = 5_000;

export function makeLane(app: App, parts: DeliveryParts, channel: Channel, limits: SlotLimits): Lane {
  const account = { channel: channel.name, account: channel.account };
  const owner = app.newId();
  const bell = makeBell();
  const aborting = new AbortController();
  // Each send listens, of which there are more than Node expects.
  setMaxListeners(0, aborting.signal);
  const slots = makeSlots(limits);
  const running = new Map<Promise<void>, Sending>();
  /** Handed over when there was room, which others took. */
  const waiting: Sending[] = [];
  let sent = 0;
  let ended = 0;
  let rings = 0;
  /** The last look found no room for all. */
  let hungry = false;
  let ending = false;

  const context = {
    channel,
    owner,
    signal: aborting.signal,
    heldMs: limits.heldMs,
    throttles: makeThrottles(),
    answers: makeAnswers(channel, (signal) => AbortSignal.any([signal, AbortSignal.timeout(limits.heldMs)])),
  };

  const every = (ms: number, what: string, work: () => Promise<void>) => {
    const timer = setInterval(() => {
      work().catch((error: unknown) => {
        app.log.warn({ job: "outbox", channel: channel.name, error }, `The leases could not be ${what}.`);
      });
    }, ms);
    timer.unref();
    return timer;
  };
  const timers = [
    every(RENEW_MS, "renewed", async () => {
      const held = [...running.values(), ...waiting].map((row) => row.addressId);
      if (held.length > 0) await renewLeases(app.db, owner, held);
    }),
    every(SHORTEN_MS, "shortened", () => shortenLeases(app.db)),
  ];

  async function work(row: Sending): Promise<void> {
    const slot = slots.take(row.unknowns > 0);
    try {
      const outcome = await sendRow(app, parts, context, row);
      app.observe?.delivered(
        channel.name,
        row.kind,
        outcome,
        app.clock().getTime() - row.createdAt.getTime(),
      );
      if (outcome === "sent") sent++;
    } catch (error) {
      // The lease runs out by itself, and whoever takes the address next finds the row in the middle of being sent.
      app.log.error({ job: "outbox", ...account, address: row.addressId, error }, "A delivery broke off.");
    } finally {
      slot.free();
    }
  }

  /** `found`: by a look, so that more may be due for its address; what is handed over was alone when it was written. */
  function start(row: Sending, found: boolean): void {
    const rungBefore = rings;
    const one: Promise<void> = work(row).finally(() => {
      running.delete(one);
      ended++;
      startWaiting();
      if (found || hungry || rings !== rungBefore) bell.ring();
    });
    running.set(one, row);
  }

  function startWaiting(): void {
    while (!ending && slots.room() > 0) {
      const next = waiting.shift();
      if (next === undefined) return;
      start(next, false);
    }
  }

  async function giveUp(rows: readonly Sending[]): Promise<void> {
    await giveBack(app.db, owner, rows).catch((error: unknown) => {
      app.log.warn({ job: "outbox", ...account, error }, "What was handed over could not be given back.");
    });
  }

  return {
    ring() {
      rings++;
      bell.ring();
    },
    rung: (ms, signal) => bell.wait(ms, signal),
    sender: () => (ending || slots.room() <= waiting.length ? null : owner),
    hand(row) {
      if (ending) return void giveUp([row]);
      waiting.push(row);
      startWaiting();
    },
    async advance() {
      const before = ended;
      startWaiting();
      // Waits until several sends have ended: one look for all of them is cheaper than one for each.
      if (running.size > limits.atOnce / 2) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const limit = slots.room();
      const repeatable = channel.limits.repeatable === true;
      const doubtful = repeatable ? limit : slots.doubtfulRoom();
      const claim = { owner, limit, doubtful, repeatable, now: app.clock() };
      const { rows, closed } = limit > 0 ? await claimNext(app.db, account, claim) : { rows: [], closed: 0 };
      hungry = rows.length >= limit;
      for (const row of rows) start(row, true);
      if (closed > 0) bell.ring();
      // An address that was given back during this look may have got a row that this look could not see, so it is
      // looked for again.
      return running.size > 0 || closed > 0 || ended > before;
    },
    settled: () => (running.size === 0 ? Promise.resolve() : Promise.race(running.keys())),
    sent: () => sent,
    async end() {
      ending = true;
      for (const timer of timers) clearInterval(timer);
      const given = giveUp(waiting.splice(0));
      const impatient = setTimeout(() => aborting.abort(), GRACE_MS);
      await Promise.all([given, ...running.keys()]);
      clearTimeout(impatient);
      await releaseLeases(app.db, owner).catch(() => undefined);
    },
  };
}
