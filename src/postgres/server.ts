// One PostgreSQL server over one folder: make the cluster, start, recognise, stop. Knows nothing of who uses it.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { platform } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { errorCode } from "./error-code.ts";
import { giveToOwner, type Home } from "./home.ts";
import { isAlive, signalReaches } from "./living-processes.ts";
import type { Software } from "./software.ts";
import { ServerTrouble } from "./trouble.ts";

/** The owner of everything on its own server: as whom it is made, migrated and restored. */
export const DATABASE_USER = "tonghop";

/** The user that the running program is there: it reads and writes rows. */
export const PROGRAM_USER = "tonghop_program";

/** What `postmaster.pid` says of a server whose process really lives and really serves this folder. */
type Running = { readonly pid: number; readonly port: number; readonly status: string };

const run = promisify(execFile);
const dataOf = (home: Home) => join(home.folder, "data");

// The server gets none of the program's environment: bot tokens have no business there.
const bareEnvironment = platform === "win32" ? {} : { env: { LC_ALL: "C", TZ: "UTC" } };

/**
 * The server that runs over the home's folder, whoever started it; undefined when there is none.
 * A `postmaster.pid` left by a dead server, or whose pid another program has got since, counts as none.
 */
export function findRunning(home: Home): Running | undefined {
  const file = join(dataOf(home), "postmaster.pid");
  const lines = readIfThere(file)?.split("\n");
  if (lines === undefined) return undefined;
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !serves(pid, dataOf(home))) return undefined;
  return { pid, port: Number(lines[3] ?? "") || 0, status: (lines[7] ?? "").trim() };
}

/** Not looked for before it is read: a server that stops takes its file away at any moment. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Makes the cluster if there is none. Whole or not at all: it gets its name only when it is finished. */
export async function ensureCluster(home: Home, software: Software, durable: boolean): Promise<boolean> {
  const data = dataOf(home);
  if (existsSync(data)) {
    const made = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
    if (made === software.major) return false;
    throw new ServerTrouble(
      `The database in ${data} was made by PostgreSQL ${made}; this program brings ${software.major}. ` +
        "Make a backup with the program version that made it, then restore it into an empty data folder.",
      { type: "other-release", made, ours: software.major },
    );
  }
  for (const name of readdirSync(home.folder)) {
    // Left by a program killed in its first start, whose initdb may still be writing there: it gives up when its
    // files go. What cannot be removed even so is in nobody's way.
    const leftOver = name.startsWith("half-made-") ? join(home.folder, name) : undefined;
    if (leftOver) await rm(leftOver, { recursive: true, force: true, maxRetries: 8 }).catch(() => undefined);
  }
  const half = join(home.folder, `half-made-${randomBytes(4).toString("hex")}`);
  const secret = `${half}.password`;
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(secret, home.password, { mode: 0o600 });
  const { runAs } = software;
  if (runAs !== undefined) {
    for (const path of [half, secret]) chownSync(path, runAs.uid, runAs.gid);
  }
  try {
    // The builtin locale sorts and folds case alike on every system, and needs none to be installed.
    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const access = [`--username=${DATABASE_USER}`, `--pwfile=${secret}`, "--auth=scram-sha-256"];
    const sync = durable ? [] : ["--no-sync"];
    await run(software.program("initdb"), [`--pgdata=${half}`, ...locale, ...access, ...sync], {
      ...runAs,
      ...bareEnvironment,
      cwd: home.folder,
      timeout: 120_000,
    });
    renameSync(half, data);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new ServerTrouble(
      `PostgreSQL could not make its folder ${data}: ${said || String(error)}`,
      { type: "not-made", folder: data, why: said || String(error) },
      error,
    );
  } finally {
    rmSync(secret, { force: true });
  }
  return true;
}

/**
 * Starts the server and returns at once: `findRunning` tells when it is ready. It stands in a session of its own and
 * writes to a file, so that neither Ctrl-C on the program's terminal nor the program's end touches it.
 */
