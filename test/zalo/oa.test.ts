// The whole program over the Official Account's fake: a report with buttons and words, tokens, windows, redeliveries.
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { hashOf } from "../../src/store/hash.ts";
import { expectConsent } from "../../src/store/queue/zalo-oa-tokens.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { figure, submission } from "../../src/store/schema.ts";
import { halfAMinuteAfterUnknown } from "../support/chat/delivery.ts";
import { settled, speaker } from "../support/chat/speaker.ts";
import { FakeZaloOa } from "../support/fakes/zalo/oa.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { answerSample, sampleFigures } from "../support/round/sample-report.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { freePort } from "../support/run/free-port.ts";

const LAN = "246845883529197922";

const database = fileDatabase({ max: 20 });
let zalo: FakeZaloOa;
let url: string;
let running: Running[] = [];
beforeEach(async () => {
  zalo = await FakeZaloOa.start();
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await zalo.stop();
});

async function start(env: Record<string, string> = {}): Promise<Running> {
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const started = await startInProcess(database, {
    PORT: String(port),
    PUBLIC_URL: own,
    ZALO_OA_APP_ID: zalo.appId,
    ZALO_OA_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.secretKey,
    ZALO_OA_REFRESH_TOKEN: zalo.refreshToken,
    ZALO_OA_VERIFICATION: "Abc_123-xyz",
    ZALO_OA_API_ROOT: zalo.root,
    ZALO_OA_OAUTH_ROOT: zalo.root,
    ...env,
  });
  running = [...running, started];
  if (running.length === 1) {
    url = own;
    await zalo.webhook(`${url}/webhook/zalo-oa`);
  }
  return started;
}

const chat = (user: string) =>
  speaker(database.db, user, {
    say: (text) => zalo.say(user, text),
    sent: (after, ms) => zalo.sent(user, after, ms),
  });

const one = async (query: ReturnType<typeof sql>): Promise<unknown> =>
  Object.values(z.record(z.string(), z.unknown()).parse([...(await database.db.execute(query))][0] ?? {}))[0];

