// The handed-over files of which a chat still asks something, as the interview knows them.
import type { Chat } from "../../interview/chat.ts";
import type { HandedFile } from "../../interview/handed/handed.ts";
import { mostLoaded } from "../../interview/handed/open-files.ts";
import type { Tx } from "../../store/db.ts";
import { readUploads } from "../../store/rounds/uploads.ts";

/** Those that lie with the report still, the first ones of all that wait; no statement where no file is open. */
export async function handedFiles(tx: Tx, { handed, waiting }: Chat): Promise<readonly HandedFile[]> {
  const ids = [...(handed ? [handed.id] : []), ...waiting].slice(0, mostLoaded);
  return ids.length === 0 ? [] : readUploads(tx, ids);
}
