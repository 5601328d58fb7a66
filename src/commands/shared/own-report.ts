// Which report is meant: where a command names none, the one that an officer enters here or that a contact works on; else the named unit's.
import { findUnitNode, loadOfficerUnit } from "../../store/officer/units.ts";
import { decidingPlaces } from "../../store/people/deciding.ts";
import type { Standing } from "../../store/people/people.ts";
import { overseen } from "../../store/rounds/entering.ts";
import { reportTitle } from "../../text/interview/rounds.ts";
import type { PersonContext, Reply } from "./command.ts";
import { unknownUnitReply } from "./decision.ts";
import { askRound } from "./round-meant.ts";

/** Null for somebody who answers for no unit. Of several open rounds the name says which. */
export async function ownReport(
  context: PersonContext,
): Promise<{ readonly nodeId: number; readonly name: string } | null> {
  const { tx, standings, nodeId, entering, app } = context;
  const entered = entering === null ? null : await loadOfficerUnit(tx, entering);
  if (entered && (await overseen(tx, standings, entered.nodeId))) return entered;
  const mine = standings.filter((standing) => standing.role === "contact" && standing.expected);
  const here = mine.find((standing) => standing.nodeId === nodeId) ?? mine[0];
  if (!here) return null;
  const open = new Set(mine.filter(({ roundOpen }) => roundOpen).map(({ roundId }) => roundId));
  return { nodeId: here.nodeId, name: open.size > 1 ? reportTitle(here, app.settings.TIME_ZONE) : here.name };
}

/** A unit's place in one round, by its name; of several rounds with the round. */
type UnitOfRound = { readonly nodeId: number; readonly unitId: number; readonly name: string };

/**
 * The unit that an officer names by its code, in the round that was said or chosen; null for somebody who is none. Where
 * several open rounds ask it and none was said, which is meant is asked.
 */
export async function unitInRound(
  context: PersonContext,
  code: string,
  command: "files" | "template",
): Promise<{ readonly unit: UnitOfRound } | { readonly reply: Reply }> {
  const { tx, standings, round, app } = context;
  const zone = app.settings.TIME_ZONE;
  const officers = decidingPlaces(standings);
  const said = officers.filter(({ roundId }) => roundId === round);
  const open = officers.filter(({ roundOpen }) => roundOpen);
  const found = new Map<Standing, UnitOfRound>();
  for (const place of said.length > 0 ? said : open.length > 0 ? open : officers.slice(0, 1)) {
    const unit = await findUnitNode(tx, place, code);
    if (unit && ![...found.keys()].some(({ roundId }) => roundId === place.roundId)) found.set(place, unit);
  }
  const [only, more] = found;
  if (!only) return { reply: await unknownUnitReply(tx, officers[0] ?? null, code) };
  const [standing, unit] = only;
  if (more) return { reply: askRound([...found.keys()], { name: command, args: code, zone }, open, null) };
  const several = new Set(open.map(({ roundId }) => roundId)).size > 1;
  return { unit: several ? { ...unit, name: reportTitle({ ...standing, name: unit.name }, zone) } : unit };
}

/** Whether this person decides for units in some round. */
export function isOfficer({ standings }: Pick<PersonContext, "standings">): boolean {
  return decidingPlaces(standings).length > 0;
}
