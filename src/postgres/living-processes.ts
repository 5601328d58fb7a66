// Keeps a folder with one file for each living process that uses something. Knows processes and files, nothing of
// Postgres.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { platform } from "node:process";

/** One entry of a roll. The name says who it is, so an entry whose writer died is recognised by anyone. */
export type RollEntry = { readonly name: string; readonly path: string; readonly pid: number };

/** Writes this process's own entry; names are never used twice, so removing a dead one can hit nobody else. */
export function enterRoll(folder: string): RollEntry {
  const name = `${process.pid}.${ownStart()}.${randomBytes(6).toString("hex")}`;
  const path = join(folder, name);
  writeFileSync(path, "", { flag: "wx", mode: 0o644 });
  return { name, path, pid: process.pid };
}

/** The entries whose process lives. Those of the dead are removed on the way. */
export function livingEntries(folder: string): RollEntry[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const [pid, start] = name.split(".");
    if (pid === undefined || start === undefined || !/^\d+$/.test(pid)) return [];
    if (isAlive(Number(pid), start)) return [{ name, path, pid: Number(pid) }];
    rmSync(path, { force: true });
    return [];
  });
}

/**
 * Whether the process with this pid lives and, when `start` is given, is still the one that had it then:
 * a pid is soon given to another program, above all in a container, where they begin at 1 each time.
 */
export function isAlive(pid: number, start?: string): boolean {
  const now = startTimeOf(pid);
  if (now === "dead") return false;
  return start === undefined || now === "unknown" || start === "unknown" || now === start;
}

/** When a process began, in a form that is equal only for one and the same process; or that it is no more. */
export function startTimeOf(pid: number): string {
  if (!signalReaches(pid)) return "dead";
  if (platform === "linux") return startOnLinux(pid);
  if (platform === "win32") return "unknown";
  return startByPs(pid);
}

let own: string | undefined;

function ownStart(): string {
  own ??= startTimeOf(process.pid);
  return own;
}

/** Whether signals find a process with this pid, even one that has ended and was never collected. */
export function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else (the bot's user looking at root's command).
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function startOnLinux(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie answers signals but does nothing any more: nobody collected it, as under a container's pid 1.
    if (fields[0] === "Z" || fields[0] === "X") return "dead";
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").slice(0, 8);
    return `${boot}-${fields[19] ?? ""}`;
  } catch {
    return signalReaches(pid) ? "unknown" : "dead";
  }
}

function startByPs(pid: number): string {
  try {
    const said = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    if (said === "" || said.startsWith("Z")) return "dead";
    return said.replace(/^\S+/, "").replace(/[^A-Za-z0-9]+/g, "-");
  } catch {
    return "unknown";
  }
}
