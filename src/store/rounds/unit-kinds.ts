// The kinds of unit: listed, added, changed. Knows the table unit_kind.
import { asc, eq, max } from "drizzle-orm";
import { kindMeant, type UnitKind } from "../../register/kinds.ts";
import type { Db, Tx } from "../db.ts";
import { unitKind } from "../schema.ts";

/** What the operator gives of a kind; what is left out of a known one stays as it is. */
export type KindWish = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly spellings?: readonly string[] | undefined;
  readonly addressForm?: string | undefined;
};

export type KindSaved =
  | { readonly type: "added" | "changed"; readonly kind: UnitKind }
  /** A new kind needs a name. */
  | { readonly type: "no-name" }
  /** The given id, name or spelling belongs to another kind already. */
  | { readonly type: "taken"; readonly said: string; readonly by: UnitKind };

/** All kinds, those that ship first. */
export async function listUnitKinds(tx: Db | Tx): Promise<UnitKind[]> {
  const { id, name, spellings, addressForm } = unitKind;
  return tx
    .select({ id, name, spellings, addressForm })
    .from(unitKind)
    .orderBy(asc(unitKind.position), asc(unitKind.id));
}

/** Adds a kind, or changes what is given of a known one. `usualAddress` is a new kind's unless another is given. */
export async function saveUnitKind(tx: Tx, wish: KindWish, usualAddress: string): Promise<KindSaved> {
  const kinds = await listUnitKinds(tx);
  const known = kinds.find(({ id }) => id === wish.id);
  const others = kinds.filter(({ id }) => id !== wish.id);
  for (const said of [wish.id, wish.name, ...(wish.spellings ?? [])]) {
    const by = said === undefined ? null : kindMeant(said, others);
    if (said !== undefined && by) return { type: "taken", said, by };
  }
  const name = wish.name ?? known?.name;
  if (name === undefined) return { type: "no-name" };
  const kind: UnitKind = {
    id: wish.id,
    name,
    spellings: [...new Set([...(known?.spellings ?? []), ...(wish.spellings ?? [])])],
    addressForm: wish.addressForm ?? known?.addressForm ?? usualAddress,
  };
  const { id, ...rest } = kind;
  const values = { ...rest, spellings: [...rest.spellings] };
  if (known) {
    await tx.update(unitKind).set(values).where(eq(unitKind.id, id));
    return { type: "changed", kind };
  }
  const [last] = await tx.select({ position: max(unitKind.position) }).from(unitKind);
  await tx.insert(unitKind).values({ id, ...values, position: (last?.position ?? 0) + 1 });
  return { type: "added", kind };
}
