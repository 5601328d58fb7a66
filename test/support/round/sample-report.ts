// The sample report as a person would type it: reads a prompt, finds which item it is about, types that item's raw.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { itemsOf } from "../../../src/form/items.ts";
import { shippedForm } from "../../../src/form/library.ts";
import type { OutgoingMessage } from "../../../src/message.ts";

const sampleSchema = z.object({
  report: z.object({
    answers: z.record(
      z.string(),
      z.object({
        raw: z.string().nullish(),
        text: z.string().optional(),
        count: z.number().optional(),
        people: z.number().optional(),
        derived: z.boolean().optional(),
      }),
    ),
  }),
});

const form = shippedForm("tuan-le-htsd-2022@1");
const table = form.sections.flatMap((section) => section.items).find((item) => item.table)?.table;

export function sample() {
  const text = readFileSync(new URL("./sample-report.json", import.meta.url), "utf8");
  return sampleSchema.parse(JSON.parse(text)).report.answers;
}

/** The figures of the sample by place, without the computed total. */
export function sampleFigures(): Map<string, number> {
  const figures = new Map<string, number>();
  for (const [id, answer] of Object.entries(sample())) {
    if (answer.derived) continue;
    if (answer.count !== undefined) figures.set(`n2_5/${id}/count`, answer.count);
    if (answer.people !== undefined) figures.set(`n2_5/${id}/people`, answer.people);
  }
  return figures;
}

/** The texts of the sample by place: its narratives, and the words of the row that asks for words. */
export function sampleTexts(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(sample()).flatMap(([id, { text }]) => {
      if (text === undefined) return [];
      return [[id.startsWith("r") ? `n2_5/${id}/note` : id, text]];
    }),
  );
}

export type Speaker = { say(text: string): Promise<OutgoingMessage>; last(): OutgoingMessage };

/** Answers every prompt until the receipt; gives all that was said. Bounded. */
export async function answerSample(chat: Speaker): Promise<string[]> {
  const said = [chat.last().text];
  for (let turn = 0; turn < 120; turn++) {
    const prompt = chat.last().text;
    if (prompt.includes("Mã biên nhận")) return said;
    said.push(`> ${nextWords(prompt)}`, (await chat.say(nextWords(prompt))).text);
  }
  throw new Error(`no receipt after 120 turns:\n${said.join("\n")}`);
}

/** Said on joining a long report where a file can be handed over: nothing is asked yet. */
export const fileFirst = "Chưa có thì gõ “tiếp”, bot hỏi từng mục.";

/** What the sample's author would type at a prompt. */
export function nextWords(prompt: string): string {
  if (prompt.includes(fileFirst)) return "tiếp";
  if (/Thủ trưởng đã duyệt/u.test(prompt)) return "đúng";
  if (/Xin cho biết lý do/u.test(prompt)) return "Số liệu đã kiểm tra với hồ sơ lưu";
  if (/có đúng không ạ/u.test(prompt) || /Gõ “đúng”/u.test(prompt)) return "đúng";
  if (/gõ “nộp”\.$/mu.test(prompt)) return "nộp";
  const answers = sample();
  const heads = [...prompt.matchAll(/\[[^\]]+\] (?:Mục|Còn lại của mục) ([^\s.]+(?:\.\d+[ab]?)?)\. (.*)/gu)];
  const head = heads.at(-1);
  const no = head?.[1] ?? "";
  for (const { item } of itemsOf(form)) {
    if (item.no !== no) continue;
    const raw = answers[item.id]?.raw ?? (item.linked ? answers[item.linked]?.raw : null);
    if (raw) return raw;
  }
  // A group's prompt says last with which row it begins.
  const first = /lần lượt từ ([\d.]+),/u.exec(prompt)?.[1];
  const row = table?.rows.find((candidate) => candidate.label === (first ?? no));
  const raw = row ? answers[row.id]?.raw : undefined;
  if (raw) return raw;
  throw new Error(`nothing to type at:\n${prompt}`);
}
