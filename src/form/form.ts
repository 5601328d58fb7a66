// What a form is: its schema (language 2, in memory always) and its types. Pure: knows nothing of chats, people, clocks or databases.
import { z } from "zod";
import { type Contract, unversioned } from "../versioned.ts";
import { checkSchema } from "./checks/schema.ts";
import { kindNames } from "./kinds/index.ts";
import { isLanguage1, liftLanguage1 } from "./language1.ts";
import { wordsSchema } from "./words/schema.ts";

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "an id is lower-case letters, digits and _");

/** Weight per profile: 2 usual, 1 possible, 0 not asked. A profile that is left out is asked. */
const applies = z.record(id, z.union([z.literal(0), z.literal(1), z.literal(2)]));

const askAs = z.strictObject({
  kind: z.literal("yes-no"),
  question: z.string().min(1),
  /** How the answer is echoed, as a fact: "có tổ chức Lễ khai mạc". */
  yes: z.string().min(1),
  no: z.string().min(1),
});

const kind = z.enum(kindNames);

/** What a cell may say of itself; what it leaves out its column says, then its kind. */
const cell = z.strictObject({
  kind: kind.exactOptional(),
  /** What is counted, spoken behind the figure: "Đã ghi: 12 lớp". */
  noun: z.string().min(1).exactOptional(),
  /** The cell's own name, spoken before the figure: "nữ 230". */
  label: z.string().min(1).exactOptional(),
  /** Digits behind the comma. */
  digits: z.int().positive().exactOptional(),
  most: z.number().positive().exactOptional(),
});

const row = z.strictObject({
  id,
  /** As printed in the template's first column; empty on most rows. */
  stt: z.string(),
  /** What people type and read: "1.7". Empty on totals. */
  label: z.string(),
  parent: id.nullable(),
  text: z.string().min(1),
  /** The dispatch's own wording where it differs. */
  sourceText: z.string().min(1).optional(),
  unit: z.string(),
  role: z.enum(["heading", "total", "input"]),
  /** The kind of every cell of the row; left out, each column says its own, and else it is a count. */
  kind: kind.exactOptional(),
  /** Column ids that hold this row's values, in the order they are asked and spoken. */
  columns: z.array(id),
  /** What single cells of the row say of themselves, by column. */
  cells: z.record(id, cell).exactOptional(),
  aggregate: z.enum(["sum", "derived", "own-yes", "count-yes", "join"]).nullable(),
  /** Of a total: the rows it adds up. */
  of: z.array(id).optional(),
  applies: applies.optional(),
  /** Per profile: the row is asked as a yes/no question and stored as 1 or 0. */
  askAs: z.record(id, askAs).optional(),
  /** Of a heading: one question that settles all its rows when the answer is no. */
  gate: z.strictObject({ question: z.string().min(1) }).optional(),
  hint: z.string().min(1).optional(),
});

const table = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().optional(),
  head: z.strictObject({
    stt: z.string(),
    text: z.string(),
    unit: z.string(),
    quantity: z.string(),
    note: z.string(),
  }),
  columns: z.array(cell.extend({ id, title: z.string().min(1) })).min(1),
  rows: z.array(row).min(1),
  /** Rows that one message may ask together; a heading stands for its children. */
  groups: z.array(z.strictObject({ id, rows: z.array(id).min(1) })),
});

const item = z.strictObject({
  id,
  no: z.string(),
  text: z.string().min(1),
  sourceText: z.string().min(1).optional(),
  kind: z.union([kind, z.enum(["heading", "table"])]),
  parent: id.optional(),
  /** The row whose figure this is: asked once, shown at both. */
  linked: id.optional(),
  noun: z.string().min(1).optional(),
  digits: z.int().positive().exactOptional(),
  most: z.number().positive().exactOptional(),
  hint: z.string().min(1).optional(),
  applies: applies.optional(),
  table: table.optional(),
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
  sections: z
    .array(z.strictObject({ id, no: z.string(), title: z.string().min(1), items: z.array(item).min(1) }))
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
export type Profile = string;

/** What each form was read from, in the language it was released in. */
const bodies = new WeakMap<Form, object>();

/**
 * Unknown data to a form, or a ZodError that names the spot. A form of language 1 is lifted: the same ids, places and
 * checks, so that its rounds and what was accepted in them go on. Does not lint: see lint.ts.
 */
export function parseForm(data: unknown): Form {
  if (!isLanguage1(data)) return formSchema.parse(data);
  const { body, lifted } = liftLanguage1(data);
  const form = formSchema.parse(lifted);
  bodies.set(form, body);
  return form;
}

/** A form as it is kept and hashed: in the language it was released in, never lifted. */
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
