// Totals as people write decimals, to be compared with sums made by hand.
import type { Place } from "../../../src/form/place.ts";

/** 125n with one digit behind the comma: "12,5". */
function decimal(amount: bigint, digits: number): string {
  const sign = amount < 0n ? "-" : "";
  const all = String(amount < 0n ? -amount : amount).padStart(digits + 1, "0");
  if (digits === 0) return sign + all;
  const behind = all.slice(-digits).replace(/0+$/u, "");
  return `${sign}${all.slice(0, -digits)}${behind === "" ? "" : `,${behind}`}`;
}

/** The totals at these places, where there is one. */
export function written(
  places: readonly { readonly place: Place; readonly digits: number }[],
  figures: ReadonlyMap<Place, { readonly total: bigint | null }>,
  wanted: readonly Place[],
): Readonly<Record<Place, string>> {
  return Object.fromEntries(
    places.flatMap(({ place, digits }) => {
      const total = figures.get(place)?.total ?? null;
      return total === null || !wanted.includes(place) ? [] : [[place, decimal(total, digits)]];
    }),
  );
}
