// /missing: who owes, whom to call and how far they are; one page or several, one subtree only.
import { expect, it } from "vitest";
import { officer, testApp } from "../support/chat/officer.ts";
import { castWith, fullAnswers, type SeedUnit } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T16:40:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");

const at = fileDatabase();

it("lists exactly those who owe, by kind, with a name or the unit's phone and the state", async () => {
  const app = testApp(at.db, () => now);
  const seeded = await seedRound(at.db, {
    units: castWith(
      {
        "PGD-CL": { state: "returned", sealed: { at: before }, answers: fullAnswers("phong_gddt") },
        "TT-GT": { answers: { "n2_5/r2/count": 3, n1_1: "Đã ban hành kế hoạch." } },
        "THPT-01": { answers: fullAnswers("thpt") },
      },
      [
        { code: "TT-BT", kind: "tt_gdnn_gdtx", shortName: "TT Ba Tri", parent: "SO", phone: "0275 3850 222" },
        {
          code: "THPT-03",
          kind: "thpt",
          parent: "SO",
          sealed: { at: before },
          answers: fullAnswers("thpt"),
          contacts: [{ name: "người đã nộp" }],
        },
        { code: "THPT-04", kind: "thpt", parent: "SO", exempt: "đã sáp nhập" },
      ],
    ),
  });
  const reply = await officer(app, seeded, "chị Hạnh").types("/chưa nộp");
  expect(reply.text).toBe(
    [
      "CHƯA NỘP: 5/6 đơn vị",
      "Đến 16:40 ngày 14/10/2022. Hạn nộp: 23:59 thứ Bảy 15/10/2022 (ngày mai).",
      "",
      "Phòng GDĐT:",
      "– PGD-CL · PGD Chợ Lách · chị Thu · trả lại",
      "",
      "Trung tâm GDNN-GDTX:",
      "– TT-GT · TT Giồng Trôm · thầy Minh · đang nhập 2/41",
      "– TT-BT · TT Ba Tri · chưa có đầu mối tham gia, ĐT 0275 3850 222 · chưa bắt đầu",
      "",
      "Trường THPT:",
      "– THPT-01 · THPT Ca Văn Thỉnh · cô Lan · đủ 34 mục, chưa nộp",
      "– THPT-02 · THPT Phan Văn Trị · anh Hùng (đã chặn bot, ĐT 0275 3861 111) · chưa bắt đầu",
    ].join("\n"),
  );
  expect(reply.offers?.map((offer) => offer.label)).toEqual(["Nhắc tất cả", "Xuất Excel"]);
});

it("goes through a long list page by page, every unit once", async () => {
  const app = testApp(at.db, () => now);
  const many = Array.from(
    { length: 130 },
    (_, index): SeedUnit => ({ code: `X-${String(index).padStart(3, "0")}`, kind: "thpt", parent: "SO" }),
  );
  const seeded = await seedRound(at.db, { units: castWith({}, many) });
  const chiHanh = officer(app, seeded, "chị Hạnh");
  const first = await chiHanh.types("/missing");
  const second = await chiHanh.presses(first, "Xem tiếp");
  const third = await chiHanh.presses(second, "Xem tiếp");
  expect(first.text).toContain("CHƯA NỘP: 134/134 đơn vị, trang 1/3");
  expect(third.text).toContain("trang 3/3");
  expect(third.offers?.map((offer) => offer.label)).not.toContain("Xem tiếp");
  const codes = [first, second, third].flatMap((page) =>
    [...page.text.matchAll(/^– (\S+) · /gm)].map((match) => match[1]),
  );
  expect(codes).toHaveLength(134);
  expect(new Set(codes).size).toBe(134);
});

