// An open round goes on in a corrected version of its form: what stands in the middle of it, sealed, returned and half said.
import { describe, expect, it } from "vitest";
import { moveForm, previewMove } from "../../src/store/rounds/move-form.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { correct, firstVersion, withChanged, withoutRow, withRow } from "../support/round/corrected.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");
const sealed = { at: new Date("2022-10-09T09:00:00+07:00") };
const narrative = "Nhà trường đã ban hành kế hoạch triển khai từ đầu tháng 10.";
let forms = 0;

/** The round, and a way to bring it to its second version: row 1.3 gone, row 1.15 new, I.2 in other words. */
async function open(changes: Parameters<typeof castWith>[0] = {}) {
  const id = `moved-${++forms}`;
  const seeded = await seedRound(at.db, {
    form: firstVersion(id),
    units: castWith({ "THPT-01": {}, ...changes }),
  });
  const world = openWorld(at.db, now);
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  const move = async (change: Parameters<typeof correct>[2] = corrected, version = 2) => {
    await correct(at.db, id, change, now);
    return moveForm(at.db, seeded.roundId, version);
  };
  const answers = async () => {
    const rows = await at.sql`
      select place, value from answer where node_id = ${seeded.node("THPT-01").id} order by place`;
    return Object.fromEntries(rows.map(({ place, value }) => [String(place), value]));
  };
  return {
    id,
    seeded,
    world,
    lan,
    move,
    answers,
    roundId: seeded.roundId,
    nodeId: seeded.node("THPT-01").id,
  };
}

function corrected(body: Record<string, unknown>) {
  const reworded = withChanged(body, "n1_2", { text: "Công tác tuyên truyền, vận động" });
  const added = withRow(reworded, "r1_14", { id: "r1_15", label: "1.15", text: "Lớp kỹ năng số" });
  return withoutRow(added, "r1_3");
}

