// The built-in web chat as a channel: what its page posts, as a message. Knows no HTTP; the page reads the outbox.
import { z } from "zod";
import type { Address, IncomingBody, IncomingMessage } from "../message.ts";
import type { Channel } from "./channel.ts";

/** Our one account: every page of this program. */
export const WEB_ACCOUNT = "web";

/** Longest text the page may post, in UTF-16 units; the page says so before it sends. */
export const LONGEST_TEXT = 20_000;

const opaque = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** How long ago the person sent it, by the browser's own clock: it may have waited for the network. */
const age = z.number().min(0).catch(0);
/** Of somebody without a session: the texts the page has sent so before, and whether a code waits on it. */
const lobby = z.strictObject({ times: z.int().min(0).max(1_000), button: z.boolean() });
const post = z.union([
  z.strictObject({
    id: opaque,
    age,
    text: z.string().min(1).max(LONGEST_TEXT),
    lobby: lobby.exactOptional(),
  }),
  z.strictObject({ id: opaque, age, choice: opaque }),
  z.strictObject({ id: opaque, age, code: z.string().max(64) }),
]);

/** One message as the page posts it; `id` is made by the page and kept through every repeat. */
export type WebPost = z.infer<typeof post>;

const envelope = z.object({ chat: z.string().min(1), receivedAt: z.date(), post });

/** What the page posted, or null when it is not what the page posts. */
export function readPost(raw: unknown): WebPost | null {
  const result = post.safeParse(raw);
  return result.success ? result.data : null;
}

/** `read` takes `{ chat, receivedAt, post }`: the session's chat, when it came in, and what the page posted. */
export const web: Channel = {
  name: "web",
  account: WEB_ACCOUNT,
  limits: {
    text: 30_000,
    buttons: true,
    documents: false,
    ownDocuments: true,
    repeatable: true,
    commands: false,
  },
  read(raw: unknown): IncomingMessage | null {
    const result = envelope.safeParse(raw);
    if (!result.success) return null;
    const { chat, receivedAt, post } = result.data;
    return {
      // The page makes the id, so it counts within its own chat only: nobody can claim another's.
      key: `${chat}:${post.id}`,
      address: { channel: "web", account: WEB_ACCOUNT, chat },
      sentAt: new Date(receivedAt.getTime() - post.age),
      displayName: null,
      body: bodyOf(post),
    };
  },
  /** Nothing to do: the outbox numbers the row as delivered, and the page's stream reads it from there. */
  async send(address: Address) {
    return { ok: true, platformId: address.chat, at: "ours" };
  },
  answers: async () => true,
};

function bodyOf(post: WebPost): IncomingBody {
  if ("text" in post) return { type: "text", text: storable(post.text), messageId: post.id };
  if ("choice" in post) return { type: "press", choiceId: post.choice };
  return { type: "start", payload: storable(post.code) || null };
}

/** Postgres keeps neither NUL nor half a surrogate pair; both are no letters of anybody. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\ufffd");
}