it("says so when everybody has reported, and offers no reminder", async () => {
  const app = testApp(at.db, () => now);
  const sealed = { answers: fullAnswers("thpt"), sealed: { at: before } };
  const seeded = await seedRound(at.db, {
    units: [
      { code: "SO", kind: "so_gddt", officers: [{ name: "chị Hạnh" }] },
      { code: "THPT-01", kind: "thpt", parent: "SO", ...sealed },
      { code: "THPT-02", kind: "thpt", parent: "SO", ...sealed, state: "accepted" },
    ],
  });
  const reply = await officer(app, seeded, "chị Hạnh").types("/missing");
  expect(reply.text).toBe("Đến 16:40 ngày 14/10/2022, cả 2 đơn vị đã nộp báo cáo.");
  expect(reply.offers?.map((offer) => offer.label)).toEqual(["Xuất Excel"]);
});

it("shows an officer of a phòng the schools that report to it, and nobody outside", async () => {
  const app = testApp(at.db, () => now);
  const seeded = await seedRound(at.db, {
    units: castWith({ "PGD-CL": { officers: [{ name: "anh Phong" }] } }, [
      { code: "TH-01", kind: "truong", shortName: "TH Phú Phụng", parent: "PGD-CL" },
    ]),
  });
  const { text } = await officer(app, seeded, "anh Phong").types("/missing");
  expect([...text.matchAll(/^– (\S+) · /gm)].map((match) => match[1])).toEqual(["TH-01"]);
});

it("names every contact of a unit, once each however many doors they have", async () => {
  const app = testApp(at.db, () => now);
  const seeded = await seedRound(at.db, {
    units: castWith({
      "THPT-01": {
        contacts: [
          { name: "cô Lan", doors: [{}, { channel: "web", blocked: true }, {}] },
          { name: "cô Mai" },
        ],
      },
    }),
  });
  const { text } = await officer(app, seeded, "chị Hạnh").types("/missing");
  expect(text).toContain("– THPT-01 · THPT Ca Văn Thỉnh · cô Lan, cô Mai · chưa bắt đầu");
  await at.sql`update role set to_at = ${now.toISOString()} where person_id = ${seeded.person("cô Lan").id}`;
  const handedOver = await officer(app, seeded, "chị Hạnh").types("/missing");
  expect(handedOver.text).toContain("· cô Mai · chưa bắt đầu");
  expect(handedOver.text).not.toContain("cô Lan");
});

it("says once of many units that nobody joined and nobody began, with whom to call where that is known", async () => {
  const app = testApp(at.db, () => now);
  const silent = (code: string, more: Partial<SeedUnit> = {}): SeedUnit => ({
    ...{ code, kind: "thpt", shortName: `Trường ${code}`, parent: "SO" },
    ...more,
  });
  const seeded = await seedRound(at.db, {
    units: castWith({}, [
      silent("THPT-05", { phone: "0275 3850 222" }),
      silent("THPT-06"),
      silent("THPT-07", { contacts: [{ name: "cô Bảy" }] }),
      silent("THPT-08", { answers: { n1_1: "Đã ban hành kế hoạch." } }),
      silent("THPT-09", { phone: "0275 3850 999" }),
    ]),
  });
  const { text } = await officer(app, seeded, "chị Hạnh").types("/chưa nộp");
  expect(text.slice(text.indexOf("Trường THPT:"))).toBe(
    [
      "Trường THPT:",
      "– THPT-01 · THPT Ca Văn Thỉnh · cô Lan · chưa bắt đầu",
      "– THPT-02 · THPT Phan Văn Trị · anh Hùng (đã chặn bot, ĐT 0275 3861 111) · chưa bắt đầu",
      "– THPT-07 · Trường THPT-07 · cô Bảy · chưa bắt đầu",
      "– THPT-08 · Trường THPT-08 · chưa có đầu mối tham gia · đang nhập 1/34",
      "Chưa có đầu mối tham gia, chưa bắt đầu (3):",
      "– THPT-05 · Trường THPT-05 · ĐT 0275 3850 222",
      "– THPT-06 · Trường THPT-06",
      "– THPT-09 · Trường THPT-09 · ĐT 0275 3850 999",
    ].join("\n"),
  );
});
