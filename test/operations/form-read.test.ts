// `form read`: a dispatch told in words and as JSON, an attachment alone, and what cannot be read.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operator } from "../support/program/operate.ts";
import { openTestDatabase } from "../support/run/database.ts";

const dispatch = (name: string) => fileURLToPath(new URL(`../support/dispatches/${name}`, import.meta.url));

describe("form read", () => {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-form-read-"));
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  const run = (...args: readonly string[]) => operator(database)("form", "read", ...args);

  it("says in words what is asked, and what is open", async () => {
    const said = await run(dispatch("1-ma-tran-hoc-sinh.docx"));
    expect(said).toContain("Hạn nộp: trước 17 giờ 00 25/11/2026");
    expect(said).toContain("Nơi nhận: trường trung học phổ thông (Trường THPT)");
    expect(said).toContain(
      "Biểu: Biểu 01 – THỐNG KÊ LỚP, HỌC SINH ĐẦU NĂM HỌC 2026-2027: 7 cột, 3 dòng phải trả lời.",
    );
    expect(said).toContain("2 chỗ cần xem:");
  });

  it("prints JSON for programs", async () => {
    const read = JSON.parse(await run(dispatch("3-ha-tang-so.docx"), "--json"));
    expect(read.cover.deadline).toBe("2026-12-05");
    expect(read.tables.map((table: { no: string }) => table.no)).toEqual(["Biểu số 1", "Biểu số 2"]);
  });

  it("says what to do where nothing is asked, and where a file cannot be read", async () => {
    const text = join(folder, "thu.txt");
    writeFileSync(text, "Kính gửi: các trường.\nMời dự họp.\n");
    expect(await run(text)).toContain("Không thấy đề cương hay biểu nào để hỏi.");
    await expect(run(join(folder, "khong-co.docx"))).rejects.toThrow("Không đọc được tệp");
    await expect(run()).rejects.toThrow("TỆP…");
  });
});
