// The project as an office installs it: a copy in an empty folder with the packages it runs on, and commands given there.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const repo = resolve(import.meta.dirname, "../../..");
const parts = [
  "src",
  "drizzle",
  "docs",
  "README.md",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  ".npmrc",
  ".env.example",
];
const scripts = ["build.mjs", "start.mjs", "cli.mjs", "release.mjs", "verify.mjs"];
const run = promisify(execFile);

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

export type RunningCommand = {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Its exit code, or the signal it died of. */
  readonly ended: Promise<number | string>;
};

/** A folder that every user may enter: run by root, PostgreSQL is another user. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-test-installed-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Copies what the program and its release are made of, without packages. */
export function copyProject(folder: string): void {
  for (const part of [...parts, ...scripts])
    cpSync(join(repo, part), join(folder, part), { recursive: true });
}

/** Installs the packages of a copy as `npm ci --omit=dev` does, from npm's cache if it can. */
export async function install(folder: string): Promise<void> {
  const args = ["ci", "--omit=dev", "--prefer-offline", "--loglevel=error"];
  await run("npm", args, { cwd: folder, env: bareEnvironment({}) });
}

const running = new Set<ChildProcess>();

/** Starts a command in a folder, with nothing of the test's environment and in a group of its own. */
export function command(
  folder: string,
  words: readonly string[],
  env: Record<string, string> = {},
  as: { readonly uid?: number; readonly gid?: number } = {},
): RunningCommand & { readonly ran: Promise<Ran> } {
  const [program = "", ...args] = words;
  const child = spawn(program, args, {
    cwd: folder,
    env: bareEnvironment(env),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...as,
  });
  running.add(child);
  const written = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    written.out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    written.err += String(chunk);
  });
  const ended = once(child, "close").then(([code, signal]): number | string => code ?? signal);
  return {
    child,
    output: () => written.out + written.err,
    ended,
    ran: ended.then(() => ({ code: child.exitCode, out: written.out.trim(), err: written.err.trim() })),
  };
}

/** Where a demonstration answers, with the contact's code and the officer's, once the program has printed its links. */
export async function demoLinks(program: RunningCommand): Promise<{ page: string; codes: string[] }> {
  const found = () => [...program.output().matchAll(/(http:\/\/\S+)\/j\/(\S+)/g)];
  const waits = () => found().length < 2 && program.child.exitCode === null;
  for (let waited = 0; waits() && waited < 60_000; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (found().length !== 2) throw new Error(`The program did not come up:\n${program.output()}`);
  return { page: found()[0]?.[1] ?? "", codes: found().map(([, , code]) => code ?? "") };
}

/** Kills whatever the commands left, with all that they started, and removes the folder. */
export function removeInstalled(folder: string): void {
  for (const { pid } of running) {
    try {
      if (pid !== undefined) process.kill(-pid, "SIGKILL");
    } catch {
      // It has ended, and everything that it started.
    }
  }
  running.clear();
  rmSync(folder, { recursive: true, force: true });
}

function bareEnvironment(env: Record<string, string>): Record<string, string> {
  return { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env };
}
