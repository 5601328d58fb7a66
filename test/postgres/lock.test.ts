// The lock across processes and the roll of the living, without any database.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { enterRoll, isAlive, livingEntries, startTimeOf } from "../../src/postgres/living-processes.ts";
import { withLock } from "../../src/postgres/lock.ts";
import { newFolder, repo, tidy } from "../support/postgres/programs.ts";
import { builtScript } from "../support/run/scripts.ts";

afterEach(tidy);

/** A process that runs `body` with `withLock`, `folder` and `files` at hand. */
function runInside(folder: string, body: string) {
  const lock = builtScript("src/postgres/lock.ts");
  const program = `import { withLock } from ${JSON.stringify(lock)}; import * as files from "node:fs";
    const folder = ${JSON.stringify(folder)}; const sleep = (ms) => new Promise((next) => setTimeout(next, ms)); ${body}`;
  return spawn(process.execPath, ["--input-type=module", "-e", program], {
    cwd: repo,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

test("four processes counting in one file lose no count", async () => {
  const folder = newFolder();
  const file = join(folder, "count");
  writeFileSync(file, "0");
  const count = `for (let turn = 0; turn < 15; turn++) await withLock(folder + "/queue", 30000, async () => {
    const seen = Number(files.readFileSync(folder + "/count", "utf8")); await sleep(2);
    files.writeFileSync(folder + "/count", String(seen + 1)); });`;
  const ended = await Promise.all([1, 2, 3, 4].map(() => once(runInside(folder, count), "exit")));
  expect(ended.map(([code]) => code)).toEqual([0, 0, 0, 0]);
  expect(readFileSync(file, "utf8")).toBe("60");
  expect(readdirSync(join(folder, "queue"))).toEqual([]);
});

test("a holder that is killed holds nobody up; one that lives is waited for, and named when it takes too long", async () => {
  const folder = newFolder();
  const holder = runInside(
    folder,
    `await withLock(folder + "/queue", 1000, async () => { console.log("in"); await sleep(60000); });`,
  );
  try {
    for await (const _ of createInterface({ input: holder.stdout })) break;
    const waiting = withLock(join(folder, "queue"), 300, async () => "in");
    await expect(waiting).rejects.toThrow(
      new RegExp(`^Waited 0 s for process ${holder.pid}, which is starting`),
    );
    const next = withLock(join(folder, "queue"), 10_000, async () => "in");
    holder.kill("SIGKILL");
    expect(await next).toBe("in");
    expect(readdirSync(join(folder, "queue"))).toEqual([]);
  } finally {
    holder.kill("SIGKILL");
  }
});

test("the lock is free again after work that throws", async () => {
  const queue = join(newFolder(), "queue");
  const failing = withLock(queue, 1000, async () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await withLock(queue, 1000, async () => "in")).toBe("in");
});

test("the roll counts the living, forgets the dead, and is not fooled by a pid given out again", () => {
  const folder = newFolder();
  const mine = enterRoll(folder);
  writeFileSync(join(folder, `${process.pid}.00000000-1.abc`), ""); // this pid, but of a process of long ago
  writeFileSync(join(folder, "2147483000.00000000-1.abc"), "");
  writeFileSync(join(folder, "readme"), "");
  expect(livingEntries(folder).map((entry) => entry.name)).toEqual([mine.name]);
  expect(readdirSync(folder).sort()).toEqual([mine.name, "readme"].sort());
});

test.skipIf(process.platform !== "linux")(
  "a process that ended but was never collected is dead",
  async () => {
    // The child ends only once its parent is no shell any more: a shell would collect it.
    const child = 'while [ "$(cat /proc/$PPID/comm 2>/dev/null)" = sh ]; do :; done';
    const parent = spawn("/bin/sh", ["-c", `sh -c '${child}' & echo $!; exec sleep 30`], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      let pid = 0;
      for await (const line of createInterface({ input: parent.stdout })) {
        pid = Number(line);
        break;
      }
      for (let look = 0; look < 200 && isAlive(pid); look++)
        await new Promise((next) => setTimeout(next, 10));
      expect(readFileSync(`/proc/${pid}/stat`, "utf8")).toContain(") Z ");
      expect(startTimeOf(pid)).toBe("dead");
    } finally {
      parent.kill("SIGKILL");
    }
  },
);
