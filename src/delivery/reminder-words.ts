// What a unit's reminder says at a moment: its real state, its real distance to the deadline. Reads, sends nothing.
import { type Answer, isAnswered } from "../form/answers.ts";
import type { Place } from "../form/form.ts";
import { narrow, questionnaire } from "../form/questions.ts";
import { addressFormOf } from "../form/rounds/settings.ts";
import type { Tx } from "../store/db.ts";
import { loadAnswers } from "../store/officer/report.ts";
import type { OfficerRound } from "../store/officer/round.ts";
import type { OfficerUnit } from "../store/officer/units.ts";
import { reminderText } from "../text/reminder.ts";

/** The words for a unit of this round, or for whoever answers only `scope` of it; null when nothing is owed. */
export async function reminderWords(
  tx: Tx,
  unit: OfficerUnit,
  { form, title, settings }: OfficerRound,
  when: { readonly now: Date; readonly zone: string },
  scope: readonly string[] | null = null,
): Promise<string | null> {
  if (unit.state === "submitted" || unit.state === "accepted") return null;
  const answers = (await loadAnswers(tx, [unit.nodeId])).get(unit.nodeId) ?? new Map<Place, Answer>();
  const whole = questionnaire(form, unit.profile ?? "");
  const { questions } = scope ? narrow(whole, scope) : whole;
  const open = questions.filter((question) => !isAnswered(answers, question));
  // A colleague with some items only does not submit: with these answered nothing is asked of them.
  if (scope && open.length === 0) return null;
  return reminderText({
    ...when,
    deadline: unit.deadline,
    title,
    unit: unit.name,
    address: addressFormOf(settings, unit.kind),
    // Two items are no report to begin: they are named.
    state: scope && unit.state === "not-started" ? "in-progress" : unit.state,
    done: questions.length - open.length,
    total: questions.length,
    open: open.map((question) => question.main.no || question.main.text),
    remark: unit.remark,
  });
}
