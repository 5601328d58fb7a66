// One message is understood once and cut into tokens once: by a step of the interview, and by the whole engine.
import { afterAll, expect, it, vi } from "vitest";
import type { TestChat } from "../support/chat/world.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

const understand = vi.fn();
const tokenise = vi.fn();

// The real ones, counted. All files of a run share one program: this one loads its own, and the next ones a new one.
vi.resetModules();
vi.doMock("../../src/language/understand.ts", async (original) => {
  const real = await original<typeof import("../../src/language/understand.ts")>();
  return { ...real, understand: understand.mockImplementation(real.understand) };
});
vi.doMock("../../src/language/tokens.ts", async (original) => {
  const real = await original<typeof import("../../src/language/tokens.ts")>();
  return { ...real, tokenise: tokenise.mockImplementation(real.tokenise) };
});
const { sayAgain } = await import("../../src/interview/reading/say-again.ts");
const { step } = await import("../../src/interview/step.ts");
const { seedDemo } = await import("../../src/store/rounds/demo.ts");
const { now, ofUnit, openAt, promptAt } = await import("../language/said.ts");
const { openWorld } = await import("../support/chat/world.ts");
afterAll(() => {
  vi.doUnmock("../../src/language/understand.ts");
  vi.doUnmock("../../src/language/tokens.ts");
  vi.resetModules();
});

/** How often a message was understood and cut into tokens. */
async function heard(work: () => unknown): Promise<{ understood: number; cut: number }> {
  understand.mockClear();
  tokenise.mockClear();
  await work();
  return { understood: understand.mock.calls.length, cut: tokenise.mock.calls.length };
}

const line = "1.7 30 lớp 1148 em; 1.9: 2/75";

it.each([
  ["1", line],
  ["1", "2/73; 0/0; còn lại không có"],
  ["1.7", "30 lớp, 1.148 em ạ"],
  ["4", "30 tập thể 212 cá nhân 486 quyển"],
  ["I.1", "Nhà trường đã ban hành kế hoạch và phân công từng bộ phận thực hiện."],
  ["1.7", "số liệu trước được không em"],
])("a step at %s hears %j once", async (prompt, text) => {
  const q = ofUnit("phong_gddt");
  const say = () => {
    const s = openAt(q, promptAt(q, prompt));
    return step(s, sayAgain(s, text, now), now);
  };
  // The first time makes what is kept for all later messages: the word lists, the rows of the form.
  say();
  expect(await heard(say)).toEqual({ understood: 1, cut: 1 });
});

it("the engine hears each message of a chat once, a contact's and an officer's", async () => {
  await seedDemo(at.db, new Date("2022-10-10T08:00:00+07:00"), new Date("2022-10-15T23:59:59+07:00"));
  const world = openWorld(at.db, new Date("2022-10-10T08:00:00+07:00"));
  const talk = async (chat: TestChat, texts: readonly string[]) => {
    const counted: [string, number, number][] = [];
    for (const text of texts) {
      const { understood, cut } = await heard(() => chat.say(text));
      counted.push([text, understood, cut]);
    }
    return counted;
  };
  // A choice or a word that steers needs no tokens.
  const words = ["để sau", "đúng", "xem lại"];
  const contact = ["số liệu trước", line, "1.1: 2/73", "để sau", "từng dòng", "9 tin", "đúng", "xem lại"];
  const officer = ["tổng hợp", "đơn vị THPT-01", "chưa nộp", "thông báo", "thôi"];
  // The first chats make what is kept for all later ones.
  for (const [code, texts] of [
    ["THPT-01", contact],
    ["SO", officer],
  ] as const) {
    const first = world.chat(`first ${code}`);
    await first.join(code);
    await talk(first, texts);
    const second = world.chat(`second ${code}`);
    await second.join(code);
    const counted = await talk(second, texts);
    expect(counted).toEqual(texts.map((text) => [text, 1, words.includes(text) ? 0 : 1]));
  }
  expect(world.logged).toEqual([]);
});
