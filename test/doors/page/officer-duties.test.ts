// Who compiles, who watches and who has no part is asked on the page where a round is opened, and kept when it is opened once more.
import { beforeAll, describe, expect, it } from "vitest";
import { officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";

const units = [
  { code: "SO", kind: "so_gddt", name: "Sở Giáo dục và Đào tạo Bến Tre", shortName: "Sở GDĐT Bến Tre" },
  { code: "PGD-CL", kind: "phong_gddt", name: "Phòng GDĐT Chợ Lách", parent: "SO" },
  { code: "PGD-BT", kind: "phong_gddt", name: "Phòng GDĐT Ba Tri", parent: "SO" },
  { code: "PGD-GT", kind: "phong_gddt", name: "Phòng GDĐT Giồng Trôm", parent: "SO" },
  { code: "THPT-01", kind: "thpt", name: "Trường THPT Ca Văn Thỉnh", parent: "SO" },
  { code: "CL-1", kind: "co_so_thuoc_phong", name: "Trường Tiểu học Sơn Định", parent: "PGD-CL" },
  { code: "CL-2", kind: "co_so_thuoc_phong", name: "Trường THCS Sơn Định", parent: "PGD-CL" },
  { code: "BT-1", kind: "co_so_thuoc_phong", name: "Trường Tiểu học An Đức", parent: "PGD-BT" },
  { code: "GT-1", kind: "co_so_thuoc_phong", name: "Trường Tiểu học Bình Hòa", parent: "PGD-GT" },
];
const profiles = {
  so_gddt: null,
  phong_gddt: "phong_gddt",
  thpt: "thpt",
  co_so_thuoc_phong: "co_so_thuoc_phong",
};
const desk = officerDesk(new Date("2026-11-20T08:00:00+07:00"), { units, settings: { profiles } });
const form = "/officer/forms/tuan-le-htsd-2022/open";
let hanh: OfficerBrowser;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
});

const asked = {
  title: "Tuần lễ 2026",
  date: "2026-12-04",
  counts: "yes",
  kind: ["phong_gddt", "thpt", "co_so_thuoc_phong"],
};
const nodes = async (title: string) =>
  (
    await desk.database.sql`
      select node.code, node.expected, node.compiles from node join round on round.id = round_id
      where round.title = ${title} and node.parent_id is not null order by node.position, node.id`
  ).map(
    ({ code, expected, compiles }) => `${code} ${compiles ? "compiles" : expected ? "reports" : "watches"}`,
  );

describe("the boxes", () => {
  it("ask of each kind that has units below it, and of no other", async () => {
    const words = wordsOf((await hanh.get(form)).text);
    expect(words).toContain("Đơn vị có đơn vị trực thuộc");
    expect(words).toContain("Phòng GDĐT (3 đơn vị)");
    const page = (await hanh.get(form)).text;
    expect(page).toContain('name="duty-phong_gddt"');
    expect(page).not.toContain('name="duty-thpt"');
    expect(page).not.toContain('name="duty-so_gddt"');
  });

  it.each([
    ["a code that nobody has", { "codes-compiles": "PGD-XX" }, /không có loại hay mã: PGD-XX/],
    ["a unit with nobody below it", { "codes-watches": "THPT-01" }, /Không có đơn vị trực thuộc.*THPT-01/],
    [
      "two things of one unit",
      { "codes-watches": "PGD-CL", "codes-compiles": "pgd-cl" },
      /Có hai việc.*: PGD-CL/,
    ],
    [
      "who compiles and is not asked",
      { "duty-phong_gddt": "compiles", kind: ["thpt", "co_so_thuoc_phong"] },
      /Đơn vị tổng hợp cũng phải nộp báo cáo: xin chọn loại của PGD-CL, PGD-BT, PGD-GT/,
    ],
  ])("refuse %s", async (_, wrong, words) => {
    const page = await hanh.post(form, { ...asked, ...wrong, step: "preview" });
    expect(page.status).toBe(422);
    expect(wordsOf(page.text)).toMatch(words);
  });
});

it("opens the round as it was looked at, and once more alike", async () => {
  const wish = {
    ...asked,
    "duty-phong_gddt": "compiles",
    "codes-watches": "pgd-bt",
    "codes-left-out": "PGD-GT",
    innerDecides: "yes",
  };
  const preview = await hanh.post(form, { ...wish, step: "preview" });
  const words = wordsOf(preview.text);
  expect(words).toMatch(/Hỏi 6 đơn vị/);
  expect(words).toContain(
    "tổng hợp: 1 đơn vị; chỉ theo dõi: 1; không tham gia: 1; được nhắc, trả lại, nhập thay.",
  );
  const hidden = [...preview.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const kept: Record<string, string[]> = {};
  for (const [, name = "", value = ""] of hidden.slice(0, hidden.length / 2))
    kept[name] = [...(kept[name] ?? []), value];
  const opened = await hanh.postOn(form, { ...kept, step: "open" });
  expect(wordsOf(opened.text)).toMatch(/Đã mở đợt “Tuần lễ 2026” cho 6 đơn vị/);
  const expected = [
    "PGD-CL compiles",
    "PGD-BT watches",
    "THPT-01 reports",
    "CL-1 reports",
    "CL-2 reports",
    "BT-1 reports",
    "GT-1 reports",
  ];
  expect(await nodes("Tuần lễ 2026")).toEqual(expected);
  const [row] = await desk.database.sql`select id, settings from round where title = 'Tuần lễ 2026'`;
  expect(row?.settings).toMatchObject({ innerDecides: true, inner: { phong_gddt: "compiles" } });
  await hanh.post(`/officer/again/${row?.id}`, { title: "Lần hai", date: "2026-12-20", step: "open" });
  expect(await nodes("Lần hai")).toEqual(expected);
});
