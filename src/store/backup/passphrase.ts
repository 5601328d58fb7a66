// The passphrase of the backups, from a file. Knows files; no crypto.
import { readFile } from "node:fs/promises";

/** Shorter ones can be guessed from a copy of a backup. */
const leastLetters = 12;

/** A passphrase cannot be used; `path` is its file. */
export class PassphraseUnusable extends Error {
  readonly reason: "unreadable" | "short";
  readonly path: string;

  constructor(reason: "unreadable" | "short", path: string, options: ErrorOptions = {}) {
    super(`the passphrase of the backups is ${reason} (${path})`, options);
    this.name = "PassphraseUnusable";
    this.reason = reason;
    this.path = path;
  }
}

/**
 * The passphrase in a file, without the line's end; null where no file is named: then backups are not sealed.
 *
 * @throws PassphraseUnusable when the file cannot be read or holds fewer than twelve letters.
 */
export async function readPassphrase(path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new PassphraseUnusable("unreadable", path, { cause: error });
  });
  const passphrase = text.replace(/[\r\n]+$/, "");
  if ([...passphrase].length < leastLetters) throw new PassphraseUnusable("short", path);
  return passphrase;
}
