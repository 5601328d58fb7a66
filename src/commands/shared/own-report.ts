// Which report is one's own, where a command names none: the one that an officer enters here, or that a contact works on.
import { loadOfficerUnit } from "../../store/officer/units.ts";
import type { Standing } from "../../store/people/people.ts";
import { overseen } from "../../store/rounds/entering.ts";
import type { PersonContext } from "./command.ts";

/** Null for somebody who answers for no unit. */
export async function ownReport(
  context: PersonContext,
): Promise<{ readonly nodeId: number; readonly name: string } | null> {
  const { tx, standings, nodeId, entering } = context;
  const entered = entering === null ? null : await loadOfficerUnit(tx, entering);
  if (entered && (await overseen(tx, standings, entered.nodeId))) return entered;
  const mine = standings.filter((standing) => standing.role === "contact" && standing.expected);
  return mine.find((standing) => standing.nodeId === nodeId) ?? mine[0] ?? null;
}

/** The round in which this person looks as an officer: the one that was said or chosen, else the newest. */
export function officerStanding({
  standings,
  round,
}: Pick<PersonContext, "standings" | "round">): Standing | undefined {
  const officers = standings.filter((standing) => standing.role === "officer");
  return officers.find(({ roundId }) => roundId === round) ?? officers[0];
}
