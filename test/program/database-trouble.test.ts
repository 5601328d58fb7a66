// PostgreSQL restarted, and connections ended, under traffic: the program goes on by itself and loses nothing.
import { afterEach, expect, test } from "vitest";
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
});

test("restarted at once, restarted fast, and single connections ended, again and again", async () => {
  scene = await openTroubledScene(8);
  await troubleAgainAndAgain(scene, 5);
});

test("its own server killed under traffic: it is started again, and nothing is lost", async () => {
  scene = await openTroubledScene(4, true);
  for (let round = 0; round < 3; round++) {
    await scene.more(20);
    await scene.killServer();
  }
  await scene.more(20);
  await scene.expectWhole();
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
