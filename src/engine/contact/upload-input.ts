// A file that was handed over: whose report it is for, and what it is to the interview. Knows what is kept of it.
import type { Input } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing } from "../../store/people/people.ts";
import { uploadById } from "../../store/rounds/uploads.ts";
import { type Workplace, workplaceOf } from "../workplace.ts";

type Giver = { readonly chat: LockedChat; readonly standings: readonly Standing[] };

/** The report and the input; null when the file was taken back or its giver does not work on that report any more. */
export async function uploadInput(
  tx: Tx,
  { chat, standings }: Giver,
  uploadId: number,
): Promise<{ readonly place: Workplace; readonly input: Input } | null> {
  const file = await uploadById(tx, uploadId);
  if (!file) return null;
  // An officer's link is for the unit that was being entered; once the chat is out of that, nothing is written.
  const place = await workplaceOf(tx, { ...chat, nodeId: file.nodeId }, standings);
  if (place?.nodeId !== file.nodeId) return null;
  return { place, input: { type: "upload", name: file.name, sheets: file.cells } };
}

/** What platforms deliver that nobody means for a report, and texts that a channel could not read. */
const noFile: ReadonlySet<string> = new Set([
  "unreadable",
  "sticker",
  "animation",
  "gif",
  "location",
  "venue",
  "contact",
  "business_card",
  "poll",
  "dice",
]);

/** Whether something that is no text may have been a file for the report; what a platform keeps from us may be. */
export function mayBeFile(what: string): boolean {
  return !noFile.has(what);
}
