// The kinds of unit: those that ship and how they are typed, those an office adds, and those that stood in a database before.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { migrationsFolder } from "../../src/paths.ts";
import { kindMeant } from "../../src/register/kinds.ts";
import { migrate } from "../../src/store/migrate.ts";
import { listUnitKinds } from "../../src/store/rounds/unit-kinds.ts";
import { operator } from "../support/program/operate.ts";
import { createEmptyDatabase, openTestDatabase } from "../support/run/database.ts";

const shipped = [
  ...["so_gddt", "phong_gddt", "xa_phuong", "mam_non", "tieu_hoc", "thcs", "thpt", "tt_gdnn_gdtx", "dac_thu"],
  "co_so_thuoc_phong",
];

describe("the kinds that ship", () => {
  it.each([
    ["so_gddt", ["so", "SỞ GD&ĐT", "Sở Giáo dục và Đào tạo"]],
    ["phong_gddt", ["Phòng GD&ĐT", "PGD", "phong giao duc va dao tao"]],
    ["xa_phuong", ["Xã", "phường", "UBND phường", "Ủy ban nhân dân xã", "Đặc khu", "xã/phường/đặc khu"]],
    ["mam_non", ["Mầm non", "Trường Mẫu giáo", "MN"]],
    ["tieu_hoc", ["Tiểu học", "TH", "truong tieu hoc"]],
    ["thcs", ["THCS", "Trung học cơ sở", "Trường TH&THCS"]],
    ["thpt", ["thpt", "Trường THPT", "TRUNG HỌC PHỔ THÔNG", "truong trung hoc pho thong", "THCS-THPT"]],
    ["tt_gdnn_gdtx", ["gdtx", "GDNN-GDTX", "Trung tâm GDNN - GDTX", "TT GDTX"]],
    ["dac_thu", ["Trường đặc thù", "chuyên biệt"]],
    ["co_so_thuoc_phong", ["co_so_thuoc_phong", "Trường thuộc phòng"]],
  ])("%s is known as %j", async (id, ways) => {
    const database = await openTestDatabase();
    const kinds = await listUnitKinds(database.db);
    await database.close();
    expect(kinds.map((kind) => kind.id)).toEqual(shipped);
    for (const said of ways) expect([said, kindMeant(said, kinds)?.id]).toEqual([said, id]);
  });

  it("no spelling is two kinds', and nothing else is a kind", async () => {
    const database = await openTestDatabase();
    const kinds = await listUnitKinds(database.db);
    await database.close();
    for (const kind of kinds)
      for (const said of [kind.id, kind.name, ...kind.spellings])
        expect([said, kindMeant(said, kinds)?.id]).toEqual([said, kind.id]);
    for (const said of ["", " ", "-", "Trường", "thp", "văn phòng"])
      expect(kindMeant(said, kinds)).toBeNull();
    expect(kinds.filter(({ addressForm }) => addressForm !== "Thầy/Cô").map(({ id }) => id)).toEqual([
      "xa_phuong",
    ]);
  });
});

describe("units kinds add", () => {
  it("adds a kind, changes what is given of a known one, and refuses what is another's", async () => {
    const database = await openTestDatabase();
    const run = operator(database);
    try {
      expect(
        await run(
          "units",
          "kinds",
          "add",
          "tu_thuc",
          "--name",
          "Trường tư thục",
          "--also",
          "Tư thục, dân lập",
        ),
      ).toBe("Đã thêm loại đơn vị tu_thuc: Trường tư thục, xưng hô “Thầy/Cô”. Dùng cho các đợt mở sau.");
      expect(await run("units", "kinds", "add", "thpt", "--address", "Anh/Chị")).toContain("Đã sửa");
      const shown: unknown = JSON.parse(await run("units", "kinds", "--json"));
      expect(shown).toContainEqual({
        ...{
          id: "tu_thuc",
          name: "Trường tư thục",
          spellings: ["Tư thục", "dân lập"],
          addressForm: "Thầy/Cô",
        },
      });
      expect(shown).toContainEqual(
        expect.objectContaining({ id: "thpt", name: "Trường THPT", addressForm: "Anh/Chị" }),
      );
      expect(await run("units", "kinds")).toContain("11 loại.");
      const refused: readonly [string[], string][] = [
        [["Tư thục", "--name", "x"], "chỉ được có chữ thường không dấu"],
        [["moi"], "Chưa ghi gì để sửa"],
        [["moi", "--address", "Anh/Chị"], "loại mới cần --name"],
        [["moi", "--name", "truong thpt"], "“truong thpt” đã là cách ghi của loại thpt"],
        [["moi", "--name", "Mới", "--also", "DÂN LẬP"], "“DÂN LẬP” đã là cách ghi của loại tu_thuc"],
        [[], "Thiếu ID"],
      ];
      for (const [args, message] of refused)
        await expect(run("units", "kinds", "add", ...args)).rejects.toThrow(message);
    } finally {
      await database.close();
    }
  });
});

it("makes rows of the kinds that units and rounds had before, and touches no open round", async () => {
  const database = await createEmptyDatabase();
  const folder = mkdtempSync(join(tmpdir(), "tonghop-test-kinds-"));
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  try {
    cpSync(migrationsFolder, folder, { recursive: true });
    const journal = join(folder, "meta", "_journal.json");
    const { entries, ...rest }: { entries: { tag: string }[] } = JSON.parse(readFileSync(journal, "utf8"));
    const kinds = entries.findIndex(({ tag }) => tag.endsWith("_unit_kinds"));
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, kinds) }));
    await migrate(database.url, folder);
    const settings = { kindLabels: { lien_cap: "Trường liên cấp" }, addressForms: { lien_cap: "Anh/Chị" } };
    await sql`
      insert into unit (code, kind, name, short_name, position, sample) values
        ('SO', 'so_gddt', 'Sở', 'Sở', 1, false), ('L1', 'lien_cap', 'L', 'L', 2, false),
        ('M1', 'truong_mn', 'M', 'M', 3, false), ('OLD', 'thpt', 'Mẫu', 'Mẫu', 4, true)`;
    await sql`
      insert into round (form_id, form_version, title, deadline, state, settings, opened_at)
      values ('f', 1, 'R', now(), 'open', ${sql.json(settings)}, now())`;
    await sql`
      insert into node (round_id, unit_id, path, expected, code, kind, name, short_name, position)
      select round.id, 99, '/', true, 'X1', 'da_xoa', 'X', 'X', 1 from round`;
    const before = await sql`select settings from round`;
    await migrate(database.url);
    expect(
      await sql`select id, name, address_form from unit_kind where id <> all(${shipped}) order by position`,
    ).toEqual([
      { id: "da_xoa", name: "da_xoa", address_form: "Thầy/Cô" },
      { id: "lien_cap", name: "Trường liên cấp", address_form: "Anh/Chị" },
      { id: "truong_mn", name: "truong_mn", address_form: "Thầy/Cô" },
    ]);
    expect(await sql`select settings from round`).toEqual(before);
    expect(await sql`select code from unit where removed_at is not null`).toEqual([{ code: "OLD" }]);
  } finally {
    await sql.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
