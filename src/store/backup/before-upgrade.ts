// The backup that the program makes by itself before it changes the shape of a database with reports. Knows its folder.
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "../db.ts";
import { backUp, tableNames } from "./backup.ts";

const kept = 3;
/** Its own files only: "before-upgrade-20261128T015432Z.backup", and what a killed program left of one. */
const ownName = /^before-upgrade-\d{8}T\d{6}Z\.backup$/;
const ownPart = /^before-upgrade-.*\.part$/;

/** The folder in the program's data folder where backups that it makes by itself lie. */
export function backupFolder(dataDir: string): string {
  return join(dataDir, "backups");
}

/**
 * Backs a database up in the shape that it still has, and deletes all but the last three of these backups. Called
 * while nobody else migrates.
 *
 * @returns the backup's path; null when the database holds no report, so that there is nothing to lose.
 */
export async function backUpBeforeUpgrade(
  sql: Sql,
  folder: string,
  now: Date,
  passphraseOf: () => Promise<string | null> = async () => null,
): Promise<string | null> {
  if (!(await holdsReports(sql))) return null;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `before-upgrade-${now.toISOString().replace(/[-:]|\.\d+/g, "")}.backup`;
  const path = join(folder, name);
  await backUp(sql, path, now, await passphraseOf());
  const names = (await readdir(folder)).sort();
  const old = names.filter((found) => ownName.test(found)).slice(0, -kept);
  for (const found of [...old, ...names.filter((part) => ownPart.test(part))]) await rm(join(folder, found));
  return path;
}

async function holdsReports(sql: Sql): Promise<boolean> {
  if (!(await tableNames(sql)).includes("report")) return false;
  const rows = await sql.unsafe("select 1 from report limit 1");
  return rows.length > 0;
}
