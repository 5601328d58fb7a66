// A table of a report as its grid shows it now, for whoever may fill it in. Changes nothing.
import { createHash } from "node:crypto";
import type { App } from "../../app.ts";
import { asksBefore } from "../../form/before.ts";
import { isHandedIn } from "../../form/report-state.ts";
import { addressFormOf } from "../../form/rounds/settings.ts";
import type { CellDraft } from "../../interview/cells/cell-draft.ts";
import { offeredLines } from "../../interview/cells/entries.ts";
import { boxesThere } from "../../interview/cells/judge-line.ts";
import type { PastedRows } from "../../interview/cells/pasted-rows.ts";
import { chatShape, newChat } from "../../interview/chat.ts";
import { type PastedLines, pastedLines } from "../../interview/reading/pasted-lines.ts";
import { inTransaction, type Tx } from "../../store/db.ts";
import { chatOf } from "../../store/people/chats.ts";
import type { Link } from "../../store/people/links.ts";
import { standingsOf } from "../../store/people/people.ts";
import { loadReport, reportStanding } from "../../store/rounds/reports.ts";
import { sealedBefore } from "../../store/rounds/sealed-before.ts";
import { writtenLines } from "../../store/rounds/written-lines.ts";
import type { GridTarget } from "../../store/shapes/link-target.ts";
import { emptyNumbers, type GridSheet, gridSheet } from "../../text/page/grid.ts";
import type { GridContext } from "../../text/page/grid-box.ts";
import { workplaceOf } from "../workplace.ts";

type Looked = {
  readonly table: string;
  /** What was just posted, where its chat works on another report and keeps none of it. */
  readonly posted: readonly CellDraft[];
};

/** The table; null where its person answers for that report no longer, or the report has no such table. */
export function gridOf(
  app: App,
  link: Link<GridTarget>,
  { table, posted }: Looked,
): Promise<GridSheet | null> {
  return withContext(app, link, posted, (context) => gridSheet(context, table));
}

/** The empty boxes of the table that take a number. */
export function emptyBoxes(app: App, link: Link<GridTarget>, table: string): Promise<readonly string[]> {
  return withContext(app, link, [], (context) => emptyNumbers(context, table)).then((places) => places ?? []);
}

/** A block that was pasted into a box of a list, as its lines; null where that box is of no list. */
export function pastedInto(
  app: App,
  link: Link<GridTarget>,
  place: string,
  rows: PastedRows,
): Promise<PastedLines | null> {
  return withContext(app, link, [], ({ q, now }) => pastedLines(q, place, rows, now));
}

function withContext<T>(
  app: App,
  { personId, target }: Link<GridTarget>,
  posted: readonly CellDraft[],
  use: (context: GridContext) => T,
): Promise<T | null> {
  return inTransaction(app.db, async (tx) => {
    const context = await contextOf(app, tx, personId, target, posted);
    return context && use(context);
  });
}

async function contextOf(
  app: App,
  tx: Tx,
  personId: number,
  { nodeId, addressId }: GridTarget,
  posted: readonly CellDraft[],
): Promise<GridContext | null> {
  const now = app.clock();
  const chat = await chatOf(tx, addressId);
  const read = chatShape.tryRead(chat.state);
  const state = read.ok ? read.value : newChat;
  const place = await workplaceOf(tx, { nodeId, state }, await standingsOf(tx, personId));
  if (place?.nodeId !== nodeId) return null;
  const { node, round, deadline, answers, waivers } = await loadReport(tx, nodeId);
  const { rev, state: reportState, revising } = await reportStanding(tx, nodeId);
  const kept = chat.nodeId === nodeId ? state.drafts : [];
  const written = await writtenLines(tx, nodeId, offeredLines(posted));
  const shown = boxesThere({ q: place.q, answers }, posted, written);
  const fresh = new Set(shown.map((one) => one.place));
  const before = asksBefore(place.q) ? await sealedBefore(tx, nodeId) : null;
  return {
    q: place.q,
    answers,
    facts: node.facts,
    before,
    waived: new Set(waivers.map(({ hash }) => hash)),
    you: addressFormOf(round.settings, node.kind),
    round: {
      title: round.title,
      deadline,
      receiver: node.compiledBy ?? round.settings.receiver,
      lockedAt: round.lockedAt,
    },
    zone: app.settings.TIME_ZONE,
    node: { id: node.id, name: node.name },
    rev,
    page: pageNumber(app.newId()),
    drafts: [...kept.filter((one) => !fresh.has(one.place)), ...shown],
    closed:
      !round.open || round.lockedAt !== null
        ? "closed"
        : isHandedIn(reportState) && !revising
          ? "sealed"
          : null,
    now,
  };
}

/** As many as a page's number may have: enough that no two pages get the same. */
function pageNumber(id: string): number {
  return createHash("sha256").update(id).digest().readUIntBE(0, 4);
}
