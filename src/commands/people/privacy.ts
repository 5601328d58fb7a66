// /privacy: shows what is kept of the person, and erases it when they say so twice.
import { erasePerson } from "../../store/people/erase.ts";
import { recordOf, rolesOf } from "../../store/people/roles.ts";
import { scopeNumbers } from "../../store/rounds/scope.ts";
import { peopleOffers, peopleText } from "../../text/people/people.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const privacy: PersonCommand = {
  name: "privacy",
  aliases: commandNames.privacy.aliases,
  async run({ app, tx, now, addressId, personId }, args) {
    if (args === "erase") {
      return {
        text: peopleText.eraseQuestion,
        offers: [
          commandOffer(peopleOffers.eraseYes, "privacy", "erase now"),
          commandOffer(peopleOffers.keep, "privacy", "keep"),
        ],
      };
    }
    if (args === "erase now") {
      await erasePerson(tx, personId, addressId, now);
      return { text: peopleText.erased, effect: { type: "forget" }, logged: [{ what: "erased" }] };
    }
    if (args === "keep") return { text: peopleText.unchanged };
    const record = await recordOf(tx, personId);
    const roles = [];
    for (const one of await rolesOf(tx, personId))
      roles.push({ ...one, scope: await scopeNumbers(tx, one.unitId, one.scope) });
    const days = app.settings.RETENTION_PEOPLE_DAYS;
    return {
      text: peopleText.privacy({ ...record, roles, days, zone: app.settings.TIME_ZONE }),
      offers: [commandOffer(peopleOffers.erase, "privacy", "erase")],
    };
  },
};
