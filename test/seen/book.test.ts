// The officer's workbook comes back as it was also after LibreOffice has opened and saved it.
import { expect, test } from "vitest";
import { readBook } from "../../src/book/read/read-book.ts";
import { writeBook } from "../../src/book/write/write-book.ts";
import type { Draft } from "../../src/draft/draft.ts";
import { draftOf } from "../../src/draft/draft-of.ts";
import { readFile } from "../../src/files/read.ts";
import { parseForm } from "../../src/form/form.ts";
import { shippedForm } from "../../src/form/library.ts";
import { bookLists, bookWords } from "../../src/text/officer/book-words.ts";
import { kinds, readNamed } from "../support/dispatches/read.ts";
import { draftWith } from "../support/forms/drafts.ts";
import { testForm } from "../support/forms/forms.ts";
import { noteAbsent } from "../support/run/absent-tools.ts";
import { savedAgain, soffice } from "../support/run/libre-office.ts";

if (!soffice) noteAbsent("LibreOffice (the officer's workbook)");

const dispatch = async (name: string) => draftOf(await readNamed(name), {}, kinds);

test.skipIf(!soffice).each<[string, () => Draft | Promise<Draft>]>([
  ["pupils by class", () => dispatch("1-ma-tran-hoc-sinh.docx")],
  ["a list of people", () => dispatch("2-danh-sach-cot-can.docx")],
  ["a checklist with proofs", () => dispatch("3-ha-tang-so.docx")],
  ["an inventory", () => draftWith(testForm("kiem-ke-thiet-bi"))],
  ["the shipped form", () => draftWith(shippedForm("tuan-le-htsd-2022@4"))],
])("%s", async (_, made) => {
  const draft = await made();
  const about = { origin: { draft: 3, version: 2, hash: "f00" }, faults: [], lists: bookLists };
  const written = await writeBook(draft, parseForm(draft.form), bookWords, about);
  const file = await readFile("bieu-mau.xlsx", new Uint8Array(savedAgain(written)));
  const read = readBook(file, bookWords, draft);
  expect(read.faults).toEqual([]);
  expect(read.copied).toEqual([]);
  expect(read.origin).toEqual(about.origin);
  expect(JSON.parse(JSON.stringify(read.draft))).toEqual(JSON.parse(JSON.stringify(draft)));
});
