// Opens the database that the settings name, or the program's own, ready for use: the same for the bot and the CLI.
import { resolve } from "node:path";
import type { Settings } from "./config/settings.ts";
import type { Log } from "./log.ts";
import { migrationsFolder } from "./paths.ts";
import { openEmbedded } from "./postgres/cluster.ts";
import { hasHome } from "./postgres/home.ts";
import { backUpBeforeUpgrade, backupFolder } from "./store/backup/before-upgrade.ts";
import { PassphraseUnusable, readPassphrase } from "./store/backup/passphrase.ts";
import { isUnavailable, type OpenDb, openDb, type Sql, sqlState } from "./store/db.ts";
import { appliedTo, DatabaseRefused, migrate, readMigrations } from "./store/migrate.ts";
import { roleOf } from "./store/program-role.ts";

export type OpenStore = OpenDb & {
  readonly url: string;
  /** The same database as its owner, who migrates and restores; equal to `url` where one role does both. */
  readonly ownerUrl: string;
};

export type OpenedStore = OpenStore & {
  /**
   * For a program that runs on: its own server is started again when it dies. `moved` is called when that server could
   * come up only at another address, where this program's connections do not lead.
   */
  keepServer(moved: () => void): void;
  /** Whether the program's own server runs as the system's user nobody. */
  isNobodys(): boolean;
};

/** The most connections of one process; processing one message never holds more than one. */
const most = 10;

/** The folder without a database, when there is none and DATABASE_URL names no server; null otherwise. */
export function whereNothingIs(settings: Settings): string | null {
  const folder = resolve(settings.DATA_DIR);
  if (settings.DATABASE_URL || hasHome(folder)) return null;
  return folder;
}

/** The server that DATABASE_URL names does not answer or does not let us in; the message is the driver's own. */
export class UnusableUrl extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = "UnusableUrl";
  }
}

/**
 * Opens and migrates; a database with reports is backed up before. `close` also leaves the program's own server, which
 * stops when nobody else uses it.
 */
export async function openStore(settings: Settings, log: Log, clock: () => Date): Promise<OpenedStore> {
  const own = settings.DATABASE_URL ? null : await openEmbedded({ dataDir: resolve(settings.DATA_DIR), log });
  const url = own?.url ?? urlOf(settings);
  const ownerUrl = own?.ownerUrl ?? settings.DATABASE_OWNER_URL ?? url;
  const opened = openDb(url, { max: most });
  const close = async () => {
    await opened.close();
    await own?.leave();
  };
  try {
    const program = ownerUrl === url ? null : (own?.role ?? (await roleOf(opened.sql)).role);
    await migrate(ownerUrl, migrationsFolder, (sql) => keepCopy(sql, settings, log, clock()), program);
    if (own === null && program !== null) await refuseOtherDatabase(opened.sql);
  } catch (error) {
    await close();
    if (own !== null || !refusesUs(error)) throw error;
    throw new UnusableUrl("code" in error ? `${error.message}, ${String(error.code)}` : error.message, error);
  }
  return {
    ...opened,
    url,
    ownerUrl,
    keepServer: (moved) => own?.keepRunning(moved),
    isNobodys: () => own?.isNobodys() ?? false,
    close,
  };
}

/** The owner's address may name another database than the program's: then the program finds no migrations in its own. */
async function refuseOtherDatabase(sql: Sql): Promise<void> {
  const ours = readMigrations().at(-1)?.hash;
  if ((await appliedTo(sql)).at(-1)?.hash !== ours) throw new DatabaseRefused({ type: "two-databases" });
}

/** The server that the settings name. What the driver is told in the address holds for every pool that is opened there. */
function urlOf({ DATABASE_URL, DATABASE_PREPARE }: Settings): string {
  if (!DATABASE_URL || DATABASE_PREPARE === "on") return DATABASE_URL ?? "";
  const url = new URL(DATABASE_URL);
  url.searchParams.set("prepare", "false");
  return url.href;
}

/**
 * Backs the database up before it is migrated. Where the backup cannot be written, that is logged and the program goes
 * on: a migration is all or nothing by itself, and a program that does not start collects no report.
 *
 * @throws PassphraseUnusable when a passphrase is asked for and cannot be had: backups were to be sealed
 */
async function keepCopy(sql: Sql, settings: Settings, log: Log, now: Date): Promise<void> {
  const folder = backupFolder(resolve(settings.DATA_DIR));
  try {
    const path = await backUpBeforeUpgrade(sql, folder, now, () =>
      readPassphrase(settings.BACKUP_PASSPHRASE_FILE),
    );
    if (path !== null) log.info({ path }, "Backed up before the database is upgraded.");
  } catch (error) {
    if (error instanceof PassphraseUnusable) throw error;
    const details = { folder, error };
    log.warn(details, "No backup could be written to this folder; the database is upgraded without.");
  }
}

/** Whether the server could not be reached or did not let us in; anything else says itself what is wrong. */
function refusesUs(error: unknown): error is Error {
  return error instanceof Error && (isUnavailable(error) || /^(28|3D)/.test(sqlState(error) ?? ""));
}
