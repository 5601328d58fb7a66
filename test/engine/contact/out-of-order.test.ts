// Texts that come late, twice or before their prompt: read by the platform's own dates, however its clock runs.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { type Platform, platformOf } from "../../support/chat/platform.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let world: World;
let lan: TestChat;
let platform: Platform;
let units = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  world = openWorld(database.db, new Date("2022-10-10T08:00:00+07:00"));
  await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
});
afterAll(() => database.close());

/** A school that has just joined, on a platform whose clock is so far before ours. */
async function school(ahead: number): Promise<void> {
  units += 1;
  lan = world.chat(`lan-${units}`);
  platform = platformOf(world, ahead);
  await lan.join(`THPT-${String(units).padStart(2, "0")}`);
  await platform.deliver(lan);
  world.pass(20_000);
}

async function answers(): Promise<Record<string, unknown>> {
  const rows = await database.sql`
    select place, value from answer join node on node.id = node_id
    where code = ${`THPT-${String(units).padStart(2, "0")}`} and state = 'answered' order by place`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place), value]));
}

const plan = "Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện.";
const deeds = "Nhà trường tổ chức lễ phát động và ba buổi nói chuyện chuyên đề.";

describe.each([-90_000, -8_000, 0, 8_000, 90_000])(
  "with a platform whose clock is %d ms before ours",
  (ahead) => {
    beforeEach(() => school(ahead));

    it("an answer to a delivered prompt is neither more of the narrative before nor late", async () => {
      await platform.say(lan, plan);
      await platform.deliver(lan);
      world.pass(9_000);
      await platform.say(lan, deeds);
      expect(await answers()).toEqual({ n1_1: plan, n1_2: deeds });
    });

    it("a text written before the next prompt had come is more of the narrative", async () => {
      await platform.say(lan, plan);
      await platform.say(lan, "Kế hoạch được gửi đến từng tổ chuyên môn trong tháng 9.");
      expect(lan.last().text).toContain("Đã nối vào mục I.1");
      expect(Object.keys(await answers())).toEqual(["n1_1"]);
    });

    it("a text a minute older than what it would answer is asked about, whether its prompt is delivered or on its way", async () => {
      await lan.say("số liệu trước");
      await lan.say("từng dòng");
      await platform.deliver(lan);
      world.pass(5_000);
      await platform.say(lan, "2/73");
      const late = await platform.say(lan, "3/90", 90_000);
      expect(late.text).toContain("được gửi trước câu hỏi này");
      expect(late.text).toContain("3 lớp, 90 người");
      await platform.deliver(lan);
      expect((await platform.say(lan, "4/91", 90_000)).text).toContain("được gửi trước câu hỏi này");
      expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2 });
      expect(await answers()).not.toHaveProperty("n2_5/r1_2/count");
      await lan.say("đúng");
      expect(await answers()).toMatchObject({ "n2_5/r1_2/count": 4, "n2_5/r1_2/people": 91 });
    });

    it("a text is no older than what was asked long ago and is only asked again", async () => {
      await lan.say("số liệu trước");
      await lan.say("từng dòng");
      await platform.deliver(lan);
      world.pass(300_000);
      await lan.say("tiến độ");
      await platform.deliver(lan);
      await platform.say(lan, "2/73", 200_000);
      expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2, "n2_5/r1_1/people": 73 });
    });

    it("after an outage three waiting answers that name their rows are three answers", async () => {
      world.pass(300_000);
      for (const [text, ago] of [
        ["1.1: 3 lớp 80 người", 240_000],
        ["1.2: 2/40", 200_000],
        ["1.3: 5 lớp 66 người", 180_000],
      ] as const) {
        expect((await platform.say(lan, text, ago)).text).toMatch(/Đã ghi mục 1\.\d/u);
      }
      expect(await answers()).toEqual({
        "n2_5/r1/gate": true,
        "n2_5/r1_1/count": 3,
        "n2_5/r1_1/people": 80,
        "n2_5/r1_2/count": 2,
        "n2_5/r1_2/people": 40,
        "n2_5/r1_3/count": 5,
        "n2_5/r1_3/people": 66,
      });
    });
  },
);

