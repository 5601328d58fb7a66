// Takes back one report that was written from a file, as long as nobody has changed it or sealed above.
import { isAnswered } from "../../form/answers.ts";
import { progressOf } from "../../form/progress.ts";
import { newChat } from "../../interview/chat.ts";
import { fold } from "../../interview/fold.ts";
import { untakeFile } from "../../interview/moves/file.ts";
import type { Tx } from "../../store/db.ts";
import { type GatheredRow, isHeldAbove, settleGathered } from "../../store/rounds/gatherings.ts";
import type { Person, Replied } from "../person.ts";
import { reportOfUnit, unsaid } from "./report-of-unit.ts";

/** Null where it stays. The sealed version stays in the history; it counts nowhere any more. */
export async function takeReportBack(
  tx: Tx,
  p: Person,
  { id, nodeId, rev: took, submissionId }: GatheredRow,
): Promise<Replied | null> {
  if (nodeId === null || took === null) return null;
  const { loaded, situation } = await reportOfUnit(tx, nodeId, p.now);
  const { report, round } = loaded;
  const changed = report.rev !== took || report.submissionId !== submissionId || report.state === "accepted";
  if (changed || !round.open) return null;
  if (submissionId !== null && (await isHeldAbove(tx, submissionId))) return null;
  const events = untakeFile({ ...situation, chat: { ...newChat, took } })?.events ?? [];
  const rev = report.rev + 1;
  const answers = fold(situation.answers, events, rev);
  const { done, total } = progressOf(situation.q, answers);
  const begun = situation.q.questions.some((question) => isAnswered(answers, question));
  const row = {
    ...report,
    rev,
    state: begun ? ("in-progress" as const) : ("not-started" as const),
    submissionId: null,
    entered: null,
    lastAt: p.now,
    done,
    total,
  };
  await settleGathered(tx, id, { state: "taken-back" });
  const step = { nodeId, personId: p.personId, source: p.message.key, events, rev, report: row };
  return { answer: unsaid(p.chat), answered: [], step };
}