describe("a report in the middle", () => {
  it("reads the new words at once, keeps what is asked no more, and owes what is new", async () => {
    const { lan, move, answers, nodeId } = await open();
    await lan.say("sửa 1.3");
    await lan.say("5 lớp 140 người");
    await lan.say("sửa 1.1");
    await lan.say("3 lớp 90 người");
    const before = await at.sql`select done, total from report where node_id = ${nodeId}`;
    const moved = await move();
    expect(moved).toMatchObject({
      from: 1,
      to: 2,
    });
    expect(moved).toHaveProperty("profiles", expect.any(Map));
    expect("profiles" in moved && moved.profiles.get("thpt")).toEqual({
      asked: ["n2_5/r1_15/count", "n2_5/r1_15/people"],
      gone: ["n2_5/r1_3/count", "n2_5/r1_3/people"],
    });
    // 1.3 was answered and counts no more; 1.15 is asked instead.
    const [after] = await at.sql`select done, total from report where node_id = ${nodeId}`;
    expect(after).toEqual({ done: Number(before[0]?.done) - 1, total: before[0]?.total });
    expect(await answers()).toMatchObject({ "n2_5/r1_3/count": 5, "n2_5/r1_3/people": 140 });
    expect((await lan.say("sửa I.2")).text).toContain("Công tác tuyên truyền, vận động");
    await lan.say("sửa 1.15");
    await lan.say("2 lớp 40 người");
    expect(await answers()).toMatchObject({
      ...{ "n2_5/r1_1/count": 3, "n2_5/r1_3/count": 5, "n2_5/r1_3/people": 140 },
      ...{ "n2_5/r1_15/count": 2, "n2_5/r1_15/people": 40 },
    });
  });

  it("puts the other half of a pair where the first was asked for", async () => {
    const { lan, move, answers } = await open();
    await lan.say("sửa 1.1");
    await lan.say("5 lớp");
    await move();
    await lan.say("140 người");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 5, "n2_5/r1_1/people": 140 });
  });

  it("puts the other half of a row that is asked no more nowhere, and goes on", async () => {
    const { lan, move, answers, world } = await open();
    await lan.say("sửa 1.3");
    await lan.say("5 lớp");
    await move();
    const said = await lan.say("140 người");
    expect(await answers()).toEqual({});
    expect(said.text).toMatch(
      /^Biểu mẫu vừa được sửa: .* không còn phải báo cáo nên tin vừa rồi chưa được ghi/u,
    );
    expect(said.text).toContain("Mục I.1.");
    await lan.say("tiếp");
    await lan.say(narrative);
    expect(await answers()).toEqual({ n1_1: narrative });
    expect(world.logged).toEqual([]);
  });

  it("tells why a row is asked no more before the next question, also to whoever only looks in", async () => {
    const { lan, move, world } = await open();
    await lan.say("sửa 1.3");
    await move();
    const said = await lan.say("tiếp");
    expect(said.text).toMatch(/^Biểu mẫu vừa được sửa: có mục vừa hỏi không còn phải báo cáo\.\n/u);
    expect((await lan.say("tiếp")).text).not.toContain("Biểu mẫu vừa được sửa");
    expect(world.logged).toEqual([]);
  });

  it("takes figures in turn for no rows where one of those that were asked is gone", async () => {
    const { lan, move, answers, world } = await open();
    await lan.say("số liệu trước");
    await move();
    const said = await lan.say("1/20; 2/40; 3/60; 4/80");
    expect(await answers()).toEqual({});
    expect(said.text).toContain("không còn phải báo cáo nên tin vừa rồi chưa được ghi");
    await lan.say("1/20; 2/40; 4/80");
    expect(await answers()).toMatchObject({
      "n2_5/r1_1/count": 1,
      "n2_5/r1_2/count": 2,
      "n2_5/r1_7/count": 4,
    });
    expect(world.logged).toEqual([]);
  });

  it("takes rows by their numbers all the same", async () => {
    const { lan, move, answers } = await open();
    await lan.say("số liệu trước");
    await move();
    const said = await lan.say("1.7: 4/80");
    expect(await answers()).toMatchObject({ "n2_5/r1_7/count": 4, "n2_5/r1_7/people": 80 });
    expect(said.text).toMatch(/^Biểu mẫu vừa được sửa/u);
  });

  it.each(["5 lớp 140 người", "12/340", "không", "0"])(
    "takes “%s” for a row that is gone to no other row",
    async (text) => {
      const { lan, move, answers, world } = await open();
      await lan.say("sửa 1.3");
      await move();
      await lan.say(text);
      expect(await answers()).toEqual({});
      expect(world.logged).toEqual([]);
    },
  );

  it("takes an offered choice for what it offered", async () => {
    const { lan, move, answers } = await open();
    await lan.say("sửa 1.1");
    await lan.say("70 lớp 2100 người");
    await move();
    await lan.press("Đúng");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 70, "n2_5/r1_1/people": 2100 });
  });

  it("takes an offered choice of a row that is gone for nothing", async () => {
    const { lan, move, answers, world } = await open();
    await lan.say("sửa 1.3");
    await lan.say("70 lớp 2100 người");
    await move();
    await lan.press("Đúng");
    expect(await answers()).toEqual({});
    expect(world.logged).toEqual([]);
  });
});

describe("a sealed report", () => {
  it("stays as it was sealed; returned, it owes what is new and is sealed in the new version", async () => {
    const units = { "THPT-01": { answers: fullAnswers("thpt"), sealed } };
    const { lan, move, world, nodeId } = await open(units);
    await move();
    const payloads = async () => {
      const rows =
        await at.sql`select version, payload from submission where node_id = ${nodeId} order by version`;
      return rows.map(({ version, payload }) => [
        version,
        payload.form,
        payload.answers.some(({ place }: { place: string }) => place === "n2_5/r1_3/count"),
      ]);
    };
    expect(await payloads()).toEqual([[1, expect.stringMatching(/@1$/u), true]]);
    const hanh = world.chat("hanh");
    await hanh.join("SO", "officer");
    expect((await hanh.say("tổng hợp")).text).toContain("TỔNG HỢP");
    await hanh.say("trả lại THPT-01 thiếu lớp kỹ năng số");
    await hanh.press("Gửi trả lại");
    await lan.say("sửa 1.15");
    await lan.say("2 lớp 40 người");
    let last = await lan.say("nộp");
    for (let n = 0; n < 6 && !last.text.includes("Mã biên nhận"); n++) last = await lan.say("đúng");
    expect(await payloads()).toEqual([
      [1, expect.stringMatching(/@1$/u), true],
      [2, expect.stringMatching(/@2$/u), true],
    ]);
    // What was answered stands there, and is added up no more.
    const [counted] = await at.sql`
      select count(*) filter (where place like 'n2_5/r1_3/%') as gone,
        count(*) filter (where place like 'n2_5/r1_15/%') as new
      from figure join submission on submission.id = submission_id where version = 2`;
    expect(counted).toEqual({ gone: "0", new: "2" });
    expect(world.logged).toEqual([]);
  });
});

