// The files of a chat whose questions are open: the first is asked about, the others wait. Pure.
import type { Answers } from "../../form/answers.ts";
import type { Asked, Chat, OpenFile } from "../chat.ts";
import type { Situation } from "../situation.ts";
import type { AskedOfFile } from "./file-question.ts";
import type { HandedFile } from "./handed.ts";
import { askOf } from "./questions.ts";

/** A file of which nothing is settled yet. */
export function newFile(id: number): OpenFile {
  return { id, sheet: null, own: false, told: false, taken: false, kept: false, apart: [] };
}

/** Whether a prompt is there for a file's sake: it is asked anew whenever it is shown. */
export function isOfFile(asked: Asked): boolean {
  return asked.at.startsWith("file-") || ("file" in asked && asked.file === true);
}

/** The file that is asked about; undefined where there is none, or where it was taken back. */
export function openFile({ chat, files }: Pick<Situation, "chat" | "files">): HandedFile | undefined {
  return files.find(({ id }) => id === chat.handed?.id);
}

export type FileWalk = Pick<Chat, "handed" | "waiting"> & { readonly next: AskedOfFile | null };

/** One message closes no more files than these: each is read for it. The others are gone on with at the next. */
const mostClosed = 2;

/** Of the open files a situation has the first ones: as many as one message may come to, which may itself close one. */
export const mostLoaded = mostClosed + 1;

/** What is asked next of the open files. One that leaves nothing to ask, or was taken back, is closed, and the next begins. */
export function walkFiles(
  s: Situation,
  answers: Answers,
  chat: Chat,
  now: Date,
  closes: number = mostClosed,
): FileWalk {
  const [first, ...others] = [...(chat.handed ? [chat.handed] : []), ...chat.waiting.map(newFile)];
  if (!first) return { handed: null, waiting: [], next: null };
  const waiting = others.map(({ id }) => id);
  if (closes === 0) return { handed: first, waiting, next: null };
  const file = s.files.find(({ id }) => id === first.id);
  const next = file ? askOf({ ...s, answers }, file, first, now) : null;
  if (!next) return walkFiles(s, answers, { ...chat, handed: null, waiting }, now, closes - 1);
  const told = first.told || next.question.ask === "take";
  return { handed: { ...first, told }, waiting, next };
}
