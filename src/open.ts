// Opens the database that the settings name, or the program's own, ready for use: the same for the bot and the CLI.
import { resolve } from "node:path";
import type { Settings } from "./config/settings.ts";
import type { Log } from "./log.ts";
import { openEmbedded } from "./postgres/cluster.ts";
import { hasHome } from "./postgres/home.ts";
import { isUnavailable, type OpenDb, openDb, sqlState } from "./store/db.ts";
import { migrate } from "./store/migrate.ts";

export type OpenStore = OpenDb & { readonly url: string };

/** Connections of one process; a chat never holds more than one. */
const most = 10;

/** Where a database was looked for in vain, and what to set; null when there is one, or DATABASE_URL names a server. */
export function whereNothingIs(settings: Settings): string | null {
  const folder = resolve(settings.DATA_DIR);
  if (settings.DATABASE_URL || hasHome(folder)) return null;
  return `there is none in ${folder}. Set DATA_DIR (or DATABASE_URL) as the program has it, and run this in the same folder`;
}

/** Opens and migrates. `close` also leaves the program's own server, which stops when nobody else uses it. */
export async function openStore(settings: Settings, log: Log): Promise<OpenStore> {
  const own = settings.DATABASE_URL ? null : await openEmbedded({ dataDir: resolve(settings.DATA_DIR), log });
  const url = settings.DATABASE_URL ?? own?.url ?? "";
  try {
    await migrate(url);
  } catch (error) {
    await own?.leave();
    if (own !== null || !refusesUs(error)) throw error;
    const code = "code" in error ? ` (${String(error.code)})` : "";
    throw new Error(`DATABASE_URL: the database there cannot be used: ${error.message}${code}.`, {
      cause: error,
    });
  }
  const opened = openDb(url, { max: most });
  const close = async () => {
    await opened.close();
    await own?.leave();
  };
  return { ...opened, url, close };
}

/** Whether the server could not be reached or did not let us in; anything else says itself what is wrong. */
function refusesUs(error: unknown): error is Error {
  return error instanceof Error && (isUnavailable(error) || /^(28|3D)/.test(sqlState(error) ?? ""));
}
