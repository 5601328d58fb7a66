// What starting costs: `npx tsx bench/start.ts [other checkout]`. Prints start, the CLI's CPU and memory at rest of both checkouts. Linux.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const restMs = 10_000;
const rounds = 3;
const scriptsSchema = z.object({ scripts: z.object({ start: z.string(), cli: z.string() }) });

/** Starts what `npm start` or `npm run cli` would start there, without npm. */
function launch(checkout: string, script: "start" | "cli", dataDir: string, args: readonly string[] = []) {
  const { scripts } = scriptsSchema.parse(JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")));
  const [program = "", ...words] = scripts[script].split(" ");
  const path = `${join(checkout, "node_modules/.bin")}:${process.env.PATH ?? ""}`;
  const env = { PATH: path, HOME: process.env.HOME ?? "", DATA_DIR: dataDir, PORT: "0" };
  return spawn(program, [...words, ...args], { cwd: checkout, env, stdio: ["ignore", "pipe", "inherit"] });
}

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
    await cpuOf(launch(checkout, "cli", dataDir)); // a build is made here, if one is
    // The first start makes the database; the second one is what an office waits for.
    await stop((await started(checkout, dataDir)).program);
    const { program, ms } = await started(checkout, dataDir);
    await sleep(restMs);
    const memory = nodeMemory(program.pid ?? 0);
    const help: number[] = [];
    const summary: number[] = [];
    for (let round = 0; round < rounds; round++) {
      help.push(await cpuOf(launch(checkout, "cli", dataDir)));
      summary.push(await cpuOf(launch(checkout, "cli", dataDir, ["summary", "--json"])));
    }
    await stop(program);
    const cpu = (all: number[]) => `${(all.sort((a, b) => a - b)[1] ?? 0).toFixed(2)} s`;
    return `start ${(ms / 1000).toFixed(1)} s, CPU of the CLI ${cpu(help)} (help) and ${cpu(summary)} (summary), at rest ${memory.toFixed(0)} MiB`;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Starts the program and waits until its page's address is printed. */
async function started(checkout: string, dataDir: string): Promise<{ program: ChildProcess; ms: number }> {
  const began = performance.now();
  const program = launch(checkout, "start", dataDir);
  for await (const chunk of program.stdout) if (String(chunk).includes("http://")) break;
  return { program, ms: performance.now() - began };
}

async function stop(program: ChildProcess): Promise<void> {
  program.kill("SIGTERM");
  await once(program, "exit");
}

const here = resolve(import.meta.dirname, "..");
for (const checkout of [...process.argv.slice(2).map((path) => resolve(path)), here]) {
  console.log(`${checkout}: ${await measure(checkout)}`);
}
