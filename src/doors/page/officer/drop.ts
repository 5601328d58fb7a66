// What an officer dropped or pasted becomes a draft, whole or not at all. Parses no file itself.
import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { App } from "../../../app.ts";
import type { AboutDispatch } from "../../../dispatch/cover/read-cover.ts";
import type { DispatchFound } from "../../../dispatch/found.ts";
import { mostRows } from "../../../dispatch/tables/grid.ts";
import { draftOf } from "../../../draft/draft-of.ts";
import type { Block, ReadFile } from "../../../files/blocks.ts";
import { mostBytesOfFile, mostMegabytes } from "../../../files/limits.ts";
import { pasteBytes, pasteMime } from "../../../files/paste.ts";
import type { Unreadable } from "../../../files/unreadable.ts";
import { inTransaction } from "../../../store/db.ts";
import { keepDraftFile } from "../../../store/officer/draft-files.ts";
import { draftOfDrop, makeDraft } from "../../../store/officer/drafts.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { listUnitKinds } from "../../../store/rounds/unit-kinds.ts";
import { bookPageWords } from "../../../text/page/officer-book.ts";
import { dropProblems, formsWords } from "../../../text/page/officer-forms.ts";
import { unitsProblems } from "../../../text/page/officer-units.ts";
import { shownFileName } from "../../file-kind.ts";
import { takenFile } from "../../taken-file.ts";
import { postedIn } from "../upload-post.ts";
import { isBook, nothingPicked, takeBook } from "./book.ts";

/** A dispatch with its attachments has no more files. */
const mostFiles = 10;
const largestPaste = 4_000_000;

/** What was in a file; "busy": too many wait, nothing was read. */
type Dropped =
  | { readonly type: "read"; readonly file: ReadFile }
  | { readonly type: "unreadable"; readonly why: Unreadable }
  | { readonly type: "busy" };

/** What a dispatch asks; "unreadable": it could not be found out within the limits. */
type Found =
  | { readonly type: "found"; readonly found: DispatchFound }
  | { readonly type: "unreadable"; readonly why: Unreadable }
  | { readonly type: "busy" };

export type DropParts = {
  /** Reads a file in a thread with limits. Never throws. */
  readDropped(file: {
    readonly name: string;
    readonly mime: string;
    readonly bytes: Uint8Array;
  }): Promise<Dropped>;
  /** Finds what the files of a dispatch ask, in the same thread. Never throws. */
  findInDispatch(dispatch: AboutDispatch & { readonly files: readonly ReadFile[] }): Promise<Found>;
};

/** The draft that was made, or had been made of the same before; or why there is none. */
export type DropResult =
  | { readonly draft: number; readonly known: boolean }
  | { readonly problems: readonly string[] };

type Kept = {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly read: boolean;
};

/** The workbook that was posted, read; or why it is none. */
export async function droppedBook(
  parts: DropParts,
  c: Context,
): Promise<{ readonly file: ReadFile; readonly name: string } | { readonly problems: readonly string[] }> {
  const kept = await filesIn(c);
  if ("problems" in kept) return kept;
  const read = await readAll(parts, kept.files);
  if ("problems" in read) return read;
  const [file] = read.files;
  return file ? { file, name: kept.files[0]?.name ?? "" } : { problems: [dropProblems.none] };
}

/** The list that was posted, read: as long as a file may be, for it is no form; or why it is none. */
export async function droppedList(
  parts: DropParts,
  c: Context,
): Promise<{ readonly file: ReadFile } | { readonly problems: readonly string[] }> {
  const kept = await filesIn(c);
  if ("problems" in kept) return kept;
  if (kept.files.length > 1) return { problems: [unitsProblems.oneFile] };
  const read = await readAll(parts, kept.files, "list");
  if ("problems" in read) return read;
  const [file] = read.files;
  return file ? { file } : { problems: [dropProblems.none] };
}

/**
 * Reads what was posted and makes a draft of it; a workbook of ours becomes the next version of its draft. What the same
 * officer dropped before leads to the draft that it became, unless it is to be read `anew`: a button is pressed twice, and
 * the answers of yesterday stand in yesterday's draft.
 */
