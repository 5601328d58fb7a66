// Reads a file that the operator named on the command line into blocks.
import { readFile as bytesOf } from "node:fs/promises";
import { basename } from "node:path";
import type { ReadFile } from "../../files/blocks.ts";
import { readFile } from "../../files/read.ts";
import { UnreadableFile } from "../../files/unreadable.ts";
import { misuse } from "../../text/operator/command-line.ts";
import { fileUnread } from "../../text/operator/file-unread.ts";
import { Misuse } from "./operation.ts";

/** @throws Misuse that says what is wrong with the path or the file, and what to do. */
export async function fileSaid(path: string): Promise<ReadFile> {
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(path);
  } catch {
    throw new Misuse(misuse.unreadableFile(path));
  }
  try {
    return await readFile(basename(path), bytes);
  } catch (error) {
    throw error instanceof UnreadableFile ? new Misuse(fileUnread(basename(path), error.why)) : error;
  }
}
