// Writing a backup's file when the disk gives something back wrong: it is refused, and nothing is left of it.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeBackup } from "../../../src/store/backup/file.ts";

test.each([null, "một mật khẩu rất dài"])(
  "what was put cannot be read again (passphrase: %s)",
  async (passphrase) => {
    const folder = await mkdtemp(join(tmpdir(), "backup-"));
    const path = join(folder, "a.backup");
    const entry = (name: string) => ({ name, bytes: Buffer.from(name) });
    const written = writeBackup(
      path,
      new Date("2027-10-01T01:30:00Z"),
      async (put) => {
        await put(entry("rows"));
        await rm(`${path}.members.part`);
        return entry("manifest.json");
      },
      passphrase,
    );
    await expect(written).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  },
);
