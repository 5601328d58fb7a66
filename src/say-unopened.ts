// Why a database could not be opened, as an operator reads it: for the console of the program and of the CLI alike.
import { UnusableUrl } from "./open.ts";
import { ServerTrouble } from "./postgres/trouble.ts";
import { PassphraseUnusable } from "./store/backup/passphrase.ts";
import { type DatabaseRefusal, DatabaseRefused } from "./store/migrate.ts";
import { passphraseText } from "./text/operator/backup.ts";
import {
  sayNewerDatabase,
  sayServerTrouble,
  sayTwoDatabases,
  sayUnusableUrl,
  sayWithoutCopy,
  sayWrongEncoding,
} from "./text/operator/database.ts";

/** The sentence for trouble with the database; null for anything else. */
export function sayUnopened(error: unknown): string | null {
  if (error instanceof ServerTrouble) return sayServerTrouble(error.trouble);
  if (error instanceof UnusableUrl) return sayUnusableUrl(error.message);
  if (error instanceof DatabaseRefused) return sayRefused(error.refusal);
  if (error instanceof PassphraseUnusable) return sayWithoutCopy(passphraseText[error.reason](error.path));
  return null;
}

function sayRefused(refusal: DatabaseRefusal): string {
  if (refusal.type === "two-databases") return sayTwoDatabases;
  if (refusal.type === "encoding") return sayWrongEncoding(refusal.encoding, refusal.name);
  const [year, month, day] = refusal.on.toISOString().slice(0, 10).split("-");
  return sayNewerDatabase(refusal.version ?? "", `${day}/${month}/${year}`);
}
