// Programs of the bench, built as the product is: a bundle that Node runs by itself, its packages staying where they lie.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");

export type Built = {
  /** The file of a program, by its path below bench/. */
  file(program: string): string;
  remove(): void;
};

/** Builds them beside node_modules, where their packages are found. */
export async function buildPrograms(programs: readonly string[]): Promise<Built> {
  mkdirSync(join(root, "test-results"), { recursive: true });
  const folder = mkdtempSync(join(root, "test-results/bench-"));
  await build({
    absWorkingDir: root,
    entryPoints: programs.map((program) => join("bench", program)),
    outdir: folder,
    entryNames: "[name]",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "warning",
  });
  return {
    file: (program) => join(folder, basename(program).replace(/\.ts$/u, ".js")),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
