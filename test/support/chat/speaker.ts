// A person who types to a fake platform, and goes on only when the whole answer has come.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { OutgoingMessage } from "../../../src/message.ts";
import type { Db } from "../../../src/store/db.ts";
import type { Speaker } from "../round/sample-report.ts";

/** What a chat needs of a fake: to write, and to see what came. */
export type Mouth = {
  say(text: string): Promise<unknown>;
  /** The texts of all the chat's messages, oldest first. */
  texts(): Promise<readonly string[]>;
};

/** Speaks through a fake: what was sent in several parts is read as one message. */
export function speaker(
  db: Db,
  chatKey: string,
  mouth: Mouth,
): Speaker & { join(code: string): Promise<string> } {
  let last: OutgoingMessage = { text: "", choices: [], document: null, progress: null };
  const say = async (text: string) => {
    const { length: before } = await mouth.texts();
    await mouth.say(text);
    for (let n = 0; n < 1_000 && (await mouth.texts()).length === before; n++) await pause();
    await settled(db, chatKey);
    const fresh = (await mouth.texts()).slice(before);
    if (fresh.length === 0) throw new Error(`no answer to “${text}” after:\n${last.text}`);
    last = { ...last, text: fresh.join("\n\n") };
    return last;
  };
  return {
    say,
    last: () => last,
    join: async (code) => {
      await say(code);
      return (await say("đúng")).text;
    },
  };
}

function pause(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, 15));
}

const count = z.tuple([z.object({ open: z.coerce.number() })]);

/** Waits until nothing of a chat is on its way: neither in nor out. */
async function settled(db: Db, chatKey: string): Promise<void> {
  for (let n = 0; n < 400; n++) {
    const rows = await db.execute(sql`
      select (select count(*) from outbox join address on address.id = outbox.address_id
          where address.chat_key = ${chatKey} and outbox.state in ('queued', 'sending'))
        + (select count(*) from inbox where state = 'received' and chat_key = ${chatKey}) as open`);
    if (count.parse([...rows])[0].open === 0) return;
    await pause();
  }
  throw new Error(`the chat ${chatKey} did not come to rest`);
}
