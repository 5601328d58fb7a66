// The officer's workbook of a draft: given out, and taken back as the next version, whole or not at all.
import type { App } from "../../../app.ts";
import type { BookRead } from "../../../book/read/read-book.ts";
import { originOf, readBook } from "../../../book/read/read-book.ts";
import type { ReadFile } from "../../../files/blocks.ts";
import { parseForm } from "../../../form/form.ts";
import type { Tx } from "../../../store/db.ts";
import { type DraftAt, draftAt, makeDraft, type Saved, saveDraft } from "../../../store/officer/drafts.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { bookLists, bookWords } from "../../../text/officer/book-words.ts";
import { bookPageWords } from "../../../text/page/officer-book.ts";

/** More faults nobody mends in one go; the rest is counted. */
const mostFaults = 40;

/** The workbook of a draft. Its program is large and loaded with the first that is wanted. */
export async function bookFile({ id, version, sha256, body }: DraftAt): Promise<Uint8Array> {
  const { writeBook } = await import("../../../book/write/write-book.ts");
  const form = parseForm({ ...body.form, version: 1 });
  const origin = { draft: id, version, hash: sha256 };
  return writeBook(body, form, bookWords, { origin, faults: [], lists: bookLists });
}

/** Whether a file is one of our workbooks, and not a dispatch's attachment. */
export function isBook(file: ReadFile): boolean {
  return file.kind === "xlsx" && originOf(file, bookWords) !== null;
}

/** What a workbook became: a version of a draft, or why nothing was saved. */
export type BookTaken =
  | { readonly draft: number; readonly told: readonly string[] }
  | { readonly problems: readonly string[]; readonly draft?: number };

/**
 * Takes a workbook that came back. `expected`: the draft on whose page it was dropped; null on the page of all. One that
 * was written from a draft which is not here begins a draft of its own.
 */
export async function takeBook(
  app: App,
  tx: Tx,
  officer: PageOfficer,
  {
    file,
    name,
    expected,
  }: { readonly file: ReadFile; readonly name: string; readonly expected: number | null },
): Promise<BookTaken> {
  const origin = originOf(file, bookWords);
  const at = origin === null ? null : await draftAt(tx, origin.draft, origin.version);
  // A draft of another installation may have the same number.
  const base = at !== null && at.sha256 === origin?.hash ? at : null;
  const read = readBook(file, bookWords, base?.body ?? null);
  if (read.draft === null) return { problems: faultsSaid(read) };
  if (expected !== null && base?.id !== expected) return { problems: [bookPageWords.other] };
  const saving = { body: read.draft, by: officer.personId, now: app.clock(), file: name };
  const told = read.copied.map(bookPageWords.copied);
  if (!base) return { draft: await makeDraft(tx, saving), told };
  const saved: Saved = await saveDraft(tx, { ...saving, draft: base.id, basedOn: base.version });
  if ("saved" in saved) return { draft: base.id, told };
  return {
    draft: base.id,
    problems: [bookPageWords.meanwhile(saved.meanwhile, app.settings.TIME_ZONE)],
  };
}

function faultsSaid({ faults }: BookRead): readonly string[] {
  const more = faults.length - mostFaults;
  return [
    bookPageWords.faults(faults.length),
    ...faults.slice(0, mostFaults).map(bookPageWords.fault),
    ...(more > 0 ? [bookPageWords.more(more)] : []),
  ];
}
