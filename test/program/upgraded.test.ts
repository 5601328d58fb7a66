// Today's program started over the round that an earlier one left in the middle, killed there and started again.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "../../src/store/db.ts";
import { fixtures, restoreFixture } from "../store/upgrade/restore.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { killAll, startProcess, whenUp } from "../support/program/process.ts";
import { createEmptyDatabase } from "../support/run/database.ts";
import { until } from "../support/run/patience.ts";

/** Cô Lan's chat in the fixture: she was asked row 1.3 and gave its classes, five. */
const lan = 1001;
const others = [1003, 1004, 1005];
/** The question that follows her pair. */
const itemTwo = /\] Mục I\.2\./u;

describe.each(fixtures)("over %s", (tag) => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let opened: ReturnType<typeof openDb>;
  let telegram: FakeTelegram;

  beforeAll(async () => {
    [database, telegram] = await Promise.all([createEmptyDatabase(), FakeTelegram.start()]);
    await restoreFixture(database.url, tag);
    opened = openDb(database.url, { max: 2 });
    for (const chat of [lan, ...others]) await telegram.open(chat);
  });
  afterAll(async () => {
    await killAll();
    await telegram.stop();
    await opened.close();
    await database.drop();
  });

  const start = async () => {
    const program = startProcess({
      DATABASE_URL: database.url,
      DEMO: "off",
      PORT: "0",
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
    });
    await whenUp(program);
    return program;
  };
  const valueAt = async (unit: string, place: string): Promise<unknown> => {
    const [row] = await opened.sql`
      select value from answer join node on node.id = node_id where code = ${unit} and place = ${place}`;
    return row?.value;
  };
  /** Waits until everything that was queued for Telegram is delivered. */
  const atRest = () =>
    until("everything is delivered", async () => {
      const [row] = await opened.sql`
        select count(*) as open from outbox where channel = 'telegram' and state in ('queued', 'sending')
          and (not_before is null or not_before <= now())`;
      return Number(row?.open) === 0;
    });

  /** What answers a message of hers, the program being there or coming. */
  const answered = async (text: string, meanwhile: () => Promise<unknown> = async () => undefined) => {
    const before = (await telegram.sent(lan)).length;
    await telegram.say(lan, text);
    await meanwhile();
    let answer: string | undefined;
    await until(`“${text}” is answered`, async () => {
      answer = (await telegram.sent(lan))[before]?.text;
      return answer !== undefined;
    });
    return answer;
  };

  test("each next answer lands where it was asked for, and nothing is asked twice", async () => {
    const first = await start();
    await atRest();
    const next = await answered("140 người");
    expect(next).toContain("5 lớp, 140 người");
    expect(next).toMatch(itemTwo);
    expect(await valueAt("T1", "n2_5/r1_3/people")).toBe(140);
    await atRest();
    await first.end("SIGKILL");

    // Written while no program runs: what was asked stands in the database.
    let second = first;
    const done = "Các tổ treo băng rôn và đưa tin trên trang thông tin của nhà trường.";
    const after = await answered(done, async () => {
      second = await start();
    });
    expect(after).not.toMatch(itemTwo);
    expect(await valueAt("T1", "n1_2")).toBe(done);
    await atRest();
    const asked = (await telegram.sent(lan)).map(({ text }) => text);
    expect(asked.filter((text) => itemTwo.test(text))).toHaveLength(1);
    expect(asked.filter((text) => text === after)).toHaveLength(1);
    const twice = await opened.sql`
      select source, body from event where type = 'answered' group by source, node_id, body having count(*) > 1`;
    expect(twice).toEqual([]);
    expect((await telegram.state()).violations).toEqual([]);
    expect(await second.end("SIGTERM")).toBe(0);
  });
});
