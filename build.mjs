// Builds the program into dist/ when dist/ is not of these sources, and runs what was built. Knows esbuild.
import { createHash, randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, relative, sep } from "node:path";

const root = import.meta.dirname;
const dist = join(root, "dist");
/** What is started by name: `dist/main.js` and `dist/cli.js` load these from the newest build. */
const programs = ["main", "cli"];
/** A program that still runs loads parts of its build as it needs them, so a few earlier builds stay. */
const keptBuilds = 5;
/** Found, read and linked file by file they took every start as long as all our own code. */
const bundled = ["zod", "drizzle-orm", "hono", "@hono/node-server"];

/**
 * Runs a program in this process, from a build of the present sources where the folder may be written.
 *
 * @param {"main" | "cli"} program
 */
export async function runBuilt(program) {
  await bringUp();
  await import(new URL(`dist/${program}.js`, import.meta.url).href);
}

/**
 * Makes the build of these sources unless it is there, and gives the name of the one that will run; null where a
 * folder without sources has none. Each build lies in `dist/<hash of its sources>/` and gets that name only when it
 * is whole, so two starts at once may both build: whoever comes second finds the name taken. A release holds no
 * sources: it runs as it is.
 *
 * @throws Error when there is no build and none can be written, or when esbuild finds a fault in the sources.
 */
export async function bringUp() {
  if (!existsSync(join(root, "src"))) return current();
  const files = sources();
  const name = hashOf(files);
  if (existsSync(join(dist, name)) && current() === name) return name;
  try {
    if (!existsSync(join(dist, name))) await build(files, name);
    point(name);
    forgetOld(name);
    return name;
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(why)) throw error;
    if (current() === null) {
      throw new Error(
        `There is no build, and ${dist} cannot be written (${why}): run "npm run build" as its owner.`,
      );
    }
    process.stderr.write(`Running an earlier build: ${dist} cannot be written (${why}).\n`);
    return current();
  }
}

/**
 * One bundle of our own code and of the packages of many small files, in parts; the other packages stay in
 * node_modules. Files that are not TypeScript come along as they lie, so that `src/paths.ts` finds them by the same
 * relative paths in the sources and in the build.
 *
 * @param {readonly string[]} files
 * @param {string} name
 */
async function build(files, name) {
  const half = join(dist, `half-made-${randomUUID()}`);
  mkdirSync(half, { recursive: true });
  try {
    // Loaded here, for a start that finds its build needs no esbuild.
    const esbuild = await import("esbuild");
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: files.filter((file) => /^src\/(main|cli|.*-thread)\.ts$/.test(file)),
      outbase: ".",
      outdir: half,
      chunkNames: "src/[name]-[hash]",
      bundle: true,
      splitting: true,
      external: apart(),
      platform: "node",
      format: "esm",
      target: "node20.19",
      sourcemap: true,
      sourcesContent: false,
      logLevel: "warning",
    });
    esbuild.stop();
    for (const file of files.filter((file) => /^(src|drizzle)\//.test(file) && !/\.tsx?$/.test(file))) {
      cpSync(join(root, file), join(half, file));
    }
    renameSync(half, join(dist, name));
  } catch (error) {
    // Another start has made it meanwhile: then its build is ours.
    if (!existsSync(join(dist, name))) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** The packages that are not in the bundle. */
function apart() {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.keys(dependencies).filter((name) => !bundled.includes(name));
}

/** Everything that a build is made of, as paths from the root with "/". */
function sources() {
  const inFolders = ["src", "drizzle"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
  return [...inFolders, "build.mjs", "package-lock.json", "tsconfig.json"].sort();
}

/** @param {readonly string[]} files */
function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}

/** The build that `dist/main.js` loads; null when there is none. */
function current() {
  const stub = join(dist, "main.js");
  const name = existsSync(stub) ? /"\.\/(\w+)\/src\//.exec(readFileSync(stub, "utf8"))?.[1] : undefined;
  return name !== undefined && existsSync(join(dist, name)) ? name : null;
}

/**
 * Makes `dist/main.js` and `dist/cli.js` load the build. A file is replaced whole, for another start may read it.
 *
 * @param {string} name
 */
function point(name) {
  const now = new Date();
  utimesSync(join(dist, name), now, now);
  // main.js last: `current` asks it.
  for (const program of [...programs].reverse()) {
    const fresh = join(dist, `${program}.js.${randomUUID()}`);
    writeFileSync(
      fresh,
      `// Loads the newest build; made by build.mjs.\nprocess.setSourceMapsEnabled(true);\nawait import("./${name}/src/${program}.js");\n`,
    );
    renameSync(fresh, join(dist, `${program}.js`));
  }
}

/**
 * Removes builds that nobody runs any more, and what killed builds left an hour ago.
 *
 * @param {string} name the build that stays in any case
 */
function forgetOld(name) {
  const folders = readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== name)
    .map((entry) => ({ path: join(dist, entry.name), half: entry.name.startsWith("half-made-") }))
    .flatMap((folder) => {
      // Another start may be removing the same ones.
      const found = statSync(folder.path, { throwIfNoEntry: false });
      return found ? [{ ...folder, age: Date.now() - found.mtimeMs }] : [];
    })
    .sort((a, b) => a.age - b.age);
  const old = folders.filter(({ half }) => !half).slice(keptBuilds - 1);
  const left = folders.filter(({ half, age }) => half && age > 3_600_000);
  for (const { path } of [...old, ...left]) rmSync(path, { recursive: true, force: true });
}

if (realpathSync(process.argv[1] ?? "") === import.meta.filename) await bringUp();
