// The program's own PostgreSQL: start it, join it, leave it, whatever happened before. Knows one data folder.
import type { ChildProcess } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Log } from "../log.ts";
import { giveToOwner, type Home, openDataDir, openHome } from "./home.ts";
import { enterRoll, livingEntries } from "./living-processes.ts";
import { withLock } from "./lock.ts";
import {
  DATABASE_USER,
  endOfLog,
  ensureCluster,
  findRunning,
  launchServer,
  PROGRAM_USER,
  stopServer,
} from "./server.ts";
import { isNobodys, openServerUser, type ServerUser } from "./server-user.ts";
import { openSoftware } from "./software.ts";
import { ServerTrouble } from "./trouble.ts";
import { watchServer } from "./watch.ts";

type EmbeddedServer = {
  /** Where the running program finds it, as a role that reads and writes rows; holds the password, never printed. */
  readonly url: string;
  /** The same as the owner of everything, to migrate and to restore. */
  readonly ownerUrl: string;
  /** The role of `url`. */
  readonly role: string;
  /** Whether the server runs as `nobody`, as whom other services may run as well. */
  isNobodys(): boolean;
  /**
   * Looks every second whether the server still runs and starts it again when it has died, until `leave`. `moved` is
   * called when it could come up only at another address.
   */
  keepRunning(moved: () => void): void;
  /** Call when the pool is closed. The last process to leave stops the server. */
  leave(): Promise<void>;
};

type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: Log;
  /** "none" is for tests only: quicker, and everything is lost when the machine stops. */
  readonly durability?: "full" | "none";
  /** Where the database goes when the server's user cannot enter the data folder. */
  readonly systemFolder?: string;
  /** How long to wait for another process that is starting or stopping the same database, and for the server. */
  readonly waitMs?: number;
};

/**
 * Starts the server of a data folder, or joins it if it runs: after a kill that left it running, beside a second
 * copy of the program, beside the operator's command. Who uses it is written down in the data folder, one file per
 * process; the last to leave stops it, and one that was killed does not count.
 *
 * Processes must see each other to be counted: two containers sharing a folder need DATABASE_URL instead.
 *
 * @throws Error saying what to do: the data folder cannot be used, another process holds the lock too long, no
 *   programs for this machine, another version's data, a server that does not start.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log, durability = "full", systemFolder = "/var/lib/tonghop", waitMs = 180_000 } = options;
  const dataDir = openDataDir(options.dataDir);
  const { queue, users } = foldersOf(dataDir);
  return withLock(queue, waitMs, async () => {
    const serverUser = openServerUser(log);
    const { home, note } = await openHome(dataDir, systemFolder, serverUser);
    if (note !== undefined) log.info({ dataDir, folder: home.folder }, note);
    const user = enterRoll(users);
    try {
      const start = () => bringUp(home, serverUser, durability === "full", waitMs, log);
      const url = await start();
      const again = () => withLock(queue, waitMs, start);
      const watch = watchServer(() => findRunning(home) !== undefined, again, log);
      return {
        url,
        ownerUrl: address(home, new URL(url).port, "tonghop", DATABASE_USER),
        role: PROGRAM_USER,
        isNobodys: () => isNobodys(home.folder),
        keepRunning: (moved) => watch.begin((address) => address !== url && moved()),
        leave: once(async () => {
          await watch.end();
          await leave(home, user.path, waitMs, log);
        }),
      };
    } catch (error) {
      rmSync(user.path, { force: true });
      throw error;
    }
  });
}

/** Whether any living process uses the database of this data folder, or is about to. */
export function isInUse(dataDir: string): boolean {
  const { queue, users } = foldersOf(openDataDir(dataDir));
  return livingEntries(queue).length + livingEntries(users).length > 0;
}

function foldersOf(dataDir: string): { queue: string; users: string } {
  const lock = join(dataDir, "postgres.lock");
  const folders = { queue: join(lock, "queue"), users: join(lock, "users") };
  for (const folder of [lock, folders.queue, folders.users]) {
    if (mkdirSync(folder, { recursive: true }) !== undefined) giveToOwner(folder, dataDir);
  }
  return folders;
}

async function leave(home: Home, user: string, waitMs: number, log: Log): Promise<void> {
  const { queue, users } = foldersOf(home.dataDir);
  try {
    await withLock(queue, waitMs, async () => {
      rmSync(user, { force: true });
      const others = livingEntries(users).length;
      if (others > 0)
        return log.info({ dataDir: home.dataDir, count: others }, "Left the database to its other users");
      if (await stopServer(home, () => programsToStop(home), 60_000)) {
        log.info({ dataDir: home.dataDir }, "Stopped the database");
      } else {
        log.warn({ dataDir: home.dataDir }, "The database is still writing to disk; it will stop by itself");
      }
    });
  } finally {
    rmSync(user, { force: true });
  }
}

