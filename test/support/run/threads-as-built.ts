// Lets the tests start the program's threads as the release does, from its build: read as TypeScript, each thread would
// translate its sources anew. A plugin of the configuration; knows Vite.
import { resolve } from "node:path";
import type { Plugin } from "vitest/config";

const instead = resolve(import.meta.dirname, "built-thread.ts");
const starters = /\/src\/documents\/(?:documents|file-reader)\.ts$/u;

/** Where a file that starts threads asks for their scripts, it gets those of the build. */
export function threadsAsBuilt(): Plugin {
  return {
    name: "threads-as-built",
    enforce: "pre",
    resolveId: (source, importer = "") =>
      source === "../paths.ts" && starters.test(importer) ? instead : null,
  };
}
