// /who CODE: the people of a unit in the officer's subtree, each with the number by which a right is ended.
import { findUnitNode } from "../../store/officer/units.ts";
import { contactNumbers, rolesAt } from "../../store/people/roles.ts";
import { scopeNumbers } from "../../store/rounds/scope.ts";
import { peopleText } from "../../text/people/people.ts";
import { shownName } from "../../text/people/shown-name.ts";
import type { Command } from "../shared/command.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { exampleCode, fitsUnit, unitMeant } from "../shared/which-unit.ts";

export const who: Command = {
  name: "who",
  aliases: commandNames.who.aliases,
  roles: ["officer", "compiler"],
  // The people of a unit are the same in each round; some round has to know the unit.
  ofAllRounds: true,
  fits: async (context, args) =>
    (await findUnitNode(context.tx, scopeOf(context), args)) !== null ||
    (await fitsUnit(context, args, "who", () => true)),
  async run(context, args) {
    if (args === "")
      return { text: peopleText.askWho(await exampleCode(context)), ask: { name: "who", args: "" } };
    const { tx, app } = context;
    const [code = ""] = args.split(/\s+/u);
    // A place that only collects has people too, but owes no report.
    const here = await findUnitNode(tx, scopeOf(context), code);
    const meant = here ? null : await unitMeant(context, args, "who");
    if (meant && "reply" in meant) return meant.reply;
    const found = here ?? (meant && (await findUnitNode(tx, scopeOf(context), meant.target.code)));
    if (!found) return unknownUnitReply(context.tx, scopeOf(context), code);
    const numbers = (await contactNumbers(tx, [found.unitId])).get(found.unitId);
    const people = [];
    for (const one of await rolesAt(tx, found.unitId)) {
      const name = shownName(one.name, numbers?.get(one.personId) ?? null);
      people.push({ ...one, name, scope: await scopeNumbers(tx, found.unitId, one.scope) });
    }
    return { text: peopleText.who(found.name, people, app.settings.TIME_ZONE), concerns: found.unitId };
  },
};
