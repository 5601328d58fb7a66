// `form read`: says what a dispatch, or its attachment alone, was found to ask. Writes nothing.
import { readFile as bytesOf } from "node:fs/promises";
import { basename } from "node:path";
import { readDispatch } from "../../dispatch/read-dispatch.ts";
import { readJson } from "../../dispatch/read-json.ts";
import type { ReadFile } from "../../files/blocks.ts";
import { readFile } from "../../files/read.ts";
import { UnreadableFile } from "../../files/unreadable.ts";
import { listUnitKinds } from "../../store/rounds/unit-kinds.ts";
import { misuse, wanted } from "../../text/operator/command-line.ts";
import { fileUnread } from "../../text/operator/file-unread.ts";
import { formHelp, formText } from "../../text/operator/forms.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

export const formRead: Operation = {
  name: "form read",
  ...formHelp.read,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { json: { type: "boolean" } }, [wanted.files]);
    const files: ReadFile[] = [];
    for (const path of words) files.push(await fileOf(path));
    const kinds = await listUnitKinds(storeOf(context).db);
    const found = readDispatch(files, { now: context.now(), kinds });
    if (values.json) return context.print(JSON.stringify(readJson(found), null, 2));
    for (const line of formText.found(found, kinds)) context.print(line);
  },
};

async function fileOf(path: string): Promise<ReadFile> {
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(path);
  } catch {
    throw new Misuse(misuse.unreadableFile(path));
  }
  try {
    return await readFile(basename(path), bytes);
  } catch (error) {
    throw error instanceof UnreadableFile ? new Misuse(fileUnread(basename(path), error.why)) : error;
  }
}
