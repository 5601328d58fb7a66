// A file handed over for the report: nothing of it is recorded before the person says so. Pure.
import type { Chat } from "../chat.ts";
import { newFile, openFile } from "../handed/open-files.ts";
import { asksSomething, holdsOf } from "../handed/questions.ts";
import type { Result } from "../result.ts";
import type { Input, Situation } from "../situation.ts";
import { uploadedProof } from "./proofs.ts";

type Upload = Extract<Input, { type: "upload" }>;

/** Opens a file that was read; one of another kind lies with the report, and that is told. */
export function answerUpload(s: Situation, input: Upload, now: Date): Result {
  const { id, name, outcome } = input;
  const isReport =
    outcome.type === "read" && asksSomething(holdsOf(s, { id, name, file: outcome.file }, null, now));
  const proof = isReport ? null : uploadedProof(s, input);
  if (proof) return proof;
  switch (outcome.type) {
    case "kept":
      return { events: [{ type: "file-kept", name, kind: outcome.kind }], ...stay(s.chat) };
    case "unreadable":
      return { events: [{ type: "file-unreadable", name, why: outcome.why }], ...stay(s.chat) };
    case "read": {
      const holds = holdsOf(s, { id, name, file: outcome.file }, null, now);
      if (!asksSomething(holds)) return { events: [{ type: "file-nothing", name, holds }], ...stay(s.chat) };
      return opened(s, id, name);
    }
  }
}

/** Its questions come at once, unless those of another file are open: then it waits for its turn. */
function opened(s: Situation, id: number, name: string): Result {
  const before = openFile(s);
  const { waiting } = s.chat;
  if (!before || before.id === id) {
    const handed = newFile(id);
    return { events: [], patch: { handed, waiting: waiting.filter((other) => other !== id), chosen: null } };
  }
  const stays = stay(s.chat);
  return {
    events: [{ type: "file-waits", name, before: before.name }],
    ...stays,
    patch: { ...stays.patch, waiting: [...waiting.filter((other) => other !== id), id] },
  };
}

/** What was asked, half given or waiting stays so. */
function stay({ asked, half, refusals, offered }: Chat): Pick<Result, "asked" | "patch"> {
  return { ...(asked ? { asked } : {}), patch: { half, refusals, offered } };
}
