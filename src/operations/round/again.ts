// `round again`: opens an earlier round once more; only a title and a deadline are asked for.
import { countDuties } from "../../draft/inner-duties.ts";
import { mostLettersOfShortName } from "../../form/rounds/settings.ts";
import { earlierRound } from "../../store/rounds/earlier-round.ts";
import { RoundProblem } from "../../store/rounds/round-changes.ts";
import { openedAlready, openRound } from "../../store/rounds/rounds.ts";
import { listUnits } from "../../store/rounds/units.ts";
import { roundAgainText, roundsHelp, roundsText } from "../../text/operator/rounds.ts";
import { readArguments, readWholeNumber, required } from "../shared/arguments.ts";
import { Misuse, type Operation } from "../shared/operation.ts";
import { change } from "./changes.ts";
import { deadlineSaid } from "./deadline-said.ts";

export const roundAgain: Operation = {
  name: "round again",
  ...roundsHelp.again,
  needsDatabase: true,
  async run(args, context) {
    const options = {
      of: { type: "string" },
      title: { type: "string" },
      deadline: { type: "string" },
      short: { type: "string" },
    } as const;
    const { values } = readArguments(args, options);
    const now = context.now();
    const { TIME_ZONE: zone } = context.settings;
    const of = readWholeNumber(required(values.of, "--of"), "--of", 1);
    const title = required(values.title, "--title").normalize("NFC");
    const deadline = deadlineSaid(required(values.deadline, "--deadline"), "--deadline", { now, zone });
    if (deadline <= now) throw new Misuse(roundAgainText.past(deadline, zone));
    const shortName = values.short?.normalize("NFC").trim() || null;
    if (shortName !== null && [...shortName].length > mostLettersOfShortName)
      throw new Misuse(roundAgainText.longShortName);
    const said = await change(context, async (tx) => {
      const earlier = await earlierRound(tx, of);
      if (!earlier) throw new RoundProblem({ type: "no-round", id: of });
      const { form, codes, gone, demo } = earlier;
      if (codes.length === 0) throw new Misuse(roundAgainText.nobody(of));
      const already = await openedAlready(tx, { formId: form.id, title, codes });
      if (already) throw new Misuse(roundsText.openAlready(already.id, title, already.codes));
      const settings = { ...earlier.settings, shortName };
      const made = await openRound(tx, {
        ...{ form, kept: true, title, deadline },
        ...{ settings, demo, codes, now },
      });
      const { officeShort: office, receiver, ladder } = settings;
      const formAt = `${form.id}@${form.version}`;
      const opened = {
        ...{ ...made, prepared: null, title, form: formAt },
        ...{ deadline, zone, office, receiver, ladder },
        ...{ duties: countDuties(settings, await listUnits(tx)), decides: settings.innerDecides },
      };
      return [roundsText.opened(opened), ...(gone.length > 0 ? [roundAgainText.gone(gone)] : [])].join("\n");
    });
    context.print(said);
  },
};
