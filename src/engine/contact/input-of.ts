// Turns an incoming message into the interview's input: a text with what is known of its sending, an edit, or something
// that is no text.
import type { App } from "../../app.ts";
import type { AskedThen } from "../../interview/chat.ts";
import type { Input } from "../../interview/situation.ts";
import type { IncomingBody, IncomingMessage } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { answeredBy } from "../../store/queue/inbox.ts";
import { repliedTo } from "./replied.ts";
import { mayBeFile } from "./upload-input.ts";

/**
 * A message dated longer ago than this, in milliseconds, comes from a wrong clock, since no platform keeps one so long;
 * its date is ignored.
 */
const believableAgeMs = 24 * 3_600_000;
/**
 * A text of at least this share of the platform's longest message was probably cut in two, and the rest is on its way.
 */
const nearLimitShare = 0.95;

/** The input of a message that is neither a choice nor a command. */
export async function inputOf(
  app: App,
  tx: Tx,
  p: {
    readonly chat: LockedChat;
    readonly message: IncomingMessage;
    readonly earlier: AskedThen | null;
    readonly now: Date;
  },
  body: Exclude<IncomingBody, { type: "press" | "upload" | "reach" }>,
): Promise<Input> {
  switch (body.type) {
    case "text": {
      const sentAt = p.message.sentAt?.getTime() ?? null;
      const believable = sentAt !== null && p.now.getTime() - sentAt < believableAgeMs;
      const limit = app.channels.find((channel) => channel.name === p.message.address.channel)?.limits.text;
      const nearLimit = limit !== undefined && body.text.length >= limit * nearLimitShare;
      const replied = body.replyTo === undefined ? "now" : await repliedTo(tx, p.chat, body.replyTo);
      const earlier = p.earlier ?? replied;
      return {
        type: "text",
        text: body.text,
        sentAt: believable ? sentAt : null,
        nearLimit,
        ...(earlier === "now" ? {} : { earlier }),
        ...(body.forwarded ? { forwarded: true } : {}),
        ...(body.file ? { file: true } : {}),
      };
    }
    case "edited":
      return {
        type: "edited",
        text: body.text,
        answered: await answeredBy(tx, p.chat.addressId, body.messageId),
      };
    case "media":
      return { type: "media", file: mayBeFile(body.what) };
    case "start":
      return { type: "resume" };
  }
}

/** Whether a text answers something else than what the chat is asked now. */
export function isReply(input: Input): boolean {
  return input.type === "text" && input.earlier !== undefined;
}
