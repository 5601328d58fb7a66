// Every question of the shipped form, as it is asked of each kind of unit, understands an answer in its own words.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Value } from "../../src/form/answers.ts";
import { parseForm } from "../../src/form/form.ts";
import type { Question } from "../../src/form/question.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { readTyped } from "../../src/interview/reading/readers.ts";

const library = new URL("../../src/form/library/tuan-le-htsd-2022@1.json", import.meta.url);
const form = parseForm(JSON.parse(readFileSync(library, "utf8")));
const now = new Date("2022-10-10T10:00:00+07:00");

type Said = readonly [string, readonly Value[]];

/** What people say at a question, with what it means. */
function sayings({ cells, askAs, nouns, id }: Question): readonly Said[] {
  const [one = "", two = ""] = nouns;
  if (askAs) {
    const yes = ["có", "dạ có ạ", "1", "có tổ chức", "rồi"].map((said): Said => [said, [1]]);
    return [...yes, ...["không", "0", "không tổ chức"].map((said): Said => [said, [0]])];
  }
  const kinds = cells.map(({ kind }) => kind.name).join("/");
  switch (kinds) {
    case "count/count":
      return [
        `12 ${one} 340 ${two}`,
        `dạ 12 ${one} 340 ${two} ạ`,
        `12 ${one}, 340 ${two}`,
        `340 ${two} 12 ${one}`,
        `có 12 ${one} với 340 ${two} tham gia`,
        `12 ${one} / 340 ${two}`,
        "12/340",
      ].map((said) => [said, [12, 340]]);
    case "money":
      return [
        "5.000.000 đồng",
        "5000000 đồng ạ",
        "5.000.000đ",
        "5 triệu đồng",
        "dạ 5 triệu",
        "5.000.000 VNĐ",
      ].map((said) => [said, [5_000_000]]);
    case "count":
      return [`12 ${one}`, `dạ 12 ${one} ạ`, "12", `được 12 ${one}`, `có 12 ${one}`, `tổng 12 ${one}`]
        .concat(one.split(/[,/]\s*/).map((noun) => `12 ${noun}`))
        .map((said) => [said, [12]]);
    case "text":
      return [["Đã ban hành kế hoạch số 12 từ ngày 20/9.", ["Đã ban hành kế hoạch số 12 từ ngày 20/9."]]];
    default:
      throw new Error(`${id}: the shipped form asks no ${kinds}`);
  }
}

describe.each(Object.keys(form.profiles))("%s", (profile) => {
  const q = questionnaire(form, profile);
  it.each(q.questions.map((question) => [question.main.no || question.id, question] as const))(
    "%s",
    (_, question) => {
      for (const [said, values] of sayings(question)) {
        expect(readTyped(question, said, now), said).toMatchObject({ type: "value", values });
      }
    },
  );
});
