// Settings from a .env file: read where the program or a command is started, and never above the environment itself.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { killAll, startCli, startProcess } from "../support/program/process.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-env-"));
});
afterEach(async () => {
  await killAll();
  rmSync(folder, { recursive: true, force: true });
});

/** What a command typed in that folder writes. */
async function written(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { out, err } = await startCli(args, env, { cwd: folder }).ran;
  return `${out}\n${err}`;
}

const write = (text: string) => writeFileSync(join(folder, ".env"), text);

it("is read by the commands, and gives way to the environment", async () => {
  write('# settings\nTIME_ZONE=Asia/Bangkok\nPORT="1"\nDATA_DIR=./nowhere\n');
  expect(await written(["doctor"])).toContain("giờ hiện theo Asia/Bangkok");
  expect(await written(["doctor"], { TIME_ZONE: "Asia/Tokyo" })).toContain("giờ hiện theo Asia/Tokyo");
});

it("is read by the program", async () => {
  write("PORT=many\n");
  const started = startProcess({ DATA_DIR: join(folder, "data"), DEMO: "off" }, { cwd: folder });
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain("PORT: phải là số nguyên từ 0 đến 65535");
});

it("need not be there; where it is and cannot be read, that is said", async () => {
  expect(await written(["doctor"], { PORT: "1" })).toContain("giờ hiện theo Asia/Ho_Chi_Minh");
  mkdirSync(join(folder, ".env"));
  expect(await written(["doctor"], { PORT: "1" })).toMatch(
    /Không đọc được tệp thiết lập .*\.env \(EISDIR\)/u,
  );
});
