// Opening a round, changing who owes, codes, and the figures that follow: as an operator types it, over a real database.
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { parseRoundSettings } from "../../src/form/rounds/settings.ts";
import { saveUsername } from "../../src/store/queue/accounts.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { round } from "../../src/store/schema.ts";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { answerSample, sampleFigures } from "../support/round/sample-report.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";

const at = new Date("2022-10-05T09:00:00+07:00");
const list = `code;name;kind;parent
SO;Sở A;so_gddt;
P1;Phòng Một;phong_gddt;SO
T1;Trường Hai;thpt;SO
T2;Trường Ba;thpt;SO
C1;Trường của phòng;co_so_thuoc_phong;P1
`;
const open = [
  "round",
  "open",
  "--form",
  "tuan-le-htsd-2022",
  "--deadline",
  "2022-10-15",
  "--title",
  "Tuần lễ",
];

const database = fileDatabase();
const run = operator(database, { at });
const folder = testFolder();

const importList = () => run("units", "import", folder.write("units.csv", list));
const rounds = () => database.db.select().from(round).orderBy(round.id);
const summary = async (...more: string[]) => JSON.parse(await run("summary", "--json", ...more));

describe("round open", () => {
  it("asks every unit whose kind has a profile, in the office's own name, until the end of the day", async () => {
    await importList();
    const said = await run(...open, "--remind", "D-3,D@16:00,PT3H");
    expect(said).toContain("expected   4 reports");
    expect(said).toContain("deadline   2022-10-15 23:59 (Asia/Ho_Chi_Minh)");
    expect(await run("round", "list")).toContain("until 2022-10-15 23:59 (Asia/Ho_Chi_Minh)");
    const [made] = await rounds();
    expect(made?.deadline.toISOString()).toBe("2022-10-15T16:59:59.000Z");
    const settings = parseRoundSettings(made?.settings);
    expect(settings).toMatchObject({ office: "Sở A", receiver: "Sở A", ladder: ["D-3", "D@16:00", "PT3H"] });
    expect(settings.mustAlsoSend).toBeNull();
  });

  it("takes an instant with its zone, some units and settings of its own", async () => {
    await importList();
    const settings = folder.write(
      "s.json",
      JSON.stringify({ receiver: "Phòng X", addressForms: { thpt: "Anh/Chị" } }),
    );
    const said = await run(
      ...["round", "open", "--form", "tuan-le-htsd-2022@1", "--title", "Một phần"],
      ...["--deadline", "2022-10-15T17:00:00+07:00", "--units", "t1,C1", "--settings", settings],
    );
    expect(said).toContain("expected   2 reports");
    const [made] = await rounds();
    expect(made?.deadline.toISOString()).toBe("2022-10-15T10:00:00.000Z");
    expect(parseRoundSettings(made?.settings)).toMatchObject({
      receiver: "Phòng X",
      addressForms: { thpt: "Anh/Chị" },
      profiles: { thpt: "thpt" },
    });
  });

  it("fails with the list of kinds that have no profile, unless the settings map them", async () => {
    await run("units", "import", folder.write("k.csv", `${list}M1;Mầm non;mam_non;P1\n`));
    await expect(run(...open)).rejects.toThrow("these kinds of unit have no profile: mam_non");
    const settings = folder.write("k.json", JSON.stringify({ profiles: { mam_non: "co_so_thuoc_phong" } }));
    expect(await run(...open, "--settings", settings)).toContain("expected   5 reports");
  });

  const wrong: readonly [string, string[], RegExp][] = [
    ["an unknown form", ["--form", "khac"], /there is no form khac; there are: tuan-le/],
    ["a date that is none", ["--deadline", "2022-02-30"], /--deadline must be/],
    ["a time without zone", ["--deadline", "2022-10-15T17:00:00"], /--deadline must be/],
    ["a rung that is none", ["--remind", "D-3,morgen"], /ladder.*a rung looks like/s],
    ["an unknown unit", ["--units", "T1,X9"], /no unit has the code X9/],
    ["a unit that only collects", ["--units", "SO"], /only collect and answer nothing: SO/],
    ["an unknown option", ["--foo"], /Unknown option '--foo'/],
    ["no title", ["--title", " "], /--title is missing/],
  ];
  it.each(wrong)("refuses %s and opens nothing", async (_, more, message) => {
    await importList();
    await expect(run(...open, ...more)).rejects.toThrow(message);
    expect(await rounds()).toEqual([]);
  });

  it("needs units", async () => {
    await expect(run(...open)).rejects.toThrow("there are no units yet");
  });

  it("ends the demonstration and makes its units the office's own when there are no others", async () => {
    await seedDemo(database.db, at, at);
    const said = await run(...open);
    expect(said).toContain("the 58 sample units are now the office's own");
    expect(said).toContain("expected   57 reports");
    expect((await rounds()).map((made) => [made.demo, made.state])).toEqual([
      [true, "closed"],
      [false, "open"],
    ]);
    expect(await run("units", "list")).not.toContain("(sample)");
  });
});

