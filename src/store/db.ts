// A pool of connections to Postgres, and a transaction that is retried. The only place that opens `postgres`.
import { DrizzleQueryError } from "drizzle-orm/errors";
import { drizzle, type PostgresJsDatabase, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type LastingPool, openLasting, type PoolEvents, type PoolUse } from "./pool.ts";
import * as schema from "./schema.ts";

export type Db = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
export type Sql = postgres.Sql;
export type OpenDb = { readonly db: Db; readonly sql: Sql; close(): Promise<void> };

/** The pool behind a database, for a transaction that the server does not answer. */
const poolOf = new WeakMap<Db, LastingPool>();

/**
 * Opens a pool. Nothing is sent until the first query, so a wrong address shows there, not here. Lost connections are
 * replaced (`openLasting`).
 *
 * `sql` is the same pool bare. Drizzle has switched off its date parsing: times come back from it as text.
 */
export function openDb(url: string, options: { readonly max: number }): OpenDb {
  const pool = openLasting((events) => {
    const sql = connect(url, options.max, events);
    // Drizzle changes how a client reads times when it is made for it: needed once for each client.
    drizzle({ client: sql });
    return sql;
  });
  const db = drizzle({ client: pool.sql, schema, casing: "snake_case" });
  poolOf.set(db, pool);
  return { db, sql: pool.sql, close: pool.close };
}

/** How many transactions of this process run, and how many wait for a connection. */
export function poolUse(db: Db): PoolUse {
  return poolOf.get(db)?.use() ?? { running: 0, waiting: 0 };
}

function connect(url: string, max: number, { connected, lost }: PoolEvents): Sql {
  return postgres(url, {
    max,
    connect_timeout: 10,
    // A connection closed for its age would look like a lost one.
    max_lifetime: null,
    // Tried anew soon, however often the server was down: the driver's own wait grows to twenty seconds.
    backoff: () => 0.2,
    onparameter: connected,
    onclose: lost,
    onnotice: () => undefined,
    connection: {
      application_name: "tonghop",
      TimeZone: "UTC",
      // Waiting longer for a chat's or a report's lock means that something hangs: better to say so and be retried.
      lock_timeout: 5_000,
      // A transaction never waits for the network here, so one that idles was forgotten and holds locks.
      idle_in_transaction_session_timeout: 60_000,
    },
  });
}

/** What was read was changed by another transaction before it could be locked: the whole is to be done anew. */
export class ReadTooEarly extends Error {
  constructor() {
    super("what was read has changed since");
    this.name = "ReadTooEarly";
  }
}

/** A deadlock, a conflict, a query that somebody cancelled: nothing is wrong with the transaction itself. */
const disturbed: readonly (string | undefined)[] = ["40P01", "40001", "57014"];
const mostDisturbed = 3;
/**
 * A prepared statement whose plan no longer fits, since a table was changed, and one that the connection does not know.
 * Each attempt comes upon one of them, which is then prepared anew.
 */
const stale: readonly (string | undefined)[] = ["0A000", "26000"];
const mostStale = 12;

/**
 * A transaction of the running program takes far less; one that takes longer waits for a server that is gone. So long
 * one also waits for its connection.
 */
const mostPatienceMs = 30_000;

/**
 * Runs `work` in a transaction; when Postgres chose it as the victim of a deadlock (40P01), could not serialise it
 * (40001), it was cancelled (57014) or it had read too early, up to three times more, and as often as prepared statements are stale. `work`
 * must therefore do nothing but read and write through its `tx`.
 *
 * @throws whatever `work` throws, the database's own error when the last attempt fails too, and an error of an
 *   unavailable database when the server has not answered for half a minute (then nobody knows whether it was done)
 *   or all connections were in use for so long (then it was not).
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  patienceMs = mostPatienceMs,
): Promise<T> {
  for (let disturbances = 0, staleOnes = 0; ; ) {
    try {
      return await withinPatience(db, work, patienceMs);
    } catch (error) {
      const code = sqlState(error);
      if (error instanceof ReadTooEarly || disturbed.includes(code)) disturbances++;
      else if (stale.includes(code)) staleOnes++;
      else throw error;
      if (disturbances > mostDisturbed || staleOnes > mostStale) throw error;
    }
  }
}

/**
 * A transaction, or its failure when the server stays silent; the connections are then given up with it. The clock
 * starts anew when the transaction has its connection. One that others never gave a connection fails alone, and its
 * work is not begun later.
 */
async function withinPatience<T>(db: Db, work: (tx: Tx) => Promise<T>, patienceMs: number): Promise<T> {
  const watch = poolOf.get(db)?.watch();
  let isBegun = false;
  let failure: Error | undefined;
  let fail: () => void = () => undefined;
  const silence = new Promise<never>((_, reject) => {
    fail = () => {
      const isBusy = !isBegun && watch?.isBusy() === true;
      failure = isBusy ? new BusyPool() : new SilentServer();
      if (!isBusy) watch?.renew();
      reject(failure);
    };
  });
  let timer = setTimeout(fail, patienceMs);
  const transaction = db.transaction(async (tx) => {
    if (failure) throw failure;
    isBegun = true;
    clearTimeout(timer);
    timer = setTimeout(fail, patienceMs);
    return work(tx);
  });
  try {
    return await Promise.race([transaction, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Other transactions kept all connections. Its code is the server's own for too many of them. */
class BusyPool extends Error {
  readonly code = "53300";

  constructor() {
    super("all connections to the database are in use");
    this.name = "BusyPool";
  }
}

/** The server holds the connection and does not answer. */
class SilentServer extends Error {
  readonly code = "CONNECTION_SILENT";

  constructor() {
    super("the database server does not answer");
    this.name = "SilentServer";
  }
}

/** The connection of a transaction, or the pool, bare: for what Drizzle cannot say. */
export function connectionOf(on: Db | Tx): postgres.Sql | postgres.TransactionSql {
  const { session } = on._;
  if (!(session instanceof PostgresJsSession)) throw new Error("a database of another driver");
  return session.client;
}

/** The SQLSTATE of an error or of what caused it; undefined when it did not come from Postgres. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof postgres.PostgresError) return at.code;
  }
  return undefined;
}

/**
 * Whether the database could not be reached or asked us to come back: nothing was decided, the same message may be
 * tried again. Everything else is an error of ours or of the data.
 */
export function isUnavailable(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : "";
    if (/^(CONNECT|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|08|53|57014|57P|55P03)/.test(code)) return true;
  }
  return false;
}

/**
 * Whether the transaction only met somebody else's lock (a lock not given in time, a deadlock, a conflict). It may be
 * tried again, and the database works for everybody else.
 */
export function isLockConflict(error: unknown): boolean {
  const code = sqlState(error);
  return code === "55P03" || code === "40P01" || code === "40001";
}

/** Whether an error is a query's own: its message may hold the query's text and values. */
export function isOfQuery(error: unknown): boolean {
  return error instanceof DrizzleQueryError || error instanceof postgres.PostgresError;
}

/** The server's version and what its clock shows. */
export async function serverFacts(sql: Sql): Promise<{ readonly version: string; readonly clock: Date }> {
  const [row] = await sql`
    select current_setting('server_version') as version,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  return { version: String(row?.version), clock: new Date(Number(row?.ms)) };
}