describe("late texts", () => {
  beforeEach(() => school(0));

  it("name their rows at rows too, over nothing that was answered meanwhile", async () => {
    await lan.say("số liệu trước");
    await lan.say("1.1: 3/80; 1.2: 2/40");
    await platform.deliver(lan);
    world.pass(5_000);
    const { text } = await platform.say(lan, "1.1: 4/99; 1.3: 5/66", 120_000);
    expect(text).toContain("3 lớp, 80 người");
    expect(text).toContain("4 lớp, 99 người");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 3, "n2_5/r1_3/count": 5 });
    await lan.say("thay");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 4, "n2_5/r1_1/people": 99 });
  });

  it("with figures alone are never offered as a narrative", async () => {
    await platform.say(lan, plan);
    await platform.deliver(lan);
    for (const text of ["5 lớp 66 người", "5/66", "em gửi 5 lớp 66 người nhé"]) {
      const late = await platform.say(lan, text, 120_000);
      expect(late.text).toContain("được gửi trước câu hỏi này");
      expect(late.choices.map(({ word }) => word)).not.toContain("đúng");
      await lan.say("đúng");
    }
    expect(await answers()).toEqual({ n1_1: plan });
  });

  it("take no choice that was not offered yet", async () => {
    await lan.say("số liệu trước");
    await lan.say("từng dòng");
    await platform.deliver(lan);
    world.pass(120_000);
    await lan.say("80 lớp 2400 người");
    await platform.deliver(lan);
    for (const word of ["đúng", "ok", "không"]) {
      const { text } = await platform.say(lan, word, 90_000);
      expect(text).toContain("nên bot chưa");
    }
    expect(await answers()).toEqual({});
    await platform.say(lan, "đúng");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 80 });
  });

  it("about a row that is not asked of the unit are told so, at a narrative too", async () => {
    for (const ago of [0, 120_000]) {
      const { text } = await platform.say(lan, "1.4: 5 lớp 66 người", ago);
      expect(text).toContain("Đơn vị không phải báo cáo dòng 1.4 nên bot không ghi.");
      expect(text).toContain("Mục I.1");
    }
    expect(await answers()).toEqual({});
  });

  it("leave a numbered paragraph a narrative", async () => {
    await platform.say(lan, "1.4. Nhà trường phát động phong trào đọc sách trong toàn trường");
    expect(Object.keys(await answers())).toEqual(["n1_1"]);
  });
});

describe("the same message twice", () => {
  beforeEach(async () => {
    await school(0);
    await lan.say("số liệu trước");
    await lan.say("từng dòng");
    await platform.deliver(lan);
    world.pass(10_000);
  });

  it("counts once when the second is dated before the next prompt, and that is said", async () => {
    await platform.say(lan, "2/73");
    world.pass(2_000);
    for (const _ of [1, 2]) {
      expect((await platform.say(lan, "2/73")).text).toContain("chỉ tính một lần");
    }
    expect(Object.keys(await answers())).toEqual(["n2_5/r1/gate", "n2_5/r1_1/count", "n2_5/r1_1/people"]);
  });

  it("counts twice when the second is dated after the next prompt, however equal and however soon", async () => {
    for (let n = 0; n < 3; n++) {
      await platform.say(lan, "2/73");
      await platform.deliver(lan);
      world.pass(1_000);
    }
    expect(await answers()).toMatchObject({ "n2_5/r1_2/people": 73, "n2_5/r1_3/people": 73 });
  });

  it("is asked about with the row's name where no date tells, and within three seconds alone", async () => {
    await lan.say("2/73");
    world.pass(2_000);
    const { text } = await lan.say("2/73");
    expect(text).toContain("Mục 1.2");
    expect(text).toContain("2 lớp, 73 người");
    await lan.say("không");
    expect(await answers()).not.toHaveProperty("n2_5/r1_2/count");
    await lan.say("2/73");
    await lan.say("đúng");
    expect(await answers()).toMatchObject({ "n2_5/r1_2/people": 73 });
    world.pass(3_001);
    await lan.say("2/73");
    expect(await answers()).toMatchObject({ "n2_5/r1_3/people": 73 });
  });

  it("is asked about within the second in which the prompt came", async () => {
    await platform.say(lan, "2/73");
    await platform.deliver(lan);
    world.pass(100);
    expect((await platform.say(lan, "2/73")).text).toContain("giống hệt tin vừa ghi");
  });

  it("of a bare 0, yes or no answers as many questions: không không 0 0 đúng đúng, two seconds apart", async () => {
    await lan.say("sửa 1.1");
    await platform.deliver(lan);
    world.pass(10_000);
    for (const text of ["không", "không", "0", "0"]) {
      await platform.say(lan, text);
      world.pass(2_000);
    }
    expect(await answers()).toEqual({
      "n2_5/r1_1/count": 0,
      "n2_5/r1_1/people": 0,
      "n2_5/r1_2/count": 0,
      "n2_5/r1_2/people": 0,
      "n2_5/r1_3/count": 0,
      "n2_5/r1_3/people": 0,
      "n2_5/r1_7/count": 0,
      "n2_5/r1_7/people": 0,
    });
    await lan.say("mục 8: 1/74");
    for (let n = 0; n < 30 && !lan.last().text.includes("Mục 7.2."); n++) await lan.say("để sau");
    await platform.deliver(lan);
    world.pass(10_000);
    for (const _ of [1, 2]) {
      await platform.say(lan, "đúng");
      world.pass(2_000);
    }
    expect(await answers()).toMatchObject({ "n2_5/r7_2/count": 1 });
    // The second is the yes to "có khen thưởng không": its rows are asked one by one.
    expect(lan.last().text).toContain("Mục 9.1.");
  });
});
