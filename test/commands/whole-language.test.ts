// What officers read of forms of the whole language: key totals that follow from sums of the database, and one report.
import { expect, it } from "vitest";
import type { Value } from "../../src/form/answers.ts";
import type { Form } from "../../src/form/form.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { officer, testApp } from "../support/chat/officer.ts";
import { classes, classUnits, inventory, inventoryUnits } from "../support/forms/of-report.ts";
import type { SeedUnit } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-12T16:40:00+07:00");

/** The same schools in a database. */
async function asked(form: Form, reports: readonly UnitReport[], text: string) {
  const schools = reports.map(({ node, submission }): SeedUnit => {
    const given = [...(submission?.answers ?? [])].flatMap(([place, { value }]): [string, Value][] =>
      value === null ? [] : [[place, value]],
    );
    const answers = Object.fromEntries(given);
    const shared = {
      code: node.code,
      kind: "truong",
      name: node.name,
      shortName: node.shortName,
      parent: "SO",
    };
    return submission
      ? { ...shared, answers, sealed: { at: new Date("2022-10-11T09:00:00+07:00") } }
      : shared;
  });
  const so: SeedUnit = { code: "SO", kind: "so_gddt", expected: false, officers: [{ name: "chị Hạnh" }] };
  const settings = { profiles: { truong: "truong" }, kindLabels: { truong: "Trường" } };
  const seeded = await seedRound(at.db, { units: [so, ...schools], form, settings });
  const { text: said } = await officer(
    testApp(at.db, () => now),
    seeded,
    "chị Hạnh",
  ).types(text);
  return said.split("\n");
}

it("sums up what is computed of totals, averages and totals of totals as the workbook does", async () => {
  const lines = await asked(classes, classUnits(), "/summary");
  expect(lines.slice(-3)).toEqual([
    "Số liệu tạm thời đến 16:40 ngày 12/10/2022, 2/3 đơn vị:",
    "– Học sinh: 696 học sinh, 48,9 % nữ (2 đơn vị có)",
    "– Điểm tự chấm bình quân: 87,8 điểm (2 đơn vị có)",
  ]);
});

it("sums up lists by their lines and columns", async () => {
  const lines = await asked(inventory, inventoryUnits(), "/summary");
  expect(lines.at(-1)).toBe("– Thiết bị: 18 cái, 225.253.500 đồng, 3 loại (2 đơn vị có)");
});

it("shows of one report what is computed beside it, choices in words, and totals of totals", async () => {
  const lines = await asked(classes, classUnits(), "/unit T-02");
  const beginning = (start: string) => lines.find((line) => line.startsWith(start));
  expect(beginning("B1.1.")).toBe(
    "B1.1. Lớp 10: 2 lớp; 70 học sinh; nữ 30; dân tộc 0; nữ dân tộc 0; khuyết tật 0; nam 40; học sinh mỗi lớp 35; tỷ lệ nữ 42,9%",
  );
  expect(beginning("B1.4.")).toBe("B1.4. Lớp khác (ghi rõ): 2 lớp ghép; 2 lớp; 17 học sinh; nữ 7");
  expect(beginning("Cộng toàn trường")).toBe("Cộng toàn trường: 8 lớp; 214 học sinh; nữ 97; nam 117");
  expect(beginning("B2.1.")).toBe("B2.1. Kỹ năng số của học sinh: Khá");
});

it("shows a list by its lines' number and sums, and nothing of people", async () => {
  const lines = await asked(inventory, inventoryUnits(), "/unit T-01");
  expect(lines.find((line) => line.startsWith("1."))).toBe(
    "1. Danh mục thiết bị: 2 thiết bị; 15 cái; thực tế 16; chênh lệch 1; thành tiền 135.253.500 đồng (135.253,5 nghìn đồng)",
  );
  expect(lines.join("\n")).not.toContain("Nguyễn An");
});
