// `npm run release`: one archive with the build, its packages and PostgreSQL for this platform. Starts with Node alone.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bringUp } from "./build.mjs";
import { listed, sumOf } from "./verify.mjs";

const root = import.meta.dirname;
const out = join(root, "release");
/** What the archive holds beside the build and the packages: how it is started, verified and installed. */
const parts = ["start.mjs", "cli.mjs", "build.mjs", "verify.mjs", "package.json", "package-lock.json"];
const papers = [".npmrc", ".env.example", "README.md", "docs"];

const build = await bringUp();
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const name = `tonghop-${version}-${build}-${process.platform}-${process.arch}`;
const folder = join(out, name);

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "dist"), { recursive: true });
for (const part of [...parts, ...papers, `dist/${build}`, "dist/main.js", "dist/cli.js"]) {
  cpSync(join(root, part), join(folder, part), { recursive: true });
}
execFileSync("npm", ["ci", "--omit=dev", "--prefer-offline", "--loglevel=error"], {
  cwd: folder,
  stdio: ["ignore", "ignore", "inherit"],
});
// Nothing is built from a release: it holds no sources.
for (const compiler of ["esbuild", "@esbuild"]) {
  rmSync(join(folder, "node_modules", compiler), { recursive: true, force: true });
}
const sums = listed(folder).map((file) => `${sumOf(folder, file)}  ${file}\n`);
writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));

const archive = `${name}.tar.gz`;
execFileSync("tar", ["-czf", archive, name], { cwd: out, stdio: "inherit" });
rmSync(folder, { recursive: true });
const sum = createHash("sha256")
  .update(readFileSync(join(out, archive)))
  .digest("hex");
writeFileSync(join(out, `${archive}.sha256`), `${sum}  ${archive}\n`);
process.stdout.write(`release/${archive}\n`);
