// `form check`: says what is wrong in a workbook of a form, by sheet and cell. Changes nothing.
import { writeFile } from "node:fs/promises";
import { writeFaults } from "../../book/write/write-faults.ts";
import { difference } from "../../draft/difference.ts";
import { bookWords } from "../../text/officer/book-words.ts";
import { sayDifferences } from "../../text/officer/draft-difference.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { formHelp, formsText } from "../../text/operator/forms.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { bookSaid } from "./book-said.ts";

export const formCheck: Operation = {
  name: "form check",
  ...formHelp.check,
  needsDatabase: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { out: { type: "string" } }, [wanted.book]);
    const { bytes, read, ...wrong } = await bookSaid(words[0] ?? "", storeOf(context).db, context);
    const lines = [...wrong.lines, ...wrong.ofRound];
    if (values.out !== undefined) await writeFile(values.out, await writeFaults(bytes, lines, bookWords));
    for (const line of formsText.copied(read.copied)) context.print(line);
    const changed = wrong.base && read.draft ? sayDifferences(difference(wrong.base.body, read.draft)) : null;
    if (changed !== null) context.print(formsText.changed(changed));
    if (lines.length > 0) throw new Misuse(formsText.bookFaults(lines));
    context.print(formsText.bookRight);
  },
};
