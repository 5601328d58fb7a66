// /leave: a contact gives up a unit; what was reported stays the unit's, and the officers above are told.
import { wordsAlone } from "../../message.ts";
import { cancelQueued } from "../../store/people/erase.ts";
import { endRole, findRole, type HeldRole, officerAddresses, rolesOf } from "../../store/people/roles.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { peopleOffers, peopleText, unitOffer } from "../../text/people/people.ts";
import { commandOffer, type PersonCommand, type PersonContext, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const leave: PersonCommand = {
  name: "leave",
  aliases: commandNames.leave.aliases,
  async run(context, args) {
    if (args === "keep") return { text: peopleText.unchanged };
    const [id = "", sure] = args.split(" ");
    const mine = (await rolesOf(context.tx, context.personId)).filter((one) => one.role === "contact");
    if (mine.length === 0) return { text: peopleText.nothingToLeave };
    const wanted = mine.find((one) => String(one.id) === id) ?? (mine.length === 1 ? mine[0] : undefined);
    if (!wanted) {
      return {
        text: peopleText.leaveWhich,
        offers: mine.map((one, index) => commandOffer(unitOffer(one.unit, index), "leave", `${one.id}`)),
      };
    }
    if (sure !== "now") {
      return {
        text: peopleText.leaveQuestion(wanted.unit),
        offers: [
          commandOffer(peopleOffers.leaveYes, "leave", `${wanted.id} now`),
          commandOffer(peopleOffers.keep, "leave", "keep"),
        ],
      };
    }
    return end(context, wanted);
  },
};

async function end({ tx, now, personId }: PersonContext, held: HeldRole): Promise<Reply> {
  const still = await findRole(tx, held.id);
  if (!still || !(await endRole(tx, held.id, now))) return { text: peopleText.nothingToLeave };
  await cancelQueued(tx, personId, held.unitId);
  const text = peopleText.leftNotice({ name: held.name, unit: held.unit });
  const told = { body: wordsAlone(text), about: `left:${held.id}`, now };
  await putNotices(tx, await officerAddresses(tx, held.unitId, personId), told);
  return {
    text: peopleText.left(held.unit),
    logged: [{ what: "role-ended", unitId: held.unitId, detail: { roleId: held.id } }],
  };
}
