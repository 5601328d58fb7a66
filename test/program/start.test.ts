// Starting and stopping the program as an operator does: wrong settings, a taken port, two copies, SIGTERM.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { isInUse } from "../../src/postgres/cluster.ts";
import { isAlive } from "../../src/postgres/living-processes.ts";
import { madeSession } from "../support/browser/visitor.ts";
import { killAll, startProcess, whenUp } from "../support/program/process.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { until } from "../support/run/patience.ts";
import { makeScratchFolder } from "../support/run/scratch.ts";

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = makeScratchFolder("start");
  database = await openTestDatabase({ max: 1 });
});
afterEach(killAll);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const secret = "canary-0123456789";
type Wrong = readonly [name: string, value: string, more?: Readonly<Record<string, string>>];
/** What the reader of settings refuses: however many there are, they end a start in one way. */
const misread: readonly Wrong[] = [
  ["TELEGRAM_BOT_TOKEN", secret],
  ["TELEGRAM_WEBHOOK_SECRET", "", { TELEGRAM_BOT_TOKEN: "1:a", PUBLIC_URL: "https://a.example.vn" }],
  ["PORT", "abc"],
  ["PORT", "65536"],
  ["DATABASE_URL", `mysql://u:${secret}@127.0.0.1/x`],
  ["PUBLIC_URL", "baocao.example.vn"],
  ["TELEGRAM_API_ROOT", "api.telegram.org"],
  ["TELEGRAM_WEBHOOK_SECRET", secret],
  ["TIME_ZONE", "Mars/Olympus"],
  ["LOG_LEVEL", "loud"],
  ["DEMO", "maybe"],
  ["WORKING_HOURS", "20:30-07:30"],
  ["ZALO_BOT_TOKEN", secret],
];
/** What is found out by using it; and the first few of those, for a process's own way of saying it. */
const wrong: readonly Wrong[] = [
  ["DATABASE_URL", `postgres://u:${secret}@127.0.0.1:1/x`],
  ["DATA_DIR", "/dev/null/below"],
  ["HOST", "no.such.host.invalid"],
  ...misread.slice(0, 3),
];

function expectOneMessage(said: string, name: string): void {
  expect(said).toContain(name);
  expect(said).not.toMatch(/^\s+at /m);
  expect(said).not.toContain(secret);
  expect(said.match(/^(Thiết lập chưa đúng|Chương trình không khởi động được)/gm)).toHaveLength(1);
}

describe("a wrong setting", () => {
  test("ends the start with one message naming the variable, without a stack and without its value", async () => {
    // Three at a time: each is a process.
    for (let at = 0; at < wrong.length; at += 3) {
      const some = wrong.slice(at, at + 3);
      const started = some.map(([name, value, more]) =>
        startProcess({
          PORT: "0",
          DEMO: "off",
          DATABASE_URL: database.url,
          ...(name === "DATA_DIR" ? { DATABASE_URL: "" } : {}),
          ...more,
          [name]: value,
        }),
      );
      const codes = await Promise.all(started.map(({ ended }) => ended));
      for (const [index, [name, value]] of some.entries()) {
        expect([name, value, codes[index]]).toEqual([name, value, 1]);
        expectOneMessage(started[index]?.output() ?? "", name);
      }
    }
  });

  test("is refused in one message whatever it is", () => {
    for (const [name, value, more] of misread) {
      let said = "";
      try {
        readSettings({ PORT: "0", DEMO: "off", DATABASE_URL: database.url, ...more, [name]: value });
      } catch (error) {
        said = error instanceof Error ? error.message : "";
      }
      expectOneMessage(said, name);
    }
  });

  test("a taken port is named", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const started = startProcess({ PORT: port, DEMO: "off", DATABASE_URL: database.url });
    expect(await started.ended).toBe(1);
    expect(started.output().trim()).toBe(
      `Chương trình không khởi động được. PORT: ${port} is taken by another program on 127.0.0.1. ` +
        `Name another one, for example PORT=${Number(port) + 1}.`,
    );
    await new Promise((resolve) => taken.close(resolve));
  });
});

describe("two programs in one data folder", () => {
  test("share its database, and the one that stops last stops it", async () => {
    const env = { DATA_DIR: folder, PORT: "0" };
    const pair = [startProcess(env), startProcess(env)];
    const pages = await Promise.all(pair.map(whenUp));
    expect(new Set(pages).size).toBe(2);
    for (const page of pages) {
      expect(await (await fetch(`${page}/readyz`)).json()).toMatchObject({ ok: true });
      expect(await (await fetch(page)).text()).toContain("Bản chạy thử");
    }
    expect(await pair[0]?.end("SIGTERM")).toBe(0);
    expect(isInUse(folder)).toBe(true);
    expect((await fetch(`${pages[1]}/healthz`)).status).toBe(200);
    expect(await pair[1]?.end("SIGTERM")).toBe(0);
    expect(isInUse(folder)).toBe(false);
    expect(serverPids(folder)).toEqual([]);
  });

  test("SIGTERM in the middle of a start ends it tidily", async () => {
    const started = startProcess({ DATA_DIR: folder, PORT: "0", DEMO: "off" });
    await until("the start uses its folder", () => isInUse(folder));
    expect(await started.end("SIGTERM")).toBe(0);
    expect(isInUse(folder)).toBe(false);
    expect(serverPids(folder)).toEqual([]);
  });

  test("SIGTERM ends a program with an open page", async () => {
    const started = startProcess({ DATABASE_URL: database.url, PORT: "0", DEMO: "off" });
    const page = await whenUp(started);
    const { cookie } = await madeSession(database);
    const stream = await fetch(`${page}/chat/events`, { headers: { Cookie: cookie } });
    const reader = stream.body?.getReader();
    await reader?.read();
    expect(await started.end("SIGTERM")).toBe(0);
    await reader?.cancel().catch(() => undefined);
  });
});

/** The server processes that the folder's record says are running. */
function serverPids(dataDir: string): number[] {
  const record = JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8"));
  const path = join(dataDir, String(record.folder), "data", "postmaster.pid");
  if (!existsSync(path)) return [];
  const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  return isAlive(pid) ? [pid] : [];
}
