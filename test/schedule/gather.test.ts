// Officers are told of what came in: the first at once, then gathered, as each chose, never in the middle of a question.
import { afterEach, expect, it } from "vitest";
import { tellGathered } from "../../src/schedule/gather.ts";
import { carryOutRetention } from "../../src/schedule/retention.ts";
import { erasePerson } from "../../src/store/people/erase.ts";
import { leaveArrival, leaveJoining } from "../../src/store/queue/to-tell.ts";
import { gatheredNow } from "../support/chat/gathered.ts";
import { openWorld, type World } from "../support/chat/world.ts";
import { castWith, fullAnswers, type Sealing, type SeedUnit } from "../support/round/cast.ts";
import { type Seeded, sealReport, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
/** A Friday. */
const start = new Date("2022-10-14T09:00:00+07:00");
const minute = 60_000;
const hour = 60 * minute;
let world: World;

const schools: SeedUnit[] = [3, 4, 5, 6, 7].map((no) => ({
  code: `THPT-0${no}`,
  kind: "thpt",
  name: `Trường THPT số ${no}`,
  shortName: `THPT số ${no}`,
  parent: "SO",
}));

async function open(when = start): Promise<Seeded> {
  const seeded = await seedRound(at.db, { units: castWith({}, schools) });
  world = openWorld(at.db, when);
  return seeded;
}

afterEach(() => expect(world.logged).toEqual([]));

/** A unit seals its report, as the engine leaves it to be told. */
async function seal(seeded: Seeded, code: string, more: Partial<Sealing> = {}) {
  const now = world.now();
  const { submissionId, version } = await sealReport(at.db, seeded, code, fullAnswers("thpt"), {
    at: now,
    ...more,
  });
  const nodeId = seeded.node(code).id;
  await at.db.transaction((tx) => leaveArrival(tx, { nodeId, submissionId, version, by: 0, told: [], now }));
  return submissionId;
}

/** What the job has queued, as it is worded now; null of what is dropped. */
async function told(): Promise<(string | null)[]> {
  return (await gatheredNow(at, world.app)).map(({ message }) => message?.text ?? null);
}

it("tells of the first at once, and gathers what comes within the hour", async () => {
  const seeded = await open();
  await seal(seeded, "THPT-01");
  await tellGathered(world.app);
  expect(await told()).toEqual([
    expect.stringMatching(
      /^Trường THPT Ca Văn Thỉnh đã nộp “.+” lúc 09:00 \(1\/9\), không có số cần xem\.$/u,
    ),
  ]);
  world.pass(10 * minute);
  await seal(seeded, "THPT-02");
  await tellGathered(world.app);
  world.pass(20 * minute);
  await seal(seeded, "THPT-03", { missing: 3, missingReason: "chưa có số" });
  await tellGathered(world.app);
  expect(await told()).toHaveLength(1);
  world.pass(30 * minute);
  await tellGathered(world.app);
  const [, second] = await told();
  expect(second).toMatch(
    /^Từ 09:10 đến 09:30:\nThêm 2 báo cáo “.+” \(3\/9\)\.\nCần xem 1: THPT số 3 \(nộp thiếu 3 mục\)\.\nMở danh sách: gõ “chờ”\.$/u,
  );
});

it("waits for working hours, and for Monday", async () => {
  const seeded = await open(new Date("2022-10-15T21:30:00+07:00"));
  await seal(seeded, "THPT-01");
  await tellGathered(world.app);
  world.pass(12 * hour);
  await tellGathered(world.app);
  expect(await told()).toEqual([]);
  world.pass(24 * hour);
  await tellGathered(world.app);
  expect(await told()).toHaveLength(1);
});

it("drops what was decided or looked at before it was sent, and tells the rest", async () => {
  const seeded = await open();
  await seal(seeded, "THPT-01");
  await tellGathered(world.app);
  await at.sql`update report set state = 'accepted' where node_id = ${seeded.node("THPT-01").id}`;
  expect(await told()).toEqual([null]);
  await seal(seeded, "THPT-02");
  const seen = await seal(seeded, "THPT-03");
  await seal(seeded, "THPT-04");
  await at.sql`update to_tell set seen_at = now() where submission_id = ${seen}`;
  world.pass(hour);
  await tellGathered(world.app);
  expect((await told())[1]).toContain("Thêm 2 báo cáo");
});

it("leaves a chat alone that was asked something in the last ten minutes, and asks nothing itself", async () => {
  const seeded = await open();
  const hanh = world.chat("hanh");
  await hanh.join("SO", "officer");
  await at.sql`update role set to_at = now() where person_id = ${seeded.person("chị Hạnh").id}`;
  await seal(seeded, "THPT-01");
  await hanh.say("nhắc THPT-02");
  await tellGathered(world.app);
  expect(await told()).toEqual([]);
  const before =
    await at.sql`select chat.state from chat join address on address.id = address_id where chat_key = 'hanh'`;
  world.pass(11 * minute);
  await tellGathered(world.app);
  expect(await told()).toHaveLength(1);
  const after =
    await at.sql`select chat.state from chat join address on address.id = address_id where chat_key = 'hanh'`;
  expect(after).toEqual(before);
  expect((await at.sql`select prompt from outbox where body ->> 'name' = 'gathered'`)[0]?.prompt).toBeNull();
});

it("tells each as often as they chose: each report, each hour, in the morning", async () => {
  const seeded = await open();
  const hanh = world.chat("hanh");
  await hanh.join("SO", "officer");
  await at.sql`update role set to_at = now() where person_id = ${seeded.person("chị Hạnh").id}`;
  expect((await hanh.say("báo từng báo cáo")).text).toContain("Đã đổi");
  world.pass(11 * minute);
  for (const code of ["THPT-01", "THPT-02"]) {
    await seal(seeded, code);
    await tellGathered(world.app);
    world.pass(minute);
  }
  expect(await told()).toHaveLength(2);
  await hanh.say("báo buổi sáng");
  world.pass(2 * hour);
  await seal(seeded, "THPT-03");
  await tellGathered(world.app);
  expect(await told()).toHaveLength(2);
  world.pass(22 * hour);
  await tellGathered(world.app);
  expect(await told()).toHaveLength(3);
  await hanh.say("báo mỗi giờ");
  expect((await at.sql`select rhythm from person where rhythm is not null`)[0]?.rhythm).toBe("hourly");
});

it("tells those who compile a unit, in the morning, and no officer above them", async () => {
  const seeded = await seedRound(at.db, {
    units: castWith({ "PGD-CL": { kind: "phong_gddt" } }, [
      {
        code: "TH-01",
        kind: "truong",
        name: "Trường Tiểu học Vĩnh Bình",
        shortName: "TH Vĩnh Bình",
        parent: "PGD-CL",
      },
    ]),
  });
  world = openWorld(at.db, start);
  await at.sql`update node set compiles = true where code = 'PGD-CL'`;
  const now = world.now();
  const { submissionId, version } = await sealReport(
    at.db,
    seeded,
    "TH-01",
    fullAnswers("co_so_thuoc_phong"),
    { at: now },
  );
  const nodeId = seeded.node("TH-01").id;
  await at.db.transaction((tx) => leaveArrival(tx, { nodeId, submissionId, version, by: 0, told: [], now }));
  const people = await at.sql`select person.name from to_tell join person on person.id = person_id`;
  expect(people.map(({ name }) => name)).toEqual(["chị Thu"]);
  await tellGathered(world.app);
  expect(await told()).toEqual([]);
  world.pass(24 * hour);
  await tellGathered(world.app);
  expect((await told())[0]).toContain("Trường Tiểu học Vĩnh Bình đã nộp");
});

it("gathers who joined with what came in, with the way to take it back", async () => {
  const seeded = await open();
  const role = async (name: string) =>
    Number((await at.sql`select id from role where person_id = ${seeded.person(name).id}`)[0]?.id);
  const join = async (name: string, code: string) => {
    const { id: personId } = seeded.person(name);
    const roleId = await role(name);
    await at.db.transaction((tx) =>
      leaveJoining(tx, { unitId: seeded.node(code).unitId, roleId, personId, now: world.now() }),
    );
  };
  await join("cô Lan", "THPT-01");
  await tellGathered(world.app);
  expect((await told())[0]).toMatch(/^cô Lan đã tham gia .*“thu hồi \d+”\.$/u);
  await join("thầy Minh", "TT-GT");
  await join("anh Hùng", "THPT-02");
  await seal(seeded, "THPT-01");
  world.pass(hour);
  await tellGathered(world.app);
  const [, second] = await told();
  expect(second).toContain("Thêm 1 báo cáo");
  expect(second).toMatch(/Mới tham gia 2: thầy Minh \(.+\); anh Hùng \(.+\)\./u);
  await at.sql`update role set to_at = now() where id = ${await role("thầy Minh")}`;
  expect((await told())[1]).toContain("Mới tham gia 1: anh Hùng");
});

it("tells once, though two processes look at the same time, and not again after a restart", async () => {
  const seeded = await open();
  await seal(seeded, "THPT-01");
  await Promise.all([tellGathered(world.app), tellGathered({ ...world.app })]);
  expect(await told()).toHaveLength(1);
  await tellGathered(openWorld(at.db, world.now()).app);
  expect(await told()).toHaveLength(1);
});

it("keeps nothing of an erased person, and nothing that is old", async () => {
  const seeded = await open();
  await seal(seeded, "THPT-01");
  const { id: personId } = seeded.person("cô Lan");
  const [role] = await at.sql`select id from role where person_id = ${personId}`;
  await at.db.transaction((tx) =>
    leaveJoining(tx, {
      unitId: seeded.node("THPT-01").unitId,
      roleId: Number(role?.id),
      personId,
      now: world.now(),
    }),
  );
  const count = async () => Number((await at.sql`select count(*)::int as count from to_tell`)[0]?.count);
  expect(await count()).toBe(2);
  await at.db.transaction((tx) => erasePerson(tx, personId, null, world.now()));
  expect(await count()).toBe(1);
  world.pass((world.app.settings.RETENTION_SENT_DAYS + 1) * 24 * hour);
  await carryOutRetention(world.app);
  expect(await count()).toBe(0);
});
