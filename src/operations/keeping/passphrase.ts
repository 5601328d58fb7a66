// The passphrase of the backups at an operator's command, and what to say when it cannot be used.
import type { Settings } from "../../config/settings.ts";
import { PassphraseUnusable, readPassphrase } from "../../store/backup/passphrase.ts";
import { passphraseText } from "../../text/operator/backup.ts";
import { Misuse } from "../shared/operation.ts";

/** What BACKUP_PASSPHRASE_FILE holds; null when it is not set. */
export async function passphraseOf({ BACKUP_PASSPHRASE_FILE: path }: Settings): Promise<string | null> {
  try {
    return await readPassphrase(path);
  } catch (error) {
    if (error instanceof PassphraseUnusable) throw new Misuse(passphraseText[error.reason](error.path));
    throw error;
  }
}
