// The archive of `npm run release`, unpacked in an empty folder by somebody who has Node and nothing else.
import { appendFileSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isInUse } from "../../src/postgres/cluster.ts";
import {
  command,
  copyProject,
  demoLinks,
  emptyFolder,
  removeInstalled,
} from "../support/program/installed.ts";

const folder = emptyFolder();
const project = join(folder, "project");
const unpacked = join(folder, "unpacked");
const bin = join(folder, "bin");
/** Node alone can be found by name. */
const env = { PATH: bin };
let release: string;

beforeAll(async () => {
  for (const each of [project, unpacked, bin]) mkdirSync(each);
  copyProject(project);
  symlinkSync(resolve(import.meta.dirname, "../../node_modules"), join(project, "node_modules"));
  symlinkSync(process.execPath, join(bin, "node"));
  const made = await command(project, ["npm", "run", "-s", "release"]).ran;
  expect(made).toMatchObject({ code: 0, err: "" });
  const tar = ["tar", "--no-same-owner", "-xzf", join(project, made.out)];
  expect(await command(unpacked, tar).ran).toMatchObject({ code: 0 });
  // The copy of the sources is out of reach from here on.
  renameSync(project, join(folder, "gone"));
  // As the guide has it: a link leads to the release in use.
  release = join(folder, "in-use");
  symlinkSync(join(unpacked, readdirSync(unpacked)[0] ?? ""), release);
}, 300_000);
afterAll(() => removeInstalled(folder));

test("is as its checksums say, and starts with its own PostgreSQL", async () => {
  const verified = await command(release, ["node", join(release, "verify.mjs")], env).ran;
  expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^\d{4,} files are as released\.$/) });

  const dataDir = join(release, "data");
  const program = command(release, ["node", "dist/main.js"], { ...env, PORT: "0" });
  const { page } = await demoLinks(program);
  expect(await (await fetch(`${page}/readyz`)).json()).toMatchObject({ ok: true });
  const summary = await command(release, ["node", "dist/cli.js", "summary", "--json"], env).ran;
  expect(JSON.parse(summary.out)).toMatchObject({ expected: 57, submitted: 0 });
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  expect(isInUse(dataDir)).toBe(false);

  // Its settings and its data are the office's own; the release itself is as it was.
  writeFileSync(join(release, ".env"), "DEMO=off\n");
  expect(await command(release, ["node", join(release, "verify.mjs")], env).ran).toMatchObject({
    code: 0,
    out: verified.out,
  });
});

test("a changed, a missing and a strange file are named", async () => {
  appendFileSync(join(release, "dist/main.js"), "//\n");
  renameSync(join(release, "start.mjs"), join(release, "dist/strange.mjs"));
  expect(await command(release, ["node", join(release, "verify.mjs")], env).ran).toMatchObject({
    code: 1,
    out: "changed: dist/main.js\nmissing: start.mjs\nnot of the release: dist/strange.mjs",
  });
});
