// What a process and everything below it used of CPU and holds of memory, as Linux tells.
import { readFileSync } from "node:fs";
import { processTree, statOf } from "../../test/support/run/process-tree.ts";

/** How many milliseconds one of the kernel's ticks is: a hundredth of a second on every Linux that Node runs on. */
const TICK_MS = 10;

/**
 * Milliseconds of CPU (user and system) of a process, of all that live below it and of those that ended there and were
 * waited for: a backend of PostgreSQL that has ended counts with its server.
 */
export function cpuMs(pid: number): number {
  return processTree(pid).reduce((sum, each) => sum + ticksOf(each), 0) * TICK_MS;
}

/** Milliseconds of CPU of everything that this process started and that has ended. */
export function endedChildrenMs(): number {
  const fields = statOf("self");
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** MiB that the Node processes of a tree hold; PostgreSQL's are not counted. */
export function nodeMemory(pid: number): number {
  return processTree(pid).reduce((sum, each) => sum + (isNode(each) ? residentMiB(each) : 0), 0);
}

function ticksOf(pid: number): number {
  // utime, stime, and the same two of children that were waited for.
  return statOf(pid)
    .slice(11, 15)
    .reduce((sum, field) => sum + Number(field), 0);
}

function isNode(pid: number): boolean {
  return fileOf(pid, "cmdline").split("\0")[0]?.endsWith("node") === true;
}

function residentMiB(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(fileOf(pid, "status"))?.[1] ?? 0) / 1024;
}

function fileOf(pid: string | number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return ""; // it has ended meanwhile
  }
}
