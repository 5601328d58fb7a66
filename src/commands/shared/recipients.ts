// Whom of these units a message reaches: one address for each person, and the units where nobody can be reached.
import type { App } from "../../app.ts";
import type { Tx } from "../../store/db.ts";
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import type { OfficerUnit } from "../../store/officer/units.ts";
import { closedWindows } from "./closed-windows.ts";

export type Recipients<Unit> = {
  readonly reached: readonly { readonly unit: Unit; readonly addressIds: readonly number[] }[];
  /** Short names of units that nobody joined or where everybody blocked the bot. */
  readonly unreachable: readonly string[];
  /** Each address once, also that of a person who answers for several units. */
  readonly addressIds: readonly number[];
};

/** Finds, for each contact of these units, the address used last that can still be written to. */
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
