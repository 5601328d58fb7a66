// The sample report handed over as a file, seven ways at three doors: sealed with its figures in at most eight messages.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webClient } from "../support/browser/web-client.ts";
import { narrativeHtml, page, signatureHtml, tableHtml } from "../support/handed/sample-paper.ts";
import { type Doors, openDoors } from "../support/program/all-doors.ts";
import { type Handover, postFile } from "../support/program/file-post.ts";
import { codeFor } from "../support/round/join-code.ts";
import { sampleFigures, sampleTexts } from "../support/round/sample-report.ts";

const kept = (name: string): Handover => ({
  name,
  bytes: readFileSync(new URL(`../support/handed/files/${name}`, import.meta.url)),
});
const papers: readonly Handover[] = [
  ...["mau-cua-bot", "theo-cong-van", "danh-so-lai"].flatMap((name) => [
    kept(`${name}.docx`),
    kept(`${name}.xlsx`),
  ]),
  { html: page(narrativeHtml("dispatch"), tableHtml("dispatch"), signatureHtml), text: "" },
];

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
  // Every unit is the school whose paper it is.
  await doors.database.sql`update node set name = 'Trường THPT Ca Văn Thỉnh' where code like 'THPT-%'`;
});
afterAll(() => doors?.close());

type Talk = {
  say(text: string): Promise<string>;
  /** Hands the file over at the door that the last message showed, and gives what is said of it. */
  hand(handover: Handover, said: string): Promise<string>;
};

/** What the sample's author types at a prompt about a file, or at the end. */
function reply(prompt: string): string {
  if (prompt.includes("Gõ “ghi”")) return "ghi";
  if (prompt.includes("“không có hết”")) return "không có hết";
  if (/lý do/u.test(prompt)) return "Số liệu đã kiểm tra với hồ sơ lưu";
  if (prompt.includes("đúng")) return "đúng";
  return "nộp";
}

/** Types until the receipt; gives how many messages that took. */
async function report(talk: Talk, unit: string, handover: Handover): Promise<readonly string[]> {
  const typed = [await codeFor(doors.database.db, unit, "contact"), "đúng"];
  let said = "";
  for (const text of typed) said = await talk.say(text);
  said = await talk.hand(handover, said);
  const heard = [said];
  while (!said.includes("Mã biên nhận") && typed.length < 12) {
    const text = reply(said.split("\n\n").at(-1) ?? said);
    typed.push(text);
    said = await talk.say(text);
    heard.push(`> ${text}`, said);
  }
  expect(said, [unit, ...heard].join("\n")).toContain("Mã biên nhận");
  expect(typed.length, heard.join("\n")).toBeLessThanOrEqual(8);
  return typed;
}

async function sealed(unit: string) {
  const figures = await doors.database.sql`
    select place, value::float8 as value from figure join submission on submission.id = submission_id
    join node on node.id = node_id where code = ${unit}`;
  const texts = await doors.database.sql`
    select place, value from answer join node on node.id = node_id
    where code = ${unit} and jsonb_typeof(value) = 'string'`;
  return {
    figures: Object.fromEntries(figures.map(({ place, value }) => [String(place), Number(value)])),
    texts: Object.fromEntries(texts.map(({ place, value }) => [String(place), String(value)])),
  };
}

const overPlatform = (door: "telegram" | "zalo-bot", person: number): Talk => {
  const caller = doors.caller(door, person);
  return {
    say: (text) => caller.say(text),
    hand: (handover, said) => {
      const link = /https?:\/\/\S+\/u\/[\w-]+/u.exec(said)?.[0];
      if (link === undefined) throw new Error(`no door for a file in:\n${said}`);
      return caller.answerTo(() => postFile(link, handover));
    },
  };
};

const overPage = (): Talk => {
  const web = webClient(() => doors.url);
  let door: string | null = null;
  return {
    say: async (text) => {
      const answer = await web.say({ text });
      door = answer.file?.url ?? door;
      return answer.text;
    },
    hand: async (handover, said) => {
      if (door === null) throw new Error(`no door for a file in:\n${said}`);
      await postFile(`${doors.url}${door}`, handover, web.cookie());
      return (await web.next()).text;
    },
  };
};

const at: readonly (readonly [string, number, (person: number) => Talk])[] = [
  ["telegram", 1, (person) => overPlatform("telegram", person)],
  ["zalo-bot", 9, (person) => overPlatform("zalo-bot", person)],
  ["web", 17, overPage],
];

test.each(at)("over %s", async (_, first, talkOf) => {
  await Promise.all(
    papers.map(async (paper, index) => {
      const unit = `THPT-${String(first + index).padStart(2, "0")}`;
      await report(talkOf(first + index), unit, paper);
      const { figures, texts } = await sealed(unit);
      expect([unit, figures]).toEqual([unit, Object.fromEntries(sampleFigures())]);
      expect([unit, texts]).toEqual([unit, sampleTexts()]);
    }),
  );
  expect(await doors.violations()).toEqual([]);
});
