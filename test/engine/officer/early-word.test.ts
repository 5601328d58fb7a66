// An officer's yes that was written before its question was shown: it confirms nothing, however the clocks run.
import { beforeEach, describe, expect, it } from "vitest";
import { type Platform, platformOf } from "../../support/chat/platform.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { type Seeded, seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T16:40:00+07:00");
const sealedAt = new Date("2022-10-11T09:00:00+07:00");

let seeded: Seeded;
let world: World;
let hanh: TestChat;
let platform: Platform;

async function officerOn(ahead: number): Promise<void> {
  seeded = await seedRound(at.db, {
    units: castWith({ "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: sealedAt } } }),
  });
  world = openWorld(at.db, now);
  hanh = world.chat("hanh");
  platform = platformOf(world, ahead);
  await hanh.join("SO", "officer");
  await platform.deliver(hanh);
  world.pass(20_000);
}

const state = async () => {
  const [row] = await at.sql`select state from report where node_id = ${seeded.node("THPT-01").id}`;
  return row?.state;
};

describe.each([-90_000, 0, 90_000])("with a platform whose clock is %d ms before ours", (ahead) => {
  beforeEach(() => officerOn(ahead));

  it("gives no report back by a yes on its way while the question was", async () => {
    await platform.say(hanh, "trả lại THPT-01 mục II.3 còn thiếu");
    // The question waits in the outbox: nobody has seen it.
    for (const yes of ["gửi", "đúng", "dạ đúng rồi em"]) {
      const { text, choices } = await platform.say(hanh, yes);
      expect(text).toContain("được gửi trước khi bot hỏi nên bot chưa làm gì");
      expect(choices.map(({ label }) => label)).toEqual(["Gửi trả lại", "Không trả lại"]);
    }
    expect(await state()).toBe("submitted");
    await platform.deliver(hanh);
    expect((await platform.say(hanh, "gửi", 2_000)).text).toContain("được gửi trước khi bot hỏi");
    expect(await state()).toBe("submitted");
    await platform.deliver(hanh);
    world.pass(1_000);
    expect((await platform.say(hanh, "gửi")).text).toContain("Đã trả lại báo cáo");
    expect(await state()).toBe("returned");
  });

  it("takes the word of a choice for the command of that name", async () => {
    await platform.say(hanh, "tổng hợp");
    expect((await platform.say(hanh, "chưa nộp")).text).toContain("CHƯA NỘP: 3/4 đơn vị");
    expect((await platform.say(hanh, "tổng hợp")).text).toContain("Đã nộp: 1/4");
  });

  it("takes no yes of a person about themselves before it was asked either", async () => {
    await platform.say(hanh, "dữ liệu của tôi");
    await platform.deliver(hanh);
    world.pass(5_000);
    expect((await platform.say(hanh, "xóa dữ liệu của tôi")).text).toContain("Không lấy lại được");
    expect((await platform.say(hanh, "xóa hẳn")).text).toContain("được gửi trước khi bot hỏi");
    const [row] = await at.sql`select count(*)::int as n from address where chat_key = 'hanh'`;
    expect(row?.n).toBe(1);
  });
});

it("is taken where the platform gives no date, and in the second in which the question came", async () => {
  await officerOn(0);
  await hanh.say("trả lại THPT-01 mục II.3 còn thiếu");
  await hanh.say("không");
  await platform.say(hanh, "trả lại THPT-01 mục II.3 còn thiếu");
  await platform.deliver(hanh);
  expect((await platform.say(hanh, "gửi")).text).toContain("Đã trả lại báo cáo");
});
