// Reads a file that somebody handed over, whatever it is called, into blocks. The one way in; knows no form.
import type { ReadFile } from "./blocks.ts";
import { readClipboard } from "./html/read-clipboard.ts";
import type { Paste } from "./paste.ts";
import { readSheets } from "./spreadsheet/read-sheets.ts";
import { readText } from "./text/read-text.ts";
import { trueKind } from "./true-kind.ts";
import { type TrueKind, UnreadableFile } from "./unreadable.ts";
import { readDocument } from "./word/read-document.ts";
import { withTodaysLetters } from "./words/todays-letters.ts";

/** A larger file is no list and no report. */
const mostBytes = 20_000_000;

/**
 * What the file says, in today's letters. The name tells only which of two texts it is.
 *
 * @throws UnreadableFile
 */
export async function readFile(name: string, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > mostBytes) throw new UnreadableFile({ type: "too-much", what: "bytes" });
  return withTodaysLetters(await blocksOf(trueKind(name, bytes), bytes));
}

/**
 * What was pasted, in today's letters.
 *
 * @throws UnreadableFile
 */
export function readPaste(pasted: Paste): ReadFile {
  return withTodaysLetters(readClipboard(pasted));
}

async function blocksOf(kind: TrueKind, bytes: Uint8Array): Promise<ReadFile> {
  switch (kind) {
    case "csv":
    case "txt":
      return readText(bytes, kind);
    case "xlsx":
      return readSheets(bytes);
    case "docx":
      return readDocument(bytes);
    default:
      throw new UnreadableFile({ type: "kind", kind });
  }
}
