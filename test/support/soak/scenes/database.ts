// The database restarted, its connections ended, its statements cancelled, all its places taken, its disk full.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type Outcome, runSoak, type Soak, type Troubled } from "../soak.ts";
import type { Scene, Size } from "./scene.ts";

const crowds = {
  short: { people: 5, questions: 12, thinkMs: 500, times: 2 },
  long: { people: 20, questions: 60, thinkMs: 2_000, times: 20 },
} as const;

/** People answer by webhook while something is done again and again. */
function again(
  name: string,
  trouble: (troubled: Troubled, n: number) => Promise<unknown>,
  more: Partial<Soak> = {},
): Scene {
  return {
    name,
    play: (size) => {
      const { times, ...crowd } = crowds[size];
      return runSoak({
        platform: "telegram",
        door: "webhook",
        ...crowd,
        ...more,
        trouble: async (troubled) => {
          for (let n = 0; n < times && !troubled.crowd.ended(); n++) {
            await troubled.more(5);
            await trouble(troubled, n);
          }
        },
      });
    },
  };
}

const ours = "application_name like 'tonghop%' and datname = current_database() and pid <> pg_backend_pid()";
/** How many seconds all connections are taken. */
const TAKEN_S = 4;
const FULL_MS = 6_000;

export const databaseScenes: readonly Scene[] = [
  // The program whose server it is starts it again, or ends and is started by systemd.
  again("PostgreSQL stopped fast", async ({ fleet }) => process.kill(fleet.serverPid(), "SIGINT"), {
    mayEnd: true,
  }),
  again("PostgreSQL stopped at once", async ({ fleet }) => process.kill(fleet.serverPid(), "SIGQUIT"), {
    mayEnd: true,
  }),
  again("backends ended", ({ ask }) =>
    ask(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`),
  ),
  again("statements cancelled", async ({ ask }) => {
    for (let n = 0; n < 20; n++)
      await ask(`select pg_cancel_backend(pid) from pg_stat_activity where state = 'active' and ${ours}`);
  }),
  again("every connection taken", async ({ ask, url }) => {
    const [row] = await ask("select current_setting('max_connections')::int as most");
    await takeAll(url, Number(row?.most));
  }),
  { name: "the disk is full", play: fullDisk },
];

/** Ends the program's connections, takes as many as the server gives, and lets go after a while. */
async function takeAll(url: string, most: number): Promise<void> {
  const sql = postgres(url, { max: most, connect_timeout: 5, onnotice: () => undefined });
  try {
    await sql.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`);
    await Promise.allSettled(Array.from({ length: most }, () => sql`select pg_sleep(${TAKEN_S})`));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function fullDisk(size: Size): Promise<Outcome | string> {
  const disk = mkdtempSync(join(tmpdir(), "tonghop-soak-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=300m", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    rmSync(disk, { recursive: true, force: true });
    return "not played: a small disk of its own can be made by root alone";
  }
  try {
    const { times, ...crowd } = crowds[size];
    return await runSoak({
      platform: "telegram",
      door: "webhook",
      ...crowd,
      dataDir: disk,
      // PostgreSQL itself ends where it cannot write its log of changes.
      mayEnd: true,
      trouble: async ({ crowd: people, more }) => {
        for (let n = 0; n < Math.ceil(times / 4) && !people.ended(); n++) {
          await more(10);
          fill(join(disk, "fill"));
          await sleep(FULL_MS);
          rmSync(join(disk, "fill"));
        }
      },
    });
  } finally {
    execFileSync("umount", ["-l", disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  for (const piece of [1 << 20, 1 << 12]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(piece), { flag: "a" });
    } catch {
      // Full.
    }
  }
}
