// What a person is told of the reports they owe: how each of them stands. Reads; knows no time and sends nothing.
import { type Answer, isAnswered } from "../form/answers.ts";
import { askedNow } from "../form/conditions.ts";
import type { Place } from "../form/place.ts";
import { questionnaire } from "../form/questions.ts";
import { isHandedIn } from "../form/report-state.ts";
import { addressFormOf } from "../form/rounds/settings.ts";
import { narrow } from "../form/scope.ts";
import { formWords } from "../form/words/form-words.ts";
import type { Tx } from "../store/db.ts";
import { loadAnswers } from "../store/officer/report.ts";
import { loadOfficerRound, type OfficerRound } from "../store/officer/round.ts";
import { loadOfficerUnit } from "../store/officer/units.ts";
import { openAsked } from "../store/rounds/requests.ts";
import type { OwedReport } from "../store/rounds/to-remind.ts";
import type { RemindedReport } from "../text/reminder.ts";

export type WordedReport = RemindedReport & { readonly nodeId: number };

/**
 * The reports in which this person still has something to do, in the given order. `rounds` caches what was read of
 * rounds in the same transaction.
 */
export async function wordReports(
  tx: Tx,
  owed: readonly OwedReport[],
  rounds: Map<number, OfficerRound>,
): Promise<WordedReport[]> {
  const worded: WordedReport[] = [];
  for (const each of owed) {
    const report = await wordReport(tx, each, rounds);
    if (report) worded.push(report);
  }
  return worded;
}

async function wordReport(
  tx: Tx,
  { nodeId, scope }: OwedReport,
  rounds: Map<number, OfficerRound>,
): Promise<WordedReport | null> {
  const unit = await loadOfficerUnit(tx, nodeId);
  if (!unit || isHandedIn(unit.state)) return null;
  const round = rounds.get(unit.roundId) ?? (await loadOfficerRound(tx, unit.roundId));
  rounds.set(unit.roundId, round);
  const answers = (await loadAnswers(tx, [nodeId])).get(nodeId) ?? new Map<Place, Answer>();
  const whole = questionnaire(round.form, unit.profile ?? "");
  const questions = askedNow(scope ? narrow(whole, scope) : whole, answers);
  const open = questions.filter((question) => !isAnswered(answers, question));
  // A contact to whom only some questions were handed over does not submit: once these are answered, nothing is asked
  // of them.
  if (scope && open.length === 0) return null;
  return {
    nodeId,
    deadline: unit.deadline,
    title: round.title,
    unit: unit.name,
    address: addressFormOf(round.settings, unit.kind),
    takes: formWords(round.form).takes,
    // A contact with two questions is not asked to begin a report: the questions are named.
    state: scope && unit.state === "not-started" ? "in-progress" : unit.state,
    done: questions.length - open.length,
    total: questions.length,
    open: open.map((question) => question.main.no || question.main.text),
    remark: unit.remark,
    asked: await openAsked(tx, nodeId, "extend"),
  };
}