describe("the deadline of one unit", () => {
  beforeEach(async () => {
    await importList();
    await run(...open);
  });

  it("is shown, moved and given back to the round's", async () => {
    expect(await run("round", "deadline", "t1")).toBe(
      "Trường Hai reports until 2022-10-15 23:59 (Asia/Ho_Chi_Minh); as the round does.",
    );
    expect(await run("round", "deadline", "T1", "--until", "2022-10-20")).toBe(
      "Trường Hai reports until 2022-10-20 23:59 (Asia/Ho_Chi_Minh); the round until 2022-10-15 23:59 (Asia/Ho_Chi_Minh). No contact could be told.",
    );
    expect(await run("round", "deadline", "T1")).toContain("until 2022-10-20 23:59");
    expect(await run("round", "deadline", "T2")).toContain("as the round does");
    expect(await run("round", "deadline", "T1", "--common")).toContain("as the round does");
    expect(await run("round", "deadline", "T1")).toContain("as the round does");
  });

  it.each([
    ["a unit that owes none", ["SO", "--until", "2022-10-20"], "SO owes no report"],
    ["a day that has passed", ["T1", "--until", "2022-10-04"], "has passed already"],
    ["no day", ["T1", "--until", "5/12"], "--until must be a date"],
    ["both at once", ["T1", "--until", "2022-10-20", "--common"], "not both"],
  ])("refuses %s", async (_, more, message) => {
    await expect(run("round", "deadline", ...more)).rejects.toThrow(message);
  });
});

describe("who owes", () => {
  beforeEach(async () => {
    await importList();
    await run(...open, "--units", "P1,T1");
  });

  it("shows the denominator of each change, and /summary follows it", async () => {
    expect(await run("round", "add-unit", "t2")).toContain("Expected reports: 2 → 3.");
    expect((await summary()).expected).toBe(3);
    expect(await run("round", "exempt", "T1", "--reason", "sáp nhập")).toContain("Expected reports: 3 → 2.");
    expect((await summary()).expected).toBe(2);
    expect(await run("round", "add-unit", "T1")).toContain("Expected reports: 2 → 3.");
    expect((await summary()).expected).toBe(3);
  });

  it("places an added unit under its parent", async () => {
    await run("round", "add-unit", "C1");
    const [row] = await database.sql`
      select starts_with(child.path, parent.path) as under, child.expected from node child
      join node parent on parent.id = child.parent_id where child.code = 'C1' and parent.code = 'P1'`;
    expect(row).toEqual({ under: true, expected: true });
  });

  it.each([
    [["add-unit", "T1"], "T1 is asked already"],
    [["add-unit", "X"], "no unit has the code X"],
    [["add-unit", "SO"], "only collect and answer nothing"],
    [["exempt", "T2", "--reason", "x"], "T2 owes no report in this round"],
    [["exempt", "T1"], "--reason is missing"],
    [["close", "--round", "99"], "there is no round 99"],
    [["close", "--round", "x"], "--round must be a whole number"],
  ])("refuses round %j", async (words, message) => {
    await expect(run("round", ...words)).rejects.toThrow(message);
    expect((await summary()).expected).toBe(2);
  });

  it("wants --round while several are open, and none once closed", async () => {
    const [first] = await rounds();
    await run(...open, "--units", "T2");
    await expect(run("summary", "--json")).rejects.toThrow("several rounds are open");
    expect((await summary("--round", String(first?.id))).expected).toBe(2);
    await run("round", "close", "--round", String(first?.id));
    expect((await summary()).expected).toBe(1);
    await run("round", "close");
    await expect(run("round", "close")).rejects.toThrow("no round is open");
    await expect(run("round", "add-unit", "T1", "--round", String(first?.id))).rejects.toThrow("is closed");
  });
});