/** Needed on Windows only, where nobody is root. */
const programsToStop = (home: Home) => openSoftware(home.folder, undefined);

/** Returns the address of a server that answers, having started it if there was none. Under the lock. */
async function bringUp(
  home: Home,
  serverUser: ServerUser,
  durable: boolean,
  waitMs: number,
  log: Log,
): Promise<string> {
  // Tried several times: a server that is stopping must be waited for, another program can take the chosen port, and
  // after only the server was killed its remains may hold the folder a moment longer.
  for (let round = 0; round < 5; round++) {
    await sleep(round * 200);
    let child: ChildProcess | undefined;
    if (findRunning(home) === undefined) {
      const software = openSoftware(home.folder, await serverUser.ofStopped(home));
      if (await ensureCluster(home, software, durable))
        log.info({ folder: home.folder }, "Made a new database");
      child = await launchServer(home, software, durable);
    }
    const port = await whenReady(home, child, waitMs, log);
    if (port === undefined) continue;
    try {
      if (!(await ensureDatabase(home, port, child !== undefined))) continue;
    } catch (error) {
      // This server never became ready. Nobody can have joined it, because this process holds the lock.
      if (child !== undefined) await stopServer(home, () => programsToStop(home), 60_000);
      throw error;
    }
    const how = child === undefined ? "Joined the running database" : "Started the database";
    log.info({ dataDir: home.dataDir, port }, how);
    return address(home, port, "tonghop", PROGRAM_USER);
  }
  throw new ServerTrouble(
    `The database in ${home.folder} does not start. The end of ${join(home.folder, "server.log")}:\n${endOfLog(home)}`,
    { type: "does-not-start", folder: home.folder, log: endOfLog(home) },
  );
}

/** The port of the server once it takes connections; undefined when it ended instead. */
async function whenReady(home: Home, child: ChildProcess | undefined, waitMs: number, log: Log) {
  const began = performance.now();
  for (let said = 0; ; await sleep(8)) {
    const running = findRunning(home);
    if (running?.status === "ready") return running.port;
    const ended =
      child === undefined || child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
    if (running === undefined && ended) return undefined;
    const waited = Math.round(performance.now() - began);
    if (waited > waitMs) {
      throw new ServerTrouble(
        `The database in ${home.folder} has not become ready in ${Math.round(waitMs / 1000)} s ` +
          `(process ${running?.pid ?? child?.pid}). If the machine stopped suddenly it is repairing itself: try again ` +
          `later. The end of its log:\n${endOfLog(home)}`,
        {
          type: "not-ready",
          folder: home.folder,
          seconds: Math.round(waitMs / 1000),
          log: endOfLog(home),
        },
      );
    }
    if (waited > (said + 1) * 10_000) {
      said++;
      log.info(
        { dataDir: home.dataDir, waited },
        "Waiting for the database (after a sudden stop it repairs itself)",
      );
    }
  }
}

/**
 * Makes the program's database and its role if they are missing; false when the server closed the door meanwhile. A
 * server that was just started is also told the role's password anew: the record of it may have been put back.
 */
async function ensureDatabase(home: Home, port: number, isStarted: boolean): Promise<boolean> {
  const sql = postgres(address(home, port, "postgres", DATABASE_USER), {
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
  });
  try {
    const [found] = await sql`select 1 from pg_database where datname = 'tonghop'`;
    if (found === undefined) await sql`create database tonghop`;
    const [role] = await sql`select 1 from pg_roles where rolname = ${PROGRAM_USER}`;
    if (role === undefined || isStarted) {
      // A password of hexadecimal digits: nothing in it needs quoting.
      const verb = role === undefined ? "create" : "alter";
      await sql.unsafe(`${verb} role ${PROGRAM_USER} login password '${home.programPassword}'`);
    }
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // Shutting down, or gone: somebody stopped it by hand between the two looks.
    if (["57P03", "57P01", "ECONNREFUSED", "ECONNRESET", "CONNECTION_CLOSED"].includes(code)) return false;
    if (code !== "28P01") throw error;
    throw new ServerTrouble(
      `The database in ${home.folder} refuses the password in ${join(home.dataDir, "postgres.json")}. ` +
        "The two belong together: put the right file back, or restore a backup into an empty data folder.",
      { type: "password-refused", record: join(home.dataDir, "postgres.json") },
      error,
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function address(
  home: Home,
  port: number | string,
  database: string,
  user: typeof DATABASE_USER | typeof PROGRAM_USER,
): string {
  const password = user === PROGRAM_USER ? home.programPassword : home.password;
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/** Leaving twice, as when a second signal arrives during the first, is leaving once. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