describe("a report over the Official Account", () => {
  test("three at once, while tokens end and events come twice; the figures are exact", async () => {
    const { logged } = await start();
    expect((await zalo.follow(LAN)).status).toBe(200);
    expect((await zalo.waitForReply(LAN)).text).toContain("mã đơn vị");
    const lan = chat(LAN);
    await lan.say(await codeFor(database.db, "THPT-20", "contact"));
    expect(lan.last().text).toContain("Trường");
    // The button that was offered, not its words.
    const before = (await zalo.sent(LAN)).length;
    await zalo.press(LAN, "Đúng");
    await expect.poll(async () => (await zalo.sent(LAN)).length).toBeGreaterThan(before);
    let turns = 0;
    const troubled = {
      last: lan.last,
      say: async (text: string) => {
        if (turns++ % 10 === 3) await zalo.end("expire");
        const reply = await lan.say(text);
        // The event may be another person's whose answer is being made: it is known all the same, without a wait.
        // Only a machine that cannot answer within two seconds refuses it, and is given it again.
        await expect.poll(async () => (await zalo.again()).status).toBe(200);
        return reply;
      },
    };
    await lan.say("tiếp");
    // Two others report at the same time, through the same account.
    const others = ["THPT-21", "THPT-22"].map(async (unit, index) => {
      const other = chat(`24684588352919800${index}`);
      await other.join(await codeFor(database.db, unit, "contact"));
      return (await answerSample(other)).at(-1);
    });
    for (const end of await Promise.all([answerSample(troubled).then((said) => said.at(-1)), ...others])) {
      expect(end).toContain("Mã biên nhận");
    }
    const sealed = await database.db.select().from(submission);
    expect(sealed).toHaveLength(3);
    for (const { id } of sealed) {
      const figures = await database.db.select().from(figure).where(eq(figure.submissionId, id));
      expect(new Map(figures.map((row) => [row.place, Number(row.value)]))).toEqual(sampleFigures());
    }
    const state = await zalo.state();
    expect(state.violations).toEqual([]);
    expect(state.refreshesRefused).toBe(0);
    expect(state.refreshes).toBeGreaterThan(3);
    const incoming = state.pushes.filter((push) => push.event.startsWith("user_"));
    expect(incoming.every((push) => push.status === 200 || push.status === 503)).toBe(true);
    expect(state.pushes.some((push) => push.event === "oa_send_text" && push.status === 200)).toBe(true);
    expect(logged.filter((line) => !line.includes("The database did not answer in time."))).toEqual([]);
  });

  test("where buttons are refused, somebody joins and answers by words alone", async () => {
    await zalo.refuseButtons(-201);
    await start();
    const lan = chat(LAN);
    expect((await lan.say(await codeFor(database.db, "THPT-20", "contact"))).text).toContain(
      "“đúng” · “sai”",
    );
    await lan.say("đúng");
    expect((await lan.say("tiếp")).text).toContain("I.1");
    await lan.say("Đã phổ biến kế hoạch tới các tổ.");
    expect(await one(sql`select count(*)::int from answer`)).toBe(1);
    const { buttonsRefused, violations } = await zalo.state();
    expect([buttonsRefused, violations]).toEqual([1, []]);
  });

  test("an event whose answer was lost comes again and is taken once", async () => {
    await start();
    await zalo.fault({ kind: "cut-before", method: "webhook", times: 1 });
    await zalo.say(LAN, "xin chào");
    await expect
      .poll(async () => (await zalo.state()).pushes.filter((push) => push.event === "user_send_text").length)
      .toBeGreaterThanOrEqual(2);
    expect((await zalo.waitForReply(LAN)).text).toContain("mã đơn vị");
    await settled(database.db, LAN);
    expect(await zalo.sent(LAN)).toHaveLength(1);
    expect((await zalo.state()).pushes.map((push) => push.retry)).toContain(1);
  });

  test("an answer of ours that is lost on its way is sent once more, and no third time", async () => {
    await start();
    const lan = chat(LAN);
    await lan.join(await codeFor(database.db, "THPT-20", "contact"));
    const before = (await zalo.sent(LAN)).length;
    await zalo.fault({ kind: "cut-after", method: "cs", times: 1 });
    await zalo.say(LAN, "Nhà trường ban hành kế hoạch và phân công từng bộ phận thực hiện.");
    await halfAMinuteAfterUnknown(database.db);
    await expect.poll(async () => (await zalo.sent(LAN)).length).toBe(before + 2);
    // What is settled is sent by nobody any more.
    await settled(database.db, LAN);
    const after = (await zalo.sent(LAN)).slice(before).map((each) => each.text);
    expect(after).toEqual([after[0], after[0]]);
    expect(after[0]).toContain("Mục I.2.");
    expect(await one(sql`select count(*)::int from event where type = 'answered'`)).toBe(1);
  });

  test("a closed window is a state that opens again when the person writes, not an error of theirs", async () => {
    const { program } = await start();
    await zalo.say(LAN, "xin chào");
    await zalo.waitForReply(LAN);
    await zalo.lastWrote(LAN, 8 * 24 * 3_600_000);
    await database.db.execute(sql`
      insert into outbox (address_id, channel, priority, kind, body, created_at, state)
      select id, channel, 2, 'notice', '{"text":"Nhắc","choices":[],"document":null,"progress":null}', now(), 'queued'
      from address`);
    program.app.wake();
    await expect.poll(() => one(sql`select state from address`)).toBe("window-closed");
    expect(await one(sql`select state from outbox order by id desc limit 1`)).toBe("failed");
    await zalo.say(LAN, "tôi đây");
    await zalo.waitForReply(LAN);
    expect(await one(sql`select state from address`)).toBe("open");
  });

  test("who stops following cannot be reached, and who follows again can", async () => {
    await start();
    await zalo.follow(LAN);
    await zalo.waitForReply(LAN);
    await zalo.follow(LAN, "unfollow");
    await expect.poll(() => one(sql`select state from address`)).toBe("blocked");
    await zalo.follow(LAN);
    await expect.poll(() => one(sql`select state from address`)).toBe("open");
  });
});

