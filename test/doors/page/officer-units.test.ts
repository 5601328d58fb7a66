// The room of units and codes on the officer's page: the register, a list taken or refused, a unit's people and codes.
import { beforeAll, describe, expect, it } from "vitest";
import { officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";
import { workbook } from "../../support/files/office-book.ts";
import { inOldLetters } from "../../support/files/old-letters.ts";

const desk = officerDesk(new Date("2022-10-12T09:00:00+07:00"));
let hanh: OfficerBrowser;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
});

const rooms = "/officer/units";
const roomOf = async (code: string) => {
  const [row] = await desk.database.sql`select id from unit where code = ${code}`;
  return `${rooms}/${row?.id}`;
};
const list = (text: string, name = "don-vi.csv") => new File([text], name);
const head = "Mã;Tên;Loại;Trực thuộc;Điện thoại";

it("shows the register with who holds what", async () => {
  const { status, text } = await hanh.get(rooms);
  expect(status).toBe(200);
  expect(wordsOf(text)).toMatch(/THPT-01 Trường THPT Ca Văn Thỉnh thuộc [^·]+ · cô Lan/);
  expect(text).toContain('aria-current="page"');
});

describe("a list", () => {
  it("is taken into the register, and says what was read", async () => {
    const file = list(`${head}\nTHPT-77;Trường THPT Bảy Bảy;thpt;SO;0275 3822 077\n`);
    const page = await hanh.post(rooms, { file });
    expect(wordsOf(page.text)).toContain("Đã đọc 1 đơn vị: thêm 1, cập nhật 0.");
    expect(page.status).toBe(200);
    expect(wordsOf((await hanh.get(await roomOf("THPT-77"))).text)).toMatch(/Điện thoại: 0275 ?3822 ?077/);
    const [act] = await desk.database.sql`select detail from security_log order by id desc limit 1`;
    expect(act?.detail).toMatchObject({ command: "units import" });
  });

  const wrong: readonly (readonly [string, () => File, RegExp])[] = [
    [
      "with faults, each by its row, and nothing of it is taken",
      () => list(`${head}\nTHPT-78;Trường A;thpt;SO;\nTHPT-79;;thpt;SO;\nTHPT-80;Trường B;lạ;KHONG;\n`),
      /tệp có 3 chỗ phải sửa.*Dòng 3, cột Tên.*Dòng 4, cột Loại.*Dòng 4, cột Trực thuộc/,
    ],
    ["without titles", () => list("a;b\n1;2\n"), /Không thấy dòng tiêu đề/],
    ["that is no file of this kind", () => list("%PDF-1.7 x", "don-vi.pdf"), /don-vi\.pdf/],
    ["that is empty", () => list("", "don-vi.csv"), /don-vi\.csv/],
  ];
  it.each(wrong)("%s", async (_, file, words) => {
    const units = await desk.count("unit");
    const page = await hanh.post(rooms, { file: file() });
    expect(page.status).toBe(422);
    expect(wordsOf(page.text)).toMatch(words);
    expect(await desk.count("unit")).toBe(units);
  });

  it("of a kind that is not there names the kinds there are and what helps on the page, not a command", async () => {
    const page = await hanh.post(rooms, { file: list(`${head}\nTT-90;Trường múa;mua;SO;\n`) });
    const words = wordsOf(page.text);
    expect(words).toMatch(/Các loại đơn vị đang có:.*thpt Trường THPT/);
    expect(words).toContain("Loại chưa có ở trên: xin ghi loại gần nhất, hoặc nhờ người vận hành");
    expect(words).not.toContain("units kinds");
  });

  it("may be longer than a form", async () => {
    const rows = Array.from({ length: 600 }, (_, no) => `MN-${no};Trường mầm non số ${no};mam_non;SO;`);
    const page = await hanh.post(rooms, { file: list([head, ...rows].join("\n")) });
    expect(wordsOf(page.text)).toContain("Đã đọc 600 đơn vị: thêm 600, cập nhật 0.");
  });

  const rows = (code: string) => [
    ["Mã", "Tên", "Loại", "Trực thuộc"],
    [code, `Trường THPT ${code}`, "thpt", "SO"],
  ];

  it("of several is asked for by its sheet", async () => {
    const bytes = new Uint8Array(await workbook({ Mot: rows("T-1"), Hai: rows("T-2") }));
    const file = () => new File([bytes], "don-vi.xlsx");
    const asked = await hanh.post(rooms, { file: file() });
    expect(asked.status).toBe(422);
    expect(wordsOf(asked.text)).toContain("có 2 trang tính (bảng) cùng có danh sách: “Mot”, “Hai”");
    expect(wordsOf(asked.text)).not.toContain("--sheet");
    const taken = await hanh.post(rooms, { file: file(), sheet: "Hai" });
    expect(wordsOf(taken.text)).toContain("Đã đọc 1 đơn vị: thêm 1, cập nhật 0.");
    expect(await desk.count("unit where code = 'T-2'")).toBe(1);
    expect(await desk.count("unit where code = 'T-1'")).toBe(0);
  });

  it("in old letters is shown before it is taken", async () => {
    const vni = (text: string) => inOldLetters("vni", text);
    const named = [
      ["Mã đơn vị", "Tên đơn vị", "Loại", "Trực thuộc"].map(vni),
      ["V-1", vni("Trường Tiểu học Nguyễn Đình Chiểu"), "thpt", "SO"],
    ];
    const bytes = new Uint8Array(await workbook({ S: named }));
    const file = () => new File([bytes], "don-vi.xlsx");
    const asked = await hanh.post(rooms, { file: file() });
    expect(asked.status).toBe(422);
    expect(wordsOf(asked.text)).toMatch(/phông chữ cũ \(VNI.*V-1 Trường Tiểu học Nguyễn Đình Chiểu/);
    const [, letters = ""] = /name="letters" value="(\w+)"/.exec(asked.text) ?? [];
    expect((await hanh.post(rooms, { file: file(), letters: "tcvn3" })).status).toBe(422);
    expect((await hanh.post(rooms, { file: file(), letters })).status).toBe(200);
    expect(await desk.count("unit where name = 'Trường Tiểu học Nguyễn Đình Chiểu'")).toBe(1);
  });

  it("is one file", async () => {
    const one = `${head}\nTHPT-81;Trường A;thpt;SO;\n`;
    const page = await hanh.post(rooms, { file: [list(one), list(one, "khac.csv")] });
    expect(page.status).toBe(422);
    expect(wordsOf(page.text)).toContain("Xin chọn một tệp danh sách thôi.");
  });
});

describe("a unit", () => {
  const openCodes = () =>
    desk.count("code where used_at is null and revoked_at is null and role = 'contact' and purpose = 'join'");

  it("gets a new code, shown once, with which a contact joins; an older one ends", async () => {
    const room = await roomOf("THPT-02");
    const first = await hanh.post(room, { do: "code" });
    const [, old = ""] = /Mã mới: ([0-9A-Z-]{14})/.exec(wordsOf(first.text)) ?? [];
    const [, code = ""] =
      /Mã mới: ([0-9A-Z-]{14})/.exec(wordsOf((await hanh.post(room, { do: "code" })).text)) ?? [];
    expect(wordsOf((await hanh.get(room)).text)).toMatch(/1 mã chưa dùng/);
    expect((await hanh.get(room)).text).not.toContain(code);
    const [unit] = await desk.database.sql`select name from unit where code = 'THPT-02'`;
    expect((await desk.world.chat("cũ").say(old)).text).not.toContain(unit?.name);
    expect((await desk.world.chat("mới").say(code)).text).toContain(unit?.name);
    const [made] = await desk.database.sql`
      select detail, what from security_log where what = 'code-made' order by id desc limit 1`;
    expect(made?.detail).toMatchObject({ role: "contact" });
    await hanh.post(room, { do: "end-codes" });
    expect(wordsOf((await hanh.get(room)).text)).toContain("Không có mã nào chưa dùng.");
  });

  it("loses somebody who is revoked, who is told", async () => {
    const room = await roomOf("THPT-01");
    const { text } = await hanh.get(room);
    const [, role = ""] = /name="role" value="(\d+)"/.exec(text) ?? [];
    expect(wordsOf(text)).toContain("cô Lan đầu mối báo cáo");
    const page = await hanh.post(room, { do: "revoke", role });
    expect(wordsOf(page.text)).toMatch(/Đã thu hồi: cô Lan thôi phụ trách Trường THPT Ca Văn Thỉnh/);
    const [act] = await desk.database.sql`select what, detail from security_log order by id desc limit 1`;
    expect(act).toMatchObject({ what: "role-ended", detail: { roleId: Number(role) } });
    const twice = await hanh.post(room, { do: "revoke", role });
    expect([twice.status, wordsOf(twice.text)]).toEqual([422, expect.stringContaining("đã thôi phụ trách")]);
  });

  it("keeps the officer who looks, and people of other units", async () => {
    const [mine] = await desk.database.sql`
      select role.id, unit_id from role join person on person.id = person_id
      where role.role = 'officer' order by role.id desc limit 1`;
    const own = await hanh.post(`${rooms}/${mine?.unit_id}`, { do: "revoke", role: String(mine?.id) });
    expect([own.status, wordsOf(own.text)]).toEqual([422, expect.stringContaining("Không tự thu hồi")]);
    const elsewhere = await hanh.post(await roomOf("THPT-02"), { do: "revoke", role: String(mine?.id) });
    expect(elsewhere.status).toBe(422);
    const codes = await openCodes();
    expect((await hanh.post(`${rooms}/${mine?.unit_id}`, { do: "code" })).status).toBe(422);
    expect((await hanh.post(await roomOf("THPT-02"), { do: "enter" })).status).toBe(422);
    expect(await openCodes()).toBe(codes);
  });

  it("is one of the register", async () => {
    expect((await hanh.get(`${rooms}/999999`)).status).toBe(404);
    expect((await hanh.post(`${rooms}/999999`, { do: "code" })).status).toBe(404);
  });
});
