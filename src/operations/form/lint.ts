// `form lint`: says what is wrong in a form's file, and what the bot will say of its checks. Writes nothing.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Form, parseForm } from "../../form/form.ts";
import { lintForm } from "../../form/lint.ts";
import { misuse, wanted } from "../../text/operator/command-line.ts";
import { checkSentences, formHelp, lintText } from "../../text/operator/form-lint.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation } from "../shared/operation.ts";

export const formLint: Operation = {
  name: "form lint",
  ...formHelp,
  needsDatabase: false,
  async run(args, { print }) {
    const {
      words: [path = ""],
    } = readArguments(args, {}, [wanted.file]);
    const form = await formIn(path);
    for (const line of lintText(lintForm(form), checkSentences(form))) print(line);
  },
};

/** @throws Misuse that says where the file is no form. */
async function formIn(path: string): Promise<Form> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new Misuse(misuse.unreadableFile(path));
  }
  try {
    return parseForm(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Misuse(misuse.noJson(path));
    throw error instanceof z.ZodError ? new Misuse(misuse.noForm(path, z.prettifyError(error))) : error;
  }
}
