// The whole program over the Zalo Bot Platform's fake: reports in words alone, by polling and by webhook, nothing lost.
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { speaker } from "../support/chat/speaker.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { answerSample, sampleFigures } from "../support/round/sample-report.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { freePort } from "../support/run/free-port.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
/** A free bot's month, and how often the usual ladder reminds somebody who never answers. */
const PLAN = { messages: 3_000, people: 50 };
const RUNGS = 7;

const database = fileDatabase();
let zalo: FakeZaloBot;
const running: Running[] = [];
beforeEach(async () => {
  zalo = await FakeZaloBot.start();
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * 3_600_000));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await zalo.stop();
});

async function start(env: Record<string, string> = {}): Promise<Running> {
  const started = await startInProcess(database, {
    ZALO_BOT_TOKEN: zalo.tokens.join(","),
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    ...env,
  });
  running.push(started);
  return started;
}

/** With a public address: Zalo pushes. */
async function startPushed(): Promise<Running & { readonly url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = await start({ PORT: String(port), PUBLIC_URL: url, ZALO_BOT_WEBHOOK_SECRET: SECRET });
  await expect.poll(async () => (await zalo.state()).bots.every((bot) => bot.webhook !== "")).toBe(true);
  return { ...started, url };
}

function chat(id: string, account?: string) {
  return speaker(database.db, id, {
    say: (text) => zalo.say(id, text, account === undefined ? {} : { account }),
    sent: (after, ms) => zalo.sent(id, after, ms),
  });
}

async function sealedFigures(): Promise<Map<string, Map<string, number>>> {
  const rows = await database.db.execute(sql`
    select node.code, figure.place, figure.value from figure
    join submission on submission.id = figure.submission_id join node on node.id = submission.node_id`);
  const units = new Map<string, Map<string, number>>();
  for (const row of z
    .object({ code: z.string(), place: z.string(), value: z.coerce.number() })
    .array()
    .parse([...rows])) {
    const figures = units.get(row.code) ?? new Map<string, number>();
    units.set(row.code, figures.set(row.place, row.value));
  }
  return units;
}

describe("whole reports, in words alone", () => {
  test("two units at once by webhook, on two bots; the officer's link works as often as wanted", async () => {
    const { url, logged } = await startPushed();
    const codes = ["THPT-20", "THPT-21"];
    await Promise.all(
      codes.map(async (code, index) => {
        const one = chat(`person${index}`, zalo.tokens[index % 2]?.split(":")[0]);
        await one.join(await codeFor(database.db, code, "contact"));
        const said = await answerSample(one);
        expect(said.at(-1)).toContain("Mã biên nhận");
      }),
    );
    const sealed = await sealedFigures();
    for (const code of codes) expect(sealed.get(code)).toEqual(sampleFigures());

    const hanh = chat("hanh");
    expect(await hanh.join(await codeFor(database.db, "SO", "officer"))).toContain("chuyên viên");
    const summary = (await hanh.say("tổng hợp")).text;
    expect(summary).toMatch(/2\/57/);
    const exported = (await hanh.say("xuất excel")).text;
    const link = /http:\/\/\S+\/d\/[\w-]+/.exec(exported)?.[0] ?? "";
    expect(link.startsWith(url)).toBe(true);
    // A link works as often as wanted; looking at it takes nothing away.
    for (let n = 0; n < 2; n++) {
      expect((await fetch(link)).status).toBe(200);
      const file = await fetch(link, { method: "POST" });
      expect(file.headers.get("content-type")).toContain("spreadsheetml");
      expect(file.headers.get("cache-control")).toBe("no-store");
    }
    const { violations, webhooksSet, pushes } = await zalo.state();
    expect(violations).toEqual([]);
    expect(webhooksSet).toBe(2);
    expect(pushes.every((push) => push.status === 200)).toBe(true);
    expect(logged).toEqual([]);
    // No answer needed a button, and no message was longer than Zalo takes.
    const all = await zalo.sent();
    expect(all.every((each) => each.buttons.length === 0 && each.text.length <= 2_000)).toBe(true);
  });

  test("a unit by polling, without a public address: no link is promised, the web page is named", async () => {
    await start();
    const codes = ["THPT-20"];
    const ends = await Promise.all(
      codes.map(async (code, index) => {
        const one = chat(`person${index}`);
        await one.join(await codeFor(database.db, code, "contact"));
        return (await answerSample(one)).at(-1);
      }),
    );
    const sealed = await sealedFigures();
    for (const [index, code] of codes.entries()) {
      expect(ends[index]).toContain("Mã biên nhận");
      expect(ends[index]).not.toContain("http");
      expect(ends[index]).toContain("trang web của bot");
      expect(sealed.get(code)).toEqual(sampleFigures());
    }
    // Every choice has its words, and none of them could be taken for a figure.
    const lines = (await zalo.sent()).flatMap((each) => each.text.split("\n"));
    const offered = lines
      .filter((line) => line.startsWith("Gõ: "))
      .flatMap((line) => [...line.matchAll(/“([^”]+)”/gu)].map((match) => match[1]));
    expect(offered.length).toBeGreaterThan(50);
    for (const word of offered) expect(word).toMatch(/\p{L}/u);

    const { violations, conflicts, bots } = await zalo.state();
    expect([violations, conflicts]).toEqual([[], 0]);

    // What a plan counts is what Zalo was given; fifty people, each with every reminder, fit into its month.
    const given = (await zalo.sent()).length;
    expect(bots[0]?.left).toBe(PLAN.messages - given);
    const counted = await database.db.execute(
      sql`select sent from channel_account where account = ${zalo.account}`,
    );
    expect([...counted]).toEqual([{ sent: given }]);
    expect((given / codes.length + RUNGS) * PLAN.people).toBeLessThanOrEqual(PLAN.messages);
  });
});

test("a stop waits for the poll that is under way: what Zalo gives at that moment is kept, and answered later", async () => {
  const first = await start();
  await expect.poll(async () => (await zalo.state()).bots[0]?.polling).toBe(true);
  const stopping = first.stop();
  await zalo.say("lan", "xin chào");
  await stopping;
  expect((await zalo.state()).bots[0]?.pending).toBe(0);
  await start();
  expect((await zalo.waitForReply("lan")).text).toContain("mã đơn vị");
  expect(await zalo.sent("lan")).toHaveLength(1);
});