describe("tokens", () => {
  test("three processes at once renew one token once; the pair is stored before it is used", async () => {
    const three = [await start(), await start(), await start()];
    const oas = three.map((each) => {
      const found = each.program.app.channels.find((channel) => channel.name === "zalo-oa");
      if (!found) throw new Error("no Official Account");
      return found;
    });
    await zalo.say(LAN, "xin chào");
    await zalo.waitForReply(LAN);
    await zalo.end("expire");
    const address = { channel: "zalo-oa", account: zalo.appId, chat: LAN } as const;
    const part = { text: "Xin chào", choices: [], file: null };
    const before = (await zalo.state()).refreshes;
    const results = await Promise.all(
      [...oas, ...oas].map((oa) => oa.send(address, part, new AbortController().signal)),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const after = await zalo.state();
    expect([after.refreshes - before, after.refreshesRefused]).toEqual([1, 0]);
    expect(await one(sql`select tokens ->> 'refresh' from channel_account where tokens is not null`)).toBe(
      after.refreshToken,
    );
  });

  test("a start renews the token before anybody writes, and learns the account's name and address", async () => {
    await start();
    await expect.poll(() => one(sql`select username from channel_account`)).toBe("Sở thử");
    await expect.poll(() => one(sql`select link from channel_account`)).toBe(`https://zalo.me/${zalo.oaId}`);
    expect((await zalo.state()).refreshes).toBe(1);
    await start();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await zalo.state()).refreshes).toBe(1);
  });

  test("a consent that ended is a clear alarm, and a new one sends what waited", async () => {
    const { logged } = await start();
    await zalo.say(LAN, "xin chào");
    await zalo.waitForReply(LAN);
    await zalo.end("forget");
    await zalo.say(LAN, "alo");
    await expect.poll(() => logged.join("\n")).toContain("zalo-oa authorize");
    expect(await one(sql`select problem from channel_account where problem is not null`)).toContain(
      "zalo-oa authorize",
    );
    expect(logged.join("\n")).not.toContain(zalo.refreshToken);

    const account = { channel: "zalo-oa", account: zalo.appId } as const;
    await expectConsent(database.db, account, hashOf("state-1"), 10);
    await zalo.consent("code-1");
    expect((await fetch(`${url}/oauth/zalo-oa?code=code-1`)).status).toBe(400);
    expect((await fetch(`${url}/oauth/zalo-oa?code=code-1&state=guess`)).status).toBe(400);
    expect((await fetch(`${url}/oauth/zalo-oa?code=code-1&state=state-1`)).status).toBe(200);
    expect((await fetch(`${url}/oauth/zalo-oa?code=code-1&state=state-1`)).status).toBe(400);
    expect((await zalo.waitForReply(LAN)).text).toContain("mã đơn vị");
    expect(await one(sql`select problem from channel_account`)).toBeNull();
  });

  test("a renewal whose answer was lost on its way costs a consent, and no message", async () => {
    const { logged } = await start();
    await zalo.say(LAN, "xin chào");
    await zalo.waitForReply(LAN);
    // Zalo gave a new pair that nobody has; the old one is dead.
    await zalo.fault({ kind: "cut-after", method: "access_token", times: 1 });
    await zalo.end("expire");
    expect((await zalo.say(LAN, "alo")).status).toBe(200);
    await expect.poll(() => logged.join("\n")).toContain("zalo-oa authorize");
    const account = { channel: "zalo-oa", account: zalo.appId } as const;
    await expectConsent(database.db, account, hashOf("state-2"), 10);
    await zalo.consent("code-2");
    expect((await fetch(`${url}/oauth/zalo-oa?code=code-2&state=state-2`)).status).toBe(200);
    expect((await zalo.waitForReply(LAN)).text).toContain("mã đơn vị");
    await settled(database.db, LAN);
    expect(await zalo.sent(LAN)).toHaveLength(2); // one for each word said
    expect(await one(sql`select problem from channel_account`)).toBeNull();
  });
});

