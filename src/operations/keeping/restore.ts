// `restore` and `resume`: fills an empty database from a backup, paused; and lets a paused installation work again.
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { backupFolder } from "../../store/backup/before-upgrade.ts";
import { erasureListName, readErasures } from "../../store/backup/erasure-list.ts";
import { BackupRefused } from "../../store/backup/refused.ts";
import { type Restored, restoreFrom } from "../../store/backup/restore.ts";
import { type Db, openDb } from "../../store/db.ts";
import type { Erasure } from "../../store/people/erasures.ts";
import { resumeInstallation } from "../../store/queue/pause.ts";
import { forgetPersonal } from "../../store/rounds/forget-personal.ts";
import { backupText, notRestored, restoreHelp, resumeHelp } from "../../text/operator/backup.ts";
import { readArguments } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";
import { keepList } from "./keep-list.ts";
import { passphraseOf } from "./passphrase.ts";

const dayMs = 24 * 3_600_000;

export const restore: Operation = {
  name: "restore",
  ...restoreHelp,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const options = {
      "keep-queued": { type: "boolean" },
      erased: { type: "string", multiple: true },
    } as const;
    const { values, words } = readArguments(args, options, ["FILE"]);
    const file = resolve(words[0] ?? "");
    const given = (values.erased ?? []).map((path) => resolve(path));
    for (const path of [file, ...given]) if (!existsSync(path)) throw new Misuse(backupText.noFile(path));
    try {
      await restoreWith(context, { file, given, keepQueued: values["keep-queued"] ?? false });
    } catch (error) {
      if (error instanceof BackupRefused) throw new Misuse(notRestored[error.reason](error.detail));
      throw error;
    }
  },
};

type Wish = { readonly file: string; readonly given: readonly string[]; readonly keepQueued: boolean };

/** The lists of erased people that can be found are put together; the installation keeps them from then on. */
async function restoreWith(context: OperationContext, { file, given, keepQueued }: Wish): Promise<void> {
  const own = backupFolder(resolve(context.settings.DATA_DIR));
  const places = [...new Set([dirname(file), own])].map((folder) => join(folder, erasureListName));
  const lists: Erasure[][] = [];
  for (const path of new Set([...places, ...given])) {
    const list = await readErasures(path);
    if (list !== null) lists.push(list);
  }
  const erasures = lists.flat();
  const passphrase = await passphraseOf(context.settings);
  // The tables are made anew, which only their owner may do.
  const owner = openDb(storeOf(context).ownerUrl, { max: 1 });
  try {
    const restored = await restoreFrom(owner.db, file, { keepQueued, erasures, passphrase });
    report(context, restored, lists.length > 0 ? [] : places);
    await forgetAgain(context, owner.db);
  } finally {
    await owner.close();
  }
  const unkept = erasures.length > 0 ? await keepList(own, erasures, context) : null;
  if (unkept !== null) context.print(unkept);
}

/** What reports said of people and was forgotten since the backup was made: the restored program may stay paused for long. */
async function forgetAgain({ now, print, settings }: OperationContext, db: Db): Promise<void> {
  const before = new Date(now().getTime() - settings.RETENTION_PERSONAL_DAYS * dayMs);
  const reports = await forgetPersonal(db, before, now());
  if (reports > 0) print(backupText.forgottenAgain(reports));
}

function report({ print, settings }: OperationContext, restored: Restored, unfound: readonly string[]): void {
  const { at, rows, tables, cancelled, erased, isProven } = restored;
  print(backupText.restored(rows, tables, shownAt(at, settings)));
  if (!isProven) print(backupText.unproven);
  if (cancelled > 0) print(backupText.cancelled(cancelled));
  if (erased > 0) print(backupText.erasedAgain(erased));
  if (unfound.length > 0) print(backupText.noList(unfound));
  print(backupText.paused);
}

export const resumeWork: Operation = {
  name: "resume",
  ...resumeHelp,
  needsDatabase: true,
  async run(args, context) {
    readArguments(args, {});
    const was = await resumeInstallation(storeOf(context).db);
    context.print(was ? backupText.resumed : backupText.notPaused);
  },
};
