// Who of these units a message reaches: one door a person, and the units nobody can be reached at.
import type { App } from "../../app.ts";
import type { Tx } from "../../store/db.ts";
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import type { OfficerUnit } from "../../store/officer/units.ts";
import { closedWindows } from "./closed-windows.ts";

export type Recipients<Unit> = {
  readonly reached: readonly { readonly unit: Unit; readonly addressIds: readonly number[] }[];
  /** Short names of units that nobody joined or where everybody blocked the bot. */
  readonly unreachable: readonly string[];
  /** Every door once, also of a person who answers for several units. */
  readonly addressIds: readonly number[];
};

/** Finds the doors of the units' contacts, each person's last used one that still opens. */
export async function recipientsOf<Unit extends OfficerUnit>(
  { tx, app, now }: { readonly tx: Tx; readonly app: Pick<App, "channels">; readonly now: Date },
  units: readonly Unit[],
): Promise<Recipients<Unit>> {
  const contacts = await contactsOfUnits(
    tx,
    units.map((unit) => unit.unitId),
    closedWindows(app, now),
  );
  const doors = units.map((unit) => ({
    unit,
    addressIds: (contacts.get(unit.unitId) ?? []).flatMap((contact) => contact.addressId ?? []),
  }));
  const reached = doors.filter((door) => door.addressIds.length > 0);
  return {
    reached,
    unreachable: doors.filter((door) => door.addressIds.length === 0).map((door) => door.unit.shortName),
    addressIds: [...new Set(reached.flatMap((door) => door.addressIds))],
  };
}
