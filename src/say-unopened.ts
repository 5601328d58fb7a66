// Why a database could not be opened, as an operator reads it: for the console of the program and of the CLI alike.
import { UnusableUrl } from "./open.ts";
import { ServerTrouble } from "./postgres/trouble.ts";
import { sayServerTrouble, sayUnusableUrl } from "./text/operator/database.ts";

/** The sentence for trouble with the database; null for anything else. */
export function sayUnopened(error: unknown): string | null {
  if (error instanceof ServerTrouble) return sayServerTrouble(error.trouble);
  if (error instanceof UnusableUrl) return sayUnusableUrl(error.message);
  return null;
}
