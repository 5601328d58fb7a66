// A file with one unit's whole report, recorded without asking: what is clear, and sealed where nothing is left to ask. Pure.
import { noneOf } from "../../form/tuple.ts";
import { newChat } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { changesOf, fold } from "../fold.ts";
import type { HandedFile } from "../handed/handed.ts";
import { newFile } from "../handed/open-files.ts";
import { holdsOf } from "../handed/questions.ts";
import { unansweredOf } from "../next.ts";
import type { Situation } from "../situation.ts";
import { takeFile } from "./file.ts";
import { zeros } from "./record.ts";
import { reportFindings } from "./submit.ts";

type Whole = {
  readonly events: readonly InterviewEvent[];
  readonly answers: Situation["answers"];
  readonly rev: number;
  /** Questions that are still open, and figures that a check doubts: while there are some, nothing is sealed. */
  readonly missing: number;
  readonly doubted: number;
};

/** `none`: what was said for it, where rows that the file leaves blank or marks with a dash count as none. */
export function takeWholeFile(
  s: Situation,
  file: HandedFile,
  { none, now }: { readonly none: string | null; readonly now: Date },
): Whole {
  const handed = { ...newFile(file.id), own: true, told: true, kept: true };
  const open = { ...s, chat: { ...newChat, handed }, files: [file] };
  const taken = takeFile(open, now).events;
  const first = fold(s.answers, taken, s.report.rev + 1);
  const zeroed = none === null ? [] : noneAt({ ...open, answers: first }, file, none, now);
  const events = [...taken, ...zeroed];
  const rev = s.report.rev + (changesOf(events).length > 0 ? 1 : 0);
  const answers = fold(s.answers, events, rev);
  const missing = unansweredOf(s.q, answers).length;
  const doubted = reportFindings({ ...s, answers }).length;
  const seal: readonly InterviewEvent[] =
    missing + doubted === 0 && rev > s.report.rev
      ? [{ type: "sealed", missing: [], missingReason: null }]
      : [];
  return { events: [...events, ...seal], answers, rev, missing, doubted };
}

function noneAt(s: Situation, file: HandedFile, raw: string, now: Date): readonly InterviewEvent[] {
  const { dashes, blanks } = holdsOf(s, file, null, now).sorted;
  const rows = [...new Set([...dashes, ...blanks])].filter(({ cells }) => noneOf(cells) !== null);
  if (rows.length === 0) return [];
  return [{ type: "file-zeroed", ids: rows.map(({ id }) => id), changes: zeros(s, rows, raw, "rest") }];
}
