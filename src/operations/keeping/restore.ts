// `restore` and `resume`: fills an empty database from a backup, paused; and lets a paused installation work again.
import { existsSync } from "node:fs";
import { BrokenBackup } from "../../store/backup/file.ts";
import { RestoreRefused, restoreFrom } from "../../store/backup/restore.ts";
import { resume as resumeStore } from "../../store/queue/pause.ts";
import { readArguments } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

export const restore: Operation = {
  name: "restore",
  summary: "fill an empty database from a backup; it starts paused",
  help: `restore FILE [--keep-queued]

Fills the database that the settings name, which must be empty and of the version that made the backup. All or nothing.
Afterwards it is paused: nothing is sent or polled until \`resume\`, so that a copy never speaks beside the original.
Messages that waited to be sent are cancelled, for the original may have sent them since. --keep-queued keeps them:
only for a move, when the original was stopped before its backup and is never started again.`,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { "keep-queued": { type: "boolean" } }, ["FILE"]);
    const file = words[0] ?? "";
    if (!existsSync(file)) throw new Misuse(`there is no file ${file}`);
    const { sql } = storeOf(context);
    try {
      const keepQueued = values["keep-queued"] ?? false;
      const { at, rows, tables, cancelled } = await restoreFrom(sql, file, { keepQueued });
      context.print(`Restored ${rows} rows of ${tables} tables, as of ${shownAt(at, context.settings)}.`);
      if (cancelled > 0) context.print(`${cancelled} messages that waited to be sent are cancelled.`);
      context.print("Paused: nothing is sent or polled until `npm run cli -- resume`.");
    } catch (error) {
      if (error instanceof RestoreRefused || error instanceof BrokenBackup) {
        throw new Misuse(`Nothing was restored: ${error.message}`);
      }
      throw error;
    }
  },
};

export const resume: Operation = {
  name: "resume",
  summary: "let a restored installation send and poll",
  help: `resume

Ends the pause in which \`restore\` leaves an installation: messages are sent, platforms polled, reminders go out.
Do it only when the original no longer runs.`,
  needsDatabase: true,
  async run(args, context) {
    readArguments(args, {});
    const was = await resumeStore(storeOf(context).db);
    context.print(was ? "The installation works again." : "The installation was not paused.");
  },
};
