// The tree in a round: today's and that of 2022, three levels, who compiles, who watches; opened, answered in chat, counted once.
import { beforeEach, describe, expect, it } from "vitest";
import { parseRoundSettings } from "../../src/form/rounds/settings.ts";
import { openRound } from "../../src/store/rounds/rounds.ts";
import { unit } from "../../src/store/schema.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { shelfForm } from "../support/round/shelf-form.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2027-03-01T08:00:00+07:00");
const deadline = new Date("2027-03-12T23:59:59+07:00");
let world: World;
beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, figure, person,
    role, address, chat, code, inbox, outbox, form restart identity`;
  world = openWorld(at.db, now);
});

type Seat = readonly [code: string, kind: string, parent: string | null];

const settingsWith = (more: Readonly<Record<string, unknown>>) =>
  parseRoundSettings({
    office: "Sở Giáo dục và Đào tạo",
    officeShort: "Sở",
    receiver: "Sở Giáo dục và Đào tạo",
    profiles: {
      so_gddt: null,
      phong_gddt: "truong",
      cum: "truong",
      xa: "truong",
      thpt: "truong",
      truong: "truong",
    },
    kindLabels: {},
    ...more,
  });

async function open(seats: readonly Seat[], more: Readonly<Record<string, unknown>>): Promise<number> {
  const ids = new Map<string, number>();
  const names: Readonly<Record<string, string>> = {
    xa: "Xã",
    phong_gddt: "Phòng",
    cum: "Cụm",
    thpt: "Trường THPT",
  };
  return at.db.transaction(async (tx) => {
    for (const level of [0, 1, 2, 3]) {
      const rows = seats.flatMap(([code, kind, parent], position) => {
        if (depth(seats, parent) !== level) return [];
        const name = `${names[kind] ?? "Trường"} ${code}`;
        const parentId = parent === null ? null : (ids.get(parent) ?? null);
        return [{ code, kind, name, shortName: name, parentId, position, sample: false }];
      });
      if (rows.length === 0) continue;
      for (const made of await tx.insert(unit).values(rows).returning()) ids.set(made.code, made.id);
    }
    const { expected } = await openRound(tx, {
      ...{ form: shelfForm, title: "Tủ sách", deadline, demo: false, codes: null, now },
      settings: settingsWith(more),
    });
    return expected;
  });
}

const depth = (seats: readonly Seat[], parent: string | null): number =>
  parent === null ? 0 : 1 + depth(seats, seats.find(([code]) => code === parent)?.[2] ?? null);

/** Joins and seals two rows. */
async function report(code: string, rows: readonly [string, string]): Promise<TestChat> {
  const chat = world.chat(code);
  await chat.join(code);
  for (const said of [...rows, "nộp", "đúng"]) await chat.say(said);
  expect(chat.last().text, code).toContain("ĐÃ NỘP BÁO CÁO");
  return chat;
}

/** Joins a unit that compiles, adds its own part of the first row and takes the rest. */
async function compile(code: string, own: string): Promise<TestChat> {
  const chat = world.chat(code);
  await chat.join(code);
  await chat.say(`1: ${own}`);
  // As large as the sum: asked, and answered, before the rest is taken.
  const part = chat.last().choices.find(({ label }) => label.startsWith("Phần"));
  if (part) await chat.press(part.label);
  for (const said of ["lấy", "nộp", "đúng"]) await chat.say(said);
  expect(chat.last().text, code).toContain("ĐÃ NỘP BÁO CÁO");
  return chat;
}

async function officer(code = "SO"): Promise<TestChat> {
  const chat = world.chat(`officer ${code}`);
  await chat.join(code, "officer");
  return chat;
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** 124 xã with 1,200 schools, and 30 units that report straight to the Sở. */
const today: readonly Seat[] = [
  ["SO", "so_gddt", null],
  ...numbered(124).map((n): Seat => [`XA-${n}`, "xa", "SO"]),
  ...numbered(30).map((n): Seat => [`THPT-${n}`, "thpt", "SO"]),
  ...numbered(1200).map((n): Seat => [`TR-${n}`, "truong", `XA-${((n - 1) % 124) + 1}`]),
];

/** Nine phòng with twenty schools each, and 48 direct units. */
const then: readonly Seat[] = [
  ["SO", "so_gddt", null],
  ...numbered(9).map((n): Seat => [`PGD-${n}`, "phong_gddt", "SO"]),
  ...numbered(48).map((n): Seat => [`THPT-${n}`, "thpt", "SO"]),
  ...numbered(180).map((n): Seat => [`TR-${n}`, "truong", `PGD-${((n - 1) % 9) + 1}`]),
];

describe("the province of today", () => {
  it("has 1,354 reports, of which the Sở waits for 154, each figure counted once", async () => {
    expect(await open(today, { inner: { xa: "compiles" } })).toBe(124 + 30 + 1200);
    await report("TR-1", ["10/10", "3/3"]);
    await report("TR-125", ["20/20", "0"]);
    await compile("XA-1", "5/5");
    await report("THPT-1", ["100/100", "0"]);
    const so = await officer();
    const text = (await so.say("/summary")).text;
    expect(text).toContain("2/154");
    expect(text).toContain("135 quyển");
    expect((await so.say("/unit XA-1")).text).toMatch(/35 quyển/);
  });
});

describe("the province of 2022", () => {
  it("has phòng that compile and units that report directly", async () => {
    expect(await open(then, { inner: { phong_gddt: "compiles" } })).toBe(9 + 48 + 180);
    await report("TR-9", ["7/7", "0"]);
    await compile("PGD-9", "2/2");
    const so = await officer();
    const text = (await so.say("/summary")).text;
    expect(text).toContain("1/57");
    expect(text).toContain("9 quyển");
  });
});

const deep: readonly Seat[] = [
  ["SO", "so_gddt", null],
  ["P1", "phong_gddt", "SO"],
  ["P2", "phong_gddt", "SO"],
  ["C1", "cum", "P1"],
  ["C2", "cum", "P1"],
  ["T1", "truong", "C1"],
  ["T2", "truong", "C1"],
  ["T3", "truong", "C2"],
  ["T4", "truong", "P1"],
  ["T5", "truong", "P2"],
];

describe("three levels", () => {
  it("compile from below upwards, each report once", async () => {
    expect(await open(deep, { inner: { phong_gddt: "compiles", cum: "compiles" } })).toBe(9);
    await report("T1", ["1/1", "0"]);
    await report("T2", ["10/10", "0"]);
    await report("T4", ["100/100", "0"]);
    await compile("C1", "1000/1000");
    await compile("P1", "10000/10000");
    const text = (await (await officer()).say("/summary")).text;
    expect(text).toContain("1/2 đơn vị");
    expect(text).toContain("11.111 quyển");
  });

  it("skip who watches, whose schools report straight up, and who has no part", async () => {
    expect(
      await open(deep, { inner: { phong_gddt: "compiles", cum: "watches" }, innerOf: { P2: "left-out" } }),
    ).toBe(6);
    await report("T1", ["1/1", "0"]);
    await report("T5", ["20/20", "0"]);
    await compile("P1", "300/300");
    const text = (await (await officer()).say("/summary")).text;
    expect(text).toContain("2/2");
    expect(text).toContain("321 quyển");
  });
});

describe("who compiles or watches", () => {
  const innerDecides = { inner: { phong_gddt: "compiles", cum: "watches" }, innerDecides: true };

  it("sees, chases, enters and returns for those below where the round says so, and nothing else", async () => {
    await open(deep, innerDecides);
    const school = await report("T3", ["4/4", "0"]);
    const watching = world.chat("C2");
    const greeted = await watching.join("C2");
    expect(greeted.text).not.toContain("chưa có đợt");
    expect((await watching.say("chưa nộp")).text).not.toContain("dành cho chuyên viên");
    expect((await watching.say("/unit T3")).text).toContain("4 quyển");
    expect((await watching.say("/unit T1")).text).toMatch(/Không (?:tìm )?thấy/);
    expect((await watching.say("/accept T3")).text).toContain("dành cho chuyên viên");
    expect((await watching.say("/deadline 20/3")).text).toContain("dành cho chuyên viên");
    expect((await watching.say("/announce Xin chào")).text).toContain("dành cho chuyên viên");
    await watching.say("/return T3 xem lại số tủ");
    if (watching.last().choices.length > 0) await watching.say("trả lại");
    const [state] =
      await at.sql`select report.state from report join node on node.id = node_id where code = 'T3'`;
    expect(state?.state).toBe("returned");
    expect(school.name).toBe("T3");
    expect((await watching.say("/codes")).text).not.toContain("dành cho chuyên viên");
    // A phòng has its own report in the same chat: it decides for others, never for itself.
    const phong = world.chat("P1");
    await phong.join("P1");
    expect((await phong.say("/unit T1")).text).not.toMatch(/Không (?:tìm )?thấy/);
    expect((await phong.say("/unit P1")).text).toMatch(/Không (?:tìm )?thấy/);
    expect((await phong.say("/enter T5")).text).toMatch(/Không (?:tìm )?thấy/);
  });

  it("may nothing of the kind where the round does not say so", async () => {
    await open(deep, { inner: { phong_gddt: "compiles", cum: "watches" } });
    const phong = world.chat("P1");
    await phong.join("P1");
    for (const said of [
      "/unit T1",
      "/missing",
      "/enter T1",
      "/return T1 sai",
      "/inner 10/3",
      "/exempt T1 nghỉ",
    ])
      expect((await phong.say(said)).text, said).toContain("dành cho chuyên viên");
  });

  it("counts its own part beside those below, so that its sum is its compiled report", async () => {
    await open(deep, innerDecides);
    await report("T1", ["1/1", "0"]);
    await report("T4", ["100/100", "0"]);
    const phong = await compile("P1", "10000/10000");
    const text = (await phong.say("/summary")).text;
    expect(text).toContain("10.101 quyển");
    // The own part is no report that anybody owes.
    expect(text).toContain("2/4 đơn vị");
  });

  it("lets a child off with a reason and asks one more, and the officer is told", async () => {
    await open(deep, innerDecides);
    const so = await officer();
    const phong = world.chat("P1");
    await phong.join("P1");
    await phong.say("/exempt T4: sáp nhập vào T1");
    expect(phong.last().text).toContain("Miễn báo cáo cho Trường T4");
    expect((await phong.say("miễn")).text).toContain("7 → 6");
    expect((await phong.say("/exempt T5: của nơi khác")).text).toMatch(/Không (?:tìm )?thấy/);
    const told = (await so.all()).map(({ text }) => text).join("\n");
    expect(told).toContain("Lý do: sáp nhập vào T1");
  });
});

describe("deadlines go down the tree", () => {
  const of = async (code: string) => {
    const [row] = await at.sql`
      select to_char(coalesce(node.deadline, round.deadline) at time zone 'Asia/Ho_Chi_Minh', 'DD/MM') as day,
        deadline_from is not null as inherited
      from node join round on round.id = round_id where code = ${code}`;
    return `${row?.day}${row?.inherited ? " from above" : ""}`;
  };

  it("as the compiler sets them, in words; an own one stays, and a longer one of the compiler's moves all", async () => {
    await open(deep, { inner: { phong_gddt: "compiles", cum: "compiles" }, innerDecides: true });
    const phong = world.chat("P1");
    const joined = await phong.join("P1");
    // Friday 12 March: three working days before is Tuesday 9 March.
    expect(joined.text).toContain("hạn cho đơn vị: 09/03");
    expect((await phong.say("hạn cho trường: 10/3")).text).toContain("Hạn cho các đơn vị trực thuộc: 23:59");
    expect([await of("C1"), await of("T1"), await of("T4"), await of("T5"), await of("P1")]).toEqual([
      "10/03 from above",
      "10/03 from above",
      "10/03 from above",
      "12/03",
      "12/03",
    ]);
    expect((await phong.say("hạn cho trường: 14/3")).text).toContain("sau hạn của đơn vị mình");
    const cum = world.chat("C1");
    await cum.join("C1");
    await cum.say("hạn cho trường 8/3");
    expect([await of("C1"), await of("T1"), await of("T3")]).toEqual([
      "10/03 from above",
      "08/03 from above",
      "10/03 from above",
    ]);
    const so = await officer();
    await so.say("/deadline P1 15/3");
    await so.say("đổi hạn");
    // Three days more for the phòng are three days more for its schools; what the cụm set for its own stays.
    expect([await of("P1"), await of("T4"), await of("C1"), await of("T1")]).toEqual([
      "15/03",
      "13/03 from above",
      "13/03 from above",
      "08/03 from above",
    ]);
    expect((await phong.join("P1")).text).not.toContain("hạn cho đơn vị: ");
  });
});
