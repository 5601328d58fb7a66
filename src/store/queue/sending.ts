// A row of the outbox while it is being sent, and when one of unknown outcome may go again. Knows no channel.
import { type SQL, sql } from "drizzle-orm";
import type { Read } from "../../versioned.ts";
import type { OutboxBody } from "../shapes/outbox-body.ts";

export type OutboxKind = "reply" | "receipt" | "reminder" | "announcement" | "notice";

/** A row that is marked as being sent, and whose address is leased to whoever has it. */
export type Sending = {
  readonly id: number;
  readonly addressId: number;
  /** The platform's id of the chat. */
  readonly chat: string;
  readonly kind: OutboxKind;
  /** What to say, where this program can read it. */
  readonly body: Read<OutboxBody>;
  readonly createdAt: Date;
  /** This attempt counted. */
  readonly attempts: number;
  /** How many earlier sends of it ended so that nobody knows whether it arrived: not answered, or cut off by a death. */
  readonly unknowns: number;
  readonly partsDone: number;
};

/** How many seconds after a send of unknown outcome the message may be sent once more. */
const AGAIN_SECONDS = 30;

/** SQL for `again_at` of a row whose sending begins, or ended so, at this moment; or that may go in so many seconds. */
export function goesAgain(seconds = AGAIN_SECONDS): SQL {
  return sql.raw(`clock_timestamp() + make_interval(secs => ${seconds})`);
}

/**
 * SQL that says whether a row found as being sent, and leased to nobody, may be sent once more. A moment farther away
 * than was ever set is from before the database's clock was set back: it counts no longer.
 */
export const mayGoAgain = (row: string): SQL =>
  sql`(coalesce(${sql.raw(row)}.again_at <= clock_timestamp(), true)
    or ${sql.raw(row)}.again_at > ${goesAgain()})`;
