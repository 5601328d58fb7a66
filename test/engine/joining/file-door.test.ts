// The door for files where a long report begins: in sight once, where a file can be handed over at all.
import { beforeEach, describe, expect, it } from "vitest";
import { uploadHere } from "../../../src/message.ts";
import { openWorld } from "../../support/chat/world.ts";
import { castWith } from "../../support/round/cast.ts";
import { type Seeded, seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");
const atPublic = { PUBLIC_URL: "https://baocao.example.vn" };
const plan = "Nhà trường ban hành kế hoạch từ đầu tháng 9.";
let seeded: Seeded;
let node: number;

beforeEach(async () => {
  seeded = await seedRound(at.db, { units: castWith({ "THPT-01": {} }) });
  node = seeded.node("THPT-01").id;
});

const world = (env: Readonly<Record<string, string>> = atPublic) => openWorld(at.db, now, {}, env);
const answers = async () =>
  (await at.sql`select place, value from answer order by place`).map(({ place, value }) => [place, value]);

describe("whoever joins a long report", () => {
  it("is shown the door, and asked nothing until they say that they have no file", async () => {
    const lan = world().chat("lan");
    const joined = await lan.join("THPT-01");
    expect(joined.text).toBe(
      `Báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022” có 34 mục, hạn nộp 23:59 thứ Bảy 15/10/2022.\n${uploadHere} Chưa có thì gõ “tiếp”, bot hỏi từng mục.`,
    );
    expect(joined.document).toEqual({ type: "upload", nodeId: node });
    expect(joined.choices.map(({ label, word }) => [label, word])).toEqual([["Bot hỏi từng mục", "tiếp"]]);
    const first = await lan.say("tiếp");
    expect(first.text).toContain("[1/34]");
    expect([first.text.includes(uploadHere), first.document]).toEqual([false, null]);
    expect((await lan.say(plan)).text).toContain("[2/34]");
  });

  it.each(["chưa có", "bot hỏi từng mục", "tiếp tục"])("goes on by “%s” too", async (said) => {
    const lan = world().chat("lan");
    await lan.join("THPT-01");
    expect((await lan.say(said)).text).toContain("[1/34]");
    expect(await answers()).toEqual([]);
  });

  it("is recorded what names its row; of words that answer nothing it is said that they are not kept", async () => {
    const here = world();
    const lan = here.chat("lan");
    await lan.join("THPT-01");
    const dropped = await lan.say(plan);
    expect(dropped.text).toContain("chưa được ghi");
    expect(dropped.text).toContain("[1/34]");
    expect(await answers()).toEqual([]);
    const minh = here.chat("minh");
    await minh.join("THPT-01");
    const row = await minh.say("1.7: 12 lớp 340 người");
    expect(row.text).toContain("12 lớp");
    expect(row.text).toContain("[1/34]");
    expect(await answers()).toEqual([
      ["n2_5/r1/gate", true],
      ["n2_5/r1_7/count", 12],
      ["n2_5/r1_7/people", 340],
    ]);
  });

  it("is asked at once where nobody could follow a link", async () => {
    const joined = await world({}).chat("lan").join("THPT-01");
    expect(joined.text).toContain("[1/34]");
    expect(joined.document).toBeNull();
  });

  it("is asked at once where somebody has answered already", async () => {
    const here = world();
    const lan = here.chat("lan");
    await lan.join("THPT-01");
    await lan.say("tiếp");
    await lan.say(plan);
    const joined = await here.chat("minh").join("THPT-01");
    expect(joined.text).toContain("[2/34]");
    expect(joined.document).toBeNull();
  });

  it("has a button in the place of the link in our own chat, which needs no public address", async () => {
    const joined = await openWorld(at.db, now, { ownDocuments: true }).chat("lan").join("THPT-01");
    expect(joined.text).toContain("bấm “Mở trang gửi tệp” dưới đây, bot đọc vào giúp. Chưa có thì gõ “tiếp”");
    expect(joined.document).toEqual({ type: "upload", nodeId: node });
  });
});

describe("the first prompt of a long report", () => {
  it("has the door above it where the chat turns to the report, once", async () => {
    // Joined before the round had a report for the unit.
    const lan = world().chat("lan");
    await lan.join("THPT-01");
    await at.sql`update chat set node_id = null`;
    const first = await lan.say("tiếp");
    expect(first.text.startsWith(`${uploadHere}\n\n[1/34]`)).toBe(true);
    expect(first.document).toEqual({ type: "upload", nodeId: node });
    const again = await lan.say("tiếp");
    expect(again.text).toContain("[1/34]");
    expect([again.text.includes(uploadHere), again.document]).toEqual([false, null]);
    expect((await lan.say(plan)).text).toContain("[2/34]");
  });
});
