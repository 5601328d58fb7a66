// Whom a new round asks: the office's own units or the sample ones, all that report or those that were named.
import type { Form } from "../../form/form.ts";
import { handsIn, innerDutyOf, type RoundSettings, unmappedKinds } from "../../form/rounds/settings.ts";
import type { UnitKind } from "../../register/kinds.ts";
import type { listUnits } from "../../store/rounds/units.ts";
import { roundsText } from "../../text/operator/rounds.ts";
import { Misuse } from "../shared/operation.ts";

export type Unit = Awaited<ReturnType<typeof listUnits>>[number];

/** The office's own units, or for a demonstration the sample ones: never both. */
export function unitsAsked(all: readonly Unit[], demo: boolean): readonly Unit[] {
  if (all.length === 0) throw new Misuse(roundsText.noUnits);
  const own = all.filter((unit) => !unit.sample);
  if (demo) {
    if (own.length > 0) throw new Misuse(roundsText.notSamples);
    return all;
  }
  if (own.length === 0) throw new Misuse(roundsText.samplesOnly(all.length));
  return own;
}

/** The units that report. Kinds that the settings do not map are an error, never left out silently. */
export function codesOf(
  units: readonly Unit[],
  wanted: readonly string[] | undefined,
  asked: {
    readonly settings: RoundSettings;
    readonly kinds: readonly UnitKind[];
    readonly profiles: Form["profiles"];
  },
): readonly string[] {
  const { settings, kinds, profiles } = asked;
  const byCode = new Map(units.map((unit) => [unit.code.toUpperCase(), unit]));
  const unknown = wanted?.filter((code) => !byCode.has(code.normalize("NFC").toUpperCase())) ?? [];
  if (unknown.length > 0) throw new Misuse(roundsText.unknownCodes(unknown));
  const taking = wanted?.flatMap((code) => byCode.get(code.normalize("NFC").toUpperCase()) ?? []) ?? units;
  const unmapped = unmappedKinds(
    settings,
    taking.filter((unit) => innerDutyOf(settings, unit) !== "left-out").map((unit) => unit.kind),
  );
  if (unmapped.length > 0) {
    const named = unmapped.map((id) => ({ id, name: kinds.find((kind) => kind.id === id)?.name ?? id }));
    const example = {
      profiles: Object.fromEntries(unmapped.map((kind) => [kind, Object.keys(profiles).at(-1) ?? null])),
    };
    const parts = Object.entries(profiles).map(([id, { label }]) => ({ id, name: label }));
    throw new Misuse(roundsText.unmapped(named, parts, JSON.stringify(example)));
  }
  const collecting = taking.filter((unit) => !handsIn(settings, unit)).map((unit) => unit.code);
  if (wanted && collecting.length > 0) {
    throw new Misuse(roundsText.onlyCollect(collecting));
  }
  const codes = taking.filter((unit) => handsIn(settings, unit)).map((unit) => unit.code);
  if (codes.length === 0) throw new Misuse(roundsText.nobodyReports);
  return codes;
}
