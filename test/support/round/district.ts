// A round of the form of 2022 as it is asked today: the Sở, a xã that compiles ten schools, a THPT that reports to the Sở.
import type { Value } from "../../../src/form/answers.ts";
import type { Db } from "../../../src/store/db.ts";
import { fullAnswers, type SeedUnit } from "./cast.ts";
import { type Seeded, seedRound } from "./seed.ts";

const row = (no: string, count: number, people: number): Record<string, Value> => ({
  [`n2_5/r${no}/count`]: count,
  [`n2_5/r${no}/people`]: people,
});

/** What each school of the xã held; those without an entry have handed in nothing. Everything else is 0. */
const held: Readonly<Record<string, Record<string, Value>>> = {
  "TH-01": { ...row("1_1", 2, 50), ...row("1_7", 12, 400), "n2_5/r4_3/count": 120 },
  "TH-02": { ...row("1_1", 2, 53), ...row("1_7", 14, 450) },
  "TH-03": { ...row("1_1", 2, 50), ...row("1_7", 10, 340), ...row("1_3", 2, 60) },
  "THCS-01": { ...row("1_1", 3, 80), ...row("1_7", 20, 700), ...row("1_3", 1, 25) },
  "THCS-02": { ...row("1_1", 2, 60), ...row("1_7", 16, 520) },
  "MN-01": { ...row("1_1", 1, 20), ...row("1_7", 8, 290) },
  "MN-02": { ...row("1_1", 2, 40), ...row("1_7", 9, 300) },
  "MN-03": { ...row("1_7", 7, 240) },
};

const schools: readonly (readonly [code: string, name: string, short: string])[] = [
  ["TH-01", "Trường Tiểu học Phú Túc", "TH Phú Túc"],
  ["TH-02", "Trường Tiểu học Tân Xuân 1", "TH Tân Xuân 1"],
  ["TH-03", "Trường Tiểu học Tân Xuân 2", "TH Tân Xuân 2"],
  ["TH-04", "Trường Tiểu học An Bình", "TH An Bình"],
  ["THCS-01", "Trường THCS Tân Xuân", "THCS Tân Xuân"],
  ["THCS-02", "Trường THCS An Bình", "THCS An Bình"],
  ["MN-01", "Trường Mầm non Sơn Ca", "MN Sơn Ca"],
  ["MN-02", "Trường Mầm non Tuổi Thơ", "MN Tuổi Thơ"],
  ["MN-03", "Trường Mầm non Hướng Dương", "MN Hướng Dương"],
  ["MN-04", "Trường Mầm non Hoa Mai", "MN Hoa Mai"],
];

/** Eight of the ten schools sealed on 10 October at eight. Their sums: 1.1 is 14/353, 1.3 is 3/85, 1.7 is 96/3,240, 4.3 is 120. */
export async function openDistrict(db: Db, more: readonly SeedUnit[] = []): Promise<Seeded> {
  const at = new Date("2022-10-10T08:00:00+07:00");
  const below = schools.map(([code, name, shortName]): SeedUnit => {
    const answers = held[code];
    const unit = { code, kind: "truong", name, shortName, parent: "XA-TX" };
    if (!answers) return unit;
    return { ...unit, answers: fullAnswers("co_so_thuoc_phong", answers), sealed: { at } };
  });
  return seedRound(db, {
    units: [
      { code: "SO", kind: "so_gddt", name: "Sở Giáo dục và Đào tạo Bến Tre", shortName: "Sở GDĐT Bến Tre" },
      {
        code: "XA-TX",
        kind: "phong_gddt",
        name: "Xã Tân Xuân",
        shortName: "Xã Tân Xuân",
        parent: "SO",
        compiles: true,
      },
      {
        code: "THPT-01",
        kind: "thpt",
        name: "Trường THPT Ca Văn Thỉnh",
        shortName: "THPT Ca Văn Thỉnh",
        parent: "SO",
      },
      ...below,
      ...more,
    ],
  });
}
