// The streams of a process without HTTP: the heartbeat, their end after ten minutes, a reader that cannot keep up.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { makeStreams, type OpenPage, type Streams } from "../../../src/doors/page/chat/streams.ts";
import { madeSession } from "../../support/browser/visitor.ts";
import { openWebDoor, postChat, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";
import { PATIENCE_MS } from "../../support/run/patience.ts";

let database: TestDatabase;
let door: WebDoor;
let streams: Streams;
let chat: string;
let hash: string;

beforeAll(async () => {
  database = await openTestDatabase();
  door = await openWebDoor(database);
  const { cookie } = await madeSession(database);
  await postChat(door.url, { id: "message-1", text: "xin chào" }, { cookie });
  const [row] =
    await database.sql`select chat_key, hash from web_session join address on address.id = address_id`;
  chat = row?.chat_key;
  hash = row?.hash;
});
afterAll(async () => {
  await door.stop();
  await database.close();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  streams = makeStreams(door.app);
});
afterEach(() => {
  streams.stop();
  vi.useRealTimers();
});

function reader(given: Partial<OpenPage> = {}): OpenPage & { seen: string[]; beats: number; ended: number } {
  const self = {
    hash,
    after: 0,
    seen: [] as string[],
    beats: 0,
    ended: 0,
    write: async ({ message }: Parameters<OpenPage["write"]>[0]) => void self.seen.push(message?.text ?? ""),
    beat: async () => void self.beats++,
    end: () => void self.ended++,
    ...given,
  };
  return self;
}

const until = (check: () => boolean) =>
  vi.waitFor(() => expect(check()).toBe(true), { timeout: PATIENCE_MS, interval: 10 });

it("beats every 15 seconds and ends a stream after ten minutes", async () => {
  const page = reader();
  streams.add(page);
  await vi.advanceTimersByTimeAsync(45_000);
  expect(page.beats).toBe(3);
  await vi.advanceTimersByTimeAsync(9 * 60_000 + 15_000);
  expect(page).toMatchObject({ beats: 40, ended: 0 });
  await vi.advanceTimersByTimeAsync(15_000);
  expect(page).toMatchObject({ beats: 40, ended: 1 });
});

it("waits for a slow reader without keeping the others, and leaves nothing out", async () => {
  let free: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    free = resolve;
  });
  const slow = reader();
  const write = slow.write;
  slow.write = async (message) => {
    await gate;
    await write(message);
  };
  const quick = reader();
  streams.add(slow);
  streams.add(quick);
  await until(() => quick.seen.length === 1);
  await door.deliver(chat, { text: "hai" });
  streams.nudge();
  await until(() => quick.seen.length === 2);
  expect(slow.seen).toEqual([]);
  free();
  streams.nudge();
  await until(() => slow.seen.length === 2);
  expect(slow.seen).toEqual(quick.seen);
});

it("ends a reader that cannot be written to, and only that one", async () => {
  const gone = reader({ write: () => Promise.reject(new Error("gone")) });
  const well = reader();
  streams.add(gone);
  streams.add(well);
  await until(() => gone.ended === 1 && well.seen.length > 0);
  expect(well.ended).toBe(0);
});

it("goes on looking after the database was away, and says so once a look", async () => {
  let away = true;
  const db = new Proxy(door.app.db, {
    get: (target, name) =>
      name === "execute" && away
        ? () => Promise.reject(new Error("The connection was refused."))
        : Reflect.get(target, name),
  });
  door.logged.length = 0;
  const own = makeStreams({ ...door.app, db });
  const page = reader();
  own.add(page);
  await until(() => door.logged.length === 1);
  away = false;
  await until(() => page.seen.length > 0);
  own.stop();
  expect(page.ended).toBe(1);
});

it("ends at once what is added after the stop", () => {
  streams.stop();
  const page = reader();
  streams.add(page);
  expect(page.ended).toBe(1);
});
