// Every question of an interview × every spelling of yes and no: it answers that question, as its button does, and
// stores no value that the question did not show.
import { describe, expect, it } from "vitest";
import type { Action } from "../../src/interview/chat.ts";
import { changesOf } from "../../src/interview/fold.ts";
import type { Input } from "../../src/interview/situation.ts";
import { step } from "../../src/interview/step.ts";
import { assent, denial } from "../../src/language/lexicon/assent.ts";
import { bare } from "../../src/language/normalise.ts";
import { now, ofUnit, openAt, promptAt, type Reply, reply } from "./said.ts";

/** What is said, at which prompt, so that the bot asks; `event` is the question that it must lead to. */
const asking: readonly {
  at: string;
  say: readonly string[];
  event: string;
  unit?: string;
  sentAt?: number;
}[] = [
  { at: "4.3", say: ["khoảng 500 quyển"], event: "unsure" },
  { at: "4.2", say: ["212 hs 30 gv"], event: "unsure" },
  { at: "4.3", say: ["486/500"], event: "unsure" },
  { at: "1.7", say: ["1148/30"], event: "unsure" },
  { at: "1.7", say: ["1.148"], event: "unsure" },
  { at: "1.7", say: ["30 lớp, mỗi lớp 38 em"], event: "unsure" },
  { at: "4.3", say: ["486k"], event: "unsure" },
  { at: "4.3", say: ["chưa làm"], event: "unsure" },
  { at: "I.3a", say: ["500"], event: "unsure" },
  { at: "I.3a", say: ["tự túc"], event: "unsure" },
  { at: "1.7", say: ["1/1148"], event: "doubted" },
  { at: "1.7", say: ["5/10"], event: "doubted" },
  { at: "1.7", say: ["30 lớp 0 người"], event: "doubted" },
  { at: "1.7", say: ["0 lớp 30 người"], event: "doubted" },
  { at: "1.7", say: ["80 lớp 2400 người"], event: "doubted", unit: "thpt" },
  { at: "5.1", say: ["120"], event: "doubted", unit: "thpt" },
  { at: "I.3a", say: ["500k"], event: "doubted" },
  { at: "4.3", say: ["212 người"], event: "which" },
  { at: "4.3", say: ["4 lớp"], event: "which" },
  { at: "5.1", say: ["500 quyển"], event: "which" },
  { at: "5.1", say: ["1 cuộc 500 em"], event: "which" },
  { at: "1.7", say: ["tin học 2/72"], event: "which" },
  { at: "1.7", say: ["30 buổi 1148 em"], event: "which" },
  { at: "9", say: ["không khen tập thể"], event: "which" },
  { at: "II.1", say: ["12 lớp 340 em"], event: "short-text" },
  { at: "II.1", say: ["đúng"], event: "talk" },
  { at: "1.7", say: ["30 lớp 1148 em"], event: "late-text", sentAt: -120_000 },
  { at: "1.7", say: ["2/73", "2/73"], event: "same-again" },
];

function ask(one: (typeof asking)[number]): Reply {
  const q = ofUnit(one.unit ?? "phong_gddt");
  let s = openAt(q, promptAt(q, one.at));
  let last: Reply | null = null;
  for (const text of one.say) {
    const sentAt = one.sentAt === undefined ? null : now.getTime() + one.sentAt;
    last = reply(
      { ...s, chat: { ...s.chat, asked: promptAt(q, one.at) } },
      { type: "text", text, sentAt, nearLimit: false },
    );
    s = last.s;
  }
  if (!last) throw new Error("nothing was said");
  return last;
}

const typed = (text: string): Input => ({ type: "text", text, sentAt: null, nearLimit: false });
const pressed = (action: Action): Input => ({ type: "action", action });

/** Each spelling as it is listed, with courtesy around it, and without its marks where that is no other word. */
function spellings(words: readonly string[]): readonly string[] {
  return words.flatMap((listed) => {
    const word = listed.replace(/^!/u, "");
    return [word, `dạ ${word} ạ`, ...(listed === word && bare(word) !== word ? [bare(word)] : [])];
  });
}

describe("a yes or a no at a question of the bot", () => {
  it.each(asking.map((one) => ({ ...one, name: `${one.at}: ${one.say.join(" … ")}` })))("$name", (one) => {
    const question = ask(one);
    expect(question.events.map(({ type }) => type)).toContain(one.event);
    const wrong = (["yes", "no"] as const).flatMap((answer) => {
      const buttons = question.s.chat.offered.filter(({ answers }) => answers === answer);
      const [button] = buttons.length === 1 ? buttons : [];
      const meant = button && step(question.s, pressed(button.action), now).events;
      return spellings(answer === "yes" ? assent : denial).flatMap((word) => {
        const { events } = step(question.s, typed(word), now);
        // Typed without marks it may be two of the words that stand there: then it is asked which.
        if (events.some(({ type }) => type === "which-word")) return [];
        const written = changesOf(events).filter(({ state }) => state === "answered");
        if (meant) return JSON.stringify(events) === JSON.stringify(meant) ? [] : [`${answer} “${word}”`];
        // Of two figures turned round "đúng" keeps what was typed and "có" changes them over: both were shown.
        const shown = question.s.chat.offered.flatMap(({ action }) =>
          action.do === "take" ? [JSON.stringify(action.values)] : [],
        );
        const stored = written.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
        if (answer === "yes" && shown.includes(JSON.stringify(stored))) return [];
        return written.length === 0
          ? []
          : [`${answer} “${word}” wrote ${written.map(({ value }) => value).join("/")}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
