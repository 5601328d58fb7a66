// What people are told on joining: officers and readers with their first choices, contacts above their first question.
import type { App } from "../../app.ts";
import { commandOffer } from "../../commands/shared/command.ts";
import { proposedInner } from "../../form/rounds/inner-day.ts";
import { formWords } from "../../form/words/form-words.ts";
import { newChat } from "../../interview/chat.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing, StandingRole } from "../../store/people/people.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { asksInner, innerDeadlineOf } from "../../store/rounds/inner-deadlines.ts";
import { roundOf } from "../../store/rounds/rounds.ts";
import { formatDeadline } from "../../text/format.ts";
import { innerText } from "../../text/officer/inner-deadline.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { joinText } from "../../text/people/join.ts";
import { phoneText } from "../../text/people/phone.ts";
import type { ChatReply } from "../reply.ts";

/** The first message of somebody who has no report to answer here. */
export function greeting(chat: LockedChat, role: StandingRole, unitName: string): ChatReply {
  const offers = [
    commandOffer(officerOffers.summary, "summary"),
    commandOffer(officerOffers.export, "export"),
  ];
  const decides = role === "officer" || role === "compiler";
  if (decides) offers.splice(1, 0, commandOffer(officerOffers.missing, "missing"));
  return {
    text: decides ? joinText.joinedOfficer(unitName) : joinText.joinedReader(unitName),
    offers,
    document: null,
    progress: null,
    chat: { ...newChat, order: chat.state.order },
    nodeId: chat.nodeId,
    kind: "reply",
  };
}

/**
 * What a contact is told first: the report, how many questions it has, how long it takes and until when; in `short`, as
 * it stands above the door for files, without how long it takes to type.
 */
export async function joinedText(
  app: App,
  tx: Tx,
  here: Standing,
  {
    unitName,
    others,
    total,
    asksPhone,
  }: {
    readonly unitName: string;
    readonly others: number;
    readonly total: number;
    readonly asksPhone: boolean;
  },
): Promise<{ readonly whole: string; readonly short: string }> {
  const { deadline, formId, formVersion } = await roundOf(tx, here.nodeId);
  const form = await loadForm(tx, formId, formVersion);
  const report = {
    unit: unitName,
    round: here.roundTitle,
    deadline: formatDeadline(deadline, app.settings.TIME_ZONE),
    total,
    takes: formWords(form).takes,
  };
  const phone = asksPhone ? `\n${phoneText.asks}` : "";
  const more = `${others > 0 ? ` ${joinText.otherReports(others)}` : ""}${phone}`;
  return {
    whole: `${joinText.joinedContact(report)}${more}`,
    short: `${joinText.joinedToReport(report)}${more}`,
  };
}

/** The deadline for those below that is proposed to a compiler with the first word about the report; nothing the second time. */
export async function innerProposed(
  app: App,
  tx: Tx,
  standings: readonly Standing[],
  { nodeId }: Standing,
  now: Date,
): Promise<readonly string[]> {
  const decides = standings.some((standing) => standing.role === "compiler" && standing.nodeId === nodeId);
  if (!decides || !(await asksInner(tx, nodeId, now))) return [];
  const zone = app.settings.TIME_ZONE;
  const { own } = await innerDeadlineOf(tx, nodeId);
  const at = proposedInner(own, zone);
  return at > now ? [innerText.proposed({ at, own, zone })] : [];
}
