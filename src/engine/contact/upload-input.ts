// Turns a file that was handed over into the interview's input, at the report it is for.
import type { FileOutcome } from "../../interview/handed/handed.ts";
import type { Input } from "../../interview/situation.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing } from "../../store/people/people.ts";
import { filesBeside, uploadById } from "../../store/rounds/uploads.ts";
import { type Workplace, workplaceOf } from "../workplace.ts";

type Giver = { readonly chat: LockedChat; readonly standings: readonly Standing[] };

/** The report and the input; null when the file was taken back or the chat no longer works on that report. */
export async function uploadInput(
  tx: Tx,
  { chat, standings }: Giver,
  uploadId: number,
): Promise<{
  readonly place: Workplace;
  readonly input: Input;
  /** The names of the files that are told with it. */
  readonly beside: readonly string[];
} | null> {
  const file = await uploadById(tx, uploadId);
  if (!file?.outcome) return null;
  // An officer's link is for the unit that the officer was entering. Once the chat has left that unit, nothing is
  // written.
  const place = await workplaceOf(tx, { ...chat, nodeId: file.nodeId }, standings);
  if (place?.nodeId !== file.nodeId) return null;
  const { id, name, proofs } = file;
  // The files of an archive are of several units; of one that compiles none it only lies there.
  const outcome: FileOutcome =
    file.outcome.type === "bundle" ? { type: "kept", kind: "archive" } : file.outcome;
  const beside = await filesBeside(tx, uploadId);
  const input = { type: "upload", id, name, outcome, beside: beside.map((one) => one.id) } as const;
  return { place, input: { ...input, ...(proofs ? { proofs } : {}) }, beside: beside.map((one) => one.name) };
}
