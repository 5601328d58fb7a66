// The operator's command line as it is typed: other processes beside the running program, on the program's own database.
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { operations } from "../../src/operations/index.ts";
import { killAll, startCli, startProcess, whenUp } from "../support/program/process.ts";
import { openTestDatabase } from "../support/run/database.ts";
import { makeScratchFolder } from "../support/run/scratch.ts";

let folder: string;

beforeAll(() => {
  folder = makeScratchFolder("cli");
  chmodSync(folder, 0o755);
});
afterEach(killAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (dataDir: string, ...args: string[]) => cliWith({ DATA_DIR: dataDir }, ...args);

const cliWith = (env: Record<string, string>, ...args: string[]) => startCli(args, env).ran;

test("a command in the wrong place makes no database there, and says where it looked", async () => {
  const nowhere = join(folder, "nowhere");
  // The place is looked for in one way before any command that needs what is there.
  const needing = operations.filter(({ needsDatabase, beginsEmpty }) => needsDatabase && !beginsEmpty);
  expect(needing.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["codes", "summary", "round exempt", "resume"]),
  );
  for (const command of [
    ["summary", "--json"],
    ["round", "exempt", "T1", "--reason", "x"],
  ]) {
    const ran = await cli(nowhere, ...command);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain(
      `Chưa có cơ sở dữ liệu: không có trong ${nowhere}. Đặt DATA_DIR (hoặc DATABASE_URL)`,
    );
  }
  const env = { DATA_DIR: nowhere, TELEGRAM_BOT_TOKE: "1:a-secret", PUBLIC_URL: "http://192.168.1.9:1" };
  const looked = await cliWith(env, "doctor");
  expect(looked.code).toBe(1);
  expect(looked.out).toContain(`SỬA  cơ sở dữ liệu: không có trong ${nowhere}`);
  expect(looked.out).toContain(
    "SỬA  thiết lập: TELEGRAM_BOT_TOKE không phải tên thiết lập nên không được đọc; có phải TELEGRAM_BOT_TOKEN không?",
  );
  expect(looked.out).toContain("ghi  PUBLIC_URL: http:// chỉ dùng trong mạng nội bộ");
  expect(looked.out + looked.err).not.toContain("a-secret");
  expect(existsSync(nowhere)).toBe(false);
});

test("a query that fails shows neither its text nor its values on the console", async () => {
  const database = await openTestDatabase();
  await database.sql`alter table unit rename column code to other`;
  for (const [command, ...args] of [
    ["codes", "--units", "CANARY-1"],
    ["units", "remove", "CANARY-1"],
    ["units", "list"],
  ]) {
    const ran = await cliWith({ DATABASE_URL: database.url }, command ?? "", ...args);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toMatch(/^Lệnh chưa làm được: cơ sở dữ liệu báo lỗi \(.*does not exist\)\./);
    expect(ran.err).not.toMatch(/CANARY|select|\n/i);
  }
  await database.close();
});

test("an office's round from the command line beside the running program, its backup and its copy", async () => {
  const dataDir = join(folder, "data");
  const program = startProcess({ DATA_DIR: dataDir, PORT: "0", DEMO: "on" });
  const page = await whenUp(program);

  const units = join(folder, "units.csv");
  writeFileSync(
    units,
    "Mã;Tên;Loại;Trực thuộc\nSO;Sở A;so_gddt;\nT1;Trường Một;thpt;SO\nT2;Trường Hai;thpt;SO\n",
  );
  expect(await cli(dataDir, "units", "import", units)).toMatchObject({ code: 0, err: "" });
  const open = await cli(
    ...[
      dataDir,
      "round",
      "open",
      "--form",
      "tuan-le-htsd-2022",
      "--deadline",
      "2099-10-15",
      "--title",
      "Tuần lễ",
    ],
  );
  expect(open).toMatchObject({ code: 0, err: "" });
  expect(open.out).toContain("phải nộp   2 báo cáo");

  const codes = await cli(dataDir, "codes", "--role", "contact", "--json");
  expect(JSON.parse(codes.out)).toEqual(
    ["T1", "T2"].map((unit) => ({
      unit,
      role: "contact",
      code: expect.stringMatching(/^(\w{4}-){2}\w{4}$/),
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/j\//),
    })),
  );
  expect(codes.err).toContain("chỉ mở được trên máy này. Đặt PUBLIC_URL");
  const summary = await cli(dataDir, "summary", "--json");
  expect(JSON.parse(summary.out)).toEqual({
    ...{ expected: 2, submitted: 0, late: 0, inProgress: 0, notStarted: 2, returned: 0 },
    totals: {},
  });

  const history = await cli(dataDir, "history", "T1", "1.7", "--json");
  expect(JSON.parse(history.out)).toEqual({
    unit: { code: "T1", name: "Trường Một" },
    sources: [],
    history: [],
  });
  expect((await cli(dataDir, "history", "T9")).err).toBe("Không thấy “T9” trong đợt báo cáo.");

  // Wrong input: one message on the error output, nothing on the other, and a code of its own.
  const wrong = await cli(dataDir, "round", "exempt", "T9", "--reason", "x");
  expect(wrong).toEqual({ code: 2, out: "", err: "T9 không phải nộp báo cáo trong đợt này." });
  expect((await cli(dataDir, "round", "exempt", "--help")).out).toContain('--reason "LÝ DO"');

  const file = join(folder, "all.backup");
  expect(await cli(dataDir, "backup", "--out", file)).toMatchObject({ code: 0, err: "" });
  expect((await fetch(`${page}/healthz`)).status).toBe(200); // the commands left the program its database

  const copy = join(folder, "copy");
  const restored = await cli(copy, "restore", file);
  expect(restored).toMatchObject({ code: 0, err: "" });
  expect(restored.out).toContain("Đang tạm dừng");
  expect((await cli(copy, "summary", "--json")).out).toBe(summary.out);
  const looked = await cli(copy, "doctor");
  expect(looked.code).toBe(1);
  expect(looked.out).toContain("SỬA  đang tạm dừng sau khi khôi phục");
  expect((await cli(copy, "resume")).out).toBe("Chương trình hoạt động trở lại.");
  expect(await program.end("SIGTERM")).toBe(0); // and with it its database
});
