// What units do in a new round that have others below them, as whoever opens it says: by kind or by code. Pure.
import { type InnerDuty, innerDuties, innerDutyOf, type RoundSettings } from "../form/rounds/settings.ts";
import { kindMeant, type UnitKind } from "../register/kinds.ts";

/** Kinds (by id, name or another spelling) and codes of units, for each thing that such a unit may do. */
export type DutiesSaid = { readonly [duty in InnerDuty]?: readonly string[] };

export type Duties = Pick<RoundSettings, "inner" | "innerOf">;

/** Of a unit of the register what this needs. */
type Unit = {
  readonly id: number;
  readonly code: string;
  readonly kind: string;
  readonly parentId: number | null;
};

/** Why the duties cannot be these: nobody is called so, nobody is below them, or the same was said of one twice. */
export type DutyProblem = {
  readonly what: "unknown" | "nobody-below" | "twice";
  readonly said: readonly string[];
};

/** The kinds of those units that have others below them; the unit at the top is nobody's to decide. */
export function innerKinds(units: readonly Unit[]): ReadonlySet<string> {
  return new Set(innerUnits(units).map(({ kind }) => kind));
}

function innerUnits(units: readonly Unit[]): readonly Unit[] {
  const above = new Set(units.map(({ parentId }) => parentId));
  return units.filter(({ id, parentId }) => parentId !== null && above.has(id));
}

/** What is meant by these words, or what is wrong with them. */
export function dutiesMeant(
  said: DutiesSaid,
  units: readonly Unit[],
  kinds: readonly UnitKind[],
): Duties | DutyProblem {
  const inner: Record<string, InnerDuty> = {};
  const innerOf: Record<string, InnerDuty> = {};
  const able = innerUnits(units);
  const wrong = { unknown: [] as string[], "nobody-below": [] as string[], twice: [] as string[] };
  for (const duty of innerDuties)
    for (const word of said[duty] ?? []) {
      const code = word.normalize("NFC").toUpperCase();
      const unit = units.find((one) => one.code.toUpperCase() === code);
      const kind = unit ? null : kindMeant(word, kinds);
      const [into, name] = unit ? [innerOf, unit.code] : [inner, kind?.id ?? ""];
      if (!unit && !kind) wrong.unknown.push(word);
      else if (!able.some((one) => one.code === unit?.code || one.kind === kind?.id))
        wrong["nobody-below"].push(word);
      else if (into[name] !== undefined) wrong.twice.push(word);
      else into[name] = duty;
    }
  for (const what of ["unknown", "nobody-below", "twice"] as const)
    if (wrong[what].length > 0) return { what, said: wrong[what] };
  return { inner, innerOf };
}

/**
 * These settings with the duties, kind by kind and unit by unit; of a kind that only watches the form need have no part.
 */
export function withDuties(settings: RoundSettings, { inner, innerOf }: Duties): RoundSettings {
  const watching = Object.keys(inner).filter((kind) => inner[kind] === "watches");
  return {
    ...settings,
    profiles: { ...Object.fromEntries(watching.map((kind) => [kind, null])), ...settings.profiles },
    inner: { ...settings.inner, ...inner },
    innerOf: { ...settings.innerOf, ...innerOf },
  };
}

/** The units that are to compile although the form asks nothing of their kind: a compiled report is a report. */
export function compilingUnasked<T extends Unit>(settings: RoundSettings, units: readonly T[]): readonly T[] {
  return units.filter(
    (unit) => innerDutyOf(settings, unit) === "compiles" && (settings.profiles[unit.kind] ?? null) === null,
  );
}

/** How many of these units do each thing, for whoever looks at the round before or after it opens. */
export function countDuties(settings: RoundSettings, units: readonly Unit[]): Record<InnerDuty, number> {
  const counted = { compiles: 0, watches: 0, "left-out": 0 };
  for (const unit of innerUnits(units)) {
    const duty = innerDutyOf(settings, unit);
    if (duty !== null) counted[duty] += 1;
  }
  return counted;
}
