// How much a chat may say before its messages wait for their turn: a burst, then one a second, by the database's clock.
// Knows columns of the tables address and inbox.
import { type SQL, sql } from "drizzle-orm";

/** So many messages at once are worked as they come. */
const BURST = sql.raw("interval '20 seconds'");
const ONE = sql.raw("interval '1 second'");

/**
 * What `address.busy_until` becomes with one more message: each takes a second, counted from now or from the end of
 * those before it. It never stands further ahead than a burst, also after a clock was set back.
 */
export const busyUntilSql = sql`least(greatest(address.busy_until, now()), now() + ${BURST} - ${ONE}) + ${ONE}`;

/**
 * Whether a new message of this chat has to wait: a burst was worked within its seconds, or older messages of it wait,
 * which have to be worked before it.
 *
 * @param own what says of a row that it is of this chat
 */
export function mustWaitSql(own: SQL) {
  return sql`(
    exists (select 1 from address where ${own} and busy_until > now() + ${BURST} - ${ONE})
    or exists (select 1 from inbox where state = 'received' and ${own}))`;
}
