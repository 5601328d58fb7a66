// The notice of rows that are to be looked at again, as it is worded at the moment it is sent: by what still waits then.
import { z } from "zod";
import type { App } from "../../app.ts";
import { withoutPersonal } from "../../form/personal.ts";
import { questionnaire } from "../../form/questions.ts";
import { addressFormOf } from "../../form/rounds/settings.ts";
import { returnedRow, waitingOf } from "../../interview/rows-waiting.ts";
import type { OutgoingMessage } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { worksAt } from "../../store/people/chats.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { loadReport } from "../../store/rounds/reports.ts";
import { openRoundNames } from "../../store/rounds/rounds.ts";
import { rowOffers, rowsNotice } from "../../text/interview/returned-rows.ts";
import { tagAmong, withTag } from "../../text/interview/rounds.ts";
import { rowsOffers } from "../../text/officer/returned-rows.ts";

/** Which rows of which report, and the ids of the choices that its first row's prompt keeps. */
export const rowsParams = z.strictObject({
  nodeId: z.int(),
  returnId: z.int(),
  question: z.string(),
  ids: z.string(),
});

/** The notice; null when nothing of it waits any more. */
export async function rowsWords(
  app: App,
  tx: Tx,
  { nodeId, returnId, question, ids }: z.infer<typeof rowsParams>,
  addressId: number,
): Promise<OutgoingMessage | null> {
  const { returned, round, node, answers, deadline } = await loadReport(tx, nodeId);
  if (returned?.id !== returnId || !round.open) return null;
  const form = await loadForm(tx, round.formId, round.formVersion);
  const q = questionnaire(form, node.profile);
  const zone = app.settings.TIME_ZONE;
  const elsewhere = !(await worksAt(tx, addressId, nodeId));
  const [first] = waitingOf({ q, answers }, returned);
  const row = first && returnedRow(returned, first.id);
  const text = rowsNotice({
    ...{ q, answers: withoutPersonal(form, answers), returned, zone, elsewhere, unit: node.name },
    round: { title: round.title, deadline, receiver: round.settings.receiver, lockedAt: null },
    ownPart: node.compiles,
    you: addressFormOf(round.settings, node.kind),
  });
  if (text === null || !first || !row) return null;
  const tag = tagAmong(await openRoundNames(tx), node.roundId, zone);
  // Pressed from another report they lead here (queue/notice-choices.ts); where the chat stands at the row they answer it.
  const own = elsewhere ? [rowsOffers.turn] : first.id === question ? rowOffers(first, row) : [];
  const choices = ids.split(" ").flatMap((id, index) => {
    const offer = own[index];
    return offer ? [{ id, label: offer.label, word: offer.word }] : [];
  });
  return { text: withTag(tag, text), choices, document: null, progress: null };
}
