// A file that came by itself while several reports are open: it waits until its sender says whose it is.
import { commandOffer } from "../../commands/shared/command.ts";
import type { Input } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import { holdSentFiles } from "../../store/queue/sent-files.ts";
import { reportOffer, roundText, tellApart } from "../../text/interview/rounds.ts";
import { only, type Person, type Replied } from "../person.ts";
import { replyKeepingChat } from "../reply.ts";
import { reportsOf, type Workplace } from "../workplace.ts";
import { attached, comes } from "./sent-files.ts";

/** The question whose it is, with the file left unread; null where that goes without saying, or it cannot be fetched. */
export async function heldFile(
  tx: Tx,
  { chat, personId, message, standings }: Person,
  place: Workplace,
  input: Input,
  zone: string,
): Promise<Replied | null> {
  if (input.type !== "media" || !comes(input.file) || place.entering) return null;
  // A proof was asked for at one row of one report.
  if (chat.state.asked?.at === "proofs" && chat.nodeId === place.nodeId) return null;
  const open = reportsOf(standings).filter(({ roundOpen }) => roundOpen);
  const { files = [], album } = attached(message) ?? {};
  if (open.length < 2 || files.length === 0) return null;
  const { addressId } = chat;
  const together = album ?? (files.length > 1 ? message.key : null);
  const waiting = await holdSentFiles(tx, {
    addressId,
    personId,
    nodeId: place.nodeId,
    files,
    album: together,
  });
  const names = tellApart(open, zone);
  return only({
    ...replyKeepingChat(chat, roundText.whoseFile(waiting, names)),
    chat: { ...chat.state, asked: null },
    offers: open.map(({ nodeId }, index) =>
      commandOffer(reportOffer(names[index] ?? "", index), "files", `for ${nodeId}`),
    ),
  });
}
