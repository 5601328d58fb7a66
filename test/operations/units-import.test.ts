// `units import`: what is read, what is refused by row, all or nothing, and the end of the demonstration.
import ExcelJS from "exceljs";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Misuse } from "../../src/operations/shared/operation.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";

const at = new Date("2022-10-05T09:00:00+07:00");
const head = "Mã;Tên;Loại;Trực thuộc";
const good = `${head}\nSO;Sở GDĐT Tỉnh A;so_gddt;\nPGD-1;Phòng GDĐT Một;Phòng GDĐT;SO\n`;

const database = fileDatabase();
const run = operator(database, { at });
const folder = testFolder();
const file = (text: string | Uint8Array, name = "units.csv") => folder.write(name, text);

const listed = z.array(
  z.object({
    code: z.string(),
    kind: z.string(),
    name: z.string(),
    shortName: z.string(),
    parent: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    facts: z.record(z.string(), z.number()),
    sample: z.boolean(),
  }),
);
const units = async () => listed.parse(JSON.parse(await run("units", "list", "--json")));
const refusal = async (text: string | Uint8Array, name?: string): Promise<string> => {
  const error = await run("units", "import", file(text, name)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Misuse);
  return error instanceof Error ? error.message : "";
};

describe("what is read", () => {
  it("finds columns by their titles in Vietnamese, under an office's heading, with a BOM and semicolons", async () => {
    const said = await run(
      "units",
      "import",
      file(
        "\uFEFFDANH SÁCH ĐƠN VỊ;;;;;;;;\n;;;;\nSTT;Mã đơn vị;Tên đơn vị;Tên ngắn;Loại;Trực thuộc;Điện thoại;E-mail;Học sinh;Giáo viên\n" +
          "1;SO;Sở GDĐT Tỉnh A;Sở A;so_gddt;;0275 3822 000;vp@so.vn;;\n" +
          '2;THPT-1;"Trường ""Hai""; cơ sở 1";;Trường THPT;so;0912345678;;1.204;86\n',
      ),
    );
    expect(said).toContain("2 units read: 2 added, 0 updated.");
    const [office, school] = await units();
    expect(office).toMatchObject({ code: "SO", shortName: "Sở A", parent: null, phone: "0275 3822 000" });
    expect(school).toMatchObject({
      name: 'Trường "Hai"; cơ sở 1',
      shortName: 'Trường "Hai"; cơ sở 1',
      kind: "thpt",
      parent: "SO",
      phone: "0912345678",
      email: null,
      facts: { pupils: 1204, staff: 86 },
    });
  });

  it("finds them in English with commas, and composes letters", async () => {
    const decomposed = "Trường Một".normalize("NFD");
    await run("units", "import", file(`code,name,kind,parent\nSO,Office,so_gddt,\nT1,${decomposed},thpt,SO`));
    expect((await units())[1]?.name).toBe("Trường Một".normalize("NFC"));
  });

  it("keeps what looks like a formula as text, and gives a number cell's telephone its 0 back", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Đơn vị");
    sheet.addRow(["Mã", "Tên", "Loại", "Trực thuộc", "Điện thoại"]);
    sheet.addRow(["SO", "=cmd|' /C calc'!A0", "so_gddt", null, 2753822000]);
    sheet.addRow([101, { richText: [{ text: "Trường " }, { text: "Ba" }] }, "thpt", "SO", "+84 912 345 678"]);
    sheet.addRow([{ formula: 'A3&"-b"', result: "101-b" }, "Trường Tư", "thpt", "SO", "=1+1 (028) 1"]);
    await run("units", "import", file(new Uint8Array(await book.xlsx.writeBuffer()), "units.xlsx"));
    expect(await units()).toMatchObject([
      { code: "SO", name: "=cmd|' /C calc'!A0", phone: "02753822000" },
      { code: "101", name: "Trường Ba", phone: "+84 912 345 678" },
      { code: "101-b", phone: "=1+1 (028) 1" },
    ]);
  });

  it("takes a list as an office keeps it: a heading, titles of its own, telephones without their 0", async () => {
    const said = await run(
      "units",
      "import",
      file(
        "DANH SÁCH ĐƠN VỊ NĂM 2026\n\nSTT,Mã đơn vị,Tên đơn vị,Loại hình,Cấp trên,SĐT\n" +
          "1,SO,Sở GDĐT Vĩnh Long,so_gddt,,2703822000\n2,THPT-A,Trường THPT A,THPT,SO,912345678\n" +
          "3,THPT-B,Trường THPT B,THPT,SO,0912345679\n4,THPT-C,Trường THPT C,THPT,SO,1900545463\n",
      ),
    );
    expect((await units()).map(({ parent, phone }) => [parent, phone])).toEqual([
      [null, "02703822000"],
      ["SO", "0912345678"],
      ["SO", "0912345679"],
      ["SO", "1900545463"],
    ]);
    expect(said).toContain("Note: 2 telephone numbers had lost their first 0 and got it back: rows 4, 5.");
  });

  it.each([";", "\t"])("tells the separator %j from what the cells say", async (separator) => {
    const rows = [
      ["Sở A, phòng B, năm 2026"],
      ["Mã", "Tên", "Loại", "Trực thuộc", "Ghi chú"],
      ["SO", "Sở A", "so_gddt", "", "a, b, c"],
    ];
    await run("units", "import", file(rows.map((row) => row.join(separator)).join("\n")));
    expect((await units()).map((unit) => unit.code)).toEqual(["SO"]);
  });

  it("updates by code without regard to case, and leaves alone what the file has no column for", async () => {
    await run(
      "units",
      "import",
      file(`${head};Điện thoại\nSO;Sở A;so_gddt;;1234\nT1;Trường;thpt;SO;0912345678`),
    );
    const said = await run("units", "import", file("code;name;kind\nt1;Trường Mới;dac_thu\n"));
    expect(said).toContain("0 added, 1 updated");
    expect((await units())[1]).toMatchObject({
      code: "T1",
      name: "Trường Mới",
      kind: "dac_thu",
      parent: "SO",
      phone: "0912345678",
    });
  });
});

