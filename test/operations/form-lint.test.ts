// `form lint`: what is wrong in a form's file, the sentence of each of its rules, and files that are no form.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readSettings } from "../../src/config/settings.ts";
import { formLint } from "../../src/operations/form/lint.ts";
import { checkSentences } from "../../src/text/operator/form-lint.ts";
import { testForm } from "../support/forms/forms.ts";
import { planForm } from "../support/round/plan-form.ts";

const folder = mkdtempSync(join(tmpdir(), "tonghop-form-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function lint(...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await formLint.run(args, {
    settings: readSettings({}),
    log: silent,
    store: null,
    now: () => new Date("2022-10-05T09:00:00+07:00"),
    newId: () => "",
    print: (text) => void lines.push(text),
    warn: () => undefined,
  });
  return lines;
}

const shipped = (name: string) => fileURLToPath(new URL(`../support/forms/${name}.json`, import.meta.url));

/** The test form with another rule instead of its own. */
function withRule(holds: string): string {
  const path = join(folder, "bieu.json");
  const form = structuredClone(testForm("si-so-dau-nam"));
  const rule = { id: "Q1", at: "row", type: "expression", table: "bieu", holds } as const;
  writeFileSync(path, JSON.stringify({ ...form, checks: [rule] }));
  return path;
}

describe("form lint", () => {
  it("reads out what the bot says of each rule: the form's own words, else the rule", async () => {
    expect(await lint(shipped("si-so-dau-nam"))).toEqual([
      "Không thấy chỗ nào sai.",
      "",
      "Câu bot sẽ nói khi số liệu trái quy tắc:",
      "C1 ([3] <= [2]): “Số học sinh nữ không thể nhiều hơn tổng số học sinh.”",
      "C2 ([5] <= [2]): “theo biểu mẫu, dân tộc không lớn hơn số học sinh.”",
      "C3 ([6] <= [5]): “theo biểu mẫu, nữ dân tộc không lớn hơn dân tộc.”",
      "C4 ([8] <= 45): “Bình quân trên 45 học sinh một lớp.”",
    ]);
  });

  it("says what is wrong, and still reads what can be read", async () => {
    expect(await lint(withRule("[3] + [2]"))).toEqual([
      "1 chỗ cần sửa:",
      expect.stringContaining("check Q1"),
      "",
      "Câu bot sẽ nói khi số liệu trái quy tắc:",
      "Q1 ([3] + [2]): “theo biểu mẫu, nữ + số học sinh.”",
    ]);
  });

  it.each([
    ["[3] <= ", "– check Q1: “[3] <= ” cannot be read at letter 8 (operand)"],
    ["[3] <= [ngày]", "– check Q1: “[3] <= [ngày]” holds nowhere: no row has all that it names"],
  ])("has no sentence of a rule that says nothing: %s", async (holds, problem) => {
    expect(await lint(withRule(holds))).toEqual(["1 chỗ cần sửa:", problem]);
  });

  it("names what is no file, no JSON and no form", async () => {
    const path = join(folder, "khac.json");
    await expect(lint(join(folder, "khong-co.json"))).rejects.toThrow("Không đọc được tệp");
    writeFileSync(path, "{");
    await expect(lint(path)).rejects.toThrow("không phải là JSON");
    writeFileSync(path, '{"language": 2, "id": "a"}');
    await expect(lint(path)).rejects.toThrow("không phải là biểu mẫu");
    await expect(lint()).rejects.toThrow("TỆP");
  });
});

it("names rows and columns as people know them, by whichever of them the rule names", () => {
  expect(checkSentences(planForm).map(({ said }) => said)).toEqual([
    "theo biểu mẫu, thực hiện không lớn hơn 2 × kế hoạch",
    "theo biểu mẫu, mục I.3 không lớn hơn mục I.1",
    "theo biểu mẫu, kế hoạch “Tổng cộng” không nhỏ hơn thực hiện “Tổng cộng”",
    "phòng học vượt kế hoạch mà không có đầu sách nào",
  ]);
});
