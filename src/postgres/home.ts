// Where the program's own database lies, and its passwords. Knows folders only.
import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { canEnter } from "./can-enter.ts";
import { errorCode } from "./error-code.ts";
import type { ServerUser } from "./server-user.ts";
import { ServerTrouble } from "./trouble.ts";

export type Home = {
  /** The program's data folder, its real path. */
  readonly dataDir: string;
  /** The folder of the database: `data`, `server.log` and, where needed, a copy of the software lie in it. */
  readonly folder: string;
  /** Of the owner of everything, as whom the database is made, migrated and restored. */
  readonly password: string;
  /** Of the role as which the program runs. */
  readonly programPassword: string;
};

const RECORD = "postgres.json";
const passwordSchema = z.string().regex(/^[0-9a-f]{32,}$/);
const recordSchema = z.object({
  folder: z.string().min(1),
  password: passwordSchema,
  /** Missing in records made before the program had a role of its own. */
  programPassword: passwordSchema.optional(),
});
type Record = z.infer<typeof recordSchema>;

/**
 * Makes the data folder if need be and returns its real path.
 *
 * @throws Error saying what to do when it cannot be made, read or written by this user.
 */
export function openDataDir(dataDir: string): string {
  const path = resolve(dataDir);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (error) {
    throw new ServerTrouble(
      `The data folder ${path} cannot be used (${errorCode(error)}). ` +
        "Give this program's user the right to write there, or name another folder in DATA_DIR.",
      { type: "folder-unusable", path, code: errorCode(error) },
      error,
    );
  }
}

/** Whether a data folder holds a database, or the record of one. */
export function hasHome(dataDir: string): boolean {
  return [RECORD, "postgres"].some((name) => existsSync(join(dataDir, name)));
}

/**
 * Finds the home of a data folder, or founds it. To be called under the lock.
 *
 * Where the program is root, the server runs as another user. Where that user cannot enter the data folder, the
 * database lies under `systemFolder` instead and the record in the data folder points there.
 *
 * @throws Error saying what to do when the record cannot be read, or was copied along with the data folder.
 */
export async function openHome(
  dataDir: string,
  systemFolder: string,
  serverUser: ServerUser,
): Promise<{ home: Home; note: string | undefined }> {
  const known = readRecord(dataDir);
  const programPassword = known?.programPassword ?? newPassword();
  if (known !== undefined) {
    const folder = resolve(dataDir, known.folder);
    if (existsSync(folder)) {
      if (known.folder !== "postgres") claim(folder, dataDir);
      if (known.programPassword === undefined) writeRecord(dataDir, { ...known, programPassword });
      return { home: { dataDir, folder, password: known.password, programPassword }, note: undefined };
    }
    if (known.folder !== "postgres") {
      throw new ServerTrouble(
        `The database of ${dataDir} lies in ${folder}, as ${join(dataDir, RECORD)} says, and that folder is not there. ` +
          `Put it back; or, to begin with an empty database, delete ${RECORD}.`,
        { type: "folder-gone", folder, record: join(dataDir, RECORD) },
      );
    }
  }
  const inside = join(dataDir, "postgres");
  mkdirSync(inside, { recursive: true, mode: 0o755 });
  giveToOwner(inside, dataDir);
  const password = known?.password ?? newPassword();
  const wanted = await serverUser.ofNew(dataDir);
  if (wanted === undefined || canEnter(inside, wanted)) {
    writeRecord(dataDir, { folder: "postgres", password, programPassword });
    return { home: { dataDir, folder: inside, password, programPassword }, note: undefined };
  }
  const outside = join(systemFolder, createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  chmodSync(outside, 0o755); // whatever the umask says, the server's user must get in
  if (!canEnter(outside, wanted)) {
    throw new ServerTrouble(
      `Running as root, the database must run as another user (uid ${wanted.uid}), who can enter neither ${dataDir} ` +
        `nor ${systemFolder}. Name a folder in DATA_DIR that others may enter, or do not run as root.`,
      { type: "nobody-may-enter", path: dataDir, uid: wanted.uid },
    );
  }
  claim(outside, dataDir);
  writeRecord(dataDir, { folder: outside, password, programPassword });
  const note = `The database of ${dataDir} lies in ${outside}, because the server may not run as root and its user cannot enter the data folder`;
  return { home: { dataDir, folder: outside, password, programPassword }, note };
}

function newPassword(): string {
  return randomBytes(24).toString("hex");
}

/** Gives a file that root has just made to the owner of the data folder, so that the program can also run as him. */
export function giveToOwner(path: string, dataDir: string): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(dataDir);
  if (uid !== 0) chownSync(path, uid, gid);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Marks a folder outside as belonging to this data folder. A data folder that was moved keeps its database; one that
 * was copied must not come to share it with the original.
 */
function claim(folder: string, dataDir: string): void {
  const mark = join(folder, "belongs-to");
  const owner = existsSync(mark) ? readFileSync(mark, "utf8").trim() : dataDir;
  if (owner !== dataDir && existsSync(join(owner, RECORD))) {
    throw new ServerTrouble(
      `${dataDir} is a copy of ${owner}: both point to the database in ${folder}. Delete ${join(dataDir, RECORD)} ` +
        "to begin with an empty database here; to move data, use backup and restore.",
      { type: "copied", path: dataDir, owner, record: join(dataDir, RECORD) },
    );
  }
  writeFileSync(mark, `${dataDir}\n`);
}

function readRecord(dataDir: string): Record | undefined {
  const path = join(dataDir, RECORD);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw new ServerTrouble(
      `${path} cannot be read (${errorCode(error)}). Run as the user who owns it, or as root.`,
      { type: "record-unreadable", path, code: errorCode(error) },
      error,
    );
  }
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch (error) {
    // Not quoted: it holds the password.
    throw new ServerTrouble(
      `${path} is damaged. Put it back from a backup: it holds the password of the database.`,
      { type: "record-damaged", path },
      error instanceof z.ZodError ? error : undefined,
    );
  }
}

/** Durable before the cluster exists: a cluster whose password is lost would be of no use. */
function writeRecord(dataDir: string, record: Record): void {
  const path = join(dataDir, RECORD);
  const file = openSync(`${path}.new`, "w", 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  giveToOwner(`${path}.new`, dataDir);
  renameSync(`${path}.new`, path);
}
