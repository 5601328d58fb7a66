// What the tests of the embedded server stand on: folders, programs that are started and killed, and tidying up.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { openEmbedded } from "../../../src/postgres/cluster.ts";
import { isAlive } from "../../../src/postgres/living-processes.ts";
import { makeScratchFolder } from "../run/scratch.ts";
import { builtScript } from "../run/scripts.ts";

export const isRoot = process.getuid?.() === 0;
export const repo = resolve(import.meta.dirname, "../../..");

type Line = { url?: string; failed?: string; log?: string; folder?: string };
export type Program = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly failed: string;
  readonly lines: Line[];
};

const folders: string[] = [];
const children: ChildProcess[] = [];
const servers = new Set<number>();

/** A new folder that everybody may enter, removed afterwards. */
export function newFolder(): string {
  const folder = makeScratchFolder("postgres");
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** The server's pid as its folder says. */
export function serverPid(home: string): number {
  const pid = Number(readFileSync(join(home, "data", "postmaster.pid"), "utf8").split("\n")[0]);
  servers.add(pid);
  return pid;
}

export const pidFile = (dataDir: string) => join(dataDir, "postgres", "data", "postmaster.pid");
export const pidOf = (dataDir: string) => serverPid(join(dataDir, "postgres"));

export function open(
  dataDir: string,
  more: { systemFolder?: string; durability?: "full"; waitMs?: number } = {},
) {
  const messages: string[] = [];
  const note = (_: object, message: string) => void messages.push(message);
  const log = { info: note, warn: note, error: note };
  return openEmbedded({ dataDir, log, durability: "none", ...more }).then((server) => ({
    ...server,
    // The tests make tables, as the owner does.
    url: server.ownerUrl,
    messages,
  }));
}

/** Starts the program and waits until it has its database, or has said why not. */
export async function startProgram(
  dataDir: string,
  options: {
    uid?: number;
    gid?: number;
    systemFolder?: string;
    durability?: string;
    /** A copy of the built program elsewhere. */
    script?: string;
    group?: boolean;
  } = {},
): Promise<Program> {
  const {
    uid,
    gid,
    systemFolder = "",
    durability = "none",
    script = builtScript("test/support/postgres/program.ts"),
    group = false,
  } = options;
  const child = spawn(process.execPath, [script, dataDir, systemFolder, durability], {
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    cwd: "/",
    detached: group,
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const lines: Line[] = [];
  for await (const text of createInterface({ input: child.stdout })) {
    const line: Line = JSON.parse(text);
    lines.push(line);
    if (line.url !== undefined || line.failed !== undefined) break;
  }
  child.stdout.resume();
  const last = lines.at(-1);
  return { child, url: last?.url ?? "", failed: last?.failed ?? "", lines };
}

/** Ends a program: by closing its input it leaves as the operator's command does. */
export async function end(program: Program, signal?: NodeJS.Signals): Promise<void> {
  const { child } = program;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  if (signal === undefined) child.stdin?.end();
  else child.kill(signal);
  await ended;
}

export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end({ timeout: 5 });
  }
}

export async function gone(pid: number): Promise<boolean> {
  for (let look = 0; look < 6_000; look++) {
    if (!isAlive(pid)) return true;
    await sleep(10);
  }
  return false;
}

/** Kills the programs the tests started, as a power switch would. */
export async function killPrograms(): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
}

/** Ends everything the tests started and removes their folders. For `afterEach`. */
export async function tidy(): Promise<void> {
  await killPrograms();
  for (const folder of folders) {
    const home = join(folder, "postgres");
    if (existsSync(join(home, "data", "postmaster.pid"))) serverPid(home);
  }
  for (const pid of servers) {
    const serving = existsSync(`/proc/${pid}/comm`)
      ? readFileSync(`/proc/${pid}/comm`, "utf8").trim()
      : "postgres";
    if (isAlive(pid) && serving === "postgres") process.kill(pid, "SIGQUIT");
    await gone(pid);
  }
  servers.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
