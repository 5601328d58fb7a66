// The people of a soak: each answers row after row, never twice the same number, waits for the echo before the next, and submits.
import { setTimeout as sleep } from "node:timers/promises";
import type { Platform } from "./platform.ts";

/** What somebody wrote and heard. */
export type Diary = {
  readonly person: number;
  readonly code: string;
  /** What the platform calls their messages, those left out that were lost. */
  readonly said: string[];
  /** The numbers that were echoed, of the first row, the second … */
  readonly echoed: number[];
  /** How many messages the platform forgot when a process was killed that had just been given them. */
  lost: number;
  /** Whether they got the receipt. */
  sealed: boolean;
  /** What somebody waited for in vain. */
  unheard: string | null;
};

export type Crowd = {
  readonly diaries: readonly Diary[];
  /** How many answers were echoed so far. */
  echoed(): number;
  /** Whether nobody answers any more: all have their receipts, or somebody waited in vain. */
  ended(): boolean;
  /** Everybody answers the rest without thinking, and gets the receipt. */
  finish(): Promise<void>;
};

type Wish = {
  readonly platform: Platform;
  /** A code for each. */
  readonly codes: readonly string[];
  readonly questions: number;
  /** How long each thinks before an answer, at most. */
  readonly thinkMs: number;
  /** How long each waits for a reply. */
  readonly patienceMs: number;
  /** Whether a message came to the inbox; asked only where the platform forgets. */
  known(key: string): Promise<boolean>;
};

/** How often a person who waits looks whether the message was lost. */
const LOOK_MS = 4_000;
/** Longer than a process takes to keep what it was given. */
const KEEP_MS = 3_000;

class Unheard extends Error {}

export function startCrowd(wish: Wish): Crowd {
  let hurried = false;
  const diaries = wish.codes.map(
    (code, person): Diary => ({
      person: person + 1,
      code,
      said: [],
      echoed: [],
      lost: 0,
      sealed: false,
      unheard: null,
    }),
  );
  const walks = diaries.map((diary) =>
    walk(wish, diary, () => hurried).catch((error: unknown) => {
      if (!(error instanceof Unheard)) throw error;
      diary.unheard = error.message;
    }),
  );
  return {
    diaries,
    echoed: () => diaries.reduce((sum, { echoed }) => sum + echoed.length, 0),
    ended: () => diaries.every(({ sealed }) => sealed) || diaries.some(({ unheard }) => unheard !== null),
    finish: async () => {
      hurried = true;
      await Promise.all(walks);
    },
  };
}

async function walk(wish: Wish, diary: Diary, hurried: () => boolean): Promise<void> {
  const { platform, questions, thinkMs } = wish;
  await exchange(wish, diary, platform.joining(diary.code), () => true);
  await exchange(wish, diary, "đúng", () => true);
  await exchange(wish, diary, "tiếp", (text) => text.includes(`[1/${questions}]`));
  for (let row = 1; row <= questions; row++) {
    if (!hurried()) await sleep(Math.random() * thinkMs);
    const value = 10 * row + (diary.person % 10);
    const echo = `Đã ghi: ${value.toLocaleString("vi")} x.`;
    const next = row < questions ? `[${row + 1}/${questions}]` : `Báo cáo đã đủ ${questions} mục`;
    await exchange(wish, diary, String(value), (text) => text.includes(echo) && text.includes(next));
    diary.echoed.push(value);
  }
  await exchange(wish, diary, "nộp", (text) => text.includes("đã duyệt"));
  await exchange(wish, diary, "đúng", (text) => text.includes("Mã biên nhận"));
  diary.sealed = true;
}

/** Says something until it is answered. Nobody heeds a message that comes a second time. */
async function exchange(
  wish: Wish,
  diary: Diary,
  text: string,
  answers: (reply: string) => boolean,
): Promise<void> {
  const { platform, patienceMs } = wish;
  const began = performance.now();
  const key = await platform.say(diary.person, text);
  diary.said.push(key);
  const heard: string[] = [];
  while (performance.now() - began < patienceMs) {
    const reply = await platform.next(diary.person, LOOK_MS);
    if (reply !== null && answers(reply)) return;
    if (reply !== null) heard.push(reply);
    else if (await isLost(wish, key)) {
      diary.said.pop();
      diary.lost++;
      return exchange(wish, diary, text, answers);
    }
  }
  throw new Unheard(`“${text}” of person ${diary.person} was not answered; heard: ${JSON.stringify(heard)}`);
}

/** Given to a process that was killed before it kept it: the platform has it no more, and neither have we. */
async function isLost({ platform, known }: Wish, key: string): Promise<boolean> {
  if (!platform.forgets || !(await platform.nothingLeft()) || (await known(key))) return false;
  await sleep(KEEP_MS);
  return !(await known(key));
}
