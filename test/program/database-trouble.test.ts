// PostgreSQL restarted, and connections ended, under traffic: the program goes on by itself and loses nothing.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { withLock } from "../../src/postgres/lock.ts";
import { gone, newFolder, pidOf, tidy } from "../support/postgres/programs.ts";
import {
  openTroubledScene,
  type TroubledScene,
  troubleAgainAndAgain,
} from "../support/program/database-trouble.ts";
import { killAll, startListening } from "../support/program/process.ts";
import { openTestDatabase } from "../support/run/database.ts";
import { until } from "../support/run/patience.ts";
import { openSilentDoor } from "../support/run/silent-server.ts";

let scene: TroubledScene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
  await killAll();
  await tidy();
});

test("restarted at once, restarted fast, and single connections ended, again and again", async () => {
  scene = await openTroubledScene(8);
  await troubleAgainAndAgain(scene, 3);
});

test("its own server killed under traffic: it is started again, and nothing is lost", async () => {
  scene = await openTroubledScene(4, true);
  for (let round = 0; round < 2; round++) {
    await scene.more(20);
    await scene.killServer();
  }
  await scene.more(20);
  await scene.expectWhole();
});

test("its own server killed and its port taken: the program ends, and the next start finds the server", async () => {
  const dataDir = newFolder();
  const settings = { DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "error" };
  const program = await startListening(settings);
  const port = Number(readFileSync(join(dataDir, "postgres", "port"), "utf8"));
  const other = createServer();
  // Nobody starts the server while this holds the lock.
  await withLock(join(dataDir, "postgres.lock", "queue"), 60_000, async () => {
    const pid = pidOf(dataDir);
    process.kill(pid, "SIGKILL");
    expect(await gone(pid)).toBe(true);
    other.listen(port, "127.0.0.1");
    await once(other, "listening");
  });
  expect(await program.ended).toBe(1);
  expect(program.output()).toContain("got another port; the program ends");
  other.close();
  const next = await startListening(settings);
  expect(Number(readFileSync(join(dataDir, "postgres", "port"), "utf8"))).not.toBe(port);
  expect(await next.end("SIGTERM")).toBe(0);
});

test("connections cut while the driver asks what types there are", async () => {
  const database = await openTestDatabase();
  const door = await openSilentDoor(database.url);
  const program = await startListening({ DATABASE_URL: door.url, PORT: "0", LOG_LEVEL: "warn" });
  door.cut("typarray", 6);
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'tonghop' and datname = current_database() and pid <> pg_backend_pid()`;
  await until("six are cut", () => program.child.exitCode !== null || door.toCut() === 0);
  expect(await program.end("SIGTERM")).toBe(0);
  await door.close();
  await database.close();
});
