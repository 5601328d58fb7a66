// A person who types to a fake platform, and goes on only when the whole answer has come.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { OutgoingMessage } from "../../../src/message.ts";
import type { Db } from "../../../src/store/db.ts";
import { fileFirst, type Speaker } from "../round/sample-report.ts";
import { PATIENCE_MS, until } from "../run/patience.ts";

/** What a chat needs of a fake: to write, and to see what came. */
export type Mouth = {
  say(text: string): Promise<unknown>;
  /** What was sent to the chat after the message with this id, oldest first; waits so long for the first of it. */
  sent(after: number, waitMs: number): Promise<readonly { readonly id: number; readonly text: string }[]>;
};

type Person = Speaker & {
  join(code: string): Promise<string>;
  /** Does something else than saying a text, and gives the answer to it: the text of each part. */
  answerTo(deed: () => Promise<unknown>): Promise<readonly string[]>;
};

/** Speaks through a fake: what was sent in several parts is read as one message. */
export function speaker(db: Db, chatKey: string, mouth: Mouth): Person {
  let last: OutgoingMessage = { text: "", choices: [], document: null, progress: null };
  let seen = 0;
  /** What came that was not seen yet. */
  const fresh = async (waitMs: number) => {
    const came = await mouth.sent(seen, waitMs);
    return { texts: came.map(({ text }) => text), upTo: came.at(-1)?.id ?? seen };
  };
  const answerTo = async (deed: () => Promise<unknown>, what = "an answer to what was done") => {
    seen = (await fresh(0)).upTo;
    await deed();
    const { texts: first } = await fresh(PATIENCE_MS);
    if (first.length === 0) throw new Error(`There never came ${what}`);
    await settled(db, chatKey);
    const { texts, upTo } = await fresh(0);
    seen = upTo;
    last = { ...last, text: texts.join("\n\n") };
    return texts;
  };
  const say = async (text: string) => {
    await answerTo(() => mouth.say(text), `an answer to “${text}” after:\n${last.text}`);
    return last;
  };
  return {
    say,
    last: () => last,
    answerTo: (deed) => answerTo(deed),
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
