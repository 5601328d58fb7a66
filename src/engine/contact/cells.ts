// Boxes of a grid that were left, worked like any message of their chat: recorded in silence, and told once their person
// goes on in the chat.
import type { App } from "../../app.ts";
import { offeredLines } from "../../interview/cells/entries.ts";
import type { IncomingBody } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { writtenLines } from "../../store/rounds/written-lines.ts";
import { roundText } from "../../text/interview/rounds.ts";
import { only, type Person, type Replied, withLineAbove } from "../person.ts";
import { reportsOf, workplaceOf } from "../workplace.ts";
import { withGrid } from "./grid-door.ts";
import { stepReport } from "./step-report.ts";

type Boxes = Extract<IncomingBody, { type: "cells" }>;

/** Records the boxes at their report; nothing where the person answers for it no longer, or left it meanwhile. */
export async function answerCells(app: App, tx: Tx, p: Person, body: Boxes): Promise<Replied> {
  const { chat, personId, standings, message, now } = p;
  const { nodeId, entries, settled, done } = body;
  // An officer's link is for the unit that the officer was entering: once the chat has left that unit, nothing is written.
  const place = await workplaceOf(tx, { ...chat, nodeId }, standings);
  if (place?.nodeId !== nodeId) return silent(p);
  const written = await writtenLines(tx, nodeId, offeredLines(entries));
  const input = { type: "cells", entries, settled, written, done } as const;
  const replied = await stepReport(app, tx, { chat, personId, ...place, input, source: message.key, now });
  if (!done) return { ...replied, answer: { ...silent(p).answer, ...stays(p, nodeId, replied) } };
  const asking = withGrid(app, { message, place }, replied);
  const moved = chat.nodeId !== null && chat.nodeId !== nodeId;
  const to = reportsOf(standings).find((standing) => standing.nodeId === nodeId);
  if (!moved || !to) return asking;
  const line = roundText.moved({ from: null, to, lost: false, zone: app.settings.TIME_ZONE });
  return withLineAbove(line, asking);
}

/** A chat that works on another report keeps asking there: what waits in these boxes is then only on their page. */
function stays({ chat }: Person, nodeId: number, { answer }: Replied) {
  return chat.nodeId === null || chat.nodeId === nodeId
    ? { chat: answer.chat, nodeId }
    : { chat: chat.state, nodeId: chat.nodeId };
}

function silent({ chat }: Person): Replied {
  return only({
    text: "",
    offers: [],
    document: null,
    progress: null,
    chat: chat.state,
    nodeId: chat.nodeId,
    kind: "reply",
    stands: true,
  });
}
