// /revoke N: an officer ends a role in its subtree at once; what waits for that person about the unit is not sent.
import { wordsAlone } from "../../message.ts";
import { cancelQueued } from "../../store/people/erase.ts";
import { contactNumbers, endRole, findRole, lastAddressOf, overseesUnit } from "../../store/people/roles.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { peopleText } from "../../text/people/people.ts";
import { shownName } from "../../text/people/shown-name.ts";
import type { Command } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const revoke: Command = {
  name: "revoke",
  aliases: commandNames.revoke.aliases,
  roles: ["officer"],
  ofAllRounds: true,
  async run({ tx, now, personId, standings }, args) {
    if (args === "") return { text: peopleText.askRevoke, ask: { name: "revoke", args: "" } };
    const held = /^\d{1,9}$/.test(args) ? await findRole(tx, Number(args)) : null;
    const inReach = held && held.personId !== personId && (await overseesUnit(tx, standings, held.unitId));
    if (!inReach) return { text: peopleText.notFound, logged: [{ what: "refused" }] };
    const no = (await contactNumbers(tx, [held.unitId])).get(held.unitId)?.get(held.personId) ?? null;
    const name = shownName(held.name, no);
    await endRole(tx, held.id, now);
    await cancelQueued(tx, held.personId, held.unitId);
    const door = await lastAddressOf(tx, held.personId);
    if (door !== null) {
      const body = wordsAlone(peopleText.revokedNotice(held.unit));
      await putNotices(tx, [door], { body, about: `revoked:${held.id}`, now });
    }
    return {
      text: peopleText.revoked(name, held.unit),
      logged: [
        { what: "role-ended", unitId: held.unitId, detail: { subject: held.personId, roleId: held.id } },
      ],
    };
  },
};
