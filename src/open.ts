// Opens the database that the settings name, or the program's own, ready for use: the same for the bot and the CLI.
import { resolve } from "node:path";
import type { Settings } from "./config.ts";
import type { Log } from "./log.ts";
import { type OpenDb, openDb } from "./store/db.ts";
import { openEmbedded } from "./store/embedded.ts";
import { migrate } from "./store/migrate.ts";

export type OpenStore = OpenDb & { readonly url: string };

/** Connections of one process; a chat never holds more than one. */
const most = 10;

/** Opens and migrates. `close` also leaves the program's own server, which stops when nobody else uses it. */
export async function openStore(settings: Settings, log: Log): Promise<OpenStore> {
  const own = settings.DATABASE_URL ? null : await openEmbedded({ dataDir: resolve(settings.DATA_DIR), log });
  const url = settings.DATABASE_URL ?? own?.url ?? "";
  try {
    await migrate(url);
  } catch (error) {
    await own?.leave();
    throw error;
  }
  const opened = openDb(url, { max: most });
  const close = async () => {
    await opened.close();
    await own?.leave();
  };
  return { ...opened, url, close };
}
