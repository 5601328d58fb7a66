// A workbook of a form that the operator named: read against the draft it was written from, with all that is wrong with it.
import { readFile as bytesOf } from "node:fs/promises";
import { type BookRead, originOf, readBook } from "../../book/read/read-book.ts";
import type { FaultLine } from "../../book/write/book.ts";
import type { DraftFault } from "../../draft/faults/fault.ts";
import { faults } from "../../draft/faults.ts";
import type { Db, Tx } from "../../store/db.ts";
import { type DraftAt, draftAt } from "../../store/officer/drafts.ts";
import { bookLines } from "../../text/officer/book-lines.ts";
import { bookWords } from "../../text/officer/book-words.ts";
import { fileSaid } from "../shared/file-said.ts";
import type { OperationContext } from "../shared/operation.ts";

export type BookSaid = {
  readonly bytes: Uint8Array;
  readonly read: BookRead;
  /** The version of the draft that it was written from; null where it is of none that is here. */
  readonly base: DraftAt | null;
  /** What keeps its form from being released. */
  readonly lines: readonly FaultLine[];
  /** What is to be mended before a round is opened on it. */
  readonly ofRound: readonly FaultLine[];
};

/** @throws Misuse where the file cannot be read at all. */
export async function bookSaid(
  path: string,
  db: Db | Tx,
  { now, settings }: OperationContext,
): Promise<BookSaid> {
  const file = await fileSaid(path);
  const origin = originOf(file, bookWords);
  const at = origin === null ? null : await draftAt(db, origin.draft, origin.version);
  // A draft of another installation may have the same number.
  const base = at !== null && at.sha256 === origin?.hash ? at : null;
  const read = readBook(file, bookWords, base?.body ?? null);
  const zone = settings.TIME_ZONE;
  const all = read.draft === null ? [] : faults(read.draft, { now: now(), zone });
  const isOfRound = ({ at: place }: DraftFault) => place.startsWith("round/");
  const ofForm = all.filter((fault) => !isOfRound(fault));
  const ofRound = bookLines({ faults: [], at: read.at }, all.filter(isOfRound), zone);
  return {
    bytes: new Uint8Array(await bytesOf(path)),
    read,
    base,
    lines: bookLines(read, ofForm, zone),
    ofRound,
  };
}
