// A round as it is shown before it opens: what was decided of it, with nobody's name or number in it. Pure.
import { z } from "zod";
import type { Form } from "../form.ts";
import { addressFormOf, type RoundSettings, rung } from "./settings.ts";

const instant = z.iso.datetime();

/** It is kept in a link's target: what it may hold is a part of that contract. */
export const roundPreview = z.strictObject({
  formId: z.string().min(1),
  formVersion: z.number().int().positive(),
  title: z.string().min(1),
  shortName: z.string().nullable(),
  /** The number of the dispatch. */
  number: z.string().nullable(),
  deadline: instant,
  /** When a prepared round starts by itself. */
  startsAt: instant.nullable(),
  /** When it was looked at: what lies before is not told any more. */
  at: instant,
  ladder: z.array(rung),
  /** Who is asked. `unit`: one of this kind, in whose name the messages are shown. */
  kinds: z.array(
    z.strictObject({
      label: z.string().min(1),
      count: z.number().int().positive(),
      profile: z.string().min(1),
      unit: z.string().min(1),
      /** How its contact is addressed. */
      you: z.string().min(1),
    }),
  ),
});

export type RoundPreview = z.infer<typeof roundPreview>;

/** A round that is not open yet, with its units in the dispatch's order. */
type Unopened = {
  readonly form: Pick<Form, "id" | "version">;
  readonly settings: RoundSettings;
  readonly title: string;
  readonly number: string | null;
  readonly deadline: Date;
  readonly startsAt: Date | null;
  readonly units: readonly { readonly kind: string; readonly name: string }[];
};

/** What is shown of a round. Whom to call and where to send papers stays with the office: both name people. */
export function previewOf(round: Unopened, now: Date): RoundPreview {
  const { form, settings, title, number, deadline, startsAt } = round;
  return {
    ...{ formId: form.id, formVersion: form.version, title, shortName: settings.shortName, number },
    ...{ deadline: deadline.toISOString(), startsAt: startsAt?.toISOString() ?? null, at: now.toISOString() },
    ladder: settings.ladder,
    kinds: kindsOf(round),
  };
}

function kindsOf({ settings, units }: Unopened): RoundPreview["kinds"] {
  return [...new Set(units.map(({ kind }) => kind))].flatMap((kind) => {
    const profile = settings.profiles[kind] ?? null;
    const own = units.filter((unit) => unit.kind === kind);
    const label = settings.kindLabels[kind] ?? kind;
    const [first] = own;
    if (profile === null || !first) return [];
    return [{ label, count: own.length, profile, unit: first.name, you: addressFormOf(settings, kind) }];
  });
}
