// What others hear when somebody joins, or asks to be let in with a used code: notices with a choice each.
import type { App } from "../../app.ts";
import { noticeChoice } from "../../commands/shared/command.ts";
import { type IncomingMessage, wordsAlone } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import { addressesOf } from "../../store/people/addresses.ts";
import type { KnownCode } from "../../store/people/codes.ts";
import type { RoleName } from "../../store/people/people.ts";
import { lastAddressOf, officerAddresses, recordOf, rolesAt } from "../../store/people/roles.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { leaveJoining } from "../../store/queue/to-tell.ts";
import { addressText, endAddressOffer } from "../../text/people/addresses.ts";
import { peopleOffers, peopleText } from "../../text/people/people.ts";

/** What a notice needs to know: the program, the transaction, the message that caused it and the moment. */
export type NoticeContext = {
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

/**
 * Officers above hear who joined and can revoke it: at once of who may see others' reports, of a contact among what else
 * came in.
 */
export async function tellOfJoining(
  { app, tx, message, now }: NoticeContext,
  joined: NewRole,
): Promise<void> {
  const { roleId: id, role, unitName: unit, unitId, personId } = joined;
  if (role === "contact") return leaveJoining(tx, { unitId, roleId: id, personId, now });
  const name = (await recordOf(tx, personId)).name ?? message.displayName;
  const text = peopleText.joinedNotice({ name, role, unit, at: now, zone: app.settings.TIME_ZONE, id });
  const choices = [noticeChoice(app, numbered(peopleOffers.revoke, id), "revoke", `${id}`)];
  const body = { ...wordsAlone(text), choices };
  await putNotices(tx, await officerAddresses(tx, unitId, personId), { body, about: `joined:${id}`, now });
}

/**
 * Tells whoever made the link code, on their other addresses, that this chat is one of theirs now; one choice ends it.
 */
export async function tellOfAddress(
  { app, tx, message, now }: NoticeContext,
  door: { readonly addressId: number; readonly personId: number; readonly unitName: string },
): Promise<void> {
  const { addressId: id, unitName: unit } = door;
  const { channel } = message.address;
  const zone = app.settings.TIME_ZONE;
  const text = addressText.added({ door: channel, name: message.displayName, unit, at: now, zone, id });
  const choices = [noticeChoice(app, endAddressOffer(id), "unlink", `${id}`)];
  const others = (await addressesOf(tx, door.personId)).filter((other) => other.id !== id && other.open);
  const told = { body: { ...wordsAlone(text), choices }, about: `door:${id}:${now.getTime()}`, now };
  await putNotices(
    tx,
    others.map((other) => other.id),
    told,
  );
}

/** The first holder and the officers above hear that somebody asks to be let in; gives the holder's name. */
export async function tellOfAdmission(
  { app, tx, message, now }: NoticeContext,
  code: KnownCode,
  id: number,
): Promise<string | null> {
  const people = await rolesAt(tx, code.unitId);
  const holder = people.find((one) => one.personId === code.usedBy && one.scope === null) ?? null;
  const holderDoor = holder && (await lastAddressOf(tx, holder.personId));
  const doors = await officerAddresses(tx, code.unitId, holder?.personId ?? 0);
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

/** Adds the number to a choice's label and word, since several such notices may stand below each other: "đồng ý 12". */
function numbered({ label, word }: { readonly label: string; readonly word: string }, id: number) {
  return { label: `${label} ${id}`, word: `${word} ${id}` };
}
