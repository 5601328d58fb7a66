// How much work reading is: it grows with the letters of a message, never faster. Counted, not timed.
import { Session } from "node:inspector";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kindNames, kinds } from "../../src/form/kinds/index.ts";
import { readTwoCounts } from "../../src/form/kinds/pair.ts";
import { newChat } from "../../src/interview/chat.ts";
import { promptOf } from "../../src/interview/reading/prompt.ts";
import { readDenial, splitRest } from "../../src/language/denial.ts";
import { requestOf } from "../../src/language/request.ts";
import { hear } from "../../src/language/said.ts";
import { talkOf } from "../../src/language/talk.ts";
import { understand } from "../../src/language/understand.ts";
import { wishOf } from "../../src/language/wish.ts";
import { casesOf } from "../support/run/thorough.ts";
import { now, ofUnit, promptAt } from "./said.ts";

const q = ofUnit("thpt");
const names = ["tuần lễ"];
const nouns = { count: "lớp", people: "người" };

/** Everything that reads a text, each by itself, and all of it at a prompt of each sort. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  ...Object.fromEntries(
    kindNames.map((name) => {
      const { limits, read } = kinds[name];
      return [name, (text: string) => read(hear(text), { nouns: {}, max: limits.most, digits: 2, now })];
    }),
  ),
  pair: (text) => readTwoCounts(hear(text), { nouns, max: 9_999_999, now }),
  denial: (text) => readDenial(hear(text), names),
  rest: (text) => splitRest(hear(text), names),
  request: (text) => requestOf(hear(text)),
  talk: (text) => talkOf(hear(text)),
  wish: (text) => wishOf(hear(text)),
  ...Object.fromEntries(
    ["1", "4", "1.7", "4.3", "I.1"].map((at) => {
      const prompt = promptOf({ ...newChat, asked: promptAt(q, at) }, q, now);
      return [`a message at ${at}`, (text: string) => understand(text, prompt)];
    }),
  ),
};

/** Counts how often the busiest part of each function is entered, loops too: the engine's own count, nothing of ours. */
const session = new Session();
beforeAll(() => {
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
});
afterAll(() => {
  session.post("Profiler.stopPreciseCoverage");
  session.post("Profiler.disable");
  session.disconnect();
});

/** Taking the counts begins them anew. That takes most of this file's time: everything that is loaded is gone through. */
function forgetVisits(): void {
  session.post("Profiler.takePreciseCoverage");
}

/** The visits of this work alone, where nothing of the program ran since the last were counted. */
function visitsOf(work: () => unknown): number {
  let visits = 0;
  work();
  session.post("Profiler.takePreciseCoverage", (_, taken) => {
    for (const { url, functions } of taken?.result ?? []) {
      if (!/\/src\/(?:language|form|interview)\//u.test(url)) continue;
      for (const { ranges } of functions) visits += Math.max(...ranges.map(({ count }) => count));
    }
  });
  return visits;
}

const letters = 1_000;

/** Words of the lexicon, figures and what parts them; repeated they are the worst that a message can be. */
const pieces = fc.constantFrom(
  ..."12 340 1.200 0 1.7 15/10 hai mươi nghìn triệu rưỡi trăm lớp người em hs quyển tập thể cá nhân văn nghệ".split(
    " ",
  ),
  ..."/ - , ; : ( ) + ~ x ? . ! = \n và khoảng hơn mỗi trên từ đến đều trừ chỉ còn lại tất cả tổng cộng trong đó gồm".split(
    " ",
  ),
  ..."không chưa có dạ ạ thì là của cho xin gia hạn hỏi để gửi ghi chú: do vì nên ngày tháng mai sau sáng chiều h".split(
    " ",
  ),
  ..."năm ngoái sửa thành mới đúng k cô thầy ơi xem lại mục duyệt rồi thể thao hội sách lowsp a".split(" "),
);
const unit = fc
  .tuple(fc.array(pieces, { minLength: 1, maxLength: 4 }), fc.constantFrom(" ", ""), fc.constantFrom(" ", ""))
  .map(([words, between, end]) => words.join(between) + end);

it.each(Object.entries(readers))(
  "reading %s takes at most twice the visits for twice the letters",
  (name, read) => {
    // What is made once and kept is made before.
    read("12 lớp 340 người");
    forgetVisits();
    fc.assert(
      fc.property(unit, (said) => {
        const times = Math.ceil(letters / said.length);
        const twice = () => visitsOf(() => read(said.repeat(2 * times)));
        // Below some visits a letter it does not matter where a reader stops early; a whole message has many readers.
        const few = name.startsWith("a message") ? 200 : 60;
        if (twice() <= 2.3 * few * letters) return;
        // Counted once more: what such a text was the first to need has been made by now.
        const once = visitsOf(() => read(said.repeat(times)));
        expect(twice()).toBeLessThanOrEqual(2.3 * once);
      }),
      // The same messages every time: a count that differs from run to run would hold nobody's change to account.
      { numRuns: casesOf({ few: 12, many: 40 }), seed: 2022 },
    );
  },
);
