// What a form is: its schema (language 2, in memory always) and its types. Pure: knows nothing of chats, people, clocks or databases.
import { z } from "zod";
import { type Contract, unversioned } from "../versioned.ts";
import { cell, expression, id, kind } from "./cell-schema.ts";
import { checkSchema } from "./checks/schema.ts";
import { isLanguage1, liftLanguage1 } from "./language1.ts";
import { applies, table } from "./table-schema.ts";
import { wordsSchema } from "./words/schema.ts";

const item = z.strictObject({
  id,
  no: z.string(),
  text: z.string().min(1),
  sourceText: z.string().min(1).optional(),
  /** "figures": a sentence with blanks, one for each of its cells. */
  kind: z.union([kind, z.enum(["heading", "table", "figures"])]),
  parent: id.optional(),
  /** The row whose figure this is: asked once, shown at both. */
  linked: id.optional(),
  ...cell.omit({ kind: true }).shape,
  hint: z.string().min(1).optional(),
  applies: applies.optional(),
  /** Asked only while this holds. */
  when: expression.exactOptional(),
  /** Of figures: the blanks in their order. */
  cells: z.array(cell.extend({ id })).exactOptional(),
  table: table.optional(),
});

/** One option of a choice. */
const option = z.strictObject({
  id,
  /** As it is printed and offered: "Tốt". */
  label: z.string().min(1),
  /** What else people type for it. */
  also: z.array(z.string().min(1)).exactOptional(),
});

const limit = z.number().positive();

/** The schema of a form in language 2. */
const formSchema = z.strictObject({
  language: z.literal(2),
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().positive(),
  title: z.string().min(1),
  shortTitle: z.string().min(1),
  attachedTo: z.string().optional(),
  profiles: z.record(id, z.strictObject({ label: z.string().min(1) })),
  /** The largest value of each kind (of a text its letters), where the kind's own is not meant. */
  limits: z.partialRecord(kind, limit),
  /** Lists of options that cells choose from. */
  choices: z.record(id, z.array(option).min(2)).exactOptional(),
  sections: z
    .array(
      z.strictObject({
        id,
        no: z.string(),
        title: z.string().min(1),
        /** A part with numbers of its own is called by this before them: "B2" makes its row 3 "B2.3". */
        part: z
          .string()
          .regex(/^[\p{L}\p{N}]{1,8}$/u)
          .exactOptional(),
        applies: applies.optional(),
        /** Asked only while this holds. */
        when: expression.exactOptional(),
        items: z.array(item).min(1),
      }),
    )
    .min(1),
  checks: z.array(checkSchema),
  /** What is said of this form alone; see words/form-words.ts for what holds where it is left out. */
  words: wordsSchema.exactOptional(),
  /** The key totals of a summary, in order. Places of totals are allowed. */
  highlights: z.array(
    z.strictObject({
      label: z.string().min(1),
      parts: z.array(z.strictObject({ place: z.string(), noun: z.string() })).min(1),
    }),
  ),
});

export type Form = z.infer<typeof formSchema>;
export type Section = Form["sections"][number];
export type Item = Section["items"][number];
export type Table = NonNullable<Item["table"]>;
export type Row = Table["rows"][number];
export type Option = z.infer<typeof option>;
export type Profile = string;

/** What each form was read from, in the language it was released in. */
const bodies = new WeakMap<Form, object>();

/**
 * Unknown data to a form, or a ZodError that names the spot. A form of language 1 is lifted: the same ids, places and
 * checks, so that its rounds and what was accepted in them go on. Does not lint: see lint.ts.
 */
export function parseForm(data: unknown): Form {
  const { body, lifted } = isLanguage1(data) ? liftLanguage1(data) : { body: Object(data), lifted: data };
  const form = formSchema.parse(lifted);
  bodies.set(form, body);
  return form;
}

/** A form as it is kept and hashed: in the language it was released in, word for word, never lifted. */
export function bodyOf(form: Form): object {
  return bodies.get(form) ?? form;
}

/** Whether a row or an item is asked of units with this profile. */
export function isAsked(part: { applies?: Row["applies"] | undefined }, profile: Profile): boolean {
  return part.applies?.[profile] !== 0;
}

/** How a released form is kept: word for word, for its hash is of exactly this text; lifted when it is read. */
export const formShape: Contract<Form> = {
  ...unversioned<Form>("form", z.unknown().transform(parseForm)),
  write: (form) => JSON.stringify(bodyOf(form)),
};
