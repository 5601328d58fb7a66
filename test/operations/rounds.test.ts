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
    expect(said).toContain("phải nộp   4 báo cáo");
    expect(said).toContain("hạn nộp    23:59 thứ Bảy 15/10/2022");
    expect(await run("round", "list")).toContain("hạn 23:59 thứ Bảy 15/10/2022");
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
      ...["--short", "Thống kê"],
    );
    expect(said).toContain("phải nộp   2 báo cáo");
    const [made] = await rounds();
    expect(made?.deadline.toISOString()).toBe("2022-10-15T10:00:00.000Z");
    expect(parseRoundSettings(made?.settings)).toMatchObject({
      receiver: "Phòng X",
      addressForms: { thpt: "Anh/Chị" },
      profiles: { thpt: "thpt" },
      shortName: "Thống kê",
    });
  });

  it("fails with the list of kinds that have no profile, unless the settings map them", async () => {
    await run("units", "import", folder.write("k.csv", `${list}M1;Mầm non;mam_non;P1\n`));
    await expect(run(...open)).rejects.toThrow(
      "chưa có phần dành cho loại đơn vị: Trường mầm non (mam_non).",
    );
    const settings = folder.write("k.json", JSON.stringify({ profiles: { mam_non: "co_so_thuoc_phong" } }));
    expect(await run(...open, "--settings", settings)).toContain("phải nộp   5 báo cáo");
  });

  const wrong: readonly [string, string[], RegExp][] = [
    ["an unknown form", ["--form", "khac"], /Không có biểu mẫu “khac”; đang có: tuan-le/],
    ["a date that is none", ["--deadline", "2022-02-30"], /Không có ngày “2022-02-30”/],
    [
      "a short name that is long",
      ["--short", "Tuần lễ hưởng ứng học tập suốt đời"],
      /tên ngắn \(--short\) dài quá 25 chữ cái/,
    ],
    ["no date at all", ["--deadline", "sau Tết"], /“sau Tết”.*--deadline/],
    [
      "a deadline gone by",
      ["--deadline", "4/10/2022"],
      /23:59 thứ Ba 04\/10\/2022 đã qua, chưa mở đợt.*thêm --past/,
    ],
    ["a rung that is none", ["--remind", "D-3,morgen"], /lần nhắc thứ 2 \(--remind\) chưa đúng; ghi như D-3/],
    ["an unknown unit", ["--units", "T1,X9"], /Danh sách đơn vị không có mã: X9/],
    ["a unit that only collects", ["--units", "SO"], /chỉ nhận báo cáo, không phải nộp: SO/],
    ["an unknown option", ["--foo"], /không có tùy chọn --foo; có: --form, --deadline/],
    ["no title", ["--title", " "], /Thiếu --title/],
  ];
  it.each(wrong)("refuses %s and opens nothing", async (_, more, message) => {
    await importList();
    await expect(run(...open, ...more)).rejects.toThrow(message);
    expect(await rounds()).toEqual([]);
  });

  it("asks who compiles, who watches and who has no part, by kind and by code", async () => {
    const wide = `${list}P2;Phòng Hai;phong_gddt;SO
C2;Trường của phòng Hai;co_so_thuoc_phong;P2
P3;Phòng Ba;phong_gddt;SO
C3;Trường của phòng Ba;co_so_thuoc_phong;P3
`;
    await run("units", "import", folder.write("wide.csv", wide));
    const said = await run(
      ...[...open, "--compiles", "phòng gddt", "--watches", "p2", "--leave-out", "P3", "--inner-decides"],
    );
    expect(said).toContain("phải nộp   6 báo cáo");
    expect(said).toContain(
      "cấp giữa   1 đơn vị tổng hợp; 1 đơn vị chỉ theo dõi; 1 đơn vị không tham gia; được nhắc",
    );
    const nodes = await database.sql`
      select node.code, node.expected, node.compiles, above.code as above from node
      left join node above on above.id = node.parent_id order by node.position, node.id`;
    expect(nodes.map((one) => [one.code, one.expected, one.compiles, one.above])).toEqual([
      ["SO", false, false, null],
      ["P1", true, true, "SO"],
      ["T1", true, false, "SO"],
      ["T2", true, false, "SO"],
      ["C1", true, false, "P1"],
      ["P2", false, false, "SO"],
      ["C2", true, false, "P2"],
      ["C3", true, false, "SO"],
    ]);
    const [made] = await rounds();
    expect(made?.settings).toMatchObject({
      inner: { phong_gddt: "compiles" },
      innerOf: { P2: "watches", P3: "left-out" },
      innerDecides: true,
    });
    // Who watches gets a code beside those who report, for its contact decides here; who has no part gets none.
    const given = z.array(z.object({ unit: z.string() }));
    const codes = given.parse(JSON.parse(await run("codes", "--role", "contact", "--json")));
    expect(codes.map(({ unit }) => unit)).toEqual(["P1", "T1", "T2", "C1", "P2", "C2", "C3"]);
    const again = await run(
      "round",
      "again",
      "--of",
      String(made?.id),
      "--title",
      "Lần hai",
      "--deadline",
      "2022-10-20",
    );
    expect(again).toContain("phải nộp   6 báo cáo");
    expect(again).toContain("1 đơn vị tổng hợp; 1 đơn vị chỉ theo dõi; 1 đơn vị không tham gia");
  });

  it.each([
    ["nobody is called so", ["--compiles", "xom"], /Không có loại đơn vị hay mã: xom/],
    ["nobody is below it", ["--compiles", "thpt"], /Không có đơn vị trực thuộc.*: thpt/],
    ["that is the top", ["--watches", "SO"], /Không có đơn vị trực thuộc.*: SO/],
    ["said twice", ["--compiles", "P1", "--watches", "P1"], /Ghi hai lần cho: P1/],
  ])("refuses a duty where %s", async (_, more, message) => {
    await importList();
    await expect(run(...open, ...more)).rejects.toThrow(message);
    expect(await rounds()).toEqual([]);
  });

  it("needs units", async () => {
    await expect(run(...open)).rejects.toThrow("Chưa có đơn vị nào");
  });

  it.each([
    ["15/10/2027", "2027-10-15T16:59:59.000Z"],
    ["15-10-2027", "2027-10-15T16:59:59.000Z"],
    ["2027-10-15", "2027-10-15T16:59:59.000Z"],
    ["ngày 15 tháng 10 năm 2027", "2027-10-15T16:59:59.000Z"],
    ["17h 15/10/2027", "2027-10-15T10:00:00.000Z"],
    ["17:00 15/10/2027", "2027-10-15T10:00:00.000Z"],
    ["17h30 ngày 15/10/2027", "2027-10-15T10:30:00.000Z"],
    ["2027-10-15T17:00:00+07:00", "2027-10-15T10:00:00.000Z"],
  ])("reads the deadline %s", async (said, instant) => {
    await importList();
    await run(...open, "--deadline", said);
    expect((await rounds()).map((made) => made.deadline.toISOString())).toEqual([instant]);
  });

  it("opens with a deadline gone by only when that is meant", async () => {
    await importList();
    expect(await run(...open, "--deadline", "4/10/2022", "--past")).toContain("mọi báo cáo tính là trễ hạn");
    expect(await rounds()).toHaveLength(1);
  });

  it("does not open the same round twice, unless it asks other units", async () => {
    await importList();
    await run(...open, "--units", "T1,T2");
    await expect(run(...open)).rejects.toThrow("đợt");
    await expect(run(...open)).rejects.toThrow("đang mở và đang hỏi T1, T2");
    await run(...open, "--units", "C1");
    await run(...open, "--title", "Tuần lễ, quý sau");
    expect(await rounds()).toHaveLength(3);
  });

  it("addresses each kind of unit as the register says, unless the round says otherwise", async () => {
    await run("units", "kinds", "add", "thpt", "--address", "Anh/Chị");
    await run("units", "kinds", "add", "dan_lap", "--name", "Trường dân lập", "--address", "Quý thầy cô");
    await run("units", "import", folder.write("k.csv", `${list}D1;Dân lập;Trường dân lập;SO\n`));
    const settings = folder.write(
      "k.json",
      JSON.stringify({ profiles: { dan_lap: "thpt" }, addressForms: { phong_gddt: "Anh/Chị" } }),
    );
    await run(...open, "--settings", settings);
    await run("units", "kinds", "add", "thpt", "--address", "Thầy/Cô");
    const [made] = await rounds();
    expect(parseRoundSettings(made?.settings)).toMatchObject({
      addressForms: {
        thpt: "Anh/Chị",
        dan_lap: "Quý thầy cô",
        phong_gddt: "Anh/Chị",
        co_so_thuoc_phong: "Thầy/Cô",
      },
      kindLabels: { dan_lap: "Trường dân lập", thpt: "Trường THPT" },
    });
  });

  it("does nothing over sample units, unless a demonstration is meant", async () => {
    await seedDemo(database.db, at, at);
    await expect(run(...open)).rejects.toThrow("danh sách đang là 58 đơn vị minh họa");
    expect((await rounds()).map((made) => [made.demo, made.state])).toEqual([[true, "open"]]);
    expect(await run(...open, "--demo")).toContain("đợt thử trên đơn vị minh họa");
    expect((await rounds()).map((made) => [made.demo, made.state])).toEqual([
      [true, "closed"],
      [true, "open"],
    ]);
    expect((await summary()).expected).toBe(57);
    expect(await run("units", "list")).toContain("(minh họa)");
    await importList();
    expect((await rounds()).map((made) => made.state)).toEqual(["closed", "closed"]);
    await expect(run(...open, "--demo")).rejects.toThrow("--demo chỉ dùng khi");
  });
});

