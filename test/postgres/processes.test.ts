// The program's own database seen from several processes: killed, started twice, joined, left, interrupted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { isAlive } from "../../src/postgres/living-processes.ts";
import {
  end,
  gone,
  newFolder,
  open,
  pidOf,
  query,
  startProgram,
  tidy,
} from "../support/postgres/programs.ts";

afterEach(tidy);

test("the program is killed and its server runs on: the next start joins it, and stops it when it leaves", async () => {
  const dataDir = newFolder();
  const program = await startProgram(dataDir);
  await query(program.url, "create table kept ()");
  const pid = pidOf(dataDir);
  await end(program, "SIGKILL");
  expect(isAlive(pid)).toBe(true);

  const next = await open(dataDir);
  expect(next.messages).toEqual(["Joined the running database"]);
  expect(next.url).toBe(program.url);
  expect(pidOf(dataDir)).toBe(pid);
  expect(await query(next.url, "select to_regclass('kept') is not null as found")).toEqual([{ found: true }]);
  await next.leave(); // the killed one does not count any more
  expect(await gone(pid)).toBe(true);
});

test("four starts at once on an empty folder share one server, and the last to leave stops it", async () => {
  const dataDir = newFolder();
  const programs = await Promise.all([1, 2, 3, 4].map(() => startProgram(dataDir)));
  expect(programs.map((program) => program.failed)).toEqual(["", "", "", ""]);
  expect(new Set(programs.map((program) => program.url)).size).toBe(1);
  const messages = programs.flatMap((program) => program.lines.map((line) => line.log ?? ""));
  expect(messages.filter((message) => message === "Made a new database")).toHaveLength(1);
  expect(messages.filter((message) => message === "Started the database")).toHaveLength(1);
  expect(messages.filter((message) => message === "Joined the running database")).toHaveLength(3);

  const pid = pidOf(dataDir);
  const [last, ...others] = programs;
  if (last === undefined) throw new Error("no program");
  await Promise.all(others.map((program) => end(program)));
  expect(await query(last.url, "select 1 as n")).toEqual([{ n: 1 }]);
  await end(last);
  expect(await gone(pid)).toBe(true);
});

test("the operator's command comes and goes beside the running program, which notices nothing", async () => {
  const dataDir = newFolder();
  const bot = await startProgram(dataDir);
  const pid = pidOf(dataDir);
  const command = await open(dataDir);
  expect(command.messages).toEqual(["Joined the running database"]);
  await command.leave();
  expect(command.messages.at(-1)).toBe("Left the database to its other users");
  expect(await query(bot.url, "select 1 as n")).toEqual([{ n: 1 }]);
  await end(bot);
  expect(await gone(pid)).toBe(true);
});

test("the program stops while the operator's command works: the command goes on and then stops the server", async () => {
  const dataDir = newFolder();
  const bot = await startProgram(dataDir);
  const pid = pidOf(dataDir);
  const command = await open(dataDir);
  const working = query(command.url, "select pg_sleep(1), 1 as n");
  await end(bot, "SIGTERM");
  expect(await working).toMatchObject([{ n: 1 }]);
  expect(isAlive(pid)).toBe(true);
  await command.leave();
  expect(command.messages.at(-1)).toBe("Stopped the database");
  expect(await gone(pid)).toBe(true);
});

test("SIGTERM of the program stops the server cleanly", async () => {
  const dataDir = newFolder();
  const program = await startProgram(dataDir, { durability: "full" });
  await query(program.url, "create table kept ()");
  const pid = pidOf(dataDir);
  await end(program, "SIGTERM");
  expect(program.child.exitCode).toBe(0);
  expect(isAlive(pid)).toBe(false);
  const log = readFileSync(join(dataDir, "postgres", "server.log"), "utf8");
  expect(log.trimEnd().split("\n").at(-1)).toContain("database system is shut down");
});

test("Ctrl-C on the program's terminal does not reach the server", async () => {
  const dataDir = newFolder();
  const program = await startProgram(dataDir, { group: true });
  const pid = pidOf(dataDir);
  const { child } = program;
  if (child.pid === undefined) throw new Error("no pid");
  process.kill(-child.pid, "SIGINT"); // what a terminal does: the whole group at once
  await end(program, "SIGKILL");
  expect(isAlive(pid)).toBe(true);
  expect(await query(program.url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("a start that finds the server stopping waits, then starts it anew", async () => {
  const dataDir = newFolder();
  const killed = await startProgram(dataDir);
  const pid = pidOf(dataDir);
  await end(killed, "SIGKILL");
  const client = query(killed.url, "select pg_sleep(0.7)");
  await query(killed.url, "select 1");
  process.kill(pid, "SIGTERM"); // "smart shutdown": as a system that stops everything does; waits for the client
  const next = await open(dataDir);
  await client;
  expect(next.messages).toEqual(["Started the database"]);
  expect(pidOf(dataDir)).not.toBe(pid);
  await next.leave();
});

test("starts and ends at random never leave a user without a server", async () => {
  const dataDir = newFolder();
  const visit = async (pause: number) => {
    for (let turn = 0; turn < 3; turn++) {
      const server = await open(dataDir);
      expect(await query(server.url, "select 1 as n")).toEqual([{ n: 1 }]);
      await new Promise((next) => setTimeout(next, pause));
      expect(await query(server.url, "select 1 as n")).toEqual([{ n: 1 }]);
      await server.leave();
    }
  };
  await Promise.all([visit(5), visit(20), visit(45)]);
});