describe("who gets in", () => {
  const at = (ago = 0) => String(Date.now() - ago);
  const bodyAt = (timestamp: string, text = "tiếng Việt") =>
    JSON.stringify({
      app_id: "360846524940903967",
      sender: { id: LAN },
      recipient: { id: "388613280878808645" },
      event_name: "user_send_text",
      message: { text, msg_id: "m1" },
      timestamp,
    });
  const mac = (first: string, key: string, data: string) => {
    const timestamp = /"timestamp":"?(\d+)/.exec(data)?.[1] ?? "";
    return createHash("sha256").update(`${first}${data}${timestamp}${key}`).digest("hex");
  };
  const post = async (signature: string | null, body: string) => {
    const headers: Record<string, string> = signature === null ? {} : { "X-ZEvent-Signature": signature };
    return (await fetch(`${url}/webhook/zalo-oa`, { method: "POST", body, headers })).status;
  };
  const signed = (data: string) => post(`mac=${mac(zalo.appId, zalo.secretKey, data)}`, data);
  const kept = () => one(sql`select count(*)::int from inbox`);

  test("only what is signed over these very bytes; with or without the prefix, by either id", async () => {
    const { logged } = await start();
    const { appId, oaId, secretKey, appSecret } = zalo;
    const body = bodyAt(at());
    expect(await post(null, body)).toBe(401);
    expect(await post("mac=", body)).toBe(401);
    expect(await post(`mac=${mac(appId, appSecret, body)}`, body)).toBe(401);
    expect(await post(`mac=${mac(appId, secretKey, body)}`, body.replace("Việt", "Nam"))).toBe(401);
    expect(await post(`mac=${mac(appId, secretKey, body)}`, "no json")).toBe(401);
    expect(await kept()).toBe(0);
    expect(logged.join("\n")).toContain("ZALO_OA_SECRET_KEY");
    expect(await signed(body)).toBe(200);
    expect(await post(mac(appId, secretKey, body), body)).toBe(200);
    expect(await post(`mac=${mac(oaId, secretKey, body)}`, body)).toBe(200);
    expect(await kept()).toBe(1);
    const strange = JSON.stringify({ timestamp: at(), event_name: "user_send_text" });
    expect(await signed(strange)).toBe(200);
    expect(await one(sql`select state from inbox where problem = 'unreadable'`)).toBe("dead");
  });

  test("a try two hours later is taken, and again only once; a recording of more than a day is not", async () => {
    const { logged } = await start();
    const minute = 60_000;
    const late = bodyAt(at(120 * minute), "hai giờ trước");
    expect([await signed(late), await signed(late), await kept()]).toEqual([200, 200, 1]);
    expect(await signed(bodyAt(at(23 * 60 * minute)))).toBe(200);
    expect(await signed(bodyAt(at(-9 * minute)))).toBe(200);
    expect(logged).toEqual([]);
    expect(await signed(bodyAt(at(24 * 60 * minute + 1_000)))).toBe(401);
    expect(await signed(bodyAt(at(-11 * minute)))).toBe(401);
    expect(logged.join("\n")).toContain("the clock of this machine");
    expect(await kept()).toBe(1);
  });

  test("what cannot be told in one way is refused, though it is signed", async () => {
    await start();
    const [now, other] = [at(), at(1_000)];
    const event = (top: string) => `{"event_name":"follow","follower":{"id":"${LAN}"},${top}}`;
    expect(await signed(event(`"timestamp":"${now}","timestamp":"${other}"`))).toBe(401);
    expect(await signed(event(`"timestamp":"${now}","tim\\u0065stamp":"${other}"`))).toBe(401);
    expect(await signed(event('"oa_id":"1"'))).toBe(401);
    expect(await signed(event(`"timestamp":"${now}","inside":{"timestamp":"${other}"}`))).toBe(200);
  });

  test("a body past 64 KiB is not read; what is nested deeply or has many digits is refused unread", async () => {
    await start();
    const long = bodyAt(at(), "x".repeat(64 * 1024));
    expect(await signed(long)).toBe(413);
    const head = `{"timestamp":"${at()}","a":`;
    for (const worst of [`${head}${"[".repeat(60_000)}`, `${head}${"1".repeat(60_000)}}`]) {
      expect(await post(`mac=${"0".repeat(64)}`, worst)).toBe(401);
      // Zalo itself sends nothing like it; signed, it is one message that cannot be read.
      expect(await signed(worst)).toBe(200);
    }
    const states = await database.db.execute(sql`select state, problem from inbox`);
    expect([...states]).toEqual(Array(2).fill({ state: "dead", problem: "unreadable" }));
  });

  test("two connections that post the worst without end are refused a few times a second, and Zalo is answered", async () => {
    await start();
    const head = `{"timestamp":"${at()}","a":`;
    const worst = [`${head}${"[".repeat(64_000)}`, `${head}${"1".repeat(1_000_000)}`];
    const began = performance.now();
    const over = new AbortController();
    const posted: number[] = [];
    const strangers = worst.map(async (body) => {
      while (!over.signal.aborted) {
        // The connection of what is too large may be closed before its answer is read.
        const status = await post(`mac=${"0".repeat(64)}`, body).catch(() => null);
        if (status !== null) posted.push(status);
      }
    });
    for (let n = 1; n <= 5; n++) {
      const event = bodyAt(at(), `số ${n}`).replace('"m1"', `"m${n}"`);
      expect(await signed(event)).toBe(200);
    }
    over.abort();
    await Promise.all(strangers);
    expect(await kept()).toBe(5);
    // Each waits a quarter of a second for its answer: a slow machine refuses fewer, none more.
    expect(posted.length).toBeGreaterThan(0);
    expect(posted.length).toBeLessThanOrEqual(2 * Math.ceil((performance.now() - began) / 250));
    expect(posted.every((status) => status === 401 || status === 413)).toBe(true);
  });

  test("the domain is proved by the file and on the front page, before the app has any of its keys", async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    running.push(await startInProcess(database, { PORT: String(port), ZALO_OA_VERIFICATION: "Abc_123-xyz" }));
    const file = await fetch(`${url}/zalo_verifierAbc_123-xyz.html`);
    expect([file.status, await file.text()]).toEqual([200, expect.stringContaining('content="Abc_123-xyz"')]);
    expect((await fetch(`${url}/zalo_verifierOther.html`)).status).toBe(404);
    const front = await (await fetch(`${url}/`)).text();
    expect(front).toContain('<meta name="zalo-platform-site-verification" content="Abc_123-xyz">');
  });
});
