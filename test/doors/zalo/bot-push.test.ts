// The Zalo bots' webhooks over real HTTP: who gets in, what is kept before the answer, what becomes of the rest.
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { zaloBotChannel } from "../../../src/channels/zalo/bot.ts";
import { makeInbox } from "../../../src/doors/inbox.ts";
import { zaloBotWebhooks } from "../../../src/doors/zalo/bot-push.ts";
import type { IncomingMessage } from "../../../src/message.ts";
import { openChat } from "../../../src/store/people/open-chat.ts";
import { testApp, testClock } from "../../support/chat/delivery.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
let database: TestDatabase;
let server: Server;
let root = "";
let app: ReturnType<typeof testApp>;
let rung = 0;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  app = testApp(database.db, testClock(), []);
  rung = 0;
  const bots = ["1:first-secret", "2:second-secret"].map((token) =>
    zaloBotChannel({ token, apiRoot: "http://127.0.0.1:9" }),
  );
  const kept = () => {
    rung++;
  };
  server = createServer(getRequestListener(zaloBotWebhooks(app, { bots, secret: SECRET, kept }).fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  root = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.db.execute(sql`delete from inbox`);
});

const genuine = { "x-bot-api-secret-token": SECRET };
const post = async (body: string, headers: Record<string, string> = genuine, path = "/webhook/zalo-bot") => {
  const response = await fetch(`${root}${path}`, { method: "POST", body, headers });
  return { status: response.status, body: await response.text() };
};
const update = (id: string, text = "xin chào", chat = "lan") => ({
  event_name: "message.text.received",
  message: { message_id: id, date: 1_789_033_572_455, chat: { id: chat, chat_type: "PRIVATE" }, text },
});
const rows = async () => [
  ...(await database.db.execute(sql`select account, key, state, chat_key from inbox order by id`)),
];

describe("who gets in", () => {
  test.each([
    ["no secret", {}],
    ["an empty one", { "x-bot-api-secret-token": "" }],
    ["a shorter one", { "x-bot-api-secret-token": SECRET.slice(1) }],
    ["a wrong one", { "x-bot-api-secret-token": `${SECRET.slice(1)}0` }],
    ["a longer one", { "x-bot-api-secret-token": `${SECRET}0` }],
  ])("%s: an empty 401, nothing kept", async (_, headers) => {
    expect(await post(JSON.stringify(update("m1")), headers)).toEqual({ status: 401, body: "" });
    expect(await rows()).toEqual([]);
  });

  test("whoever is refused is refused before the body is there", async () => {
    const { request } = await import("node:http");
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const to = `${root}/webhook/zalo-bot`;
      const call = request(to, { method: "POST", headers: { "content-length": "1000" } }, (response) => {
        resolve(response.statusCode);
        call.destroy();
      });
      call.on("error", reject);
      call.write("{"); // and never the rest
    });
    expect(status).toBe(401);
  });
});

describe("what is genuine gets its 200 once it is kept", () => {
  test("flat or wrapped, the same message is kept once; each bot has its own path", async () => {
    expect(await post(JSON.stringify(update("m1")))).toEqual({ status: 200, body: "" });
    expect(await post(JSON.stringify({ ok: true, result: update("m1") }))).toMatchObject({ status: 200 });
    expect(await post(JSON.stringify(update("m1")), genuine, "/webhook/zalo-bot/2")).toMatchObject({
      status: 200,
    });
    expect(await rows()).toEqual([
      { account: "1", key: "m:m1:lan", state: "received", chat_key: "lan" },
      { account: "2", key: "m:m1:lan", state: "received", chat_key: "lan" },
    ]);
    expect(rung).toBe(3);
  });

  test("Zalo's trial of the address has no body; what is not for us and what is unknown is passed over", async () => {
    for (const body of [
      "",
      " ",
      JSON.stringify({ event_name: "message.unsupported.received" }),
      JSON.stringify({ event_name: "bot.of.tomorrow", message: 1 }),
    ]) {
      expect(await post(body)).toEqual({ status: 200, body: "" });
    }
    expect(await rows()).toEqual([]);
  });

  test.each([
    ["no JSON", "{oops"],
    ["null", "null"],
    ["another shape", JSON.stringify({ event_name: "message.text.received", message: { text: "x" } })],
    ["more than a platform sends", JSON.stringify({ a: "x".repeat(1_100_000) })],
  ])("%s is kept as dead, once", async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 200 });
    expect(await post(body)).toMatchObject({ status: 200 });
    expect((await rows()).map((row) => row.state)).toEqual(["dead"]);
    expect(app.logged.join("\n")).toContain("could not be read");
  });
});

describe("what was kept is worked once, one chat's in order", () => {
  /** An engine that only claims, as the real one does first, and notes what it got. */
  function engine() {
    const done: string[] = [];
    const receive = async (message: IncomingMessage) => {
      const claimed = await database.db.transaction((tx) =>
        openChat(tx, message, { now: new Date(), mayWait: false }),
      );
      if (claimed === "duplicate") return "duplicate" as const;
      done.push(`${message.address.chat}:${message.body.type === "text" ? message.body.text : ""}`);
      return "done" as const;
    };
    return { done, receive };
  }
  const message = (id: string, text: string): IncomingMessage => ({
    key: `m:${id}:lan`,
    address: { channel: "zalo-bot", account: "1", chat: "lan" },
    sentAt: null,
    displayName: null,
    body: { type: "text", text, messageId: id },
  });

  test("by several workers at once", async () => {
    for (const n of [1, 2, 3, 4]) {
      for (const chat of ["lan", "minh"]) {
        await post(JSON.stringify(update(`${chat}${n}`, String(n), chat)));
      }
    }
    const { done, receive } = engine();
    await Promise.all([1, 2, 3].map(() => makeInbox(app, receive).workOff()));
    expect(done.filter((each) => each.startsWith("lan"))).toEqual(["lan:1", "lan:2", "lan:3", "lan:4"]);
    expect(done.filter((each) => each.startsWith("minh"))).toEqual(["minh:1", "minh:2", "minh:3", "minh:4"]);
    const left = await database.db.execute(sql`select distinct state, payload, chat_key from inbox`);
    expect([...left]).toEqual([{ state: "done", payload: null, chat_key: null }]);
  });

  test("not before an older one of its chat, and a repeat of what is done does nothing", async () => {
    await post(JSON.stringify(update("a", "one")));
    await post(JSON.stringify(update("b", "two")));
    const { done, receive } = engine();
    expect(await receive(message("b", "two"))).toBe("duplicate");
    expect(await receive(message("a", "one"))).toBe("done");
    expect(await receive(message("b", "two"))).toBe("done");
    expect(await receive(message("b", "two"))).toBe("duplicate");
    expect(done).toEqual(["lan:one", "lan:two"]);
  });

  test("what cannot be read back is set aside and holds up nobody", async () => {
    await post(JSON.stringify(update("a", "one")));
    await post(JSON.stringify(update("b", "two")));
    await database.db.execute(sql`update inbox set payload = '{"key":1}' where key = 'm:a:lan'`);
    const { done, receive } = engine();
    await makeInbox(app, receive).workOff();
    expect(done).toEqual(["lan:two"]);
    expect((await rows()).map((row) => row.state)).toEqual(["dead", "done"]);
  });
});
