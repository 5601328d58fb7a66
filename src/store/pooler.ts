// Whether a pooler stands before the database that gives each transaction another connection, and what it loses.
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { sqlState } from "./db.ts";

/** A prepared statement that is lost at a commit looks like one that was done: no message may depend on that. */
type Pooler = "none" | "keeps-statements" | "loses-statements";

const patienceMs = 5_000;

/**
 * Asks over two connections: while the second holds a transaction, the first is given to another server process if a
 * pooler does so, and then its prepared statement must still be there.
 */
export async function poolerBefore(url: string): Promise<Pooler> {
  const [one, other] = [connect(url), connect(url)];
  try {
    const before = await pidOf(one);
    return await other.begin(async (tx) => {
      await tx`select 1`;
      // Within a transaction: outside one the driver prepares a lost statement again without a word.
      const again = Promise.allSettled([one.begin((held) => pidOf(held))]);
      const [after] = await Promise.race([again, sleep(patienceMs, [null], { ref: false })]);
      // A pooler that has no second connection to give lets it wait.
      if (!after) return "keeps-statements";
      if (after.status === "rejected") throw after.reason;
      return after.value === before ? "none" : "keeps-statements";
    });
  } catch (error) {
    const code = sqlState(error);
    // The statement is not known there, which breaks the transaction; or another client's has its name.
    if (["26000", "25P02", "42P05"].includes(code ?? "")) return "loses-statements";
    throw error;
  } finally {
    await Promise.all([one.end({ timeout: 1 }), other.end({ timeout: 1 })]);
  }
}

async function pidOf(sql: postgres.Sql | postgres.TransactionSql): Promise<number> {
  const [row] = await sql`select pg_backend_pid() as pid`;
  return Number(row?.pid);
}

/** Without the settings of the program's own connections, of which a pooler may refuse one. */
function connect(url: string): postgres.Sql {
  const bare = new URL(url);
  bare.searchParams.delete("prepare");
  return postgres(bare.href, { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => undefined });
}