describe("the deadline of one unit", () => {
  beforeEach(async () => {
    await importList();
    await run(...open);
  });

  it("is shown, moved and given back to the round's", async () => {
    expect(await run("round", "deadline", "t1")).toBe(
      "Hạn nộp của Trường Hai: 23:59 thứ Bảy 15/10/2022; đây là hạn chung.",
    );
    expect(await run("round", "deadline", "T1", "--until", "2022-10-20")).toBe(
      "Hạn nộp của Trường Hai: 23:59 thứ Năm 20/10/2022; hạn chung là 23:59 thứ Bảy 15/10/2022. Chưa báo được cho đầu mối nào.",
    );
    expect(await run("round", "deadline", "T1")).toContain("23:59 thứ Năm 20/10/2022");
    expect(await run("round", "deadline", "T2")).toContain("đây là hạn chung");
    expect(await run("round", "deadline", "T1", "--common")).toContain("đây là hạn chung");
    expect(await run("round", "deadline", "T1")).toContain("đây là hạn chung");
  });

  it.each([
    ["a unit that owes none", ["SO", "--until", "2022-10-20"], "SO không phải nộp báo cáo"],
    ["a day that has passed", ["T1", "--until", "2022-10-04"], "đã qua, hạn nộp chưa đổi"],
    ["no day", ["T1", "--until", "một hôm"], "Không hiểu ngày “một hôm” ở --until"],
    ["both at once", ["T1", "--until", "2022-10-20", "--common"], "một trong hai"],
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
    expect(await run("round", "add-unit", "t2")).toContain("Số báo cáo phải nhận: 2 → 3.");
    expect((await summary()).expected).toBe(3);
    expect(await run("round", "exempt", "T1", "--reason", "sáp nhập")).toContain(
      "Số báo cáo phải nhận: 3 → 2.",
    );
    expect((await summary()).expected).toBe(2);
    expect(await run("round", "add-unit", "T1")).toContain("Số báo cáo phải nhận: 2 → 3.");
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
    [["add-unit", "T1"], "T1 đang được hỏi"],
    [["add-unit", "X"], "Không có đơn vị mang mã X"],
    [["add-unit", "SO"], "chỉ nhận báo cáo"],
    [["exempt", "T2", "--reason", "x"], "T2 không phải nộp báo cáo trong đợt này"],
    [["exempt", "T1"], "Thiếu --reason"],
    [["close", "--round", "99"], "Không có đợt 99"],
    [["close", "--round", "x"], "--round phải là số nguyên"],
  ])("refuses round %j", async (words, message) => {
    await expect(run("round", ...words)).rejects.toThrow(message);
    expect((await summary()).expected).toBe(2);
  });

  it("wants --round while several are open, and none once closed", async () => {
    const [first] = await rounds();
    await run(...open, "--units", "T2");
    await expect(run("summary", "--json")).rejects.toThrow("Đang mở nhiều đợt");
    expect((await summary("--round", String(first?.id))).expected).toBe(2);
    await run("round", "close", "--round", String(first?.id));
    expect((await summary()).expected).toBe(1);
    await run("round", "close");
    await expect(run("round", "close")).rejects.toThrow("Không có đợt nào đang mở");
    await expect(run("round", "add-unit", "T1", "--round", String(first?.id))).rejects.toThrow("đã đóng");
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
    expect(await run("codes", "revoke", "--units", "t2,p1")).toBe("Đã thu hồi 2 mã.");
    await expect(run("codes", "--units", "t2,x9")).rejects.toThrow("Không có đơn vị mang mã x9");
  });

  it("lists states without the codes, and revokes those nobody used", async () => {
    const world = openWorld(database.db, at);
    const all = made.parse(JSON.parse(await run("codes", "--json")));
    const chat = world.chat("lan");
    await chat.say(all[1]?.code ?? "");
    await chat.say("đúng");
    expect(await run("codes", "revoke", "--units", "T1,T2")).toBe("Đã thu hồi 1 mã.");
    const shown = await run("codes", "list");
    expect(shown).toMatch(/T1 +đầu mối +đã dùng/);
    expect(shown).toMatch(/T2 +đầu mối +đã thu hồi/);
    expect(shown).toMatch(/P1 +đầu mối +chưa dùng/);
    for (const { code } of all) expect(shown).not.toContain(code);
    const stranger = world.chat("stranger");
    const wrong = (await stranger.say("AAAA-BBBB-CCCC")).text;
    expect((await stranger.say(all[2]?.code ?? "")).text).toBe(wrong);
  });

  it("writes them into a workbook for the operator alone", async () => {
    const path = folder.path("codes.xlsx");
    expect(await run("codes", "--xlsx", path)).toBe(`Đã ghi 4 mã vào ${path}.`);
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
    expect(await run("export", "--out", path)).toContain("2/3 báo cáo đã nộp");
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

describe("round again and round hand", () => {
  it("opens an earlier round once more for the units that are still there", async () => {
    await importList();
    await run(...open, "--remind", "D-3,D");
    await run("round", "close");
    await database.sql`update unit set removed_at = now() where code = 'T1'`;
    const [gone] = await database.sql`select name from unit where code = 'T1'`;
    const [first] = await rounds();
    const again = ["round", "again", "--of", String(first?.id), "--title", "Lần hai"];
    await expect(run(...again, "--deadline", "2022-10-01")).rejects.toThrow(/đã qua, chưa mở đợt/u);
    await expect(run(...again, "--deadline", "20/10/2022", "--short", "x".repeat(26))).rejects.toThrow(
      "Tên ngắn (--short) dài quá 25 chữ cái.",
    );
    const said = await run(...again, "--deadline", "20/10/2022", "--short", "Lần 2");
    expect(said).toContain("phải nộp   3 báo cáo");
    expect(said).toContain(`Không còn trong danh sách nên không hỏi (1): ${gone?.name}.`);
    const made = (await rounds()).find(({ title }) => title === "Lần hai");
    expect(parseRoundSettings(made?.settings)).toMatchObject({ ladder: ["D-3", "D"], shortName: "Lần 2" });
    await expect(run(...again, "--deadline", "21/10/2022")).rejects.toThrow(/Lần hai/u);
    await expect(
      run("round", "again", "--of", "999", "--title", "X", "--deadline", "20/10/2022"),
    ).rejects.toThrow("Không có đợt 999");
  });

  it("names a colleague to call from now on", async () => {
    await importList();
    await run(...open);
    expect(await run("round", "hand", "--to", "chị Hoa, 0275 3822 001")).toContain(
      "gọi chị Hoa, 0275 3822 001",
    );
    const [made] = await rounds();
    expect(parseRoundSettings(made?.settings).helpContact).toBe("chị Hoa, 0275 3822 001");
    await run("round", "close");
    await expect(
      run("round", "hand", "--to", "anh Nam, 0275 3822 002", "--round", String(made?.id)),
    ).rejects.toThrow("đã đóng");
  });
});
