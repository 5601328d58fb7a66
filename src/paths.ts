// Where the files lie that the program reads beside its code: the one place that knows it, in src and in the build.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

// The build has these files where the sources have them, seen from here (build.mjs): only .ts becomes .js.
const built = import.meta.url.endsWith(".js");

/** The migrations that this program was released with. */
export const migrationsFolder = at("../drizzle");

/** The main libraries of this release, with the day on which each came out. */
export const librariesFile = at("operations/doctor/libraries.json");

/** A form that ships, the usual settings of its round, or the sample units. */
export function libraryFile(name: string): string {
  return at(`form/library/${name}`);
}

/** A script, a style or a picture of the chat's page. */
export function pageFile(name: string): string {
  return at(`doors/page/chat/browser/${name}`);
}

/** What the program is called in a release's name: "0.1.0-709cd375b7593f0f"; run from its sources it has no build. */
export function programVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return built ? `${version}-${basename(at(".."))}` : version;
}

type Thread = { readonly script: string; readonly execArgv: string[] };

/** A thread's script and how Node is to run it. */
export function thread(name: "documents" | "reading"): Thread {
  const script = at(`documents/${name}-thread.${built ? "js" : "ts"}`);
  return { script, execArgv: built ? ["--enable-source-maps"] : ["--import", typescriptLoader()] };
}

/** A module that lets a thread read TypeScript where the sources are run as they lie: "--import tsx" serves main threads only. */
function typescriptLoader(): string {
  const tsx = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  return `data:text/javascript,${encodeURIComponent(`import { register } from ${tsx}; register();`)}`;
}

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
