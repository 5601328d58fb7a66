// The program as a monitor measures it: what was worked and delivered is counted, and the series do not grow with people.
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { madeSession } from "../support/browser/visitor.ts";
import { webClient } from "../support/browser/web-client.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";

const token = "a-token-of-the-monitor-with-32-letters";
let database: TestDatabase;
let running: Running;
let port: number;
beforeAll(async () => {
  database = await openTestDatabase();
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 86_400_000));
  port = await freePort();
  running = await startInProcess(database, { METRICS_TOKEN: token, METRICS_PORT: String(port) });
});
afterAll(async () => {
  await running.stop();
  await database.close();
});

/** A browser with a session: strangers are answered by the way. */
const visitor = async () => {
  const client = webClient(() => running.program.address);
  client.use((await madeSession(database)).cookie);
  return client;
};

const onItsPort = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
const value = (text: string, series: string) => {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? null : Number(line.split(" ")[1]);
};
const series = (text: string) =>
  text.split("\n").filter((line) => line !== "" && !line.startsWith("#")).length;

it("counts messages, commits and deliveries, with what waits and how the process fares", async () => {
  const client = await visitor();
  await client.say({ text: "xin chào" });
  const text = await onItsPort();
  expect(value(text, 'tonghop_messages_total{channel="web",outcome="done"}')).toBe(1);
  expect(value(text, 'tonghop_commit_seconds_count{channel="web"}')).toBe(1);
  expect(value(text, 'tonghop_deliveries_total{channel="web",kind="reply",outcome="sent"}')).toBe(1);
  expect(value(text, 'tonghop_delivery_seconds_count{channel="web",kind="reply"}')).toBe(1);
  expect(value(text, "tonghop_database_up")).toBe(1);
  expect(value(text, 'tonghop_inbox_rows{state="dead"}')).toBe(0);
  expect(value(text, "tonghop_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(text).toMatch(/tonghop_database_connections\{state="idle"\} \d/);
  expect(value(text, 'tonghop_transactions{state="waiting"}')).toBe(0);
  expect(text).toMatch(/tonghop_event_loop_delay_seconds\{quantile="0\.99"\} \d/);
  // The database of this test is not the program's own, so its disk is not ours to see.
  expect(text).not.toMatch(/^tonghop_disk/m);
});

it("counts what waits and what is dead in the database", async () => {
  await database.sql`
    insert into inbox (channel, account, key, received_at, state) values ('telegram', '1', 'k', now(), 'dead')`;
  await database.sql`
    insert into outbox (address_id, channel, priority, kind, body, created_at, state)
    values (0, 'telegram', 0, 'reply', '{}', now() - interval '1 minute', 'queued')`;
  const text = await onItsPort();
  expect(value(text, 'tonghop_inbox_rows{state="dead"}')).toBe(1);
  expect(value(text, 'tonghop_outbox_rows{channel="telegram"}')).toBe(1);
  expect(value(text, 'tonghop_outbox_oldest_seconds{channel="telegram"}')).toBeGreaterThanOrEqual(60);
});

it("counts the files that wait to be read, and none that was read or taken back", async () => {
  // Somebody else has them.
  const upload = (name: string, outcome: string | null, removed: string | null) => database.sql`
    insert into upload (node_id, person_id, at, name, mime, size, sha256, outcome, removed_at, leased_until)
    values (1, 1, now() - interval '1 minute', ${name}, 'x', 1, ${name}, ${outcome}::text::jsonb, ${removed}::timestamptz, 'infinity')`;
  expect(value(await onItsPort(), "tonghop_unread_files")).toBe(0);
  expect(value(await onItsPort(), "tonghop_unread_files_oldest_seconds")).toBe(0);
  await upload("waits", null, null);
  await upload("read", '{"v":2,"type":"kept","kind":"pdf"}', null);
  await upload("removed", null, "2022-10-10T10:00:00Z");
  expect(value(await onItsPort(), "tonghop_unread_files")).toBe(1);
  expect(value(await onItsPort(), "tonghop_unread_files_oldest_seconds")).toBeGreaterThanOrEqual(60);
});

it("has as many series after many people as after one", async () => {
  const before = series(await onItsPort());
  for (let person = 0; person < 5; person++) {
    await (await visitor()).say({ text: `người ${person}` });
  }
  const text = await onItsPort();
  expect(value(text, 'tonghop_messages_total{channel="web",outcome="done"}')).toBe(6);
  expect(series(text)).toBe(before);
});

it("shows the same at the door for the token", async () => {
  const shown = await fetch(`${running.program.address}/metrics`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(shown.headers.get("content-type")).toContain("text/plain");
  expect(await shown.text()).toContain("tonghop_messages_total");
  expect((await fetch(`${running.program.address}/metrics`)).status).toBe(401);
});
