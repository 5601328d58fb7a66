// /revoke N: an officer ends a role in its subtree at once; what waits for that person about the unit is not sent.
import { findRole, overseesUnit } from "../../store/people/roles.ts";
import { peopleText } from "../../text/people/people.ts";
import type { Command } from "../shared/command.ts";
import { endHeldRole } from "../shared/end-role.ts";
import { commandNames } from "../shared/names.ts";

export const revoke: Command = {
  name: "revoke",
  aliases: commandNames.revoke.aliases,
  roles: ["officer", "compiler"],
  ofAllRounds: true,
  async run({ tx, now, personId, standings }, args) {
    if (args === "") return { text: peopleText.askRevoke, ask: { name: "revoke", args: "" } };
    const held = /^\d{1,9}$/.test(args) ? await findRole(tx, Number(args)) : null;
    const inReach = held && held.personId !== personId && (await overseesUnit(tx, standings, held.unitId));
    if (!inReach) return { text: peopleText.notFound, logged: [{ what: "refused" }] };
    const name = await endHeldRole(tx, held, now);
    return {
      text: peopleText.revoked(name, held.unit),
      logged: [
        { what: "role-ended", unitId: held.unitId, detail: { subject: held.personId, roleId: held.id } },
      ],
    };
  },
};
