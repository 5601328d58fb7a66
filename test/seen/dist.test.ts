// The build as it is installed: in an empty folder, without dev packages; from its first start to its end by SIGTERM.
import { appendFileSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isInUse } from "../../src/postgres/cluster.ts";
import { webClient } from "../support/browser/web-client.ts";
import { sheetRows } from "../support/files/workbook.ts";
import {
  command,
  copyProject,
  demoLinks,
  emptyFolder,
  install,
  removeInstalled,
} from "../support/program/installed.ts";
import type { RunningProcess } from "../support/program/process.ts";
import { fileFirst } from "../support/round/sample-report.ts";

const folder = emptyFolder();
const dataDir = join(folder, "data");
const env = { PORT: "0" };

beforeAll(() => {
  copyProject(folder);
  return install(folder);
}, 300_000);
afterAll(() => removeInstalled(folder));

const builds = () => readdirSync(join(folder, "dist")).filter((name) => !name.endsWith(".js"));

async function joined(page: string, code: string) {
  const person = webClient(() => page);
  await person.say({ code });
  const first = await person.say({ text: "đúng" });
  return { person, first: first.text.includes(fileFirst) ? await person.say({ text: "tiếp" }) : first };
}

describe("npm start", () => {
  let program: RunningProcess;
  let page: string;
  let codes: string[];
  beforeAll(async () => {
    program = command(folder, ["npm", "start"], env);
    ({ page, codes } = await demoLinks(program));
  });

  test("needs no package of the developers and has made one build", () => {
    expect(existsSync(join(folder, "node_modules/tsx"))).toBe(false);
    expect(existsSync(join(folder, "node_modules/typescript"))).toBe(false);
    expect(builds()).toHaveLength(1);
  });

  test("asks a contact, takes the answer, and shows the page with its scripts", async () => {
    const { person, first } = await joined(page, codes[0] ?? "");
    expect(first.text).toContain("Mục I.1.");
    expect((await person.say({ text: "Trường đã treo băng rôn và tổ chức lễ khai mạc." })).text).toContain(
      "I.2",
    );
    expect(await (await fetch(page)).text()).toContain("/assets/chat.js");
    expect((await fetch(`${page}/assets/chat.js`)).status).toBe(200);
  });

  test("makes an officer's workbook in its thread", async () => {
    const { person } = await joined(page, codes[1] ?? "");
    const { file } = await person.say({ text: "/export" });
    const answer = await fetch(`${page}${file?.url}`, {
      method: "POST",
      headers: { Cookie: person.cookie(), "X-Tonghop-Page": "1" },
    });
    expect(answer.status).toBe(200);
    expect(await sheetRows(new Uint8Array(await answer.arrayBuffer()), "Tổng hợp")).not.toEqual([]);
  });

  test("leaves the command line beside it: only JSON on its output, and doctor is content", async () => {
    const summary = await command(folder, ["npm", "run", "-s", "cli", "--", "summary", "--json"], env).ran;
    expect(summary).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(summary.out)).toMatchObject({ expected: 57, inProgress: 1 });
    const doctor = await command(folder, ["node", "dist/cli.js", "doctor"], env).ran;
    expect(doctor).toMatchObject({ code: 0, err: "" });
  });

  test("ends with its database when npm gets SIGTERM", async () => {
    expect(isInUse(dataDir)).toBe(true);
    program.child.kill("SIGTERM");
    await program.ended;
    await expect.poll(() => isInUse(dataDir)).toBe(false);
    await expect(fetch(page)).rejects.toThrow();
  });
});

describe("the build step", () => {
  test("two starts at once without a build both come up, on one build; node ends by SIGTERM", async () => {
    rmSync(join(folder, "dist"), { recursive: true });
    const pair = [command(folder, ["node", "start.mjs"], env), command(folder, ["node", "start.mjs"], env)];
    for (const program of pair) await demoLinks(program);
    expect(builds()).toHaveLength(1);
    for (const program of pair) program.child.kill("SIGTERM");
    expect(await Promise.all(pair.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(isInUse(dataDir)).toBe(false);
  });

  test("changed sources are built again, and the build before stays for who still runs it", async () => {
    appendFileSync(join(folder, "src/cli.ts"), `process.stderr.write("changed\\n");\n`);
    expect((await command(folder, ["node", "cli.mjs"]).ran).err).toContain("changed");
    expect(builds()).toHaveLength(2);
  });

  test("where it may not write it runs the build there is, and says so in one line", async () => {
    appendFileSync(join(folder, "src/cli.ts"), `process.stderr.write("changed again\\n");\n`);
    // Nothing is forbidden to root: the command is nobody's, who may read the folder and no more.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const mode = process.getuid?.() === 0 ? [] : ["chmod", "a-w", "dist"];
    if (mode.length > 0) await command(folder, mode).ran;
    const { code, err } = await command(folder, ["node", "cli.mjs"], {}, nobody).ran;
    expect([code, err.split("\n")]).toEqual([
      0,
      [expect.stringMatching(/^Running an earlier build: .* cannot be written \(EACCES\)\.$/), "changed"],
    ]);
    if (mode.length > 0) await command(folder, ["chmod", "u+w", "dist"]).ran;
  });

  test("a stack names the line of the source", async () => {
    const shown =
      "const exit = process.exit; process.exit = (code) => { console.error(new Error().stack); exit(code); };";
    const { err } = await command(folder, [
      "node",
      "--import",
      `data:text/javascript,${shown}`,
      "dist/cli.js",
    ]).ran;
    expect(err).toMatch(/\/src\/cli\.ts:\d+:\d+/);
  });
});
