// What an office decides for one round, besides its form, title and deadline: a schema and its type. Pure.
import { z } from "zod";
import { asItIs, versioned } from "../../versioned.ts";
import { defaultAddressForm } from "../library/usual-round.ts";

/** A short name is read on a phone at the head of every message: no longer than this many letters. */
export const mostLettersOfShortName = 25;

/** Calendar rungs (`D-3`, `D`, `D@16:00`, `D+1`) and ISO 8601 durations before the deadline's instant (`PT3H`). */
export const rung = z
  .string()
  .regex(
    /^(D([+-]\d{1,3})?(@([01]\d|2[0-3]):[0-5]\d)?|P(?=[\dT])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/,
    "a rung looks like D-3, D, D@16:00, D+1 or PT3H",
  );

const kind = z.string().min(1);

/**
 * What a unit does that has others below it. "compiles": its figures are theirs with what it held itself. "watches": it
 * sees, reminds and enters for them, while their reports go straight up; it owes none. "left-out": it has no part.
 */
export const innerDuties = ["compiles", "watches", "left-out"] as const;

export type InnerDuty = (typeof innerDuties)[number];

const duty = z.enum(innerDuties);

const roundSettings = z.strictObject({
  /**
   * Kinds of unit whose report is of themselves alone, also where others report below them: all are counted above. The
   * report of any other such unit holds what lies below it, which then would count twice.
   */
  ofThemselves: z.array(kind).default([]),
  /** Kind of unit → what such a unit does for those below it, and the exceptions by code; of others, as profiles say. */
  inner: z.record(kind, duty).default({}),
  innerOf: z.record(z.string().min(1), duty).default({}),
  /** The contact of a unit that compiles or watches decides for those below it as an officer does, without a code for that. */
  innerDecides: z.boolean().default(false),
  /** Kind of unit → how one is called in a sentence ("trường"); of others by the first word of their names. */
  called: z.record(kind, z.string().min(1)).default({}),
  /** How the round is called where several are open; null: by the beginning of its title. */
  shortName: z.string().trim().min(1).max(mostLettersOfShortName).nullable().default(null),
  /** Who asks: the office's name in full, and as spoken. */
  office: z.string().min(1),
  officeShort: z.string().min(1),
  /** Who receives the reports. */
  receiver: z.string().min(1),
  /** Kind of unit → the form's profile; null = this kind only collects and answers nothing. */
  profiles: z.record(kind, z.string().min(1).nullable()),
  /** Kind of unit → its name in lists. */
  kindLabels: z.record(kind, z.string().min(1)),
  /** Kind of unit → how its contact is addressed; see addressFormOf. */
  addressForms: z.record(kind, z.string().min(1)).default({}),
  ladder: z.array(rung).default(["D-7", "D-3", "D-1", "D", "D@16:00", "D+1", "D+3"]),
  /** Whom to ask for help: a name and a number. */
  helpContact: z.string().min(1).nullable().default(null),
  /** What must still be sent besides the chat: a signed copy, an e-mail. */
  mustAlsoSend: z.string().min(1).nullable().default(null),
  /** What the dispatch asks for, in a few lines: theme, basis, who compiles. */
  about: z.array(z.string().min(1)).default([]),
  /** The days the report is about. */
  week: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
});

export type RoundSettings = z.infer<typeof roundSettings>;

/**
 * How a round keeps its settings. Before there was a `v` they were the same; the second knows `shortName` and
 * `ofThemselves`, the third what units do for those below them.
 */
export const roundSettingsShape = versioned<RoundSettings>("round settings", roundSettings, [
  asItIs,
  asItIs,
  asItIs,
]);

/** What this unit does for those below it; null where the round does not say, and it reports for itself or not at all. */
export function innerDutyOf(
  settings: RoundSettings,
  unit: { readonly kind: string; readonly code: string },
): InnerDuty | null {
  return settings.innerOf[unit.code] ?? settings.inner[unit.kind] ?? null;
}

/** Whether such a unit hands in a report of its own or compiled; who only watches, and who has no part, owes none. */
export function handsIn(
  settings: RoundSettings,
  unit: { readonly kind: string; readonly code: string },
): boolean {
  const duty = innerDutyOf(settings, unit);
  return (settings.profiles[unit.kind] ?? null) !== null && duty !== "watches" && duty !== "left-out";
}

/** What an operator's file says to settings with their defaults, or a ZodError that names the spot. */
export function parseRoundSettings(data: unknown): RoundSettings {
  return roundSettings.parse(data);
}

/** How the contact of a unit of this kind is addressed. */
export function addressFormOf(settings: RoundSettings, unitKind: string): string {
  return settings.addressForms[unitKind] ?? defaultAddressForm;
}

/** The kinds of unit that the settings map to no profile (not even to null): a round cannot open with one. */
export function unmappedKinds(settings: RoundSettings, unitKinds: Iterable<string>): string[] {
  return [...new Set(unitKinds)].filter((unitKind) => settings.profiles[unitKind] === undefined);
}