describe("a move", () => {
  it("is refused where an answer would mean something else, naming what; nothing is changed", async () => {
    const { move, lan, roundId } = await open();
    const refused = await move((body) =>
      withChanged(withChanged(body, "n1_2", { kind: "money", noun: "đồng" }), "n2_1", { kind: "year" }),
    );
    expect(refused).toMatchObject({
      type: "means-other",
      why: [
        { why: "kind", place: "n1_2" },
        { why: "kind", place: "n2_1" },
      ],
    });
    expect(await at.sql`select form_version from round where id = ${roundId}`).toEqual([{ form_version: 1 }]);
    expect(await at.sql`select 1 from node where form_version is not null`).toEqual([]);
    await lan.say(narrative);
    expect(await at.sql`select place from answer`).toEqual([{ place: "n1_1" }]);
  });

  it("is to a newer version that is there, of a round that is not over", async () => {
    const { roundId, move } = await open();
    expect(await moveForm(at.db, roundId, 7)).toMatchObject({ type: "no-version", version: 7 });
    expect(await moveForm(at.db, roundId, 1)).toMatchObject({ type: "not-newer", version: 1 });
    expect(await moveForm(at.db, roundId + 1, 2)).toEqual({ type: "no-round" });
    await at.sql`update round set state = 'closed' where id = ${roundId}`;
    expect(await move()).toEqual({ type: "closed" });
  });

  it("is only looked at first", async () => {
    const { id, roundId } = await open();
    await correct(at.db, id, corrected, now);
    expect(await previewMove(at.db, roundId, 2)).toMatchObject({ from: 1, to: 2 });
    expect(await at.sql`select form_version from round where id = ${roundId}`).toEqual([{ form_version: 1 }]);
  });

  it("that was cut off leaves each report in its own version, and is ended by the same again", async () => {
    const { move, roundId, nodeId, lan } = await open();
    await move();
    // As a kill between two portions leaves it.
    await at.sql`update node set form_version = 1 where id = ${nodeId}`;
    expect((await lan.say("sửa 1.3")).text).toContain("1.3");
    await lan.say("5 lớp 140 người");
    expect((await lan.say("sửa 1.15")).text).not.toContain("Lớp kỹ năng số");
    expect(await moveForm(at.db, roundId, 2)).toMatchObject({ to: 2 });
    expect(await at.sql`select 1 from node where form_version is not null`).toEqual([]);
    expect((await lan.say("sửa 1.15")).text).toContain("Lớp kỹ năng số");
    expect(await moveForm(at.db, roundId, 2)).toMatchObject({ type: "not-newer" });
  });

  it("between a message's first look and its lock has the message worked anew", async () => {
    const { id, lan, answers, nodeId, roundId, world } = await open();
    await lan.say("sửa 1.3");
    await correct(at.db, id, corrected, now);
    let saying: Promise<unknown> = Promise.resolve();
    await at.db.transaction(async (tx) => {
      await tx.execute(`select 1 from report where node_id = ${nodeId} for update`);
      saying = lan.say("5 lớp 140 người");
      await waitsForLock();
      await tx.execute(`update round set form_version = 2 where id = ${roundId}`);
    });
    await saying;
    expect(await answers()).toEqual({});
    expect(world.logged).toEqual([]);
  });

  it("goes on beside people who write at the same moment", async () => {
    const { move, lan, answers } = await open();
    await lan.say("sửa 1.1");
    const [moved] = await Promise.all([move(), lan.say("5 lớp 140 người")]);
    expect(moved).toMatchObject({ to: 2 });
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 5, "n2_5/r1_1/people": 140 });
  });
});

/** Until somebody waits for a row that another transaction holds. */
async function waitsForLock(): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const waiting = await at.sql`
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("nobody waits for the report");
}
