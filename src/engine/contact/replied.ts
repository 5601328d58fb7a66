// What a message replies to: the prompt that asked it, the person's own message, or one that nobody kept.
import type { AskedThen } from "../../interview/chat.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { answeredBy } from "../../store/queue/inbox.ts";
import { promptOf } from "../../store/queue/prompts.ts";

/** The prompt that is answered; "now" for what the chat is asked anyway, "unknown" for a message that is not kept. */
export async function repliedTo(
  tx: Tx,
  { addressId }: Pick<LockedChat, "addressId">,
  replyTo: string,
): Promise<AskedThen | "unknown" | "now"> {
  const prompt = await promptOf(tx, addressId, replyTo);
  if (prompt === "last" || prompt === "nothing") return "now";
  return prompt ?? (await ownMessage(tx, addressId, replyTo)) ?? "unknown";
}

/** A reply to what the person wrote themselves is about the place that it answered. */
async function ownMessage(tx: Tx, addressId: number, messageId: string): Promise<AskedThen | null> {
  const [place, another] = await answeredBy(tx, addressId, messageId);
  if (!place || another || place.node === undefined) return null;
  const asked = { at: "question", id: place.id } as const;
  return { node: place.node, asked, rev: Math.max(place.rev, 0), half: null, offered: [] };
}
