// A message about files with reports of units below: shows what they hold, or writes or takes back the next report of them.
import type { App } from "../../app.ts";
import { newOffers } from "../../commands/shared/gathering-offers.ts";
import type { Tx } from "../../store/db.ts";
import {
  type GatheredRow,
  type GatheringRow,
  gatheredIn,
  settleGathered,
  settleGathering,
  unitsBelow,
} from "../../store/rounds/gatherings.ts";
import { gatheringText } from "../../text/people/gathering.ts";
import type { Person, Replied } from "../person.ts";
import { unsaid } from "./report-of-unit.ts";
import { takeReportBack } from "./take-report-back.ts";
import { writeReport } from "./write-report.ts";

/** What an answer about a gathering needs of the engine around it: how the chat goes on, and how a command is given. */
type Around = {
  readonly show: (id: number) => Promise<Replied>;
  readonly goOn: (line: string) => Promise<Replied>;
};

/**
 * What becomes of a gathering next. Of those that are being written or taken back one report is worked in each message
 * that was left for them: each in a transaction of its own, in the order of their locks. The next one tells.
 */
export async function answerGathered(
  app: App,
  tx: Tx,
  p: Person,
  gathering: GatheringRow,
  { show, goOn }: Around,
): Promise<Replied> {
  const rows = await gatheredIn(tx, gathering.id);
  const inOrder = rows.toSorted((one, other) => (one.nodeId ?? 0) - (other.nodeId ?? 0));
  switch (gathering.state) {
    case "open":
      return show(gathering.id);
    case "written":
    case "taken-back":
      return silent(p);
    case "writing": {
      const next = inOrder.find(({ state }) => state === "ready");
      if (!next) return toldWritten(tx, gathering, rows, goOn);
      const replied = await writeReport(app, tx, p, { gathering, row: next });
      return replied ?? silent(p);
    }
    case "taking-back": {
      const next = inOrder.find(({ state, why }) => (state === "sealed" || state === "kept") && why === null);
      if (!next) return toldTakenBack(tx, gathering, rows, goOn);
      const replied = await takeReportBack(tx, p, next);
      // It stays as it is, and is named at the end.
      if (!replied) await settleGathered(tx, next.id, { why: "handed-in" });
      return replied ?? silent(p);
    }
  }
}

async function toldWritten(
  tx: Tx,
  { id, nodeId }: GatheringRow,
  rows: readonly GatheredRow[],
  goOn: Around["goOn"],
): Promise<Replied> {
  await settleGathering(tx, id, { state: "written" });
  const names = await namesOf(tx, nodeId);
  const among = (state: GatheredRow["state"]) => names(rows.filter((row) => row.state === state));
  const [sealed, kept] = [among("sealed"), among("kept")];
  const left = names(rows.filter(({ state, why }) => state === "left" && why === "handed-in"));
  const told = await goOn(gatheringText.written({ sealed, kept, left }));
  const offers = sealed.length + kept.length > 0 ? newOffers(id, "undo") : [];
  return { ...told, answer: { ...told.answer, offers: [...told.answer.offers, ...offers] } };
}

async function toldTakenBack(
  tx: Tx,
  { id, nodeId }: GatheringRow,
  rows: readonly GatheredRow[],
  goOn: Around["goOn"],
): Promise<Replied> {
  await settleGathering(tx, id, { state: "taken-back" });
  const names = await namesOf(tx, nodeId);
  const back = rows.filter(({ state }) => state === "taken-back");
  const stays = rows.filter(({ state }) => state === "sealed" || state === "kept");
  return goOn(gatheringText.takenBack(back.length, names(stays)));
}

async function namesOf(tx: Tx, nodeId: number): Promise<(rows: readonly GatheredRow[]) => readonly string[]> {
  const units = await unitsBelow(tx, nodeId);
  return (rows) => rows.flatMap((row) => units.find((unit) => unit.nodeId === row.nodeId)?.shortName ?? []);
}

/** Nothing is said until the last of them is done. */
function silent({ chat }: Pick<Person, "chat">): Replied {
  return { answer: unsaid(chat), answered: [], step: null };
}
