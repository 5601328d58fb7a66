// Messages that change nothing and are answered with nothing: more files of an album, edits of what is no answer.
import type { Meaning } from "../../language/meaning.ts";
import type { IncomingBody } from "../../message.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { AnsweredThere } from "../../store/shapes/answered-places.ts";

/** Whether a file is one more of the album that was told last. */
export function isOfAlbum(chat: LockedChat, body: IncomingBody): boolean {
  return body.type === "media" && body.album !== undefined && body.album === chat.state.album;
}

/** Whether nothing follows from an edit. What it did when it first came (a command, a choice) is not done again. */
export function isSilentEdit(meaning: Meaning, answered: readonly AnsweredThere[]): boolean {
  return answered.length === 0 || happened.has(meaning.type);
}

const happened: ReadonlySet<Meaning["type"]> = new Set(["command", "no-command", "code", "steer"]);

/** The album that a message's file is of. */
export function albumOf(body: IncomingBody): string | undefined {
  return body.type === "media" ? body.album : body.type === "text" ? body.file?.album : undefined;
}
