// /reports: the units and rounds a person stands in, and turning to another of them.
import type { Standing } from "../../store/people/people.ts";
import { roundName, tellApart } from "../../text/interview/rounds.ts";
import { peopleText, unitOffer } from "../../text/people/people.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/** More choices than this are not read. */
const mostUnits = 8;

export const reports: PersonCommand = {
  name: "reports",
  aliases: commandNames.reports.aliases,
  async run({ app, standings, nodeId }, args) {
    const zone = app.settings.TIME_ZONE;
    const wanted = standings.find((standing) => String(standing.nodeId) === args);
    const several = new Set(standings.map(({ roundId }) => roundId)).size > 1;
    if (wanted) {
      const looking = wanted.roundOpen ? null : newestOpen(standings);
      const effect = { type: "turn-to", nodeId: wanted.nodeId, resume: answers(wanted), looking } as const;
      return { text: peopleText.turnedTo(wanted.name, several ? roundName(wanted, zone) : null), effect };
    }
    // Open rounds come first; a closed one can still be looked at.
    const shown = standings.slice(0, mostUnits);
    const lines = shown.map((standing) => ({
      unit: standing.name,
      round: roundName(standing, zone),
      role: standing.role,
      open: standing.roundOpen,
      here: standing.nodeId === nodeId,
    }));
    const words = tellApart(shown, zone);
    const offers = shown.map((standing, index) =>
      commandOffer(unitOffer(words[index] ?? standing.name, index), "reports", `${standing.nodeId}`),
    );
    return { text: peopleText.reports(lines), offers: shown.length > 1 ? offers : [] };
  },
};

function answers(standing: Standing): boolean {
  return standing.role === "contact" && standing.expected;
}

/** The newest round that is open to this person; 0 when none is. */
function newestOpen(standings: readonly Standing[]): number {
  return Math.max(0, ...standings.filter(({ roundOpen }) => roundOpen).map(({ roundId }) => roundId));
}
