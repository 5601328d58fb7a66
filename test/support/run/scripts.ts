// What tests start as processes besides the program: built once before all tests, since Node reads no TypeScript.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../../..");
/** Their paths from the checkout's root. */
const scripts = [
  "src/postgres/lock.ts",
  "src/store/migrate.ts",
  "test/support/fakes/telegram/server.ts",
  "test/support/fakes/zalo/bot-server.ts",
  "test/support/fakes/zalo/oa-server.ts",
  "test/support/postgres/program.ts",
] as const;
/** The workers learn by it where the built scripts lie. */
const FOLDER = "TONGHOP_TEST_SCRIPTS";

export type Script = (typeof scripts)[number];

/** Builds them beside the packages that they import; call the result to remove them. */
export async function buildScripts(): Promise<() => void> {
  mkdirSync(join(root, "test-results"), { recursive: true });
  const folder = mkdtempSync(join(root, "test-results/scripts-"));
  chmodSync(folder, 0o755); // some tests run them as another user
  await build({
    absWorkingDir: root,
    entryPoints: [...scripts],
    outbase: ".",
    outdir: folder,
    bundle: true,
    // Of the packages only the driver is left where it lies; the other's hundred files would be found at every start.
    external: ["postgres"],
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "warning",
  });
  process.env[FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Node's arguments that run a script: as it was built, or its source where no tests run (the benches). */
export function argsOf(script: Script): string[] {
  return process.env[FOLDER] === undefined ? ["--import", "tsx", join(root, script)] : [builtScript(script)];
}

/** The file of a built script. */
export function builtScript(script: Script): string {
  const folder = process.env[FOLDER];
  if (folder === undefined) throw new Error("the scripts are built before all tests");
  return join(folder, script.replace(/\.ts$/u, ".js"));
}
