// The officer's workbook of a draft: given out, and taken back as the next version, whole or not at all.
import type { App } from "../../../app.ts";
import type { BookRead } from "../../../book/read/read-book.ts";
import { originOf, readBook } from "../../../book/read/read-book.ts";
import { type Clash, merge } from "../../../draft/merge.ts";
import type { ReadFile } from "../../../files/blocks.ts";
import { parseForm } from "../../../form/form.ts";
import type { Tx } from "../../../store/db.ts";
import {
  type DraftAt,
  draftAt,
  makeDraft,
  type SavedVersion,
  saveDraft,
} from "../../../store/officer/drafts.ts";
import { listForms } from "../../../store/officer/released-forms.ts";
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
  /** What two officers changed, each otherwise: nothing is saved until it is said which holds. */
  | { readonly clashes: readonly Clash[]; readonly saved: SavedVersion }
  | { readonly problems: readonly string[] };

type Given = {
  readonly file: ReadFile;
  readonly name: string;
  readonly expected: number | null;
  readonly picked: Picked;
};

/**
 * Takes a workbook that came back: of one that was written from an older version only what it changed is taken. `expected`: the draft on whose page it was dropped; null on the page of all. One that
 * was written from a draft which is not here begins a draft of its own.
 */
export async function takeBook(
  app: App,
  tx: Tx,
  officer: PageOfficer,
  { file, name, expected, picked }: Given,
): Promise<BookTaken> {
  const origin = originOf(file, bookWords);
  const at = origin === null ? null : await draftAt(tx, origin.draft, origin.version);
  // A draft of another installation may have the same number.
  const base = at !== null && at.sha256 === origin?.hash ? at : null;
  const read = readBook(file, bookWords, base?.body ?? null);
  if (read.draft === null) return { problems: faultsSaid(read) };
  if (expected !== null && base?.id !== expected) return { problems: [bookPageWords.other] };
  const told = read.copied.map(bookPageWords.copied);
  const saving = { by: officer.personId, now: app.clock(), file: name };
  if (!base) return { draft: await begin(tx, { ...saving, body: read.draft }), told };
  const newest = base.version === base.newest ? base : await draftAt(tx, base.id);
  if (!newest) throw new Error("a draft has no newest version");
  const { mine, asked } = picked;
  const { draft: body, clashes } = merge(base.body, read.draft, newest.body, mine);
  if (clashes.some(({ key }) => !asked.has(key))) return { clashes, saved: newest.saved };
  const saved = await saveDraft(tx, { ...saving, body, draft: base.id, basedOn: newest.version });
  if ("meanwhile" in saved)
    return { problems: [bookPageWords.meanwhile(saved.meanwhile, app.settings.TIME_ZONE)] };
  const joined = newest === base ? [] : [bookPageWords.merged(newest.saved)];
  return { draft: base.id, told: [...joined, ...told] };
}

/** A draft of its own; of a form that is released already it becomes the next version. */
async function begin(tx: Tx, made: Parameters<typeof makeDraft>[1]): Promise<number> {
  const id = String(made.body.form.id);
  const known = (await listForms(tx)).some((form) => form.id === id);
  return makeDraft(tx, { ...made, ...(known ? { formId: id } : {}) });
}

/** How clashes were answered: by their keys, all that were, and those in which the workbook's holds. */
export type Picked = { readonly asked: ReadonlySet<string>; readonly mine: ReadonlySet<string> };

export const nothingPicked: Picked = { asked: new Set(), mine: new Set() };

function faultsSaid({ faults }: BookRead): readonly string[] {
  const more = faults.length - mostFaults;
  return [
    bookPageWords.faults(faults.length),
    ...faults.slice(0, mostFaults).map(bookPageWords.fault),
    ...(more > 0 ? [bookPageWords.more(more)] : []),
  ];
}
