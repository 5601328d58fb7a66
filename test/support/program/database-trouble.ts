// The program under traffic while its PostgreSQL is restarted or loses connections, and what must hold afterwards.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import postgres from "postgres";
import { expect } from "vitest";
import { openEmbedded } from "../../../src/postgres/cluster.ts";
import { FakeTelegram } from "../fakes/telegram/telegram.ts";
import { gone, pidFile, pidOf } from "../postgres/programs.ts";
import { freePort } from "../run/free-port.ts";
import { until } from "../run/patience.ts";
import { makeScratchFolder } from "../run/scratch.ts";
import { type RunningProcess, startListening } from "./process.ts";
import { FIRST_CHAT, type Pushes, startPushes } from "./pushes.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type TroubledScene = {
  readonly program: RunningProcess;
  readonly pushes: Pushes;
  /** Ends the server ("immediate" as a crash does, "fast" as an upgrade does) and starts it again. */
  restart(how: "immediate" | "fast"): Promise<void>;
  /** Kills the server and waits until another one runs, which the program must have started. */
  killServer(): Promise<void>;
  /** Ends this many of the program's connections, whatever they are doing. */
  endBackends(count: number): Promise<void>;
  /** Waits until this many more messages were taken. */
  more(count: number): Promise<void>;
  /** Nobody writes any more: every message answered 200 is there once and done, and the program ends as it should. */
  expectWhole(): Promise<void>;
  close(): Promise<void>;
};

/** Starts a server (or has the program run its own), the program over it and people who write to it. */
export async function openTroubledScene(chats: number, isOwn = false): Promise<TroubledScene> {
  const dataDir = makeScratchFolder("restarted");
  chmodSync(dataDir, 0o755);
  const start = () => openEmbedded({ dataDir, log: silent });
  const servers = isOwn ? [] : [await start()];
  const ask = async (work: (sql: postgres.Sql) => Promise<void>) => {
    const server = await start();
    const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
    try {
      await work(sql);
    } finally {
      await sql.end({ timeout: 5 });
      await server.leave();
    }
  };
  const telegram = await FakeTelegram.start();
  for (let n = 0; n < chats; n++) await telegram.open(FIRST_CHAT + n);
  const port = await freePort();
  const secret = randomBytes(24).toString("hex");
  const page = `http://127.0.0.1:${port}`;
  const program = await startListening({
    ...(isOwn
      ? { DATA_DIR: dataDir }
      : { DATABASE_URL: servers[0]?.url ?? "", DATABASE_OWNER_URL: servers[0]?.ownerUrl ?? "" }),
    LOG_LEVEL: "warn",
    PORT: String(port),
    PUBLIC_URL: page,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: secret,
  });
  const pushes = startPushes({ url: `${page}/webhook/telegram`, secret, chats });
  const more = async (count: number) => {
    const goal = pushes.taken() + count;
    await until(`${count} more messages are taken\n${program.output().slice(-4_000)}`, () => {
      if (program.child.exitCode !== null) throw new Error(`The program ended:\n${program.output()}`);
      return pushes.taken() >= goal;
    });
  };
  return {
    program,
    pushes,
    more,
    restart: async (how) => {
      const pid = pidOf(dataDir);
      process.kill(pid, how === "immediate" ? "SIGQUIT" : "SIGINT");
      expect(await gone(pid)).toBe(true);
      servers.push(await start());
    },
    killServer: async () => {
      const pid = pidOf(dataDir);
      process.kill(pid, "SIGKILL");
      expect(await gone(pid)).toBe(true);
      await until("another server runs", () => existsSync(pidFile(dataDir)) && pidOf(dataDir) !== pid);
    },
    endBackends: (count) =>
      ask(async (sql) => {
        await sql`
          select pg_terminate_backend(pid) from (
            select pid from pg_stat_activity where application_name = 'tonghop' order by random() limit ${count}
          ) as picked`;
      }),
    expectWhole: async () => {
      const keys = await pushes.stop();
      await ask(async (sql) => {
        const kept = async () => {
          const rows = await sql`select key, state from inbox where key like 'm:%'`;
          return rows.map((row) => `${row.key} ${row.state}`).sort();
        };
        // A chat that writes faster than a person is worked in turn, later.
        await until("all are worked", async () => (await kept()).every((row) => !row.endsWith("received")));
        expect(await kept()).toEqual(keys.map((key) => `${key} done`).sort());
      });
      expect(await program.end("SIGTERM")).toBe(0);
    },
    close: async () => {
      await program.end("SIGKILL");
      await telegram.stop();
      for (const server of servers) await server.leave();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Each kind of trouble so often under traffic, and what must hold then. */
export async function troubleAgainAndAgain(scene: TroubledScene, rounds: number): Promise<void> {
  await scene.more(20);
  for (let round = 0; round < rounds; round++) {
    await scene.restart("immediate");
    await scene.more(20);
    await scene.endBackends(1 + (round % 3));
    await scene.more(20);
    await scene.restart("fast");
    await scene.more(20);
  }
  // The trouble reached the traffic: some were told to come again.
  expect([...scene.pushes.refused.keys()]).toEqual(["503"]);
  await scene.expectWhole();
}
