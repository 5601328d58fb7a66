// `units remove` and `units replace`: the register loses units, open rounds keep them, and nothing is half done.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Misuse } from "../../src/operations/shared/operation.ts";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
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
const open = "round open --form tuan-le-htsd-2022 --deadline 15/10/2022 --title".split(" ");

const database = fileDatabase();
const run = operator(database, { at });
const folder = testFolder();

const take = (command: "import" | "replace", text: string) =>
  run("units", command, folder.write("units.csv", text));
const codes = async () =>
  z
    .array(z.object({ code: z.string() }))
    .parse(JSON.parse(await run("units", "list", "--json")))
    .map(({ code }) => code);
const refusal = async (...args: string[]): Promise<string> => {
  const error = await run(...args).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Misuse);
  return error instanceof Error ? error.message : "";
};

describe("units remove", () => {
  it("takes units out, however their codes are typed, and ends what hangs on them", async () => {
    await take("import", list);
    await run("codes", "--units", "T1,T2");
    expect(await run("units", "remove", "t1", "C1,P1")).toBe("Đã đưa 3 đơn vị ra khỏi danh sách.");
    expect(await codes()).toEqual(["SO", "T2"]);
    expect(await run("codes", "list")).toMatch(/T1 .*đã thu hồi/);
    expect(await run("codes", "list")).toMatch(/T2 .*chưa dùng/);
    expect(await refusal("codes", "--units", "T1")).toContain("T1");
  });

  it("refuses with the whole list, and removes nothing then", async () => {
    await take("import", list);
    const said = await refusal("units", "remove", "T1", "X1", "P1", "SO", "X2");
    expect(said.split("\n")).toEqual([
      "Chưa xóa đơn vị nào.",
      "  Danh sách không có mã: X1, X2.",
      "  SO còn đơn vị trực thuộc: T2.",
      "  P1 còn đơn vị trực thuộc: C1.",
    ]);
    expect(await codes()).toHaveLength(5);
    expect(await refusal("units", "remove")).toContain("Thiếu MÃ…");
  });

  it("leaves an open round as it is: the contact goes on, the next round does not ask", async () => {
    await take("import", list);
    await run(...open, "Tuần lễ");
    const chat = openWorld(database.db, at).chat("lan");
    await chat.join("T1");
    const said = await run("units", "remove", "T1");
    expect(said).toContain("Vẫn ở lại đợt");
    expect(said).toContain("“Tuần lễ” đang mở: T1. Thôi hỏi một đơn vị: round exempt T1");
    const reply = await chat.say("Có tổ chức lễ khai mạc ngày 1/10 tại sân trường");
    expect(reply.text).toContain("Đã ghi");
    expect(JSON.parse(await run("summary", "--json"))).toMatchObject({ expected: 3, inProgress: 1 });
    expect(JSON.parse(await run("codes", "--units", "T1", "--json"))).toHaveLength(1);
    await run("round", "close");
    expect(await run(...open, "Quý sau")).toContain("phải nộp   3 báo cáo");
  });

  it("lets a unit come back by its code, with nothing of before", async () => {
    await take(
      "import",
      `${list}`.replace("kind;parent", "kind;parent;phone").replace(";SO\nT2", ";SO;0275 3822 000\nT2"),
    );
    await run("units", "remove", "T1");
    expect(await take("import", "code;name;kind;parent\nT1;Trường Mới;thcs;P1\n")).toContain(
      "thêm 1, cập nhật 0",
    );
    const [row] = await database.sql`
      select unit.name, unit.phone, above.code as parent from unit join unit above on above.id = unit.parent_id
      where unit.code = 'T1' and unit.removed_at is null`;
    expect(row).toEqual({ name: "Trường Mới", phone: null, parent: "P1" });
  });
});

describe("units replace", () => {
  it("makes the register exactly what the file says", async () => {
    await take("import", list);
    await run(...open, "Tuần lễ");
    const said = await take("replace", "code;name;kind;parent\nS2;Sở B;so_gddt;\nT2;Trường Ba mới;thpt;S2\n");
    expect(said).toContain("Đã đọc 2 đơn vị: thêm 1, cập nhật 1.");
    expect(said).toContain("Đã đưa 4 đơn vị ra khỏi danh sách.");
    expect(said).toContain("đang mở: SO, P1, T1, C1.");
    expect(await codes()).toEqual(["S2", "T2"]);
    expect(JSON.parse(await run("summary", "--json"))).toMatchObject({ expected: 3 });
  });

  it.each([
    ["a parent that goes", "code;name;kind;parent\nT1;T;thpt;SO\n", "không có đơn vị nào mang mã “SO”"],
    ["an unknown kind", "code;name;kind;parent\nSO;S;văn phòng;\n", "không có loại đơn vị “văn phòng”"],
    ["no titles", "a;b\n", "Không thấy dòng tiêu đề"],
  ])("changes nothing with %s", async (_, text, message) => {
    await take("import", list);
    expect(await refusal("units", "replace", folder.write("r.csv", text))).toContain(message);
    expect(await codes()).toEqual(["SO", "P1", "T1", "T2", "C1"]);
  });
});
