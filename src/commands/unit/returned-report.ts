// A sealed report as rows of it are asked for: what stands there and waits, whom that is told, and its sending.
import type { Answers } from "../../form/answers.ts";
import { withoutPersonal } from "../../form/personal.ts";
import type { Questionnaire } from "../../form/question.ts";
import { questionnaire } from "../../form/questions.ts";
import type { Beside } from "../../form/report-cells.ts";
import { addressFormOf } from "../../form/rounds/settings.ts";
import { sameValues } from "../../interview/moves/record-or-doubt.ts";
import { askedAlone, asListIn } from "../../interview/next.ts";
import type { ReturnedRow, ReturnedRows } from "../../interview/returned-rows.ts";
import { returnedRow, waitingOf } from "../../interview/rows-waiting.ts";
import { wordsAlone } from "../../message.ts";
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import { loadSealed } from "../../store/officer/report.ts";
import type { OfficerUnit, SealedVersion } from "../../store/officer/units.ts";
import { rolesAt } from "../../store/people/roles.ts";
import { putNotices, putOutbox } from "../../store/queue/outbox.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { type LoadedReport, loadReport, reportStanding } from "../../store/rounds/reports.ts";
import { settleAsked } from "../../store/rounds/requests.ts";
import { askerName, returnRows } from "../../store/rounds/returned-rows.ts";
import { loadBeside } from "../../store/rounds/sealed-before.ts";
import { rowOffers, rowsNotice } from "../../text/interview/returned-rows.ts";
import { waivedPoints } from "../../text/officer/doubts.ts";
import { takenBackNotice } from "../../text/officer/returned-rows.ts";
import { closedWindows } from "../shared/closed-windows.ts";
import type { CommandContext } from "../shared/command.ts";
import type { RowSaid } from "./rows-said.ts";

export type Returnable = {
  readonly unit: OfficerUnit & { readonly sealed: SealedVersion };
  readonly q: Questionnaire;
  readonly answers: Answers;
  readonly beside: Beside;
  readonly compiles: boolean;
  /** Rows that wait already. */
  readonly waiting: ReturnedRows | null;
  /** What the unit confirmed of its figures, by row. */
  readonly warned: readonly { readonly no: string; readonly why: string }[];
  readonly report: LoadedReport;
};

/** Reads the report of a unit, which is locked. */
export async function lookedAt({ tx }: CommandContext, unit: Returnable["unit"]): Promise<Returnable> {
  const report = await loadReport(tx, unit.nodeId);
  const { formId, formVersion } = report.round;
  const form = await loadForm(tx, formId, formVersion);
  const q = questionnaire(form, report.node.profile);
  const { answers, waivers } = await loadSealed(tx, unit.sealed.id);
  const warned = waivedPoints(q, answers, waivers);
  const beside = await loadBeside(tx, unit.nodeId, form);
  return {
    unit,
    q,
    answers: report.answers,
    beside,
    compiles: report.node.compiles,
    waiting: report.returned,
    warned,
    report,
  };
}

/** The notice as the unit will read it, and how many it reaches. */
export async function toBeTold(
  context: CommandContext,
  given: Returnable,
  rows: readonly RowSaid[],
): Promise<{ readonly notice: string; readonly reached: number }> {
  const returned = await withRows(context, given, rows);
  const to = await contactsOfReport(context, given.unit.unitId);
  return { notice: noticeOf(context, given, returned), reached: to.length };
}

/** What will wait: what waits already, and these rows, anew where they were asked for before. */
async function withRows(
  context: CommandContext,
  { waiting, report, unit }: Returnable,
  rows: readonly RowSaid[],
): Promise<ReturnedRows> {
  const asker = await askerName(context.tx, unit.nodeId, context.personId);
  const fresh = rows.map(
    ({ question, comment, values }): ReturnedRow => ({
      ...{ id: question.id, comment, outcome: null },
      proposed: values && { values, by: context.personId },
    }),
  );
  const others = waiting?.rows.filter(({ id }) => fresh.every((row) => row.id !== id)) ?? [];
  return {
    ...{ id: 0, since: 0, missingReason: null },
    by: waiting?.by ?? asker ?? report.round.settings.office,
    rows: [...others, ...fresh],
  };
}

