// What others hear when somebody joins, or asks to be let in with a used code: notices with a choice each.
import type { App } from "../../app.ts";
import { noticeChoice } from "../../commands/shared/command.ts";
import { type IncomingMessage, wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import type { KnownCode } from "../../store/people/codes.ts";
import { doorsOf } from "../../store/people/doors.ts";
import type { RoleName } from "../../store/people/people.ts";
import { doorOf, officerDoors, recordOf, rolesAt } from "../../store/people/roles.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { doorText, endDoorOffer } from "../../text/people/doors.ts";
import { peopleOffers, peopleText } from "../../text/people/people.ts";

/** Whose message it is about, and when. */
export type Telling = {
  readonly app: App;
  readonly tx: Tx;
  readonly message: IncomingMessage;
  readonly now: Date;
};

type NewRole = {
  readonly roleId: number;
  readonly personId: number;
  readonly role: RoleName;
  readonly unitId: number;
  readonly unitName: string;
};

/** Officers above hear who joined and can revoke it at once. */
export async function tellOfJoining({ app, tx, message, now }: Telling, joined: NewRole): Promise<void> {
  const { roleId: id, role, unitName: unit, unitId, personId } = joined;
  const name = (await recordOf(tx, personId)).name ?? message.displayName;
  const text = peopleText.joinedNotice({ name, role, unit, at: now, zone: app.settings.TIME_ZONE, id });
  const choices = [noticeChoice(app, numbered(peopleOffers.revoke, id), "revoke", `${id}`)];
  const body = { ...wordsAlone(text), choices };
  await putNotices(tx, await officerDoors(tx, unitId, personId), { body, about: `joined:${id}`, now });
}

/** Whoever made the code hears on their other doors that this chat is one of them now, and can end it at once. */
export async function tellOfDoor(
  { app, tx, message, now }: Telling,
  door: { readonly addressId: number; readonly personId: number; readonly unitName: string },
): Promise<void> {
  const { addressId: id, unitName: unit } = door;
  const { channel } = message.address;
  const zone = app.settings.TIME_ZONE;
  const text = doorText.added({ door: channel, name: message.displayName, unit, at: now, zone, id });
  const choices = [noticeChoice(app, endDoorOffer(id), "unlink", `${id}`)];
  const others = (await doorsOf(tx, door.personId)).filter((other) => other.id !== id && other.open);
  const told = { body: { ...wordsAlone(text), choices }, about: `door:${id}:${now.getTime()}`, now };
  await putNotices(
    tx,
    others.map((other) => other.id),
    told,
  );
}

/** The first holder and the officers above hear that somebody asks to be let in; gives the holder's name. */
export async function tellOfAsking(
  { app, tx, message, now }: Telling,
  code: KnownCode,
  id: number,
): Promise<string | null> {
  const people = await rolesAt(tx, code.unitId);
  const holder = people.find((one) => one.personId === code.usedBy && one.scope === null) ?? null;
  const holderDoor = holder && (await doorOf(tx, holder.personId));
  const doors = await officerDoors(tx, code.unitId, holder?.personId ?? 0);
  const text = peopleText.admitQuestion({ name: message.displayName, unit: code.unitName, id });
  const { admit, refuse } = peopleOffers;
  const choices = [
    noticeChoice(app, numbered(admit, id), "admit", `${id}`),
    noticeChoice(app, numbered(refuse, id), "admit", `${id} no`),
  ];
  const told = { body: { ...wordsAlone(text), choices }, about: `admission:${id}`, now };
  await putNotices(tx, holderDoor === null ? doors : [holderDoor, ...doors], told);
  return holder?.name ?? null;
}

/** Several such notices may stand below each other: each choice says which it is. */
function numbered({ label, word }: { readonly label: string; readonly word: string }, id: number) {
  return { label: `${label} ${id}`, word: `${word} ${id}` };
}
