// Lets one process at a time poll an account: it holds the lease and renews it, while the others stand by.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import type { Account } from "../store/queue/accounts.ts";
import { holdLease, withLease } from "../store/queue/leases.ts";

/** How often the right to poll is renewed, and how long it outlives the last renewal. */
const RENEW_MS = 2_000;
const LEASE_SECONDS = 7;
/** How often it is looked whether the machine stood still for longer than the lease, and what has arrived is read. */
const WATCH_MS = 500;
const READ_MS = 100;

/** Logs a trouble once as an error instead of at every attempt; `over` lets it be logged again when it comes back. */
export type Trouble = { tell(sentence: string): void; over(): void };

export type HeldPoll = {
  /** Aborts when another process may hold the lease: a request in flight must be cut off. */
  readonly held: AbortSignal;
  /** The program stops. */
  readonly stop: AbortSignal;
  /** Asks the database, before each poll, whether the account is still ours; throws when it cannot be reached. */
  stillOurs(): Promise<boolean>;
  readonly trouble: Trouble;
};

/** Runs `poll` whenever this process holds the account's lease, until it ends or the lease is lost. */
export function startLeasedPoll(app: App, account: Account, poll: (turn: HeldPoll) => Promise<void>): Loop {
  const owner = app.newId();
  const trouble = makeTrouble((sentence) => app.log.error({ ...account, job: "poll" }, sentence));
  const holder = { owner, seconds: LEASE_SECONDS };
  const hold = () => holdLease(app.db, "poll", account, holder);

  return startLoop({
    name: "poll",
    everyMs: RENEW_MS,
    log: app.log,
    run: (stop) =>
      withLease(app.db, "poll", account, holder, async () => {
        const lease = keepLease(app, hold);
        try {
          await poll({ held: lease.held, stop, stillOurs: lease.renew, trouble });
        } finally {
          lease.end();
        }
      }),
  });
}

function makeTrouble(say: (sentence: string) => void): Trouble {
  const told = new Set<string>();
  return {
    tell: (sentence) => {
      if (!told.has(sentence)) say(sentence);
      told.add(sentence);
    },
    over: () => told.clear(),
  };
}

/** Renews until it fails or is ended; its signal aborts when the lease may be another's. */
function keepLease(app: App, hold: () => Promise<boolean>) {
  const lost = new AbortController();
  let renewing = false;
  let renewedAt = app.clock().getTime();

  async function renew(): Promise<boolean> {
    const asked = app.clock().getTime();
    const ours = await hold();
    if (ours) renewedAt = Math.max(renewedAt, asked);
    else lost.abort();
    return ours;
  }
  const timer = setInterval(async () => {
    // A renewal that hangs loses the lease just as one that fails.
    if (renewing) return lost.abort();
    renewing = true;
    try {
      await renew();
    } catch (error) {
      app.log.warn({ job: "poll", error }, "The right to poll could not be renewed.");
      lost.abort();
    }
    renewing = false;
  }, RENEW_MS);
  // After a suspension timers go on as if no time had passed, so only the clock shows that the lease has run out.
  const watch = setInterval(() => {
    if (app.clock().getTime() - renewedAt < LEASE_SECONDS * 1_000) return;
    setTimeout(() => lost.abort(), READ_MS);
  }, WATCH_MS);
  return {
    held: lost.signal,
    renew,
    end: () => {
      clearInterval(timer);
      clearInterval(watch);
    },
  };
}
