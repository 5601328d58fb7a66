// Conversations as people read them: parses a .chat file, plays it through the engine, and writes what was said.
import { type OutgoingMessage, photosHere } from "../../../src/message.ts";
import type { TestChat, World } from "./world.ts";

/** One message of a person and what the bot said to it. `said` is what the file expects. */
type Turn = {
  readonly who: string;
  readonly text: string;
  readonly said: readonly string[];
  readonly rest: readonly string[];
};

export type Transcript = { readonly head: readonly string[]; readonly turns: readonly Turn[] };

/**
 * `> text` is the main person, `name> text` another; further lines of the same message begin with `| `.
 * `> {file NAME}` hands a file over on another device. `< text` is the bot, `[Label] [Label]` its buttons. `> [Label]` presses, `> {told}` shows what came to the chat unasked, `~ 90m` lets time pass, `# …` is a remark.
 */
export function parseTranscript(source: string): Transcript {
  const head: string[] = [];
  const turns: { who: string; text: string; said: string[]; rest: string[] }[] = [];
  for (const line of source.replace(/\n+$/u, "").split("\n")) {
    const person = /^([\p{L}]*)> ?(.*)$/u.exec(line);
    const turn = turns.at(-1);
    if (person) {
      turns.push({ who: person[1] || "lan", text: person[2] ?? "", said: [], rest: [] });
    } else if (line === "|" || line.startsWith("| ")) {
      if (turn) turn.text += `\n${line.slice(2)}`;
    } else if (/^(<|\[)/u.test(line)) {
      turn?.said.push(line);
    } else {
      (turn?.rest ?? head).push(line);
    }
  }
  return { head, turns };
}

/** Hands a file of this name over for whoever writes in a chat. */
export type HandOver = (by: TestChat, name: string) => Promise<void>;

/** Plays the turns and gives the file as it would have to read. */
export async function play(transcript: Transcript, world: World, hand: HandOver): Promise<string> {
  const chats = new Map<string, TestChat>();
  const out = [...transcript.head];
  for (const turn of transcript.turns) {
    const chat = chats.get(turn.who) ?? world.chat(turn.who);
    chats.set(turn.who, chat);
    const prefix = turn.who === "lan" ? ">" : `${turn.who}>`;
    out.push(
      ...turn.text.split("\n").map((line, index) => `${index === 0 ? prefix : "|"} ${line}`.trimEnd()),
    );
    out.push(...write(await take(chat, turn.text, world, hand)));
    for (const line of turn.rest) {
      const wait = /^~ (\d+)([smhd])$/u.exec(line);
      if (wait) world.pass(Number(wait[1]) * (units.get(wait[2] ?? "") ?? 0));
      out.push(line);
    }
  }
  return `${out.join("\n")}\n`;
}

const units: ReadonlyMap<string, number> = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

async function take(
  chat: TestChat,
  text: string,
  world: World,
  hand: HandOver,
): Promise<OutgoingMessage | null> {
  if (text === "{told}") return chat.told();
  const before = (await chat.all()).length;
  const press = /^\[(.+)\]$/u.exec(text);
  const code = /^\{(contact|officer|reader) (\S+)\}$/u.exec(text);
  const edit = /^\{edit (\S+)\} (.*)$/su.exec(text);
  const more = /^\{(forward|caption)\} (.*)$/su.exec(text);
  const file = /^\{file (.+)\}$/u.exec(text);
  const named = /^\{as (\S+)\} (.*)$/su.exec(text);
  if (press?.[1]) await chat.press(press[1]);
  else if (code?.[1] && code[2]) await chat.say(await world.code(code[2], roleOf(code[1])));
  else if (edit?.[1]) await chat.send({ type: "edited", messageId: edit[1], text: edit[2] ?? "" });
  else if (more?.[1])
    await chat.send({
      type: "text",
      text: more[2] ?? "",
      messageId: more[1],
      ...(more[1] === "forward" ? { forwarded: true } : { file: { what: "photo" } }),
    });
  else if (named?.[1]) await chat.say(named[2] ?? "", { messageId: named[1] });
  else if (file?.[1]) await hand(chat, file[1]);
  else if (text === "{photo}") await chat.send({ type: "media", what: "photo" });
  else await chat.say(text);
  const all = await chat.all();
  return all.length > before ? (all.at(-1) ?? null) : null;
}

function roleOf(word: string): "contact" | "officer" | "reader" {
  return word === "officer" || word === "reader" ? word : "contact";
}

function write(message: OutgoingMessage | null): string[] {
  if (!message) return ["< (nothing)"];
  const lines = message.text.split("\n").map((line) => `< ${mask(line)}`.trimEnd());
  if (message.document) lines.push(`< (file: ${message.document.type})`);
  if (message.choices.length > 0) lines.push(message.choices.map((choice) => `[${choice.label}]`).join(" "));
  return lines;
}

/** Receipts and codes differ from run to run. */
function mask(line: string): string {
  return line
    .replace(/BN-[0-9A-Z]{4}-[0-9A-Z]{4}/gu, "BN-XXXX-XXXX")
    .replaceAll(photosHere, "(gửi ảnh tại …, hoặc) ");
}
