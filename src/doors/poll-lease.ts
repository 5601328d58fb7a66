// Lets one process at a time poll an account: it holds the lease and renews it, while the others stand by.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import type { Account } from "../store/queue/accounts.ts";
import { holdLease, withLease } from "../store/queue/leases.ts";

/** How often the right to poll is renewed, and how long it outlives the last renewal. */
const RENEW_MS = 2_000;
const LEASE_SECONDS = 7;
/** How often it is looked whether the machine stood still for longer than the lease. */
const WATCH_MS = 500;

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

/** Renews until it fails or is ended; its signal aborts when the database says, or cannot say, whose the lease is. */
function keepLease(app: App, hold: () => Promise<boolean>) {
  const lost = new AbortController();
  let renewing = false;
  let renewedAt = app.clock().getTime();

  async function renew(): Promise<boolean> {
    const asked = app.clock().getTime();
    const ours = await hold();
    if (ours) renewedAt = asked;
    else lost.abort();
    return ours;
  }
  async function renewInTime(): Promise<void> {
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
  }
  const timer = setInterval(renewInTime, RENEW_MS);
  // After a suspension timers go on as if no time had passed: the clock alone shows it. A clock that was set shows the
  // same, so the database is asked whose the lease is; only its clock counts.
  const watch = setInterval(() => {
    const passed = Math.abs(app.clock().getTime() - renewedAt);
    if (passed >= LEASE_SECONDS * 1_000 && !renewing) void renewInTime();
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
