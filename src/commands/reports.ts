// /reports: the units and rounds a person stands in, and turning to another of them.
import { loadOfficerRound } from "../store/officer-round.ts";
import type { Standing } from "../store/people.ts";
import { peopleText, unitOffer } from "../text/people.ts";
import { commandOffer, type PersonCommand } from "./command.ts";
import { commandNames } from "./names.ts";

/** More choices than this are not read. */
const mostUnits = 8;

export const reports: PersonCommand = {
  name: "reports",
  aliases: commandNames.reports.aliases,
  async run({ tx, standings, nodeId }, args) {
    const wanted = standings.find((standing) => String(standing.nodeId) === args);
    if (wanted) {
      const effect = { type: "turn-to", nodeId: wanted.nodeId, resume: answers(wanted) } as const;
      return { text: peopleText.turnedTo(wanted.name), effect };
    }
    const shown = standings.filter((standing) => standing.roundOpen || standing.nodeId === nodeId);
    const lines = [];
    for (const standing of shown.slice(0, mostUnits)) {
      const round = await loadOfficerRound(tx, standing.roundId);
      const { name: unit, role, roundOpen: open } = standing;
      lines.push({ unit, round: round.form.shortTitle, role, open, here: standing.nodeId === nodeId });
    }
    const offers = shown
      .slice(0, mostUnits)
      .map((standing, index) =>
        commandOffer(unitOffer(label(standing, shown), index), "reports", `${standing.nodeId}`),
      );
    return { text: peopleText.reports(lines), offers: shown.length > 1 ? offers : [] };
  },
};

function answers(standing: Standing): boolean {
  return standing.role === "contact" && standing.expected;
}

/** The unit's name; of a unit in several rounds its code and the round's number tell them apart. */
function label(standing: Standing, all: readonly Standing[]): string {
  const alike = all.filter((other) => other.name === standing.name);
  return alike.length > 1 ? `${standing.name} (${alike.indexOf(standing) + 1})` : standing.name;
}
