// Forms of the first language, where a row was one figure or a pair: read as they were released, lifted to the second.
import { z } from "zod";
import { checkSchema } from "./checks/schema.ts";
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

const answerKind = z.enum(["count", "pair", "money", "text", "yes-no", "date"]);

/** How many columns a row of each kind has. */
const columnsOf: Readonly<Record<z.infer<typeof answerKind>, number>> = {
  pair: 2,
  count: 1,
  money: 1,
  "yes-no": 1,
  date: 1,
  text: 0,
};

const row = z
  .strictObject({
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
    kind: answerKind.optional(),
    /** Column ids that hold this row's numbers, in the order they are spoken. */
    columns: z.array(id),
    /** Spoken noun per column: "Đã ghi: 12 lớp, 340 người". */
    nouns: z.record(id, z.string().min(1)).optional(),
    aggregate: z.enum(["sum", "derived", "own-yes", "count-yes", "join"]).nullable(),
    /** Of a total: the rows it adds up. */
    of: z.array(id).optional(),
    applies: applies.optional(),
    /** Per profile: the row is asked as a yes/no question and stored as 1 or 0. */
    askAs: z.record(id, askAs).optional(),
    /** Of a heading: one question that settles all its rows when the answer is no. */
    gate: z.strictObject({ question: z.string().min(1) }).optional(),
    hint: z.string().min(1).optional(),
  })
  .superRefine((one, context) => {
    if (one.role !== "input" || one.kind === undefined) return;
    const [has, needs] = [one.columns.length, columnsOf[one.kind]];
    if (has === needs) return;
    const message = `row ${one.id} is a ${one.kind}, so it needs ${needs} columns, not ${has}`;
    context.addIssue({ code: "custom", message });
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
  columns: z.array(z.strictObject({ id, title: z.string().min(1) })).min(1),
  rows: z.array(row).min(1),
  /** Rows that one message may ask together; a heading stands for its children. */
  groups: z.array(z.strictObject({ id, rows: z.array(id).min(1) })),
});

const item = z.strictObject({
  id,
  no: z.string(),
  text: z.string().min(1),
  sourceText: z.string().min(1).optional(),
  kind: z.enum(["text", "count", "money", "yes-no", "date", "heading", "table"]),
  parent: id.optional(),
  /** The row whose figure this is: asked once, shown at both. */
  linked: id.optional(),
  noun: z.string().min(1).optional(),
  hint: z.string().min(1).optional(),
  applies: applies.optional(),
  table: table.optional(),
});

const formSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().positive(),
  title: z.string().min(1),
  shortTitle: z.string().min(1),
  attachedTo: z.string().optional(),
  profiles: z.record(id, z.strictObject({ label: z.string().min(1) })),
  limits: z.strictObject({ count: z.int().positive(), money: z.int().positive(), text: z.int().positive() }),
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

type Form1 = z.infer<typeof formSchema>;
type Item1 = Form1["sections"][number]["items"][number];
type Row1 = NonNullable<Item1["table"]>["rows"][number];

/** Whether data is a form of before `language` was said. */
export function isLanguage1(data: unknown): boolean {
  const said = typeof data === "object" && data !== null && "language" in data ? data.language : 1;
  return said === 1;
}

/**
 * A form of language 1 as it was released, and the same form in language 2: a pair is two counts.
 *
 * @throws ZodError that names the spot.
 */
export function liftLanguage1(data: unknown): { readonly body: Form1; readonly lifted: object } {
  const body = formSchema.parse(data);
  const sections = body.sections.map((section) => ({ ...section, items: section.items.map(liftItem) }));
  return { body, lifted: { language: 2, ...body, sections } };
}

function liftItem({ table, ...item }: Item1): object {
  return table ? { ...item, table: { ...table, rows: table.rows.map(liftRow) } } : item;
}

function liftRow({ kind, nouns, ...row }: Row1): object {
  const cells = Object.entries(nouns ?? {}).map(([column, noun]) => [column, { noun }]);
  return {
    ...row,
    ...(kind === undefined ? {} : { kind: kind === "pair" ? "count" : kind }),
    ...(cells.length > 0 ? { cells: Object.fromEntries(cells) } : {}),
  };
}
