// /collect: reports of units below that came as files, settled together by whoever compiles or oversees them.
import { type Decided, saidOfGathering } from "../../language/gathering.ts";
import { bare, codeKey } from "../../language/normalise.ts";
import {
  type GatheredRow,
  gatheredIn,
  gatheringById,
  gathersAt,
  openGathering,
  settleGathered,
  settleGathering,
  tellGathering,
  type UnitBelow,
} from "../../store/rounds/gatherings.ts";
import { gatheringText } from "../../text/people/gathering.ts";
import type { PersonCommand, PersonContext, Reply } from "../shared/command.ts";
import {
  foundAt,
  type Gathered,
  judge,
  loadGathered,
  showGathered,
  toldReports,
} from "../shared/gathered-reports.ts";
import { commandNames } from "../shared/names.ts";

/**
 * Without an argument what waits to be settled, or where to hand over. `ID` shows a gathering, what stands behind it
 * decides: "ID 2 TH-04, 3 bỏ"; `ID write` and `ID undo` come from choices.
 */
export const collect: PersonCommand = {
  name: "collect",
  aliases: commandNames.collect.aliases,
  async run(context, args) {
    const [, id, said = ""] = /^(\d{1,15})(?:\s+([\s\S]*))?$/u.exec(args.trim()) ?? [];
    if (id !== undefined) return settle(context, Number(id), said.trim());
    const at = await gathersHere(context);
    if (at === null) return { text: gatheringText.nowhere };
    const open = await openGathering(context.tx, context.personId, at);
    if (open !== null) return settle(context, open, "");
    return { text: gatheringText.how, document: { type: "upload", nodeId: at } };
  },
};

/** The node of this person whose units below are entered by it; null where there is none. */
async function gathersHere({ tx, standings, nodeId }: PersonContext): Promise<number | null> {
  const mine = standings.filter(({ role, roundOpen }) => role === "contact" && roundOpen);
  const inOrder = [...mine.filter((one) => one.nodeId === nodeId), ...mine];
  for (const one of inOrder) if (await gathersAt(tx, one.nodeId)) return one.nodeId;
  return null;
}

async function settle(context: PersonContext, id: number, said: string): Promise<Reply> {
  const { tx, personId, now, standings } = context;
  const gathering = await gatheringById(tx, id, personId);
  const mine = standings.some(
    ({ role, nodeId, roundOpen }) => role === "contact" && roundOpen && nodeId === gathering?.nodeId,
  );
  if (!gathering || !mine) return { text: gatheringText.gone };
  if (said === "undo") return takeBack(context, gathering.id, gathering.state === "written");
  if (gathering.state !== "open") return { text: gatheringText.gone };
  const gathered = await loadGathered(tx, gathering, now);
  if (said === "") return showGathered(gathered, []);
  const meant = said === "write" ? ({ type: "write" } as const) : saidOfGathering(said);
  switch (meant?.type) {
    case undefined:
      return { ...showGathered(gathered, []), text: gatheringText.unclear };
    case "write":
      return write(context, gathered);
    case "show":
      return { ...showGathered(gathered, []), text: gatheringText.whole(toldReports(gathered)) };
    case "zeros":
      await settleGathering(tx, id, { zeros: true });
      return showGathered({ ...gathered, gathering: { ...gathering, zeros: true } }, []);
    case "each": {
      const above: string[] = [];
      for (const one of meant.decided) above.push(...(await decide(context, gathered, one)));
      return showGathered(await loadGathered(tx, gathering, now), above);
    }
  }
}

/** What is said against a decision; nothing where it is carried out. */
async function decide(
  context: PersonContext,
  gathered: Gathered,
  decided: Decided,
): Promise<readonly string[]> {
  const { tx, now } = context;
  const { units, files } = gathered;
  const { no } = decided;
  const rows = await gatheredIn(tx, gathered.gathering.id);
  const row = rows.find((one) => one.no === no);
  if (!row) return [gatheringText.noNumber(no)];
  if (decided.what === "leave") {
    await settleGathered(tx, row.id, { state: "left" });
    return [];
  }
  const said = decided.what === "unit" ? decided.said : null;
  const meant = said === null ? units.filter(({ nodeId }) => nodeId === row.nodeId) : unitsSaid(units, said);
  const [unit, other] = meant;
  if (!unit) return [said === null ? gatheringText.unclear : gatheringText.noUnit(no, said)];
  if (other)
    return [
      gatheringText.whichUnit(
        no,
        meant.map(({ code }) => code),
      ),
    ];
  if (unit.handedIn) return [gatheringText.handedIn(no, unit.shortName)];
  const found = foundAt(units, files, row);
  if (!found?.file) return [gatheringText.unreadable(no)];
  const { state, why, blanks } = await judge(tx, found, unit, now);
  await settleGathered(tx, row.id, { nodeId: unit.nodeId, state, why, blanks });
  // This one was chosen: another file of the same unit is not written.
  if (state === "ready") await leaveOthers(context, rows, row, unit);
  return [];
}

async function leaveOthers(
  { tx }: PersonContext,
  rows: readonly GatheredRow[],
  { id }: GatheredRow,
  { nodeId }: UnitBelow,
): Promise<void> {
  for (const other of rows)
    if (other.id !== id && other.nodeId === nodeId && (other.state === "ready" || other.state === "open"))
      await settleGathered(tx, other.id, { state: "left", why: other.why ?? "twice" });
}

/** By its code, else by whole words of its name in their order. */
function unitsSaid(units: readonly UnitBelow[], said: string): readonly UnitBelow[] {
  const coded = units.filter(({ code }) => codeKey(code) === codeKey(said));
  if (coded.length > 0) return coded;
  const words = wordsOf(said);
  if (words.join("").length < 3) return [];
  return units.filter(({ name, shortName }) =>
    [name, shortName].some((one) => {
      let from = 0;
      const own = wordsOf(one);
      return words.every((word) => {
        from = own.indexOf(word, from) + 1;
        return from > 0;
      });
    }),
  );
}

function wordsOf(text: string): readonly string[] {
  return bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** From here on one report after the other is written, each in a transaction of its own. */
async function write(context: PersonContext, { gathering, rows }: Gathered): Promise<Reply> {
  const { tx } = context;
  const ready = rows.filter(({ state }) => state === "ready");
  if (ready.length === 0)
    return { text: gatheringText.nothing, ask: { name: "collect", args: `${gathering.id}` } };
  for (const { id } of rows.filter(({ state }) => state === "open"))
    await settleGathered(tx, id, { state: "left" });
  await settleGathering(tx, gathering.id, { state: "writing" });
  await leaveSteps(context, gathering.id, "write", ready.length);
  return {
    text: gatheringText.begun(ready.length),
    logged: [{ what: "officer-act", detail: { node: gathering.nodeId } }],
  };
}

async function takeBack(context: PersonContext, id: number, written: boolean): Promise<Reply> {
  const { tx } = context;
  const rows = (await gatheredIn(tx, id)).filter(({ state }) => state === "sealed" || state === "kept");
  if (!written || rows.length === 0) return { text: gatheringText.gone };
  await settleGathering(tx, id, { state: "taking-back" });
  await leaveSteps(context, id, "undo", rows.length);
  return { text: gatheringText.takingBack(rows.length) };
}

/** A message for each report, and for the one that tells: one more, for one of them may fail. */
async function leaveSteps(
  { tx, now }: PersonContext,
  id: number,
  what: "write" | "undo",
  reports: number,
): Promise<void> {
  for (let step = 0; step < reports + 2; step += 1) await tellGathering(tx, id, `${what}-${step}`, now);
}
