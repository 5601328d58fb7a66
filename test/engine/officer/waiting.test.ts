// What waits for officers: counted, opened by number, decided one after the other, accepted together and taken back.
import { expect, it } from "vitest";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { morningCounts, seedMorning } from "../../support/round/morning.ts";
import { sealReport, seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T07:45:00+07:00");

async function officerIn(world: World, name = "hanh", unit = "SO"): Promise<TestChat> {
  const chat = world.chat(name);
  await chat.join(unit, "officer");
  return chat;
}

/** How many reports are in each state. */
async function states(): Promise<Record<string, number>> {
  const rows = await at.sql`
    select state, count(*)::int as count from report join node on node.id = report.node_id
    where node.expected group by state`;
  return Object.fromEntries(rows.map(({ state, count }) => [String(state), Number(count)]));
}

it("lets an officer decide a morning of 40 arrivals in at most 20 messages", async () => {
  await seedMorning(at.db);
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  let messages = 0;
  const say = async (text: string) => {
    messages += 1;
    return (await hanh.say(text)).text;
  };
  const { clean, doubtful, again, requests } = morningCounts;
  expect(await say("chờ")).toContain(`CHỜ XỬ LÝ: ${clean + doubtful + again + requests} việc`);
  expect(await say("tiếp nhận hết")).toContain(`Tiếp nhận ${clean} báo cáo`);
  expect(await say("đúng")).toContain(`Đã tiếp nhận ${clean} báo cáo`);
  expect(await say("chờ")).toContain("CHỜ XỬ LÝ: 9 việc");
  expect(await say("1")).toContain("thầy Hiệu trưởng đi công tác");
  expect(await say("đồng ý")).toContain("CHỜ XỬ LÝ: 8 việc");
  expect(await say("1")).toContain("Nộp lại");
  expect(await say("1")).toMatch(/4\.3 .*: 48 .* → 486 /u);
  expect(await say("tiếp nhận")).toMatch(/4\.3 .*: 48 .* → 486 /u);
  await say("tiếp nhận");
  await say("1");
  for (let left = doubtful; left > 0; left -= 1) {
    if (left === doubtful) await say("1");
    await say("tiếp nhận");
  }
  expect(messages).toBeLessThanOrEqual(20);
  expect(await states()).toEqual({ accepted: clean + doubtful + again, "not-started": 1 });
  expect(world.logged).toEqual([]);
});

it("takes an acceptance of many back within ten minutes, and tells the units only afterwards", async () => {
  await seedMorning(at.db);
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  await hanh.say("tiếp nhận hết");
  await hanh.say("đúng");
  expect((await states()).accepted).toBe(morningCounts.clean);
  // The same yes again counts once.
  await hanh.say("hoàn tác tiếp nhận");
  expect((await states()).accepted).toBeUndefined();
  await hanh.say("tiếp nhận hết");
  await hanh.say("đúng");
  world.pass(10 * 60_000 + 1);
  expect((await hanh.say("hoàn tác tiếp nhận")).text).toContain("Không có lần tiếp nhận chung nào");
  expect((await states()).accepted).toBe(morningCounts.clean);
  expect(world.logged).toEqual([]);
});

it("cancels what the units were to hear when it is taken back", async () => {
  await seedRound(at.db, {
    units: castWith({ "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: now } } }),
  });
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  const notices = () =>
    at.sql`select state, not_before from outbox where dedupe like 'accepted:%' order by id`;
  await hanh.say("tiếp nhận hết");
  await hanh.say("đúng");
  const [told] = await notices();
  expect(told).toMatchObject({ state: "queued" });
  expect(new Date(String(told?.not_before)).getTime()).toBe(now.getTime() + 600_000);
  await hanh.say("hoàn tác");
  expect(await notices()).toMatchObject([{ state: "dropped" }]);
  await hanh.say("tiếp nhận hết");
  await hanh.say("đúng");
  expect(await notices()).toMatchObject([{ state: "dropped" }, { state: "queued" }]);
});

it("leaves a version that was sealed between the question and the yes, and says which", async () => {
  const { week } = await seedMorning(at.db);
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  await hanh.say("tiếp nhận hết");
  await sealReport(at.db, week, "THPT-03", fullAnswers("thpt", { "n2_5/r4_3/count": 7 }), { at: now });
  const { text } = await hanh.say("đúng");
  expect(text).toContain(`Đã tiếp nhận ${morningCounts.clean - 1} báo cáo`);
  expect(text).toContain("THPT số 3");
  const [row] = await at.sql`select state from report where node_id = ${week.node("THPT-03").id}`;
  expect(row?.state).toBe("submitted");
});

it("takes a resubmitted report together with others once it was looked at", async () => {
  const { week } = await seedMorning(at.db);
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  const [row] = await at.sql`select submission_id from report where node_id = ${week.node("THPT-38").id}`;
  const [person] = await at.sql`select person_id from address where chat_key = 'hanh'`;
  // As sealing leaves it.
  await at.sql`insert into to_tell (person_id, node_id, kind, submission_id, at)
    values (${person?.person_id}, ${week.node("THPT-38").id}, 'resubmitted', ${row?.submission_id}, ${now.toISOString()})`;
  expect((await hanh.say("tiếp nhận hết")).text).toContain("2 nộp lại chưa xem");
  await hanh.say("thôi");
  await hanh.say("đơn vị THPT-38");
  const { text } = await hanh.say("tiếp nhận hết");
  expect(text).toContain(`Tiếp nhận ${morningCounts.clean + 1} báo cáo`);
  expect(text).toContain("1 nộp lại chưa xem");
});

it("shows a newer version instead of accepting it unseen", async () => {
  const { week } = await seedMorning(at.db);
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  const { text } = await hanh.say("tiếp nhận THPT-38");
  expect(text).toMatch(/bản 2/u);
  expect(text).toMatch(/4\.3 .*: 48 .* → 486 /u);
  const state = async () =>
    (await at.sql`select state from report where node_id = ${week.node("THPT-38").id}`)[0]?.state;
  expect(await state()).toBe("submitted");
  await hanh.press("Tiếp nhận");
  expect(await state()).toBe("accepted");
});

it("accepts one round or one group alone", async () => {
  const { counts } = await seedMorning(at.db);
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  expect((await hanh.say(`/accept_all --round ${counts.roundId}`)).text).toContain(
    "Tiếp nhận 11 báo cáo: “Thống kê lớp” 11?",
  );
});

it("shows each officer what lies below them, and a colleague's decision once it is made", async () => {
  await seedRound(at.db, {
    units: castWith(
      {
        "PGD-CL": { kind: "phong_gddt", answers: fullAnswers("phong_gddt"), sealed: { at: now } },
        "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: now } },
      },
      [
        {
          code: "TH-01",
          kind: "truong",
          name: "Trường Tiểu học Vĩnh Bình",
          shortName: "TH Vĩnh Bình",
          parent: "PGD-CL",
          answers: fullAnswers("co_so_thuoc_phong"),
          sealed: { at: now },
        },
      ],
    ),
  });
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  const minh = await officerIn(world, "minh");
  const thu = await officerIn(world, "thu", "PGD-CL");
  expect((await hanh.say("chờ")).text).toContain("(PGD Chợ Lách; THPT Ca Văn Thỉnh)");
  expect((await thu.say("chờ")).text).toContain("(TH Vĩnh Bình: nộp lúc");
  await hanh.say("1");
  await hanh.say("1");
  await minh.say("tiếp nhận PGD-CL");
  const { text } = await hanh.say("tiếp nhận");
  expect(text).toContain("Việc này đã được xử lý.");
  expect(text).toContain("THPT Ca Văn Thỉnh");
});

it("lists files that the bot could not read, people who ask to be let in and messages that were not worked", async () => {
  const seeded = await seedRound(at.db, {
    units: castWith({ "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: now } } }),
  });
  const world = openWorld(at.db, now);
  const hanh = await officerIn(world);
  const node = seeded.node("THPT-01");
  const lan = seeded.person("cô Lan");
  await at.sql`insert into upload (node_id, person_id, at, name, mime, size, sha256, bytes, outcome, address_id)
    values (${node.id}, ${lan.id}, ${now.toISOString()}, 'bia.pdf', 'application/pdf', 4, 'x', '%PDF',
      ${JSON.stringify({ v: 3, type: "kept", kind: "pdf" })}::text::jsonb, ${lan.addressIds[0] ?? 0})`;
  await at.sql`insert into inbox (channel, account, key, received_at, state, address_id)
    values ('telegram', '1', 'dead-1', ${now.toISOString()}, 'dead', ${lan.addressIds[0] ?? 0})`;
  const used = await world.code("THPT-02", "contact");
  const ba = world.chat("ba");
  await ba.say(used);
  await ba.say("đúng");
  const tu = world.chat("tu");
  await tu.say(used);
  await tu.say("xin vào");
  const { text } = await hanh.say("chờ");
  expect(text).toContain("CHỜ XỬ LÝ: 4 việc");
  expect(text).toContain("Tệp bot chưa đọc được: 1");
  expect(text).toContain("Người xin cùng làm báo cáo: 1");
  expect(text).toContain("Tin nhắn bot chưa xử lý được: 1");
  expect((await hanh.say("2")).text).toContain("bia.pdf");
  expect((await hanh.press("Mở tệp")).document).toMatchObject({ type: "stored" });
  await hanh.say("tiếp");
  expect((await hanh.say("2")).text).toContain("xin cùng làm báo cáo");
  await hanh.press("Cho vào");
  expect((await at.sql`select granted from admission`)[0]?.granted).toBe(true);
  expect((await hanh.say("2")).text).toContain("chưa xử lý được một tin");
  await hanh.press("Đã liên hệ đơn vị");
  expect((await hanh.say("chờ")).text).toContain("CHỜ XỬ LÝ: 1 việc");
  // Nothing of the message is lost to the operator.
  expect((await at.sql`select state from inbox where key = 'dead-1'`)[0]?.state).toBe("dead");
  expect(world.logged).toEqual([]);
});
