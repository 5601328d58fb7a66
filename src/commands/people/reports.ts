// /reports: the units and rounds a person stands in, and turning to another of them.
import type { Standing } from "../../store/people/people.ts";
import { reportOffer, roundName, tellApart } from "../../text/interview/rounds.ts";
import { peopleText } from "../../text/people/people.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/** Words that a choice of a report carries on to it. */
export const thenWords = ["submit", "review", "progress", "receipt", "draft", "edit"] as const;

/** More choices than this are not read. */
const mostUnits = 8;

export const reports: PersonCommand = {
  name: "reports",
  aliases: commandNames.reports.aliases,
  async run({ app, standings: all, nodeId }, args) {
    // Who compiles stands there twice: it is one place, that of the contact.
    const standings = all.flatMap((one) => (one.role === "compiler" ? [] : [{ ...one, role: one.role }]));
    const zone = app.settings.TIME_ZONE;
    const [, id, then] = /^(\d{1,15})(?: then (\w+))?$/.exec(args) ?? [];
    const wanted = standings.find((standing) => String(standing.nodeId) === id);
    const several = new Set(standings.map(({ roundId }) => roundId)).size > 1;
    if (wanted) {
      const looking = wanted.roundOpen ? null : newestOpen(standings);
      const word = thenWords.find((one) => one === then) ?? "next";
      const resume = answers(wanted) ? word : null;
      const { nodeId, roundId } = wanted;
      const effect = { type: "turn-to", nodeId, roundId, resume, looking } as const;
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
      commandOffer(reportOffer(words[index] ?? standing.name, index), "reports", `${standing.nodeId}`),
    );
    const text = peopleText.reports(lines);
    return shown.length > 1 ? { text, offers, chooses: true } : { text };
  },
};

function answers(standing: Standing): boolean {
  return standing.role === "contact" && standing.expected;
}

/** The newest round that is open to this person; 0 when none is. */
function newestOpen(standings: readonly Standing[]): number {
  return Math.max(0, ...standings.filter(({ roundOpen }) => roundOpen).map(({ roundId }) => roundId));
}
