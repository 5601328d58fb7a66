// A browser that has a session already, and codes that open something: what the page asks of those who are not strangers.
import { randomBytes } from "node:crypto";
import { hashOf } from "../../../src/store/hash.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { openSession } from "../../../src/store/people/sessions.ts";
import type { TestDatabase } from "../run/database.ts";

/** Makes a session as a right code makes one: its cookie, and the chat that it is. */
export async function madeSession(
  { db }: Pick<TestDatabase, "db">,
  now = new Date(),
): Promise<{ cookie: string; chat: string }> {
  const [secret, chat] = [randomBytes(32).toString("base64url"), randomBytes(16).toString("base64url")];
  const address = { channel: "web", account: "web", chat } as const;
  await db.transaction((tx) => openSession(tx, { hash: hashOf(secret), address, now }));
  return { cookie: `tonghop=${secret}`, chat };
}

/** A code of some unit that nobody has used. */
export async function rightCode(
  { db, sql }: Pick<TestDatabase, "db" | "sql">,
  now = new Date(),
): Promise<string> {
  await sql`
    insert into unit (code, kind, name, short_name, position) values ('ANY', 'thpt', 'Trường bất kỳ', 'Bất kỳ', 1)
    on conflict do nothing`;
  const [unit] = await sql`select id from unit where code = 'ANY'`;
  const random = randomBytes(16).toString("hex");
  const made = { unitId: Number(unit?.id), role: "contact", random, now } as const;
  const expiresAt = new Date(now.getTime() + 86_400_000);
  return db.transaction((tx) => makeCode(tx, { ...made, expiresAt }));
}