describe("sizes of a unit", () => {
  const sized = (titles: string, sizes: string) =>
    `code;name;kind;parent;${titles}\nSO;Sở;so_gddt;${";".repeat(titles.split(";").length)}\nP1;Phòng;phong_gddt;SO;${sizes}`;

  it("are read from their columns, and stay where a later file has no such column", async () => {
    await run("units", "import", file(sized("Số cơ sở;Giáo viên", "41;1.250")));
    expect((await units())[1]?.facts).toEqual({ institutions: 41, staff: 1250 });
    await run("units", "import", file(sized("Số trường", "42")));
    expect((await units())[1]?.facts).toEqual({ institutions: 42, staff: 1250 });
    await run("units", "import", file("code;name;kind\nP1;Phòng;phong_gddt"));
    expect((await units())[1]?.facts).toEqual({ institutions: 42, staff: 1250 });
    await run("units", "import", file(sized("Giáo viên", "")));
    expect((await units())[1]?.facts).toEqual({ institutions: 42 });
  });

  it("are whole numbers", async () => {
    expect(await refusal(sized("Số cơ sở", "nhiều"))).toMatch(
      /row 3: the institutions “nhiều” is no whole number/,
    );
  });
});

describe("what is refused", () => {
  const cases: readonly [string, string, RegExp][] = [
    ["no titles", "a;b\n1;2", /no row of titles.*: it begins with “a”, “b”; titles such as ma, ten, loai/],
    [
      "titles without a code",
      "Ký hiệu;Tên đơn vị;SĐT\nA;B;1",
      /row 1 has “Ký hiệu” \(not known\), “Tên đơn vị” \(name\), “SĐT” \(phone\); there is none for the code \(code, unit code, ma, ma don vi\)/,
    ],
    ["no kind column", "code;name\nA;B", /no column for the kind/],
    ["the same column twice", "code;mã;name;kind\nA;A;B;C", /two columns say the same/],
    ["titles only", `${head}\n`, /no units under the titles/],
    [
      "empty cells",
      `${head}\nSO;;so_gddt;\n;X;thpt;SO`,
      /row 2: the name is empty\n.*row 3: the code is empty/,
    ],
    ["a code with a blank", `${head}\nSO 1;Sở;so_gddt;`, /row 2: the code “SO 1” may hold only/],
    ["a code twice", `${good}pgd-1;Lại;thpt;SO`, /row 4: the code pgd-1 stands already in row 3/],
    ["an unknown parent", `${good}T1;T;thpt;PGD-9`, /row 4: no unit has the parent's code PGD-9/],
    ["a circle", `${head}\nSO;S;so_gddt;\nA;A;thpt;B\nB;B;thpt;A`, /row 3: A stands above itself/],
    ["itself as parent", `${head}\nSO;S;so_gddt;\nA;A;thpt;A`, /row 3: A stands above itself/],
    ["two without parents", `${good}T1;T;thpt;`, /2 units have no parent.*row 2: SO; row 4: T1/],
    ["a wrong e-mail", `${head};email\nSO;S;so_gddt;;nobody`, /row 2: “nobody” is no e-mail/],
    ["a wrong telephone", `${head};phone\nSO;S;so_gddt;;none`, /row 2: “none” is no telephone/],
    ["a wrong order", `${head};order\nSO;S;so_gddt;;first`, /row 2: the order “first” is no whole number/],
    ["an open quote", `${head}\n"SO;S;so_gddt;`, /row 2: a quotation mark is never closed/],
  ];
  it.each(cases)("%s", async (_, text, message) => {
    expect(await refusal(text)).toMatch(message);
    expect(await units()).toEqual([]);
  });

  it("a file of another encoding, and one that is no workbook", async () => {
    expect(await refusal(Buffer.from([0x6d, 0xe3, 0x0a]))).toContain("not UTF-8");
    expect(await refusal("PK no zip at all", "x.xlsx")).toContain("cannot be opened");
    expect(await refusal("text", "x.xlsx")).toContain("no Excel workbook");
  });

  it("error values and formulas without a value, by row and column", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("1");
    sheet.addRow(["code", "name", "kind"]);
    sheet.addRow([{ error: "#N/A" }, "x", "thpt"]);
    sheet.addRow(["A", { formula: "B2" }, "thpt"]);
    const said = await refusal(new Uint8Array(await book.xlsx.writeBuffer()), "u.xlsx");
    expect(said).toContain("row 2: the code holds the error #N/A");
    expect(said).toContain("row 3: the name holds a formula without a value");
  });

  it("changes nothing when a later row is wrong", async () => {
    await run("units", "import", file(good));
    const before = await units();
    await refusal(`${head}\nSO;Tên Mới;so_gddt;\nT1;T;thpt;PGD-9`);
    expect(await units()).toEqual(before);
  });
});