export async function launchServer(home: Home, software: Software, durable: boolean): Promise<ChildProcess> {
  await clearStalePid(home);
  const port = await choosePort(home);
  const log = openLogFile(home);
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    // The log keeps no figures and no names: those stand in the statements and in the details of errors.
    log_checkpoints: "off",
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    const child = spawn(software.program("postgres"), ["-D", dataOf(home), ...options], {
      ...software.runAs,
      ...bareEnvironment,
      cwd: home.folder,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", log, log],
    });
    child.on("error", () => undefined); // shows as a child without a pid
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/**
 * Stops a server: clients are disconnected, everything is written, the folder is left clean.
 *
 * @returns false when it has not ended within `waitMs`; it will, by itself.
 */
export async function stopServer(home: Home, software: () => Software, waitMs: number): Promise<boolean> {
  const running = findRunning(home);
  if (running === undefined) return true;
  if (platform === "win32") {
    await run(software().program("pg_ctl"), ["stop", "-m", "fast", "-D", dataOf(home)]).catch(
      () => undefined,
    );
  } else {
    signal(running.pid, "SIGINT"); // "fast shutdown"
  }
  const until = performance.now() + waitMs;
  while (findRunning(home)?.pid === running.pid) {
    if (performance.now() > until) return false;
    await sleep(10);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error; // it has ended by itself
  }
}

/** The end of the server's log, for an error message. */
export function endOfLog(home: Home): string {
  try {
    return readFileSync(join(home.folder, "server.log"), "utf8").trimEnd().split("\n").slice(-5).join("\n");
  } catch {
    return "(it wrote no log)";
  }
}

/** Whether the process with this pid is a server of this folder: a server works in its data folder. */
function serves(pid: number, data: string): boolean {
  const real = realpathSync(data);
  if (platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === real;
    } catch {
      // Another user's process: its command line may be read all the same.
      return commandLine(pid).includes(real) || commandLine(pid).includes(data);
    }
  }
  if (platform === "win32") return true; // proven by its answer alone: nobody else knows the password
  return commandLine(pid).some((word) => word.includes(real) || word.includes(data));
}

function commandLine(pid: number): string[] {
  try {
    if (platform !== "linux")
      return [execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })];
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/**
 * PostgreSQL believes a left-over `postmaster.pid` if any process has that pid. `findRunning` knows better; yet the
 * file is not deleted, for its last lines let the new server see whether a process of the old one still has the
 * folder open. So only the pid goes, in favour of one that cannot exist. An empty file is what a full disk leaves.
 */
async function clearStalePid(home: Home): Promise<void> {
  const file = join(dataOf(home), "postmaster.pid");
  const content = () => readIfThere(file);
  const [first, ...rest] = content()?.split("\n") ?? [];
  if (first === undefined) return;
  if (first !== "") {
    if (signalReaches(Number(first))) writeFileSync(file, ["2147483646", ...rest].join("\n"));
    return;
  }
  await sleep(1_000); // a server that has just made it writes into it at once
  if (content() === "") rmSync(file, { force: true });
}

function openLogFile(home: Home): number {
  const path = join(home.folder, "server.log");
  if (existsSync(path) && statSync(path).size > 5_000_000) renameSync(path, `${path}.1`);
  const log = openSync(path, "a", 0o600);
  chmodSync(path, 0o600);
  giveToOwner(path, home.dataDir);
  return log;
}

/** The port of last time if it is free, so that a program that lost its server finds the next one; else any. */
async function choosePort(home: Home): Promise<number> {
  const file = join(home.folder, "port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const usable = Number.isInteger(last) && last > 1023 && last < 65536;
  const port = (usable ? await listenOnce(last) : undefined) ?? (await listenOnce(0));
  if (port === undefined) throw new Error("No free port on 127.0.0.1 for the database server.");
  writeFileSync(file, `${port}\n`);
  giveToOwner(file, home.dataDir);
  return port;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : undefined));
    });
  });
}
