// Writes the officer's workbook of a draft to where the operator wants it.
import { writeFile } from "node:fs/promises";
import type { Origin } from "../../book/write/round.ts";
import { writeBook } from "../../book/write/write-book.ts";
import type { Draft } from "../../draft/draft.ts";
import { parseForm } from "../../form/form.ts";
import type { DraftAt } from "../../store/officer/drafts.ts";
import { bookLists, bookWords } from "../../text/officer/book-words.ts";

/** The workbook names the draft, so that it is known when it comes back. */
export async function writeDraft({ id, version, sha256, body }: DraftAt, path: string): Promise<void> {
  await writeBody(body, { draft: id, version, hash: sha256 }, path);
}

/** @param origin null of what is no draft yet. */
export async function writeBody(body: Draft, origin: Origin | null, path: string): Promise<void> {
  const about = { origin, faults: [], lists: bookLists };
  await writeFile(path, await writeBook(body, parseForm(body.form), bookWords, about));
}
