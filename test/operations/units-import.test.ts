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
    expect(said).toContain("Đã đọc 2 đơn vị: thêm 2, cập nhật 0.");
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
    expect(said).toContain("2 số điện thoại bị mất số 0 đầu, đã thêm lại: dòng 4, 5.");
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
    expect(said).toContain("thêm 0, cập nhật 1");
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
      /Dòng 3, cột Số cơ sở: “nhiều” không phải số nguyên/,
    );
  });
});

describe("what is refused", () => {
  const cases: readonly [string, string, RegExp][] = [
    [
      "no titles",
      "a;b\n1;2",
      /Không thấy dòng tiêu đề.*các cột Mã, Tên, Loại.*Dòng 1 có “a”, “b”; còn thiếu cột Mã, Tên, Loại/,
    ],
    [
      "titles without a code",
      "Ký hiệu;Tên đơn vị;SĐT\nA;B;1",
      /Dòng 1 có “Ký hiệu”, “Tên đơn vị” \(là cột Tên\), “SĐT” \(là cột Điện thoại\); còn thiếu cột Mã, Loại/,
    ],
    ["no kind column", "code;name\nA;B", /Tệp không có cột Loại/],
    ["the same column twice", "code;mã;name;kind\nA;A;B;thpt", /Hai cột cùng là Mã \(“mã”\)/],
    ["titles only", `${head}\n`, /Dưới dòng tiêu đề không có đơn vị nào/],
    ["nothing at all", "", /units\.csv trống/],
    [
      "empty cells",
      `${head}\nSO;;so_gddt;\n;X;thpt;SO`,
      /Dòng 2, cột Tên: đang trống.*\n.*Dòng 3, cột Mã: đang trống/,
    ],
    ["a code with a blank", `${head}\nSO 1;Sở;so_gddt;`, /Dòng 2, cột Mã: mã “SO 1” chỉ được có/],
    ["a code twice", `${good}pgd-1;Lại;thpt;SO`, /Dòng 4, cột Mã: mã “pgd-1” đã có ở dòng 3/],
    ["an unknown kind", `${good}T1;T;Trường lạ;SO`, /Dòng 4, cột Loại: không có loại đơn vị “Trường lạ”/],
    [
      "an unknown parent",
      `${good}T1;T;thpt;PGD-9`,
      /Dòng 4, cột Trực thuộc: không có đơn vị nào mang mã “PGD-9”/,
    ],
    [
      "a parent's name where its code is wanted",
      `${good}T1;T;thpt;Phòng GDĐT Một`,
      /Dòng 4, cột Trực thuộc: .*Sửa “Phòng GDĐT Một” thành “PGD-1”/,
    ],
    ["a circle", `${head}\nSO;S;so_gddt;\nA;A;thpt;B\nB;B;thpt;A`, /Dòng 3.*“A” thành ra ở trên chính nó/],
    ["itself as parent", `${head}\nSO;S;so_gddt;\nA;A;thpt;A`, /Dòng 3.*“A” thành ra ở trên chính nó/],
    [
      "two without parents",
      `${good}T1;T;thpt;`,
      /Có 2 đơn vị để trống cột Trực thuộc: SO \(dòng 2\), T1 \(dòng 4\)/,
    ],
    ["no column for parents", "code;name;kind\nA;A;thpt\nB;B;thpt", /không có cột Trực thuộc mà có 2 đơn vị/],
    ["a wrong e-mail", `${head};email\nSO;S;so_gddt;;nobody`, /Dòng 2, cột E-mail: “nobody”/],
    ["a wrong telephone", `${head};phone\nSO;S;so_gddt;;none`, /Dòng 2, cột Điện thoại: “none”/],
    [
      "a wrong order",
      `${head};order\nSO;S;so_gddt;;first`,
      /Dòng 2, cột Thứ tự: “first” không phải số nguyên/,
    ],
    ["an open quote", `${head}\n"SO;S;so_gddt;`, /dấu ngoặc kép mở ở dòng 2/],
  ];
  it.each(cases)("%s", async (_, text, message) => {
    expect(await refusal(text)).toMatch(message);
    expect(await units()).toEqual([]);
  });

  it("a file of another encoding, and one that is no workbook", async () => {
    expect(await refusal(Buffer.from([0x6d, 0xe3, 0x0a]))).toContain("không ở bảng mã UTF-8");
    expect(await refusal("PK no zip at all", "x.xlsx")).toContain("không mở được");
    expect(await refusal("text", "x.xlsx")).toContain("Tệp không có bảng nào");
  });

  it("error values and formulas without a value, by row and column", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("1");
    sheet.addRow(["code", "name", "kind"]);
    sheet.addRow([{ error: "#N/A" }, "x", "thpt"]);
    sheet.addRow(["A", { formula: "B2" }, "thpt"]);
    const said = await refusal(new Uint8Array(await book.xlsx.writeBuffer()), "u.xlsx");
    expect(said).toContain("Dòng 2, cột Mã: ô đang báo lỗi #N/A");
    expect(said).toContain("Dòng 3, cột Tên: ô là công thức chưa có giá trị");
  });

  it("tells everything that is wrong at once, row by row, with the kinds that there are", async () => {
    const said = await refusal(
      `${head};phone\nSO;S;sở;;x\nA 1;A;lạ;SO;\nA;;thpt;KHONG-CO;\nA;B;thpt;SO;\nSO2;S;so_gddt;;\n`,
    );
    expect(said.split("\n").slice(0, 8)).toEqual([
      "Chưa nạp gì: tệp có 7 chỗ phải sửa. Sửa xong nạp lại.",
      expect.stringContaining("Có 2 đơn vị để trống cột Trực thuộc: SO (dòng 2), SO2 (dòng 6)"),
      expect.stringContaining("Dòng 2, cột Điện thoại"),
      expect.stringContaining("Dòng 3, cột Mã"),
      expect.stringContaining("Dòng 3, cột Loại"),
      expect.stringContaining("Dòng 4, cột Tên"),
      expect.stringContaining("Dòng 4, cột Trực thuộc"),
      expect.stringContaining("Dòng 5, cột Mã"),
    ]);
    expect(said).toContain("thcs               Trường THCS");
    expect(await units()).toEqual([]);
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
    expect(said).toContain("Dữ liệu minh họa đã kết thúc: bỏ 57 đơn vị minh họa khỏi danh sách.");
    expect((await units()).map((unit) => [unit.code, unit.sample])).toEqual([
      ["SO", false],
      ["PGD-1", false],
    ]);
    expect(await run("round", "list")).toContain("đã đóng (minh họa)");
  });

  it("keeps what somebody answered for a sample unit in the closed demonstration, and not in the register", async () => {
    const chat = openWorld(database.db, at).chat("lan");
    await chat.join("THPT-20");
    await chat.say("Có tổ chức lễ khai mạc ngày 1/10 tại sân trường");
    const said = await run("units", "import", file(`${head}\nS1;Sở A;so_gddt;\nT1;Trường;thpt;S1`));
    expect(said).toContain("bỏ 58 đơn vị minh họa khỏi danh sách (câu trả lời thử của 2 đơn vị còn");
    expect((await units()).map((unit) => unit.code)).toEqual(["S1", "T1"]);
    const answers = await database.sql`
      select 1 from answer join node on node.id = answer.node_id where node.code = 'THPT-20'`;
    expect(answers).toHaveLength(1);
    const officer: unknown = JSON.parse(await run("codes", "--role", "officer", "--json"));
    expect(officer).toMatchObject([{ unit: "S1" }]);
  });

  it("takes nothing over from a sample unit with the same code", async () => {
    await run("units", "import", file("code;name;kind\nSO;Sở Khác;so_gddt"));
    const [office] =
      await database.sql`select name, area, short_name, sample from unit where removed_at is null`;
    expect(office).toEqual({ name: "Sở Khác", area: null, short_name: "Sở Khác", sample: false });
  });

  it("takes no sample unit for a parent", async () => {
    expect(await refusal("code;name;kind;parent\nT1;Trường;thpt;SO")).toMatch(
      /không có đơn vị nào mang mã “SO”/,
    );
    expect((await units()).every((unit) => unit.sample)).toBe(true);
  });
});
