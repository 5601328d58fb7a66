// What the room of units shows: the register with who holds what, and one unit with its people and unused codes. Reads only.
import type { Tx } from "../../../store/db.ts";
import { listCodes } from "../../../store/people/code-register.ts";
import { allRoles, contactNumbers, type HeldRole } from "../../../store/people/roles.ts";
import { listUnitKinds } from "../../../store/rounds/unit-kinds.ts";
import { listUnits } from "../../../store/rounds/units.ts";
import { shownName } from "../../../text/people/shown-name.ts";

type RegisteredUnit = Awaited<ReturnType<typeof listUnits>>[number];
type Held = Pick<HeldRole, "id" | "role" | "since"> & { readonly name: string };

/** A unit with its people and the latest end of its unused codes for contacts. */
export type UnitView = {
  readonly unit: RegisteredUnit;
  readonly kind: string;
  readonly parent: string | null;
  readonly held: readonly Held[];
  readonly unused: { readonly count: number; readonly until: Date } | null;
};

/** Every unit of the register, in the office's order. */
export async function registerView(tx: Tx, now: Date): Promise<readonly UnitView[]> {
  const units = await listUnits(tx);
  const kinds = new Map((await listUnitKinds(tx)).map(({ id, name }) => [id, name]));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const roles = await allRoles(tx);
  const numbers = await contactNumbers(tx, [...new Set(roles.map(({ unitId }) => unitId))]);
  const codes = (await listCodes(tx, now)).filter(
    ({ state, role }) => state === "open" && role === "contact",
  );
  return units.map((unit) => {
    const held = roles.filter(({ unitId }) => unitId === unit.id);
    const ends = codes.flatMap(({ unit: code, expiresAt }) =>
      code === unit.code ? [expiresAt.getTime()] : [],
    );
    return {
      unit,
      kind: kinds.get(unit.kind) ?? unit.kind,
      parent: unit.parentId === null ? null : (names.get(unit.parentId) ?? null),
      held: held.map(({ id, role, since, name, personId }) => {
        return { id, role, since, name: shownName(name, numbers.get(unit.id)?.get(personId) ?? null) };
      }),
      unused: ends.length === 0 ? null : { count: ends.length, until: new Date(Math.max(...ends)) },
    };
  });
}

/** One unit of the register; null where it has none of this number. */
export async function unitView(tx: Tx, id: number, now: Date): Promise<UnitView | null> {
  return (await registerView(tx, now)).find(({ unit }) => unit.id === id) ?? null;
}

export async function findUnit(tx: Tx, id: number): Promise<RegisteredUnit | null> {
  return (await listUnits(tx)).find((unit) => unit.id === id) ?? null;
}