export async function takeDrop(
  app: App,
  parts: DropParts,
  c: Context,
  officer: PageOfficer,
  anew: boolean,
): Promise<DropResult> {
  const kept = await filesIn(c);
  if ("problems" in kept) return kept;
  const read = await readAll(parts, kept.files);
  if ("problems" in read) return read;
  const book = read.files.find(isBook);
  if (book) {
    if (read.files.length > 1) return { problems: [dropProblems.bookAlone] };
    const given = { file: book, name: kept.files[0]?.name ?? "", expected: null, picked: nothingPicked };
    const taken = await inTransaction(app.db, (tx) => takeBook(app, tx, officer, given));
    if ("problems" in taken) return taken;
    return "clashes" in taken
      ? { problems: [bookPageWords.clashesElsewhere] }
      : { draft: taken.draft, known: false };
  }
  const now = app.clock();
  const kinds = await listUnitKinds(app.db);
  const asked = await parts.findInDispatch({ files: read.files, now, kinds });
  if (asked.type === "busy") return { problems: [dropProblems.busy] };
  if (asked.type === "unreadable")
    return { problems: [dropProblems.unreadable(kept.files[0]?.name ?? "", asked.why)] };
  const { found } = asked;
  const problem = problemOf(found);
  if (problem !== null) return { problems: [problem] };
  const body = draftOf(found, {}, kinds);
  const dropped = hashOfDrop(kept.files);
  return inTransaction(app.db, async (tx) => {
    const before = await draftOfDrop(tx, officer.personId, dropped);
    if (before !== null && !anew) return { draft: before, known: true };
    const file = kept.files[0]?.name ?? null;
    const id = await makeDraft(tx, { body, by: officer.personId, now, file, dropped });
    for (const { name, bytes, mime } of kept.files)
      if (mime !== pasteMime) await keepDraftFile(tx, id, { name, bytes, now });
    return { draft: id, known: false };
  });
}

/** The same files in any order, under any names, and the same paste have the same. */
function hashOfDrop(files: readonly Kept[]): string {
  const each = files.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"));
  return createHash("sha256").update(each.sort().join()).digest("hex");
}

/** What there is nothing to ask of, or too much. */
function problemOf({ items, tables }: DispatchFound): string | null {
  const asked = items.filter(({ kind }) => kind !== "heading").length;
  if (asked === 0 && tables.every(({ rows, list }) => rows.length === 0 && !list))
    return dropProblems.nothing;
  return null;
}

/** The files of the form, the dispatch before its attachments in Excel, and the paste. */
async function filesIn(
  c: Context,
): Promise<{ readonly files: readonly Kept[] } | { readonly problems: readonly string[] }> {
  const posted = await postedIn(c);
  if (!posted) return { problems: [dropProblems.none] };
  const { files, paste } = posted;
  if (files.length > mostFiles) return { problems: [dropProblems.many(mostFiles)] };
  const problems: string[] = [];
  const kept: Kept[] = [];
  if (paste !== null) {
    const bytes = pasteBytes(paste);
    if (bytes.byteLength > largestPaste) problems.push(dropProblems.pasteLarge);
    else kept.push({ name: formsWords.pasteName, mime: pasteMime, bytes, read: true });
  }
  for (const file of files) {
    const name = shownFileName(file.name);
    if (file.size > mostBytesOfFile) {
      problems.push(dropProblems.large(name, mostMegabytes));
      continue;
    }
    const taken = takenFile(file.name, new Uint8Array(await file.arrayBuffer()));
    if ("why" in taken) problems.push(dropProblems.unreadable(name, taken.why));
    else if (taken.as.read || isScan(taken.kind))
      kept.push({ name, mime: taken.as.mime, bytes: taken.bytes, read: taken.as.read });
    else problems.push(dropProblems.unreadable(name, { type: "kind", kind: taken.kind }));
  }
  const readable = kept.some(({ read }) => read);
  if (problems.length === 0 && !readable)
    problems.push(...kept.map(({ name }) => dropProblems.onlyKept(name)));
  if (problems.length > 0) return { problems };
  const order = ({ mime }: Kept) => Number(mime.includes("spreadsheet") || mime === "text/csv");
  return { files: kept.sort((one, other) => order(one) - order(other)) };
}

/** A signed dispatch is often one: it is kept with its draft, and what is asked stands in another file. */
function isScan(kind: string): boolean {
  return kind === "pdf" || kind === "picture";
}

async function readAll(
  parts: DropParts,
  files: readonly Kept[],
  as: "form" | "list" = "form",
): Promise<{ readonly files: readonly ReadFile[] } | { readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const read: ReadFile[] = [];
  for (const { name, mime, bytes } of files.filter((one) => one.read)) {
    const dropped = await parts.readDropped({ name, mime, bytes });
    if (dropped.type === "busy") problems.push(dropProblems.busy);
    else if (dropped.type === "unreadable") problems.push(dropProblems.unreadable(name, dropped.why));
    else {
      // What was cut off would be missing in the form.
      const cut = dropped.file.left.some(({ what }) => what === "rows" || what === "paragraphs");
      if (as === "list" && cut) problems.push(unitsProblems.tooMuch(name));
      else if (as === "list") read.push(dropped.file);
      else if (cut || (!isBook(dropped.file) && dropped.file.blocks.some(isTooLong)))
        problems.push(dropProblems.tooMuch(name, mostRows - 1));
      else read.push(dropped.file);
    }
  }
  return problems.length > 0 ? { problems } : { files: read };
}

/** A form of so many rows would lose those behind: the reader of dispatches takes no more, the head among them. */
function isTooLong(block: Block): boolean {
  return block.type === "table" && block.rows.length > mostRows;
}
