// A folder of one test file, for what its tests read and write.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

export type TestFolder = {
  /** The path of a file in it. */
  path(name: string): string;
  /** Writes a file and gives its path. */
  write(name: string, content: string | Uint8Array): string;
};

/** Call once at the top of a test file: made before its first test, gone after the last. */
export function testFolder(): TestFolder {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tonghop-test-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}
