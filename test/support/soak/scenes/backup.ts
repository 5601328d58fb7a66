// A backup while answers arrive, restored elsewhere: there stands what stood at one moment here.
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tableOf } from "../../../../src/store/backup/check.ts";
import { readBackup } from "../../../../src/store/backup/file.ts";
import { startCli } from "../../program/process.ts";
import { makeScratchFolder } from "../../run/scratch.ts";
import { openOffice } from "../office.ts";
import { runSoak, type Troubled } from "../soak.ts";
import type { Scene } from "./scene.ts";

export const backupScene: Scene = {
  name: "backed up while answers arrive, restored elsewhere",
  play: async (size) => {
    const folder = makeScratchFolder("soak-backup");
    const faults: string[] = [];
    try {
      const outcome = await runSoak({
        platform: "telegram",
        door: "webhook",
        ...(size === "short"
          ? { people: 5, questions: 12, thinkMs: 300 }
          : { people: 20, questions: 60, thinkMs: 1_000 }),
        trouble: async (troubled) => {
          for (let n = 0; n < (size === "short" ? 1 : 5); n++) {
            await troubled.more(15);
            faults.push(...(await backUpAndRestore(troubled, join(folder, String(n)))));
          }
        },
      });
      return { ...outcome, breaches: [...outcome.breaches, ...faults] };
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

/** What a restore changes by intent: what waited to be sent is dropped, and leases of the running program are none. */
const changed: ReadonlySet<string> = new Set(["outbox", "address", "channel_account", "manifest.json"]);

/** Backs up here, restores there, backs up there: both backups say the same. */
async function backUpAndRestore(
  { crowd, dataDir }: Pick<Troubled, "crowd" | "dataDir">,
  folder: string,
): Promise<string[]> {
  mkdirSync(join(folder, "there"), { recursive: true });
  chmodSync(folder, 0o755);
  const [first, second] = [join(folder, "first.backup"), join(folder, "second.backup")];
  const there = join(folder, "there");
  const before = crowd.echoed();
  await cli(["backup", "--out", first], dataDir);
  const after = crowd.diaries.reduce((sum, { said }) => sum + said.length, 0);
  await cli(["restore", first], there);
  await cli(["backup", "--out", second], there);

  const [here, elsewhere] = [await rowsOf(first), await rowsOf(second)];
  const faults = [...here]
    .filter(([table, rows]) => !changed.has(table) && !isKept(table, rows, elsewhere.get(table) ?? []))
    .map(([table]) => `the restored ${table} is another`);
  const store = await openOffice(there);
  try {
    const [row] = await store.sql`
      select (select count(*)::int from answer) as answers,
        (select count(*)::int from event where type = 'answered') as events`;
    // Of one moment: every answer with its history, and of a moment between the beginning and the end.
    const answers = Number(row?.answers);
    if (answers !== Number(row?.events)) faults.push(`${answers} answers and ${row?.events} in the history`);
    if (answers < before || answers > after)
      faults.push(`${answers} answers, ${before} before and ${after} after`);
  } finally {
    await store.close();
  }
  return faults;
}

/** Whether all of it is there and nothing else; the log has what the operator did there besides. */
function isKept(table: string, here: readonly string[], there: readonly string[]): boolean {
  const known = new Set(there);
  return here.every((row) => known.has(row)) && (table === "security_log" || here.length === there.length);
}

async function cli(words: readonly string[], dataDir: string): Promise<void> {
  const { code, out, err } = await startCli(words, { DATA_DIR: dataDir }).ran;
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}: ${out} ${err}`);
}

/** The rows of each table as they stand in a backup, in one order. */
async function rowsOf(path: string): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for await (const { name, bytes } of readBackup(path)) {
    const table = tableOf(name);
    rows.set(table, [...(rows.get(table) ?? []), ...bytes.toString("utf8").split("\n")].sort());
  }
  return rows;
}
