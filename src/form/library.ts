// The forms and the sample units that ship with the program. Reads only the library's folder.
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { libraryFile } from "../paths.ts";
import { type Form, parseForm } from "./form.ts";
import { released, sample } from "./library/released.ts";
import { defaultOffice } from "./library/usual-round.ts";
import { parseRoundSettings, type RoundSettings } from "./rounds/settings.ts";

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

type SampleUnit = z.infer<typeof sampleUnit>;

const shipped = new Map<string, Form>();

/** A shipped form, the same one each time. @throws Error naming the forms there are. */
export function shippedForm(name: string): Form {
  if (!released.some((known) => known === name)) {
    throw new Error(`there is no form ${name}; there are: ${released.join(", ")}`);
  }
  const form = shipped.get(name) ?? parseForm(readJson(`${name}.json`));
  shipped.set(name, form);
  return form;
}

/** A shipped form's own workbook, into which its figures are put; null of a form without one. */
export function shippedTemplate({ id, version }: Pick<Form, "id" | "version">): Uint8Array | null {
  const file = libraryFile(`${id}@${version}.xlsx`);
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
}

/** The units of a real dispatch, as a sample to be replaced. */
export function sampleUnits(): readonly SampleUnit[] {
  return z.array(sampleUnit).parse(readJson(sample.units));
}

/**
 * The usual settings of a round on a shipped form; an office changes them when it opens its own. A form without a file
 * of them is asked of the kinds of unit that its profiles are named after.
 */
export function usualRound(formId: string): RoundSettings {
  const file = `${formId}.round.json`;
  if (existsSync(libraryFile(file))) return parseRoundSettings(readJson(file));
  return roundWithout(shippedForm(newest(formId)));
}

/** What a round on this form needs at least: who asks is the unit at the top of the register (round open). */
export function roundWithout(form: Form): RoundSettings {
  const kinds = Object.entries(form.profiles);
  return parseRoundSettings({
    office: defaultOffice,
    officeShort: defaultOffice,
    receiver: defaultOffice,
    profiles: { so_gddt: null, ...Object.fromEntries(kinds.map(([id]) => [id, id])) },
    kindLabels: Object.fromEntries(kinds.map(([id, { label }]) => [id, label])),
  });
}

/** Whether some version of a form ships. */
export function isShipped(formId: string): boolean {
  return released.some((name) => name.split("@")[0] === formId);
}

/** The newest version of a form, as "id@version". */
export function newest(formId: string): string {
  const versions = released.filter((name) => name.split("@")[0] === formId);
  return [...versions].sort((a, b) => Number(b.split("@")[1]) - Number(a.split("@")[1]))[0] ?? formId;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(libraryFile(name), "utf8"));
}
