// What starting a checkout costs: until its page answers, the CPU of its command line, and memory at rest.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, stop, whenPrinted } from "../launch.ts";
import { median } from "./figures.ts";
import { endedChildrenMs, nodeMemory } from "./processes.ts";

const restMs = 10_000;
const rounds = 3;

export type Start = {
  readonly seconds: number;
  /** Seconds of CPU of the command line: its help, and a command that asks the database. */
  readonly helpSeconds: number;
  readonly summarySeconds: number;
  readonly restMiB: number;
};

/** Starts it twice over a folder of its own: the first start makes the database, the second is what an office waits for. */
export async function measureStart(checkout: string): Promise<Start> {
  const dataDir = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
  try {
    const settings = { DATA_DIR: dataDir, PORT: "0" };
    await cpuOf(launch(checkout, "cli", settings)); // a build is made here, if one is
    const first = launch(checkout, "start", settings);
    await whenPrinted(first);
    await stop(first);
    const program = launch(checkout, "start", settings);
    const ms = await whenPrinted(program);
    await sleep(restMs);
    const restMiB = nodeMemory(program.pid ?? 0);
    const help: number[] = [];
    const summary: number[] = [];
    for (let round = 0; round < rounds; round++) {
      help.push(await cpuOf(launch(checkout, "cli", settings)));
      summary.push(await cpuOf(launch(checkout, "cli", settings, ["summary", "--json"])));
    }
    await stop(program);
    return { seconds: ms / 1000, helpSeconds: median(help), summarySeconds: median(summary), restMiB };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Seconds of CPU of one command, its own children included. */
async function cpuOf(child: ChildProcess): Promise<number> {
  child.stdout?.resume();
  const before = endedChildrenMs();
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${code}`);
  return (endedChildrenMs() - before) / 1000;
}
