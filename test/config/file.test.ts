// Settings from a .env file: read where the program or a command is started, and never above the environment itself.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const repo = resolve(import.meta.dirname, "../..");
const tsx = import.meta.resolve("tsx");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-test-env-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As it is typed in that folder; gives what was written. */
function started(program: "main" | "cli", args: readonly string[], env: Record<string, string> = {}): string {
  const ran = spawnSync(process.execPath, ["--import", tsx, join(repo, `src/${program}.ts`), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
    encoding: "utf8",
    timeout: 60_000,
  });
  return `${ran.stdout}${ran.stderr}`;
}

const write = (text: string) => writeFileSync(join(folder, ".env"), text);

it("is read by the commands, and gives way to the environment", () => {
  write('# settings\nTIME_ZONE=Asia/Bangkok\nPORT="1"\nDATA_DIR=./nowhere\n');
  expect(started("cli", ["doctor"])).toContain("giờ hiện theo Asia/Bangkok");
  expect(started("cli", ["doctor"], { TIME_ZONE: "Asia/Tokyo" })).toContain("giờ hiện theo Asia/Tokyo");
});

it("is read by the program", () => {
  write("PORT=many\n");
  const said = started("main", [], { DATA_DIR: join(folder, "data"), DEMO: "off" });
  expect(said).toContain("PORT: phải là số nguyên từ 0 đến 65535");
});

it("need not be there; where it is and cannot be read, that is said", () => {
  expect(started("cli", ["doctor"], { PORT: "1" })).toContain("giờ hiện theo Asia/Ho_Chi_Minh");
  mkdirSync(join(folder, ".env"));
  expect(started("cli", ["doctor"], { PORT: "1" })).toMatch(
    /Không đọc được tệp thiết lập .*\.env \(EISDIR\)/u,
  );
});
