// Queueing: repeated keys are written once, pure prompts give way to newer ones, echoes never do.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addAddress, memoryChannel, put, rowsOf, testClock } from "../support/chat/delivery.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const clock = testClock();
let database: TestDatabase;
let lan = 0;
let chats = 0;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  lan = await addAddress(database.db, memoryChannel().channel, `chat-${++chats}`);
});

const say = (text: string, more: Parameters<typeof put>[4] = {}) => put(database.db, clock, lan, text, more);
const kept = async () =>
  (await rowsOf(database.db, lan)).flatMap((row) => (row.state === "queued" ? [row.text] : []));

test("a key that was used is not written again, and gives the first row", async () => {
  const first = await say("one", { dedupe: `r:${lan}`, kind: "reminder" });
  expect(await say("two", { dedupe: `r:${lan}`, kind: "reminder" })).toBe(first);
  expect(await kept()).toEqual(["one"]);
});

test("two transactions with one key: one row", async () => {
  const dedupe = `both:${lan}`;
  const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => say(`${n}`, { dedupe, kind: "notice" })));
  expect(new Set(ids).size).toBe(1);
  expect(await kept()).toHaveLength(1);
});

test("an unsent prompt gives way to a newer reply; an echo, a receipt and a reminder stay", async () => {
  await say("prompt", { supersedable: true });
  await say("echo and prompt");
  await say("receipt", { kind: "receipt", supersedable: true });
  await say("reminder", { kind: "reminder" });
  await say("prompt again", { supersedable: true });
  await say("newest");
  expect(await kept()).toEqual(["echo and prompt", "receipt", "reminder", "newest"]);
  expect((await rowsOf(database.db, lan)).map((row) => row.problem)).toContain("superseded");
});

test("a prompt of which a part has arrived, or that is being sent, stays; another chat's too", async () => {
  const other = await addAddress(database.db, memoryChannel().channel, `other-${chats}`);
  await put(database.db, clock, other, "theirs", { supersedable: true });
  const half = await say("half sent", { supersedable: true });
  await database.sql`update outbox set parts_done = 1 where id = ${half}`;
  const sending = await say("being sent");
  await database.sql`update outbox set state = 'sending', supersedable = true where id = ${sending}`;
  await say("newest");
  expect((await rowsOf(database.db, lan)).map((row) => row.state)).toEqual(["queued", "sending", "queued"]);
  expect((await rowsOf(database.db, other)).map((row) => row.state)).toEqual(["queued"]);
});

test("a row that a deliverer has locked is neither waited for nor dropped", async () => {
  const id = await say("prompt", { supersedable: true });
  await database.sql.begin(async (sql) => {
    await sql`select 1 from outbox where id = ${id} for update`;
    await say("newest");
  });
  expect(await kept()).toEqual(["prompt", "newest"]);
});

test("what is rolled back was never queued", async () => {
  const attempt = database.db.transaction(async (tx) => {
    const { putOutbox } = await import("../../src/store/queue/outbox.ts");
    const body = { text: "x", choices: [], document: null, progress: null };
    await putOutbox(tx, { addressId: lan, kind: "reply", body, now: clock.now });
    throw new Error("no");
  });
  await expect(attempt).rejects.toThrow("no");
  expect(await kept()).toEqual([]);
});
