// What starting costs: `npx tsx bench/start.ts [other checkout]`. Prints start, the CLI's CPU and memory at rest of both checkouts. Linux.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, stop, whenPrinted } from "./launch.ts";

const restMs = 10_000;
const rounds = 3;

/** Seconds of CPU of one command, its own children included. */
async function cpuOf(child: ChildProcess): Promise<number> {
  child.stdout?.resume();
  const before = childrenTicks();
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${code}`);
  return (childrenTicks() - before) / 100;
}

/** What all ended children of this process used, in hundredths of a second. */
function childrenTicks(): number {
  const fields = statOf("self");
  return Number(fields[13]) + Number(fields[14]);
}

/** The fields of a process's `stat` after its name. */
function statOf(pid: string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** MiB that the Node processes below a process hold, itself included; PostgreSQL's are not counted. */
function nodeMemory(pid: number): number {
  const below = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  const isNode = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0]?.endsWith("node") === true;
  const kib = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  return (isNode ? kib / 1024 : 0) + below.reduce((sum, child) => sum + nodeMemory(Number(child)), 0);
}

function parentOf(pid: string): number {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return 0; // it has ended meanwhile
  }
}

async function measure(checkout: string): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
  try {
    const settings = { DATA_DIR: dataDir, PORT: "0" };
    await cpuOf(launch(checkout, "cli", settings)); // a build is made here, if one is
    // The first start makes the database; the second one is what an office waits for.
    const first = launch(checkout, "start", settings);
    await whenPrinted(first);
    await stop(first);
    const program = launch(checkout, "start", settings);
    const ms = await whenPrinted(program);
    await sleep(restMs);
    const memory = nodeMemory(program.pid ?? 0);
    const help: number[] = [];
    const summary: number[] = [];
    for (let round = 0; round < rounds; round++) {
      help.push(await cpuOf(launch(checkout, "cli", settings)));
      summary.push(await cpuOf(launch(checkout, "cli", settings, ["summary", "--json"])));
    }
    await stop(program);
    const cpu = (all: number[]) => `${(all.sort((a, b) => a - b)[1] ?? 0).toFixed(2)} s`;
    return `start ${(ms / 1000).toFixed(1)} s, CPU of the CLI ${cpu(help)} (help) and ${cpu(summary)} (summary), at rest ${memory.toFixed(0)} MiB`;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const here = resolve(import.meta.dirname, "..");
for (const checkout of [...process.argv.slice(2).map((path) => resolve(path)), here]) {
  console.log(`${checkout}: ${await measure(checkout)}`);
}