describe("the end of the demonstration", () => {
  beforeEach(() => seedDemo(database.db, at, new Date("2022-10-12T23:59:59+07:00")));

  it("closes its round and removes the sample units", async () => {
    const said = await run("units", "import", file(good));
    expect(said).toContain("The demonstration has ended: 57 sample units removed, 0 kept.");
    expect((await units()).map((unit) => [unit.code, unit.sample])).toEqual([
      ["SO", false],
      ["PGD-1", false],
    ]);
    expect(await run("round", "list")).toContain("closed (demonstration)");
  });

  it("keeps a sample unit that somebody answered for, with those above it", async () => {
    const chat = openWorld(database.db, at).chat("lan");
    await chat.join("THPT-20");
    await chat.say("Có tổ chức lễ khai mạc ngày 1/10 tại sân trường");
    const said = await run("units", "import", file(`${head}\nSO;Sở A;so_gddt;\nT1;Trường;thpt;SO`));
    expect(said).toMatch(/sample units removed, 2 kept/);
    expect((await units()).filter((unit) => unit.code === "THPT-20")).toHaveLength(1);
  });

  it("takes a sample unit over that is only named as a parent", async () => {
    const said = await run("units", "import", file("code;name;kind;parent\nT1;Trường;thpt;SO"));
    expect(said).toContain("Taken over from the sample, as parents: SO.");
    expect(await units()).toMatchObject([
      { code: "SO", sample: false },
      { code: "T1", parent: "SO" },
    ]);
  });
});
