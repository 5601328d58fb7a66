// Before all tests: one PostgreSQL cluster in a temporary folder and a migrated template to clone. After: none of it.
import { execFile } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { isInUse, openEmbedded } from "../../../src/postgres/cluster.ts";
import { stopServer } from "../../../src/postgres/server.ts";
import { hasMigrations, migrate } from "../../../src/store/migrate.ts";
import { takeAbsent } from "./absent-tools.ts";
import { useBuild } from "./built-thread.ts";
import { makeScratchFolder, PREFIX, scratchPlaces } from "./scratch.ts";
import { buildScripts } from "./scripts.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The test cluster, with rights to create databases. */
    clusterUrl: string;
    /** The same as the role that the program has there. */
    programUrl: string;
    /** The migrated database there, to be cloned and never connected to. */
    templateName: string;
  }
}

const TEMPLATE = "tonghop_template";
const root = resolve(import.meta.dirname, "../../..");
const silent = { info: () => undefined, warn: console.warn, error: console.error };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  takeAbsent(); // an earlier run's notes
  const removeScripts = await buildScripts();
  // The program as `npm start` would run it, for the tests that need it as a process.
  await promisify(execFile)(process.execPath, ["build.mjs"], { cwd: root });
  useBuild(newestBuild());
  const dataDir = makeScratchFolder("cluster");
  chmodSync(dataDir, 0o755); // run by root, the server is another user and must get in
  const server = await openEmbedded({ dataDir, log: silent, durability: "none" });
  const clusterUrl = server.ownerUrl;
  const sql = postgres(clusterUrl, { max: 1, onnotice: () => undefined });
  // The log of changes stays small, and no housekeeper wakes up in a database that lives for a few seconds.
  for (const setting of ["max_wal_size = '128MB'", "min_wal_size = '32MB'", "autovacuum = off"]) {
    await sql.unsafe(`alter system set ${setting}`);
  }
  await sql.unsafe("select pg_reload_conf()");
  await sql.unsafe(`create database ${TEMPLATE}`);
  await sql.end();
  const template = new URL(clusterUrl);
  template.pathname = `/${TEMPLATE}`;
  if (hasMigrations()) await migrate(template.href, undefined, undefined, server.role);
  // The first connection to a database finds out what its tables are and writes it down; here it does so for all copies.
  const first = postgres(template.href, { max: 1 });
  await first`select 1`;
  await first.end();
  project.provide("clusterUrl", clusterUrl);
  project.provide("programUrl", server.url);
  project.provide("templateName", TEMPLATE);
  return async () => {
    await server.leave();
    rmSync(dataDir, { recursive: true, force: true });
    removeScripts();
    const absent = takeAbsent();
    if (absent.length > 0) console.log(`\nNot seen, because not installed: ${absent.join("; ")}.`);
  };
}

/** The name of the build that `dist/main.js` loads. */
function newestBuild(): string {
  const [, name] = /"\.\/(\w+)\/src\//u.exec(readFileSync(join(root, "dist/main.js"), "utf8")) ?? [];
  if (name === undefined) throw new Error("dist/main.js loads no build");
  return name;
}

/** Ends what a killed test run left behind; another run that is still going is left alone. */
async function sweep(): Promise<void> {
  const names = scratchPlaces.flatMap((place) => readdirSync(place).map((name) => ({ place, name })));
  for (const { place, name } of names.filter(({ name }) => name.startsWith(PREFIX))) {
    const dataDir = join(place, name);
    try {
      const age = Date.now() - statSync(dataDir).birthtimeMs;
      if (age < 600_000 || isInUse(dataDir)) continue;
      const home = {
        dataDir,
        folder: join(dataDir, "postgres"),
        password: "",
        programPassword: "",
      };
      await stopServer(
        home,
        () => {
          throw new Error("not on this system");
        },
        10_000,
      );
      rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // Another user's, or just being made by another run: not ours to tidy.
    }
  }
}
