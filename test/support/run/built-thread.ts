// The scripts of the program's threads as they were built before all tests: in place of what the sources would start.
import { resolve } from "node:path";
import type { thread as threadOfSources } from "../../../src/paths.ts";

const BUILD = "TONGHOP_TEST_BUILD";

/** Tells the workers which build is of these sources. */
export function useBuild(name: string): void {
  process.env[BUILD] = name;
}

/** A thread's script and how Node is to run it. */
export const thread: typeof threadOfSources = (name) => {
  const build = process.env[BUILD];
  if (build === undefined) throw new Error("the program is built before all tests");
  const script = resolve(import.meta.dirname, "../../../dist", build, `src/documents/${name}-thread.js`);
  return { script, execArgv: ["--enable-source-maps"] };
};
