// Dispatches that LibreOffice has opened and saved, and what it copies of them, read as they did before.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFile, readPaste } from "../../src/files/read.ts";
import { factsOf } from "../support/dispatches/facts.ts";
import { document2022 } from "../support/dispatches/make-2022.ts";
import { readBlocks, readNamed } from "../support/dispatches/read.ts";
import { noteAbsent } from "../support/run/absent-tools.ts";
import { documentAsPage, documentSavedAgain, soffice } from "../support/run/libre-office.ts";

if (!soffice) noteAbsent("LibreOffice (dispatches saved again)");

const of = (name: string) => async () =>
  new Uint8Array(readFileSync(new URL(`../support/dispatches/${name}`, import.meta.url)));

test.skipIf(!soffice).each<[string, () => Promise<Uint8Array>]>([
  ["1-ma-tran-hoc-sinh.docx", of("1-ma-tran-hoc-sinh.docx")],
  ["2-danh-sach-cot-can.docx", of("2-danh-sach-cot-can.docx")],
  ["3-ha-tang-so.docx", of("3-ha-tang-so.docx")],
  [
    "2022, with a merged head",
    () => document2022({ merged: true, cut: false, numbered: false, shifted: false }),
  ],
  ["2022, cut in two", () => document2022({ merged: true, cut: true, numbered: false, shifted: true })],
  ["2022, without merges", () => document2022({ merged: false, cut: true, numbered: false, shifted: true })],
  ["2022, numbered by Word", () => document2022({ merged: true, cut: false, numbered: true, shifted: true })],
])("%s", async (name, made) => {
  const bytes = await made();
  const wanted = name.endsWith(".docx")
    ? await readNamed(name)
    : readBlocks((await readFile("cong-van.docx", bytes)).blocks);
  const saved = await readFile("cong-van.docx", new Uint8Array(documentSavedAgain(bytes)));
  expect(factsOf(readBlocks(saved.blocks))).toEqual(factsOf(wanted));
  const pasted = readPaste({ html: documentAsPage(bytes).toString("utf8"), text: "" });
  expect(factsOf(readBlocks(pasted.blocks))).toEqual(factsOf(wanted));
});
