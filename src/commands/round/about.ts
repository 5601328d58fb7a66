// /about: what the round is about, by when, to whom, and what must still be sent; for everyone with a role in it.
import { atLocal } from "../../form/rounds/days.ts";
import { dispatchFiles } from "../../store/officer/draft-files.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { loadOfficerUnit } from "../../store/officer/units.ts";
import { aboutText } from "../../text/officer/round.ts";
import type { Command } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const about: Command = {
  name: "about",
  aliases: commandNames.about.aliases,
  roles: ["contact", "officer", "reader"],
  async run({ tx, app, now, roundId, node }) {
    const { settings, title, deadline } = await loadOfficerRound(tx, roundId);
    const zone = app.settings.TIME_ZONE;
    const noon = (date: string) => atLocal(date, "12:00", zone);
    // A unit without a report of its own only collects others'.
    const own = await loadOfficerUnit(tx, node.id);
    return {
      logged: [],
      text: aboutText({
        now,
        zone,
        deadline: own?.deadline ?? deadline,
        title,
        office: settings.office,
        lines: settings.about,
        week: settings.week ? { from: noon(settings.week.from), to: noon(settings.week.to) } : null,
        receiver: settings.receiver,
        unit: own?.name ?? null,
        mustAlsoSend: settings.mustAlsoSend,
        helpContact: settings.helpContact,
        files: await dispatchFiles(tx, node.id),
      }),
    };
  },
};
