// Looks whether a file is a whole, unchanged backup of this program. Reads files; touches no database.
import { readBackup, sealedMadeAt } from "./file.ts";
import { digest, type Manifest, manifestName, parseManifest } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";

/**
 * Reads a backup through to its end: its manifest, once every digest has been found right.
 *
 * @throws BackupRefused saying what is wrong with it.
 */
export async function checkBackup(path: string, passphrase: string | null = null): Promise<Manifest> {
  const entries = readBackup(path, passphrase);
  const manifest = await readManifest(entries);
  const { members } = manifest;
  const tables = new Set(manifest.tables.map(({ name }) => name));
  let index = 0;
  for await (const { name, bytes } of entries) {
    const member = members?.[index];
    if (!tables.has(tableOf(name)) || (members && member?.name !== name)) {
      throw new BackupRefused("repacked", name);
    }
    if (member && member.sha256 !== digest(bytes)) throw new BackupRefused("changed", name);
    index += 1;
  }
  const missing = members?.[index];
  if (missing) throw new BackupRefused("repacked", missing.name);
  return manifest;
}

/**
 * When a backup was made, as it says of itself; the rest of the file is not looked at, and no passphrase is needed.
 *
 * @throws BackupRefused when it is no backup of this program.
 */
export async function madeAt(path: string): Promise<Date> {
  const sealed = await sealedMadeAt(path);
  if (sealed !== null) return sealed;
  const entries = readBackup(path);
  try {
    return (await readManifest(entries)).at;
  } finally {
    await entries.return(undefined);
  }
}

/** The manifest, which is the first of a backup's entries. */
export async function readManifest(entries: ReturnType<typeof readBackup>): Promise<Manifest> {
  const first = await entries.next();
  if (first.done || first.value.name !== manifestName) throw new BackupRefused("no-backup");
  return parseManifest(first.value.bytes);
}

/** The table that a member's rows belong to: "unit/000001.copy" → "unit". */
export function tableOf(member: string): string {
  return member.split("/")[0] ?? "";
}
