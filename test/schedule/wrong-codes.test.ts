// Many wrong codes over all chats: an alarm, once a day, that blocks nobody and that nobody's mistake waits for.
import { expect, it } from "vitest";
import { startForgettingStrangers } from "../../src/schedule/strangers.ts";
import { tellOfWrongCodes } from "../../src/schedule/wrong-codes.ts";
import { pauseInstallation } from "../../src/store/queue/pause.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T19:30:00+07:00");
const hourMs = 3_600_000;
const wrong = "AAAA-BBBB-CCCC";

const at = fileDatabase();

/** Officers of the Sở and of a Phòng. */
async function open() {
  await seedRound(at.db, { units: castWith({ "PGD-CL": { officers: [{ name: "anh Phòng" }] } }) });
  const world = openWorld(at.db, now);
  /** Ten wrong codes of each of so many chats. */
  const guess = async (chats: number, from = 0) => {
    for (let n = 0; n < chats; n++) {
      const guesser = world.chat(`guesser-${from + n}`);
      for (let code = 0; code < 10; code++) await guesser.say(wrong);
    }
  };
  return { world, guess };
}

const notices = async () =>
  (
    await at.sql`select person.name, outbox.body ->> 'text' as text from outbox
      join address on address.id = outbox.address_id left join person on person.id = address.person_id
      where outbox.kind = 'notice' order by outbox.id`
  ).map((row) => [row.name, row.text]);

it("says nothing of mistakes, and from a hundred on says it once a day to the log and the top unit", async () => {
  const { world, guess } = await open();
  await guess(9);
  for (let n = 0; n < 9; n++) await world.chat("one-more").say(wrong);
  await tellOfWrongCodes(world.app);
  expect(await notices()).toEqual([]);
  expect(world.logged).toEqual([]);

  await world.chat("one-more").say(wrong);
  await at.sql`update address set channel = 'web' where chat_key = 'one-more'`;
  await Promise.all([tellOfWrongCodes(world.app), tellOfWrongCodes(world.app), tellOfWrongCodes(world.app)]);
  const [first, ...more] = await notices();
  expect(more).toEqual([]);
  expect(first?.[0]).toBe("chị Hạnh");
  expect(first?.[1]).toMatch(/^CẢNH BÁO: trong một giờ qua có 100 lần nhập sai mã từ 10 nơi/u);
  expect(first?.[1]).toContain("\n– Telegram: 90 lần, 9 nơi\n– Web: 10 lần, 1 nơi\n");
  expect(world.logged).toEqual([
    "Many wrong codes within an hour (telegram: 90 from 9 chats; web: 10 from 1 chats): somebody may be guessing. undefined",
  ]);

  world.pass(3 * hourMs);
  await guess(10, 100);
  await tellOfWrongCodes(world.app);
  expect(await notices()).toHaveLength(1);
  world.pass(4 * hourMs);
  await guess(10, 200);
  await tellOfWrongCodes(world.app);
  expect(await notices()).toHaveLength(2);
  expect(world.logged).toHaveLength(2);
});

it("counts the last hour only", async () => {
  const { world, guess } = await open();
  await guess(6);
  world.pass(hourMs + 1);
  await guess(6, 100);
  await tellOfWrongCodes(world.app);
  expect(await notices()).toEqual([]);
});

it("blocks nobody: in the middle of it a right code opens", async () => {
  const { world, guess } = await open();
  await guess(10);
  await tellOfWrongCodes(world.app);
  expect((await world.chat("cô Mới").join("TT-GT")).text).toContain("Đã liên kết");
});

it("lets no wrong code wait for another's, nor for the alarm", async () => {
  const { world, guess } = await open();
  await guess(10);
  await at.sql.begin(async (held) => {
    // What a message being worked holds, and what the alarm holds while it is told.
    await held`select 1 from chat where address_id = (
      select id from address where chat_key = 'guesser-0') for update`;
    await held`insert into setting (key, value) values ('wrong-codes-told', '"x"')`;
    expect((await world.chat("other").say(wrong)).text).not.toBe("");
  });
});

it("runs where strangers are forgotten, before they are, and rests in a paused copy", async () => {
  const { world, guess } = await open();
  await guess(10);
  const tick = async () => {
    const loop = startForgettingStrangers(world.app);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await loop.stop();
  };
  await pauseInstallation(at.db, "restored");
  await tick();
  expect(await notices()).toEqual([]);
  await at.sql`delete from setting`;
  // Ten chats that fell silent just as the tick comes: their counts are seen once more.
  await at.sql`update address set last_in = ${new Date(now.getTime() - 2 * hourMs).toISOString()}
    where chat_key like 'guesser%'`;
  await tick();
  expect(await notices()).toHaveLength(1);
  const [left] = await at.sql`select count(*)::int as count from address where chat_key like 'guesser%'`;
  expect(left?.count).toBe(0);
});
