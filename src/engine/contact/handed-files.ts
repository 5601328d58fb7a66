// The handed-over files of which a chat still asks something, as the interview knows them.
import type { Chat } from "../../interview/chat.ts";
import type { HandedFile } from "../../interview/handed/handed.ts";
import type { Tx } from "../../store/db.ts";
import { readUploads } from "../../store/rounds/uploads.ts";

/** Those that lie with the report still; no statement where no file is open. */
export async function handedFiles(tx: Tx, { handed, waiting }: Chat): Promise<readonly HandedFile[]> {
  const ids = [...(handed ? [handed.id] : []), ...waiting];
  return ids.length === 0 ? [] : readUploads(tx, ids);
}
