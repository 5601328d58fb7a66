// The list of erased people in a file beside the backups, where it outlives the database. Knows files and lines.
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Erasure, erasureSchema } from "../people/erasures.ts";
import { BackupRefused } from "./refused.ts";

/** The name of the list in its folder. */
export const erasureListName = "erasures.jsonl";

/**
 * Adds erased people who are not yet on the folder's list; makes the folder and the list where there is none. The whole
 * file is replaced, so that it is never found half written. `newId` names the file that is written meanwhile.
 *
 * @throws BackupRefused when the list that is there cannot be read, since writing over it would lose it; otherwise the
 * system's error.
 */
export async function keepErasures(
  folder: string,
  erasures: readonly Erasure[],
  newId: () => string,
): Promise<void> {
  const path = join(folder, erasureListName);
  const kept = await readErasures(path);
  const lines = new Set([...(kept ?? []), ...erasures].map((erasure) => JSON.stringify(erasure)));
  if (kept !== null && lines.size === kept.length) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${newId()}.part`;
  try {
    const file = await open(part, "w", 0o600);
    await file.writeFile([...lines].map((line) => `${line}\n`).join(""));
    await file.sync();
    await file.close();
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * The erasures of a list; null when there is no such file.
 *
 * @throws BackupRefused when it cannot be read, or a line of it is none.
 */
export async function readErasures(path: string): Promise<Erasure[] | null> {
  try {
    const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => erasureSchema.parse(JSON.parse(line)));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new BackupRefused("bad-erasures", path, { cause: error });
  }
}
