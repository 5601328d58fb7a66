// Messages that change nothing and are answered with nothing: more files of an album, edits of what is no answer.
import { findCommand } from "../../commands/shared/names.ts";
import { recognise } from "../../interview/reading/recognise.ts";
import type { IncomingBody } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { parseCode } from "../../store/people/codes.ts";
import { answeredBy } from "../../store/queue/inbox.ts";

/** Whether nothing follows from a message. What it did when it first came (a command, a choice) is not done again. */
export async function isSilent(tx: Tx, chat: LockedChat, body: IncomingBody): Promise<boolean> {
  if (body.type === "media") return body.album !== undefined && body.album === chat.state.album;
  if (body.type !== "edited") return false;
  if (findCommand(body.text) || parseCode(body.text) !== null) return true;
  if (recognise({ offered: [] }, body.text).type === "control") return true;
  return (await answeredBy(tx, chat.addressId, body.messageId)).length === 0;
}

/** The album that a message's file is of. */
export function albumOf(body: IncomingBody): string | undefined {
  return body.type === "media" ? body.album : body.type === "text" ? body.file?.album : undefined;
}
