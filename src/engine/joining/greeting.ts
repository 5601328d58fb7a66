// What people are told on joining: officers and readers with their first choices, contacts above their first question.
import type { App } from "../../app.ts";
import { commandOffer } from "../../commands/shared/command.ts";
import { questionnaire } from "../../form/questions.ts";
import { formWords } from "../../form/words/form-words.ts";
import { newChat } from "../../interview/chat.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { RoleName, Standing } from "../../store/people/people.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { roundOf } from "../../store/rounds/rounds.ts";
import { formatDeadline } from "../../text/format.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { joinText } from "../../text/people/join.ts";
import type { ChatReply } from "../reply.ts";

/** The first message of somebody who has no report to answer here. */
export function greeting(chat: LockedChat, role: RoleName, unitName: string): ChatReply {
  const offers = [
    commandOffer(officerOffers.summary, "summary"),
    commandOffer(officerOffers.export, "export"),
  ];
  if (role === "officer") offers.splice(1, 0, commandOffer(officerOffers.missing, "missing"));
  return {
    text: role === "officer" ? joinText.joinedOfficer(unitName) : joinText.joinedReader(unitName),
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
  { unitName, others }: { readonly unitName: string; readonly others: number },
): Promise<{ readonly whole: string; readonly short: string }> {
  const { deadline, formId, formVersion, profile } = await roundOf(tx, here.nodeId);
  const form = await loadForm(tx, formId, formVersion);
  const total = questionnaire(form, profile).questions.length;
  const report = {
    unit: unitName,
    round: here.roundTitle,
    deadline: formatDeadline(deadline, app.settings.TIME_ZONE),
    total,
    takes: formWords(form).takes,
  };
  const more = others > 0 ? ` ${joinText.otherReports(others)}` : "";
  return {
    whole: `${joinText.joinedContact(report)}${more}`,
    short: `${joinText.joinedToReport(report)}${more}`,
  };
}