function noticeOf(context: CommandContext, { q, report, unit }: Returnable, returned: ReturnedRows): string {
  const { settings, title } = report.round;
  const notice = rowsNotice({
    q,
    answers: withoutPersonal(q.form, report.answers),
    round: { title, deadline: report.deadline, receiver: settings.receiver, lockedAt: null },
    zone: context.app.settings.TIME_ZONE,
    returned,
    unit: unit.name,
    you: addressFormOf(settings, unit.kind),
    ownPart: report.node.compiles,
    elsewhere: false,
  });
  return notice ?? "";
}

/** The doors of those who answer for the whole report: whoever answers a part of it hands nothing in. */
async function contactsOfReport({ tx, app, now }: CommandContext, unitId: number): Promise<number[]> {
  const contacts = (await contactsOfUnits(tx, [unitId], closedWindows(app, now))).get(unitId) ?? [];
  const whole = (await rolesAt(tx, unitId)).filter(({ role, scope }) => role === "contact" && scope === null);
  return contacts.flatMap(({ personId, addressId }) =>
    addressId !== null && whole.some((held) => held.personId === personId) ? [addressId] : [],
  );
}

/** Sends what was confirmed and gives how many are told; "already" where these very rows wait or were answered. */
export async function sendRows(
  context: CommandContext,
  given: Returnable,
  rows: readonly RowSaid[],
): Promise<number | "already"> {
  const { tx, now, personId, addressId, app } = context;
  const { unit, q, waiting, answers } = given;
  if (rows.every((row) => isAskedAlready(row, waiting))) return "already";
  const { returnId } = await returnRows(tx, {
    ...{ nodeId: unit.nodeId, version: unit.sealed.version, personId, addressId, now },
    rows: rows.map(({ question, comment, values }) => ({ id: question.id, comment, values })),
  });
  await settleAsked(tx, { nodeId: unit.nodeId, personId, addressId, now }, "reopen");
  const returned = await withRows(context, given, rows);
  const [first] = waitingOf({ q, answers }, returned);
  const row = first && returnedRow(returned, first.id);
  const to = await contactsOfReport(context, unit.unitId);
  if (!first || !row) return to.length;
  const { rev } = await reportStanding(tx, unit.nodeId);
  const asked = asListIn(q, answers, askedAlone(first));
  for (const contact of to) {
    const offered = rowOffers(first, row).map((offer) => ({
      ...offer,
      id: app.newId().slice(0, 16),
      also: [...(offer.also ?? [])],
    }));
    const ids = offered.map(({ id }) => id).join(" ");
    const params = { nodeId: unit.nodeId, returnId, question: first.id, ids };
    await putOutbox(tx, {
      addressId: contact,
      kind: "notice",
      dedupe: `rows:${returnId}:${now.getTime()}:${contact}`,
      body: { type: "reference", name: "rows", params },
      prompt: { node: unit.nodeId, asked, rev, half: null, offered },
      now,
    });
  }
  return to.length;
}

function isAskedAlready({ question, comment, values }: RowSaid, waiting: ReturnedRows | null): boolean {
  const known = returnedRow(waiting, question.id);
  if (known?.comment !== comment) return false;
  return values === null || known.proposed === null
    ? values === known.proposed
    : sameValues(values, known.proposed.values);
}

/** Tells the unit that nothing is to be looked at any more. */
export async function tellTakenBack(
  context: CommandContext,
  { unit }: Returnable,
  { id, by }: ReturnedRows,
): Promise<void> {
  const { tx, now } = context;
  const body = wordsAlone(takenBackNotice(by, unit.name));
  const to = await contactsOfReport(context, unit.unitId);
  await putNotices(tx, to, { body, about: `rows-taken-back:${id}`, now });
}
