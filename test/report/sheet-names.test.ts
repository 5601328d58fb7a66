// Names of sheets and files, whatever a unit is called.
import fc from "fast-check";
import { expect, test } from "vitest";
import { unitFileName, workbookFileName } from "../../src/report/excel/file-name.ts";
import { quotedSheetName, sheetNames } from "../../src/report/excel/sheet-names.ts";

test.each([
  [["THPT A/B: [x]?"], ["THPT A B x"]],
  [
    ["History", "HISTORY"],
    ["History (2)", "HISTORY (3)"],
  ],
  [
    ["'Tin học'", "''"],
    ["Tin học", "Sheet"],
  ],
  [
    ["Trường", "TRƯỜNG", "trường"],
    ["Trường", "TRƯỜNG (2)", "trường (3)"],
  ],
  [["Trường THPT Nguyễn Thị Minh Khai huyện"], ["Trường THPT Nguyễn Thị Minh Kha"]],
  [
    ["x".repeat(31), "x".repeat(40)],
    ["x".repeat(31), `${"x".repeat(27)} (2)`],
  ],
  [[""], ["Sheet"]],
])("%j becomes %j", (wanted, names) => {
  expect(sheetNames(wanted)).toEqual(names);
});

test("names are always valid and different", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 45 })), (wanted) => {
      const names = sheetNames(wanted);
      expect(names).toHaveLength(wanted.length);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[:\\/?*[\]]|^'|'$/);
        expect(name.toLowerCase()).not.toBe("history");
      }
    }),
  );
});

test("a name in a formula doubles its apostrophes", () => {
  expect(quotedSheetName("Cơ sở 'A'")).toBe("'Cơ sở ''A'''");
});

test("file names are ASCII with date and hour of the round's clock", () => {
  const round = { title: "Tuần lễ hưởng ứng: Đợt 2/2022", timeZone: "Asia/Ho_Chi_Minh" };
  const at = new Date("2022-10-15T17:05:00Z");
  expect(workbookFileName(round, at)).toBe("tong-hop-tuan-le-huong-ung-dot-2-2022_2022-10-16_0005.xlsx");
  expect(workbookFileName({ ...round, title: "???" }, at)).toBe("tong-hop-bao-cao_2022-10-16_0005.xlsx");
  expect(unitFileName("draft", "THPT-20", at, "UTC")).toBe("du-thao_thpt-20_2022-10-15_1705.xlsx");
});
