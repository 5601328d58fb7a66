// /link: a one-time code with which the same person opens another door (Zalo, Telegram, the web) to the same report.
import { revokeLinkCodes } from "../../store/people/code-register.ts";
import { makeCode } from "../../store/people/codes.ts";
import { rolesOf } from "../../store/people/roles.ts";
import { addressText } from "../../text/people/addresses.ts";
import type { PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

const lifeMs = 15 * 60_000;

export const link: PersonCommand = {
  name: "link",
  aliases: commandNames.link.aliases,
  async run({ app, tx, now, personId, nodeId, standings }) {
    const roles = await rolesOf(tx, personId);
    const here = standings.find((standing) => standing.nodeId === nodeId);
    const held = roles.find((role) => role.id === here?.roleId) ?? roles[0];
    if (!held) return { text: addressText.nothingToLink };
    const until = new Date(now.getTime() + lifeMs);
    await revokeLinkCodes(tx, personId, now);
    const code = await makeCode(tx, {
      unitId: held.unitId,
      role: held.role,
      random: app.newId(),
      now,
      expiresAt: until,
      purpose: "link",
      personId,
    });
    const page = app.settings.PUBLIC_URL;
    const web = page ? `${page}/j/${code}` : null;
    return {
      text: addressText.link({ code, web, until, zone: app.settings.TIME_ZONE }),
      logged: [{ what: "code-made", unitId: held.unitId, detail: { role: held.role } }],
    };
  },
};
