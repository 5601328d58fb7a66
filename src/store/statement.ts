// A statement of the path that every message takes: its text is made once, and PostgreSQL plans it once per connection.
import { is, Placeholder, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { connectionOf, type Db, sqlState, type Tx } from "./db.ts";

/** What a statement may be given. JSON goes as its text, several ids or names as one list. */
type Value = string | number | boolean | Date | null | readonly (string | number)[];

/** The text, and the names of the values that its numbered places take. */
type Compiled<Name> = { readonly text: string; readonly order: readonly Name[] };

const dialect = new PgDialect({ casing: "snake_case" });

/**
 * Makes a statement that is run, with the values of `names`, within a transaction or by itself on the pool.
 *
 * Drizzle makes the text of a query anew for every call and has it parsed anew, which takes two trips; its own
 * preparing runs outside of the transaction.
 *
 * @param build the statement, with a value's place wherever it is needed. It says the type where PostgreSQL cannot know
 *   (`${value("at")}::timestamptz`), and takes a list as `any(${value("ids")}::bigint[])`. Whatever else is put in is a
 *   constant of the text
 * @param row what a row of the result is; one that is something else throws
 */
export function statement<const Name extends string, Row>(
  names: readonly Name[],
  build: (value: (name: Name) => Placeholder) => SQL,
  row: z.ZodType<Row>,
): (on: Db | Tx, values: { readonly [N in Name]: Value }) => Promise<Row[]> {
  const rows = row.array();
  let compiled: Compiled<Name> | null = null;
  return async (on, values) => {
    compiled ??= compile(names, build);
    const given = compiled.order.map((name) => toDriver(values[name]));
    return rows.parse([...(await connectionOf(on).unsafe(compiled.text, given, { prepare: true }))]);
  };
}

/**
 * Statements of one transaction that were sent without awaiting one another: they go out together, in their order. Each
 * sees what was committed when it begins, also while the one before it waited for a lock.
 *
 * @throws the error that ended the transaction, once all of them have ended: a statement whose plan is stale the driver
 *   sends once more, and a rollback that overtook it would leave the connection within its failed transaction for good
 */
export async function together<T extends readonly unknown[]>(
  sent: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const ends = await Promise.allSettled(sent);
  const errors = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  // The others only say that the transaction has failed.
  if (errors.length > 0) throw errors.find((error) => sqlState(error) !== "25P02") ?? errors[0];
  return Promise.all(sent);
}

/** Each value has one place in the text, however often it is needed. */
function compile<Name extends string>(
  names: readonly Name[],
  build: (value: (name: Name) => Placeholder) => SQL,
): Compiled<Name> {
  const { sql: text, params } = dialect.sqlToQuery(build((name) => sql.placeholder(name)).inlineParams());
  const order: Name[] = [];
  const numbered = text.replace(/\$(\d+)/g, (_, number: string) => {
    const place = params[Number(number) - 1];
    const name = is(place, Placeholder) ? names.find((one) => one === place.name) : undefined;
    if (name === undefined) throw new Error(`no value stands at $${number}`);
    if (!order.includes(name)) order.push(name);
    return `$${order.indexOf(name) + 1}`;
  });
  return { text: numbered, order };
}

/** A time goes as text: the driver would name its type, and the statement be prepared once more for it. */
function toDriver(value: Value): Exclude<Value, Date> {
  return value instanceof Date ? value.toISOString() : value;
}