describe("codes", () => {
  beforeEach(async () => {
    await importList();
    await run(...open);
  });
  const made = z.array(
    z.strictObject({
      unit: z.string(),
      role: z.string(),
      code: z.string(),
      link: z.string(),
      telegramLink: z.string().optional(),
    }),
  );

  it("makes one for each unit that reports, and says the bot's link once its name is known", async () => {
    const before = made.parse(JSON.parse(await run("codes", "--json")));
    expect(before.map(({ unit, role }) => `${unit} ${role}`)).toEqual(
      ["P1", "T1", "T2", "C1"].map((unit) => `${unit} contact`),
    );
    expect(before[0]?.telegramLink).toBeUndefined();
    await saveUsername(database.db, { channel: "telegram", account: "1" }, "baocao_bot");
    const [after] = made.parse(JSON.parse(await run("codes", "--role", "reader", "--json")));
    expect(after?.unit).toBe("SO");
    expect(after?.telegramLink).toBe(`https://t.me/baocao_bot?start=${after?.code}`);
    expect(after?.link).toBe(`http://127.0.0.1:3000/j/${after?.code}`);
  });

  it("takes a unit's code in any case, and a unit named twice once", async () => {
    const some = made.parse(JSON.parse(await run("codes", "--units", "t2,P1,T2", "--json")));
    expect(some.map(({ unit }) => unit)).toEqual(["T2", "P1"]);
    expect(await run("codes", "revoke", "--units", "t2,p1")).toBe("2 codes revoked.");
    await expect(run("codes", "--units", "t2,x9")).rejects.toThrow("no unit has the code x9");
  });

  it("lists states without the codes, and revokes those nobody used", async () => {
    const world = openWorld(database.db, at);
    const all = made.parse(JSON.parse(await run("codes", "--json")));
    const chat = world.chat("lan");
    await chat.say(all[1]?.code ?? "");
    await chat.say("đúng");
    expect(await run("codes", "revoke", "--units", "T1,T2")).toBe("1 codes revoked.");
    const shown = await run("codes", "list");
    expect(shown).toMatch(/T1 +contact +used/);
    expect(shown).toMatch(/T2 +contact +revoked/);
    expect(shown).toMatch(/P1 +contact +open/);
    for (const { code } of all) expect(shown).not.toContain(code);
    const stranger = world.chat("stranger");
    const wrong = (await stranger.say("AAAA-BBBB-CCCC")).text;
    expect((await stranger.say(all[2]?.code ?? "")).text).toBe(wrong);
  });

  it("writes them into a workbook for the operator alone", async () => {
    const path = folder.path("codes.xlsx");
    expect(await run("codes", "--xlsx", path)).toBe(`4 codes are in ${path}.`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await readFile(path)).subarray(0, 2).toString()).toBe("PK");
  });
});

describe("summary and export", () => {
  it("gives exactly the fixed keys, and totals equal to the sum of what was sealed", async () => {
    await importList();
    await run(...open, "--units", "P1,T1,T2");
    const world = openWorld(database.db, at);
    for (const [name, unit] of [
      ["minh", "T2"],
      ["lan", "T1"],
    ] as const) {
      const chat = world.chat(name);
      await chat.join(unit);
      await answerSample(chat);
    }
    const shown = await summary();
    expect(Object.keys(shown)).toEqual([
      "expected",
      "submitted",
      "late",
      "inProgress",
      "notStarted",
      "returned",
      "totals",
    ]);
    expect(shown).toMatchObject({ expected: 3, submitted: 2, late: 0, inProgress: 0, notStarted: 1 });
    const sealed = await database.sql<{ place: string; sum: string }[]>`
      select place, sum(value)::text as sum from figure group by place`;
    expect(sealed.length).toBeGreaterThan(20);
    for (const { place, sum } of sealed)
      if (place in shown.totals) expect(shown.totals[place]).toBe(Number(sum));
    const typed = [...sampleFigures()].filter(([place]) => place in shown.totals);
    expect(typed.length).toBeGreaterThan(20);
    const parts = Object.keys(shown.totals).length;
    expect(parts).toBeGreaterThan(typed.length);
    const path = folder.path("out.xlsx");
    expect(await run("export", "--out", path)).toContain("2 of 3 reports submitted");
    expect((await readFile(path)).subarray(0, 2).toString()).toBe("PK");
    expect(await run("summary")).toContain("2/3");
  });

  it("keeps a sum that JSON numbers cannot hold as digits", async () => {
    await importList();
    await run(...open, "--units", "T1,T2");
    await database.sql`
      insert into submission (node_id, version, payload, receipt, sealed_at, deadline, late, missing)
      select id, 1, '{}', 'R' || id, now(), now(), false, 0 from node where expected`;
    await database.sql`update report set state = 'submitted',
      submission_id = (select id from submission where submission.node_id = report.node_id)`;
    await database.sql`insert into figure (submission_id, place, value)
      select id, 'n2_5/r10_1/count', 9007199254740991 from submission`;
    expect((await summary()).totals).toMatchObject({ "n2_5/r10_1/count": "18014398509481982" });
  });
});
