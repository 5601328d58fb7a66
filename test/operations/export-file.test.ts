// The operator's export of a round whose form has a file of its own: that file with the totals lies beside the workbook.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { releaseForm } from "../../src/store/rounds/forms.ts";
import { load, sheetOf, shown } from "../support/files/workbook-text.ts";
import { operator } from "../support/program/operate.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";
import { firstReport, ownFile, renamed, secondReport } from "../support/template/own-file-form.ts";

const database = fileDatabase();
const run = operator(database, { at: new Date("2022-10-16T09:30:00+07:00") });
const folder = testFolder();
const sealed = { at: new Date("2022-10-10T08:15:00+07:00") };
const profiles = Object.fromEntries(
  ["phong_gddt", "tt_gdnn_gdtx", "thpt", "dac_thu"].map((kind) => [kind, "truong"]),
);
const seed = (id: string, template?: Uint8Array) =>
  seedRound(database.db, {
    form: renamed(id),
    settings: { profiles },
    units: castWith({
      "THPT-01": { answers: firstReport, sealed },
      "TT-GT": { answers: secondReport, sealed },
    }),
    ...(template ? { template } : {}),
  });

it("writes both, and says so", async () => {
  await seed("xuat-hai-tep", ownFile);
  const out = folder.path("hai.XLSX");
  const beside = folder.path("hai-bieu-mau.xlsx");
  expect(await run("export", "--out", out)).toBe(
    `Đã ghi ${out}: 2/4 báo cáo đã nộp, 0 đang trả lại.\nĐã ghi ${beside}: tệp biểu mẫu của công văn, đã điền số tổng hợp.`,
  );
  const sheet = sheetOf(await load(await readFile(beside)), "Biểu 01");
  expect(["C10", "C12", "F12"].map((address) => shown(sheet.getCell(address)))).toEqual([500, 820, 45.5]);
});

it("says why the file could not be filled, and leaves none", async () => {
  await seed("tep-hong", ownFile.slice(0, -200));
  const out = folder.path("hong.xlsx");
  expect(await run("export", "--out", out)).toContain(
    "Chưa điền được vào tệp biểu mẫu của công văn: tệp bị hỏng. Số liệu nằm trong tệp do bot lập.",
  );
  expect(existsSync(out)).toBe(true);
  expect(existsSync(folder.path("hong-bieu-mau.xlsx"))).toBe(false);
});

it("is of the file that the form was released with: another one under its version is refused", async () => {
  const release = (template: Uint8Array | null) =>
    database.db.transaction((tx) => releaseForm(tx, renamed("phat-hanh"), template));
  await release(ownFile);
  await release(ownFile);
  for (const other of [null, ownFile.slice(1)])
    await expect(release(other)).rejects.toThrow(/raise its version/);
});
