// `backup`: writes the whole database into one file while everybody goes on working.
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { backUp, manifestOf } from "../../store/backup/backup.ts";
import { readArguments, required } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

const dayMs = 24 * 3_600_000;

export const backup: Operation = {
  name: "backup",
  summary: "write the whole database into one file",
  help: `backup --out FILE [--prune]

Writes everything, of one moment, into FILE, also while the bot runs. The file is a gzipped tar that only this program
restores (\`restore FILE\`); tokens of platforms are not in it, people's data is: keep it where nobody else reads.
--prune then deletes backups in FILE's folder, with FILE's ending, that are older than RETENTION_BACKUP_DAYS.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { out: { type: "string" }, prune: { type: "boolean" } });
    const out = resolve(required(values.out, "--out"));
    if (existsSync(out)) throw new Misuse(`${out} is there already; choose another name`);
    if (!existsSync(dirname(out))) throw new Misuse(`there is no folder ${dirname(out)}`);
    const { tables, rows } = await backUp(storeOf(context).sql, out, context.now());
    context.print(`${out}: ${rows} rows of ${tables} tables.`);
    if (values.prune) await prune(out, context);
  },
};

/** Deletes only what says of itself that it is a backup of this program, and when it was made. */
async function prune(newest: string, { settings, now, print }: OperationContext): Promise<void> {
  const folder = dirname(newest);
  const oldest = new Date(now().getTime() - settings.RETENTION_BACKUP_DAYS * dayMs);
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    if (path === newest || extname(name) !== extname(newest)) continue;
    const at = await madeAt(path);
    if (at === null || at >= oldest) continue;
    await rm(path);
    print(`Deleted ${path}: older than ${settings.RETENTION_BACKUP_DAYS} days.`);
  }
}

async function madeAt(path: string): Promise<Date | null> {
  try {
    return (await manifestOf(path)).at;
  } catch {
    return null;
  }
}
