// Nothing in the code is about one activity: its words stand in its form, and what people type in the lexicon.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { released } from "../../src/form/library/released.ts";
import { unsaid } from "../../src/form/library/unsaid.ts";
import { shippedForm } from "../../src/form/library.ts";
import { formWords } from "../../src/form/words/form-words.ts";
import { smallForm } from "../support/round/small-form.ts";
import { stockForm } from "../support/round/stock-form.ts";

const root = fileURLToPath(new URL("../../src/", import.meta.url));
const words =
  /tuần lễ|tuan-le|học tập|suốt đời|2022|covid|lớp|quyển|tập thể|hoạt động nào|các hoạt động|tin, bài|ấn phẩm|khai mạc|thư viện|đoàn trường|nơi khác mở|\d+–\d+ phút|(?:15|20)\/10(?!\/2027)|27\/9|8 triệu 200|1\.7|4\.3|PGD-|bến tre/iu;

/** Measures that any school counts in: where the words of other people's papers are kept they may stand. */
const papers = /^(?:files|dispatch)\/words\//u;
const measures = /lớp|quyển/giu;

it("keeps the words of the shipped form out of the code", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/u.test(file) && !/^(form\/library|language\/lexicon)\//u.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const lines = files.flatMap((file) =>
    withoutComments(readFileSync(`${root}${file}`, "utf8"))
      .split("\n")
      .filter((line) => words.test(papers.test(file) ? line.replace(measures, "") : line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});

it("leaves a released form's body as it is and says what it left unsaid, once it does not say so itself", () => {
  for (const name of released) {
    const form = shippedForm(name);
    expect(form.words === undefined).toBe(name in unsaid);
    expect(formWords(form)).toMatchObject({
      takes: "30–45 phút",
      nothing: "không tổ chức hoạt động nào",
      things: "lớp, cuộc",
      people: "người",
    });
  }
});

it("takes a form's own words, and of the others what fits any form", () => {
  expect(formWords(stockForm)).toMatchObject({
    takes: "5 phút",
    nothing: "không có máy nào",
    something: "có",
    things: "máy",
    people: "phòng máy",
    examples: { count: 12, pair: [3, 45] },
  });
  expect(formWords(smallForm)).toMatchObject({
    takes: null,
    names: [],
    nothing: "không có gì để báo cáo",
    things: "số lượng",
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/(^|\s)\/\/.*$/gmu, "");
}
