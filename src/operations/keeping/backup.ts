// `backup`: writes the whole database into one file while everybody goes on working.
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { backUp } from "../../store/backup/backup.ts";
import { backupFolder } from "../../store/backup/before-upgrade.ts";
import { madeAt } from "../../store/backup/check.ts";
import { erasuresOf, forgottenLines } from "../../store/people/erasures.ts";
import { backupHelp, backupText } from "../../text/operator/backup.ts";
import { readArguments, required } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";
import { keepList } from "./keep-list.ts";
import { passphraseOf } from "./passphrase.ts";

const dayMs = 24 * 3_600_000;

export const backup: Operation = {
  name: "backup",
  ...backupHelp,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { out: { type: "string" }, prune: { type: "boolean" } });
    const out = resolve(required(values.out, "--out"));
    if (existsSync(out)) throw new Misuse(backupText.exists(out));
    if (!existsSync(dirname(out))) throw new Misuse(backupText.noFolder(dirname(out)));
    const passphrase = await passphraseOf(context.settings);
    const { tables, rows } = await backUp(storeOf(context).sql, out, context.now(), passphrase);
    context.print(backupText.made(out, rows, tables, passphrase !== null));
    const { db } = storeOf(context);
    const erasures = [...(await erasuresOf(db)), ...(await forgottenLines(db))];
    const unkept = await keepList(dirname(out), erasures, context);
    if (values.prune) {
      await prune(dirname(out), extname(out), context, out);
      const own = backupFolder(resolve(context.settings.DATA_DIR));
      if (own !== dirname(out) && existsSync(own)) await prune(own, ".backup", context);
    }
    // Whoever restores an older backup of this folder needs the list: a timer's run fails visibly without it.
    if (unkept !== null) throw new Misuse(unkept);
  },
};

/** Deletes only what says of itself that it is a backup of this program, and when it was made. */
async function prune(
  folder: string,
  ending: string,
  { settings, now, print }: OperationContext,
  newest?: string,
): Promise<void> {
  const days = settings.RETENTION_BACKUP_DAYS;
  const oldest = new Date(now().getTime() - days * dayMs);
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    if (path === newest || extname(name) !== ending) continue;
    const at = await madeAt(path).catch(() => null);
    if (at === null || at >= oldest) continue;
    await rm(path);
    print(backupText.pruned(path, days));
  }
}
