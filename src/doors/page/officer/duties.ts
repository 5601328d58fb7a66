// What an officer says on the page of units that have others below them: read from the boxes, and what may be chosen.
import { type DutiesSaid, innerKinds } from "../../../draft/inner-duties.ts";
import { type InnerDuty, innerDuties } from "../../../form/rounds/settings.ts";
import type { UnitKind } from "../../../register/kinds.ts";

/** A kind of unit among which is chosen, and how many units it has. */
export type Choosable = { readonly kind: string; readonly label: string; readonly count: number };

type Register = {
  readonly units: Parameters<typeof innerKinds>[0];
  readonly kinds: readonly UnitKind[];
};

export type DutyWish = {
  /** Kind of unit → what such a unit does for those below it; of a kind without an entry each answers for itself. */
  readonly duties: Readonly<Record<string, InnerDuty>>;
  /** Units that do something else than their kind, by code. */
  readonly dutyCodes: Readonly<Record<InnerDuty, string>>;
  readonly innerDecides: boolean;
};

/** The kinds of the register whose units have others below them, and how many of each there are. */
export function innerChoices({ units, kinds }: Register): readonly Choosable[] {
  const inner = innerKinds(units);
  return kinds.flatMap(({ id, name }) => {
    const count = units.filter(({ kind }) => kind === id).length;
    return inner.has(id) ? [{ kind: id, label: name, count }] : [];
  });
}

/** What the dispatch says of kinds that have units below them here. */
export function firstDuties(
  { inner, innerDecides }: { readonly inner: DutyWish["duties"]; readonly innerDecides: boolean },
  { units }: Pick<Register, "units">,
): DutyWish {
  const kinds = innerKinds(units);
  return {
    duties: Object.fromEntries(Object.entries(inner).filter(([kind]) => kinds.has(kind))),
    dutyCodes: { compiles: "", watches: "", "left-out": "" },
    innerDecides,
  };
}

/** What was posted. */
export function dutiesIn(fields: ReadonlyMap<string, readonly string[]>): DutyWish {
  const one = (name: string) => fields.get(name)?.at(-1) ?? "";
  const duties = [...fields.keys()].flatMap((name): [string, InnerDuty][] => {
    const duty = innerDuties.find((known) => known === one(name));
    return name.startsWith("duty-") && duty ? [[name.slice("duty-".length), duty]] : [];
  });
  return {
    duties: Object.fromEntries(duties),
    dutyCodes: {
      compiles: one("codes-compiles"),
      watches: one("codes-watches"),
      "left-out": one("codes-left-out"),
    },
    innerDecides: one("innerDecides") === "yes",
  };
}

/** The same for boxes that nobody sees. */
export function dutyFields({ duties, dutyCodes, innerDecides }: DutyWish): [string, string][] {
  return [
    ...Object.entries(duties).map(([kind, duty]): [string, string] => [`duty-${kind}`, duty]),
    ...innerDuties.map((duty): [string, string] => [`codes-${duty}`, dutyCodes[duty]]),
    ["innerDecides", innerDecides ? "yes" : ""],
  ];
}

/** Kinds and codes, for each thing that such a unit may do. */
export function dutiesSaid({ duties, dutyCodes }: DutyWish): DutiesSaid {
  const said = (duty: InnerDuty) => [
    ...Object.keys(duties).filter((kind) => duties[kind] === duty),
    ...codesWritten(dutyCodes[duty]),
  ];
  return { compiles: said("compiles"), watches: said("watches"), "left-out": said("left-out") };
}

/** The codes in a box, however they are set apart. */
export function codesWritten(text: string): readonly string[] {
  return text.split(/[,;\s]+/).filter((code) => code !== "");
}
