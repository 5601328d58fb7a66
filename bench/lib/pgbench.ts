// The distribution's pgbench as a side: it writes what an answer writes, in one transaction, into the same tables.
import { execFile, execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { migrate } from "../../src/store/migrate.ts";
import { openCluster } from "./cluster.ts";
import { endedChildrenMs } from "./processes.ts";
import type { Side } from "./side.ts";

/** No more connections than the program's pool has: more people at once queue before it. */
const CONNECTIONS = 10;
const script = join(import.meta.dirname, "answer.sql");

/** Where it lies: the distribution's newest, or what the path finds; null where there is none. */
export function findPgbench(): string | null {
  const versions = "/usr/lib/postgresql";
  const installed = namesIn(versions).sort((a, b) => Number(b) - Number(a));
  const candidates = [...installed.map((version) => `${versions}/${version}/bin/pgbench`), "pgbench"];
  return candidates.find((candidate) => versionOf(candidate) !== null) ?? null;
}

export function versionOf(pgbench: string): string | null {
  try {
    return execFileSync(pgbench, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}

export async function openPgbench(pgbench: string, people: number): Promise<Side> {
  const cluster = await openCluster();
  await migrate(cluster.url);
  const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
  for (let chat = 1; chat <= CONNECTIONS; chat++) {
    await sql`insert into address (channel, account, chat_key) values ('telegram', '1', ${String(chat)})`;
    await sql`insert into chat (address_id) values (${chat})`;
    await sql`insert into report (node_id, state) values (${chat}, 'in-progress')`;
  }
  await sql.end();
  const { hostname, port, username, password, pathname } = new URL(cluster.url);
  const env = {
    PATH: process.env.PATH ?? "",
    PGHOST: hostname,
    PGPORT: port,
    PGUSER: username,
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: pathname.slice(1),
  };
  let runs = 0;
  return {
    name: "pgbench",
    async run(answersEach, atOnce) {
      const clients = Math.min(atOnce, CONNECTIONS);
      const each = Math.ceil((answersEach * people) / clients);
      const answers = each * clients;
      const words = [
        "-n",
        "-M",
        "prepared",
        "-c",
        clients,
        "-t",
        each,
        "-D",
        `run=${++runs}`,
        "-D",
        "n=0",
        "-f",
        script,
      ];
      const before = [endedChildrenMs(), cluster.cpuMs()] as const;
      const { stdout } = await promisify(execFile)(pgbench, words.map(String), { env });
      const after = [endedChildrenMs(), cluster.cpuMs()] as const;
      return {
        answers,
        seconds: answers / figure(stdout, /tps = ([\d.]+)/),
        waitMs: figure(stdout, /latency average = ([\d.]+) ms/),
        programMs: (after[0] - before[0]) / answers,
        postgresMs: (after[1] - before[1]) / answers,
      };
    },
    check: async () => undefined,
    close: () => cluster.close(),
  };
}

function figure(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`pgbench did not say ${pattern}:\n${output}`);
  return Number(found);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
