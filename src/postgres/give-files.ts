// Gives the files of a stopped database to another user. Knows files, owners and processes only.
import {
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
} from "node:fs";
import { join } from "node:path";
import type { User } from "./users.ts";

/**
 * Gives a folder with all that `from` owns in it to `to`, the folder itself last: after a kill half-way it still
 * belongs to `from`, and is given once more. What others own stays theirs. The caller sees to it that no server starts.
 *
 * @returns why it was not given, in which case everything is as it was; undefined when it was
 */
export function giveFiles(folder: string, from: User, to: User): string | undefined {
  const working = processIn(folder);
  // Of a server that was killed: PostgreSQL sees what is left of it only as the same user.
  if (working !== undefined) return `process ${working} still works in it`;
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  const link = all.find((entry) => entry.isSymbolicLink());
  // What a link leads to may be anybody's, and is not given away by root.
  if (link !== undefined) return `${join(link.parentPath, link.name)} leads elsewhere`;
  const own = all.filter((entry) => entry.isFile() || entry.isDirectory());
  const paths = [...own.map((entry) => join(entry.parentPath, entry.name)), folder];
  try {
    for (const path of paths) give(path, from, to);
    return undefined;
  } catch (error) {
    for (const path of paths) give(path, to, from);
    return String(error);
  }
}

/** By the opened file: whoever may write in that folder cannot have root give away another one in its place. */
function give(path: string, from: User, to: User): void {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (fstatSync(file).uid === from.uid) fchownSync(file, to.uid, to.gid);
  } finally {
    closeSync(file);
  }
}

/** A process whose working folder this is, as the working folder of all processes of a server is its data folder. */
function processIn(folder: string): string | undefined {
  const real = realpathSync(folder);
  return readdirSync("/proc").find((name) => /^\d+$/.test(name) && workingFolder(name) === real);
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // it has ended
  }
}
