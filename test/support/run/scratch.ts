// Where the tests' databases lie: in memory where there is room, since a database is a thousand small files.
import { mkdtempSync, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";
const ROOM = 1024 ** 3;

/** The beginning of every folder's name, so that a later run finds what a killed one left. */
export const PREFIX = "tonghop-test-";

/** All the places where such folders may lie. */
export const scratchPlaces: readonly string[] = roomInMemory() ? [MEMORY, tmpdir()] : [tmpdir()];

/**
 * A new folder for a PostgreSQL cluster or a `DATA_DIR`; who makes it removes it. On a disk a third of the whole run's
 * time went into making and removing the files of databases.
 */
export function makeScratchFolder(name: string): string {
  return mkdtempSync(join(scratchPlaces[0] ?? tmpdir(), `${PREFIX}${name}-`));
}

/** There must be room, and programs must run there: some users' servers need a copy of PostgreSQL beside their data. */
function roomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    const mount = readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .find((line) => line.includes(` ${MEMORY} `));
    return bavail * bsize > ROOM && mount !== undefined && !/\bnoexec\b/u.test(mount);
  } catch {
    return false; // not on this system
  }
}
