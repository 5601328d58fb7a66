// A person who types to a fake platform, and goes on only when the whole answer has come.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { OutgoingMessage } from "../../../src/message.ts";
import type { Db } from "../../../src/store/db.ts";
import { fileFirst, type Speaker } from "../round/sample-report.ts";
import { until } from "../run/patience.ts";

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
    await until(
      `an answer to “${text}” after:\n${last.text}`,
      async () => (await mouth.texts()).length > before,
    );
    await settled(db, chatKey);
    const fresh = (await mouth.texts()).slice(before);
    last = { ...last, text: fresh.join("\n\n") };
    return last;
  };
  return {
    say,
    last: () => last,
    join: async (code) => {
      await say(code);
      const { text } = await say("đúng");
      return text.includes(fileFirst) ? (await say("tiếp")).text : text;
    },
  };
}

const count = z.tuple([z.object({ open: z.coerce.number() })]);

/** Waits until nothing of a chat is on its way: neither in nor out, nor a file that is fetched or read. */
export function settled(db: Db, chatKey: string): Promise<void> {
  return until(`the chat ${chatKey} is at rest`, async () => {
    const rows = await db.execute(sql`
      select (select count(*) from outbox join address on address.id = outbox.address_id
          where address.chat_key = ${chatKey} and outbox.state in ('queued', 'sending'))
        + (select count(*) from inbox where state = 'received' and chat_key = ${chatKey})
        + (select count(*) from sent_file join address on address.id = sent_file.address_id
          where address.chat_key = ${chatKey})
        + (select count(*) from upload join address on address.id = upload.address_id
          where address.chat_key = ${chatKey} and outcome is null and removed_at is null) as open`);
    return count.parse([...rows])[0].open === 0;
  });
}
