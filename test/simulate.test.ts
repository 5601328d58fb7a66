// A small province through a whole month: what every workbook says is what its people meant. Larger ones: `npm run simulate`.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Documents, openDocuments } from "../src/documents/documents.ts";
import { type SmtpFake, startSmtp } from "./support/fakes/smtp.ts";
import { fileDatabase } from "./support/run/file-database.ts";
import { simulate } from "./support/simulate/simulate.ts";

const at = fileDatabase();
let documents: Documents;
let smtp: SmtpFake;
beforeAll(async () => {
  smtp = await startSmtp();
  documents = openDocuments({ databaseUrl: at.url, timeZone: "Asia/Ho_Chi_Minh" });
});
afterAll(async () => {
  await documents.close();
  await smtp.stop();
});

it("a month of a small province ends in workbooks that say what was meant", async () => {
  const month = await simulate(at.db, documents, smtp, { shape: "small", seed: 7 });
  expect(month.logged).toEqual([]);
  expect(month.wrong).toEqual([]);
  expect(month.cells).toBeGreaterThan(2_500);
  // Reminders, and a report that was given back.
  expect(month.mails.length).toBeGreaterThan(2);
  expect(month.mails.join("\n")).toContain("được trả lại để chỉnh sửa");
  expect(month.mailsToOthers).toBe(0);
  expect(month.toSeal[0]).toBeLessThanOrEqual(18);
});
