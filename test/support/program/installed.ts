// The project as an office installs it: a copy in an empty folder with the packages it runs on, and commands given there.
import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { killAll, type RunningProcess, startCommand, whenWritten } from "./process.ts";

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
  await run("npm", args, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "" },
  });
}

/** Starts a command in a folder, in a group of its own. */
export function command(
  folder: string,
  words: readonly string[],
  env: Record<string, string> = {},
  as: { readonly uid?: number; readonly gid?: number } = {},
): RunningProcess {
  return startCommand(words, env, { cwd: folder, group: true, ...as });
}

/** Where a demonstration answers, with the contact's code and the officer's, once the program has printed its links. */
export function demoLinks(program: RunningProcess): Promise<{ page: string; codes: string[] }> {
  return whenWritten(program, (output) => {
    const links = [...output.matchAll(/(http:\/\/\S+)\/j\/(\S+)\s/g)];
    if (links.length < 2) return undefined;
    return { page: links[0]?.[1] ?? "", codes: links.map(([, , code]) => code ?? "") };
  });
}

/** Kills whatever the commands left, with all that they started, and removes the folder. */
export async function removeInstalled(folder: string): Promise<void> {
  await killAll();
  rmSync(folder, { recursive: true, force: true });
}
