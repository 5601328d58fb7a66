// The forms and the sample units that ship with the program. Reads only its own folder.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Form, parseForm } from "./form.ts";
import { parseRoundSettings, type RoundSettings } from "./round.ts";

const sampleUnit = z.strictObject({
  code: z.string(),
  kind: z.string(),
  name: z.string(),
  shortName: z.string(),
  parent: z.string().nullable(),
  area: z.string(),
  /** Whether the unit's name and existence were verified. */
  certain: z.boolean().optional(),
});

export type SampleUnit = z.infer<typeof sampleUnit>;

/** Every released form that ships, by "id@version". Append-only: a correction is a new version. */
export const released = ["tuan-le-htsd-2022@1", "tuan-le-htsd-2022@2"] as const;

/** A shipped form. @throws Error naming the forms there are. */
export function shippedForm(name: string): Form {
  if (!released.some((known) => known === name)) {
    throw new Error(`there is no form ${name}; there are: ${released.join(", ")}`);
  }
  return parseForm(readJson(`library/${name}.json`));
}

/** The units of the 2022 dispatch, as a sample to be replaced. */
export function sampleUnits(): readonly SampleUnit[] {
  return z.array(sampleUnit).parse(readJson("library/units-2022.json"));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

/** The usual settings of a round on a shipped form; an office changes them when it opens its own. */
export function usualRound(formId: string): RoundSettings {
  return parseRoundSettings(readJson(`library/${formId}.round.json`));
}
