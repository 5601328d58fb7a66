// What a handed-over file says of its report as it stands now, for the page that shows the whole list. Changes nothing.

import type { ReadFile } from "../../files/blocks.ts";
import { asksBefore } from "../../form/before.ts";
import { chatShape, newChat } from "../../interview/chat.ts";
import { holdsOf } from "../../interview/handed/questions.ts";
import { type Db, inTransaction } from "../../store/db.ts";
import { chatOf } from "../../store/people/chats.ts";
import { standingsOf } from "../../store/people/people.ts";
import { loadReport } from "../../store/rounds/reports.ts";
import { sealedBefore } from "../../store/rounds/sealed-before.ts";
import { handedParts } from "../../text/page/handed.ts";
import type { HandedPart } from "../../text/page/handed-part.ts";
import { workplaceOf } from "../workplace.ts";

type HandedOver = {
  readonly id: number;
  readonly nodeId: number;
  readonly name: string;
  readonly file: ReadFile;
};

/** The list for whoever handed the file over; null where they answer for that report no longer. */
export function handedList(
  db: Db,
  { id, nodeId, name, file }: HandedOver,
  { personId, addressId }: { readonly personId: number; readonly addressId: number },
  now: Date,
): Promise<readonly HandedPart[] | null> {
  return inTransaction(db, async (tx) => {
    const read = chatShape.tryRead((await chatOf(tx, addressId)).state);
    const state = read.ok ? read.value : newChat;
    const place = await workplaceOf(tx, { nodeId, state }, await standingsOf(tx, personId));
    if (place?.nodeId !== nodeId) return null;
    const { node, answers, waivers } = await loadReport(tx, nodeId);
    const waived = new Set(waivers.map(({ hash }) => hash));
    const before = asksBefore(place.q) ? await sealedBefore(tx, nodeId) : null;
    const report = { q: place.q, answers, facts: node.facts, before, waived, unit: node };
    const sheet = state.handed?.id === id ? state.handed.sheet : null;
    return handedParts(report, file, holdsOf(report, { id, name, file }, sheet, now));
  });
}
