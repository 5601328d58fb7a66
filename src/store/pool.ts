// A pool of connections that goes on when some of them are lost. Knows the driver and its faults; no query, no table.
import type postgres from "postgres";

type Sql = postgres.Sql;
type Work = (tx: postgres.TransactionSql) => unknown;

/** What a pool tells of its own connections while it is in use. */
export type PoolEvents = { readonly connected: () => void; readonly lost: () => void };

/** Transactions of this process: those that have a connection, and those that wait for one. */
export type PoolUse = { readonly running: number; readonly waiting: number };

export type PoolWatch = {
  /**
   * Gives the connections up: what comes next gets fresh ones, what runs has a few seconds to end. However many watches
   * of the same moment call it, they are given up once.
   */
  renew(): void;
  /** Whether other transactions have all connections now, or had one since: the server answers, only not to everybody. */
  isBusy(): boolean;
};

export type LastingPool = {
  /** The pool as the driver's own, whichever stands behind it just now. */
  readonly sql: Sql;
  /** Watches the connections of this moment, for a transaction that waits. */
  watch(): PoolWatch;
  /** How the pool is used at this moment. */
  use(): PoolUse;
  close(): Promise<void>;
};

/** How long what runs on a pool that lost a connection may go on. */
const graceMs = 10_000;

/**
 * Opens a pool with `open`, and another one as soon as a connection of the present one is lost.
 *
 * The driver (postgres 3.4.9) does not use a lost connection again as it was: what was written to it last comes before
 * its next greeting, an error of then is thrown at the next query, and a query that came between the socket's error and
 * its end is never settled. Therefore nothing of a pool with a lost connection is used any more. Whatever still runs on
 * its other connections has ten seconds; what has not ended then is rejected, so that nobody waits for ever.
 */
export function openLasting(open: (events: PoolEvents) => Sql): LastingPool {
  const retired = new Map<Sql, NodeJS.Timeout>();
  let isClosed = false;
  let current = fresh();

  function fresh(): Sql {
    let wasConnected = false;
    const pool = open({
      connected: () => {
        wasConnected = true;
      },
      // A server that is down closes each attempt: there nothing was lost.
      lost: () => wasConnected && renew(pool),
    });
    return pool;
  }

  function renew(old: Sql): void {
    // Another has come since, or none shall come any more.
    if (old !== current || isClosed) return;
    retired.set(old, setTimeout(() => void end(old), graceMs).unref());
    current = fresh();
  }

  async function end(old: Sql): Promise<void> {
    clearTimeout(retired.get(old));
    await old.end({ timeout: 0 });
    retired.delete(old);
  }

  const use = { running: 0, waiting: 0 };
  /** How often a transaction got its connection or was over after it had one. */
  let turns = 0;
  const begin = (...args: unknown[]) => {
    const work = args.pop();
    const options = args[0];
    if (!isWork(work)) throw new TypeError("a transaction without work");
    let state: keyof PoolUse = "waiting";
    use.waiting++;
    const outcome = beginOn(current, typeof options === "string" ? options : "", (tx) => {
      use.waiting--;
      use.running++;
      turns++;
      state = "running";
      return work(tx);
    });
    const over = () => {
      use[state]--;
      if (state === "running") turns++;
    };
    outcome.then(over, over);
    return outcome;
  };
  const sql = new Proxy(current, {
    apply: (_, self, args) => Reflect.apply(current, self, args),
    get: (_, name) => (name === "begin" ? begin : Reflect.get(current, name)),
  });
  return {
    sql,
    watch: () => {
      const present = current;
      const before = turns;
      return {
        renew: () => renew(present),
        isBusy: () => turns !== before || use.running >= present.options.max,
      };
    },
    use: () => ({ ...use }),
    close: async () => {
      isClosed = true;
      await Promise.all([current.end({ timeout: 5 }), ...[...retired.keys()].map(end)]);
    },
  };
}

/**
 * A transaction whose connection is lost takes no more queries. The driver would write even its own rollback to a socket
 * that is not there any more, which throws where nobody can catch it (its issues 1066, 1154, 1208).
 */
function beginOn(pool: Sql, options: string, work: Work): Promise<unknown> {
  let isOver = false;
  const outcome = pool.begin(options, async (tx) => {
    const open = new Proxy(tx, {
      apply: (target, self, args) => {
        if (isOver) throw new LostConnection();
        return Reflect.apply(target, self, args);
      },
      get: (target, name) => {
        if (isOver) throw new LostConnection();
        return Reflect.get(target, name);
      },
    });
    const [done, error] = await settled(work, open);
    // Never settled, so that the driver neither commits nor rolls back: it has rejected the whole by itself, or will.
    if (isOver || isLoss(error)) return new Promise<never>(() => undefined);
    if (error !== undefined) throw error;
    return done;
  });
  const over = () => {
    isOver = true;
  };
  outcome.then(over, over);
  return outcome;
}

/** What the work gave, or what it threw. */
async function settled(work: Work, tx: postgres.TransactionSql): Promise<[done: unknown, error: unknown]> {
  try {
    return [await work(tx), undefined];
  } catch (error) {
    return [undefined, error ?? new Error("a transaction failed without a reason")];
  }
}

/** A query for a transaction whose connection is no more. */
class LostConnection extends Error {
  readonly code = "CONNECTION_CLOSED";

  constructor() {
    super("the transaction's connection was lost");
    this.name = "LostConnection";
  }
}

/** Whether an error, or what caused it, says that the connection is gone. */
function isLoss(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : "";
    const isFatal = "severity" in at && (at.severity === "FATAL" || at.severity === "PANIC");
    if (isFatal || /^(CONNECTION_|ECONN|EPIPE|ETIMEDOUT|ERR_STREAM)/.test(code)) return true;
  }
  return false;
}

function isWork(given: unknown): given is Work {
  return typeof given === "function";
}
