// The acts of a simulated month beyond a plain report: gaps, more time, rows asked again, a colleague who takes over. Each is played on a stage.
import { rowOf } from "./contacts.ts";
import type { Phone } from "./phones.ts";
import { type Contact, type Stage, sealBy } from "./stage.ts";
import { typed } from "./typing.ts";

/** Hands in three rows alone, which is more than nothing; the others stay open. */
export async function handInGaps(stage: Stage, one: Contact): Promise<void> {
  const rows = ["1.1", "1.7", "4.3"].filter((no) => one.figures.has(no));
  const meant = rows.map((no) => [no, one.figures.get(no) ?? []] as const);
  const said = meant.map(([no, amounts]) => `${no}: ${typed(stage.chance, rowOf(no), amounts)}`).join("\n");
  const whole = { figures: new Map(one.figures), texts: new Map(one.texts) };
  one.figures.clear();
  one.texts.clear();
  for (const [no, amounts] of meant) one.figures.set(no, amounts);
  await sealBy(stage, [one], [said, "nộp thiếu", "thủ thư nghỉ ốm"]);
  for (const [no, amounts] of whole.figures) one.figures.set(no, amounts);
  for (const [no, text] of whole.texts) one.texts.set(no, text);
}

/** Asks for more time; an officer finds it on the list, by its number, and answers. */
export async function askForTime(
  { phones }: Stage,
  { unit, phone }: Contact,
  words: string,
  { by, answers }: { readonly by: Phone; readonly answers: readonly string[] },
): Promise<void> {
  await phones.say(phone, words);
  await phones.say(phone, "gửi");
  const list = await phones.say(by, "đề nghị");
  const number = new RegExp(`^(\\d+)\\. .*${unit.shortName}`, "mu").exec(list)?.[1];
  if (number === undefined) throw new Error(`${unit.code} is not on the list of requests:\n${list}`);
  for (const text of [number, ...answers]) await phones.say(by, text);
}

/** An officer asks for a row again, with a comment; the unit writes another figure and hands in. */
export async function askRowAgain(
  stage: Stage,
  officer: Phone,
  one: Contact,
  no: string,
  meant: readonly number[],
): Promise<void> {
  await stage.phones.say(officer, `trả lại ${one.unit.code} ${no}: xin xem lại số này`);
  await stage.phones.say(officer, "gửi");
  one.figures.set(no, meant);
  await sealBy(stage, [one], [typed(stage.chance, rowOf(no), meant)]);
}

/** An officer's morning: what waits over all rounds, and whatever has nothing to look at accepted together. */
export async function acceptWhatWaits({ phones }: Stage, officer: Phone): Promise<void> {
  const list = await phones.say(officer, "chờ");
  if (!list.includes("CHỜ XỬ LÝ: ")) throw new Error(`nothing waits:\n${list}`);
  if (!list.includes("“tiếp nhận hết”")) return;
  await phones.say(officer, "tiếp nhận hết");
  const said = await phones.say(officer, "đúng");
  if (!said.includes("Đã tiếp nhận ")) throw new Error(`nothing was accepted:\n${said}`);
}

/** An officer writes what the figure should be; the unit's one word makes it theirs. */
export async function proposeValue(
  stage: Stage,
  officer: Phone,
  one: Contact,
  no: string,
  meant: readonly number[],
): Promise<void> {
  await stage.phones.say(
    officer,
    `trả lại ${one.unit.code} ${no} = ${meant.join("/")}: phần lời ghi như vậy`,
  );
  await stage.phones.say(officer, "gửi");
  one.figures.set(no, meant);
  await sealBy(stage, [one], ["đúng"]);
}

/** A contact gives the report to a colleague, who goes on with it. */
export async function handOver(stage: Stage, one: Contact): Promise<void> {
  const said = await stage.phones.say(one.phone, "bàn giao");
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(said)?.[0];
  if (code === undefined) throw new Error(`no code for a colleague:\n${said}`);
  const colleague = stage.phones.phone(`colleague ${one.unit.code}`, one.phone.channel);
  await stage.phones.say(colleague, code);
  await stage.phones.say(colleague, "đúng");
  one.phone = colleague;
}
