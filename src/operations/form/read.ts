// `form read`: says what a dispatch, or its attachment alone, was found to ask. Writes nothing.
import { readDispatch } from "../../dispatch/read-dispatch.ts";
import { readJson } from "../../dispatch/read-json.ts";
import type { ReadFile } from "../../files/blocks.ts";
import { listUnitKinds } from "../../store/rounds/unit-kinds.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { formHelp, formText } from "../../text/operator/forms.ts";
import { readArguments } from "../shared/arguments.ts";
import { fileSaid } from "../shared/file-said.ts";
import { type Operation, storeOf } from "../shared/operation.ts";

export const formRead: Operation = {
  name: "form read",
  ...formHelp.read,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { json: { type: "boolean" } }, [wanted.files]);
    const files: ReadFile[] = [];
    for (const path of words) files.push(await fileSaid(path));
    const kinds = await listUnitKinds(storeOf(context).db);
    const found = readDispatch(files, { now: context.now(), kinds });
    if (values.json) return context.print(JSON.stringify(readJson(found), null, 2));
    for (const line of formText.found(found, kinds)) context.print(line);
  },
};
