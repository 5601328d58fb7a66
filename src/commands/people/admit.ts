// /admit N: the first holder of a used code, or an officer above, lets somebody in who has the same code, or does not.
import { wordsAlone } from "../../message.ts";
import { decideAdmission, lockAdmission } from "../../store/people/admissions.ts";
import { takeAskingOut } from "../../store/people/erase.ts";
import { overseesUnit, rolesAt, unitName } from "../../store/people/roles.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { enterOffer, peopleText } from "../../text/people/people.ts";
import { noticeChoice, type PersonCommand, type PersonContext, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/** What it needs to know; a page has no more of it than this. */
type AdmitContext = Pick<PersonContext, "app" | "tx" | "now" | "personId" | "standings">;

export const admit = {
  name: "admit",
  aliases: commandNames.admit.aliases,
  async run({ app, tx, now, personId, standings }: AdmitContext, args: string): Promise<Reply> {
    const [id = "", no] = args.split(" ");
    const asked = /^\d{1,9}$/.test(id) ? await lockAdmission(tx, Number(id)) : null;
    if (!asked) return { text: peopleText.admissionOver };
    const people = await rolesAt(tx, asked.unitId);
    const holder = people.some(
      (one) => one.personId === personId && one.role === "contact" && one.scope === null,
    );
    const mine = (holder && asked.holderId === personId) || (await overseesUnit(tx, standings, asked.unitId));
    // The same words whether the admission was decided already or was never this person's to decide.
    if (!mine || asked.decidedAt !== null) return { text: peopleText.admissionOver };
    const granted = no !== "no";
    await decideAdmission(tx, asked.id, { granted, personId, now });
    if (!granted) await takeAskingOut(tx, asked.id);
    const unit = await unitName(tx, asked.unitId);
    const body = granted
      ? {
          ...wordsAlone(peopleText.admittedNotice(unit)),
          choices: [noticeChoice(app, enterOffer, "join", `enter ${asked.id}`)],
        }
      : wordsAlone(peopleText.refusedNotice);
    await putNotices(tx, [asked.addressId], { body, about: `admitted:${asked.id}`, now });
    return {
      text: granted ? peopleText.admitted(unit) : peopleText.refusedAdmission,
      logged: [{ what: granted ? "admitted" : "not-admitted", unitId: asked.unitId }],
    };
  },
} satisfies PersonCommand;
