// What a dispatch was found to ask, guess by guess, and what is left for the officer to say. Pure shapes with their schema.
import { z } from "zod";
import { kind } from "../form/cell-schema.ts";

/** Where it stands: a block of the file, counted from 0, and its own words there. */
const source = z.strictObject({ block: z.int().nonnegative(), text: z.string() });

/**
 * How sure a guess is. "sure": the paper says it in words that mean nothing else. "guessed": the usual meaning of what
 * it says; shown in another colour, released as it stands. "look": somebody must look, for it may be wrong.
 */
const sure = z.enum(["sure", "guessed", "look"]);

/** One guess with what it was read from; the source is null where the paper is silent and the usual holds. */
function found<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, sure, source: source.nullable() });
}

/** A day, with its hour where the paper names one; times are the office's own, without a zone. */
export const moment = z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })]);

const receiver = z.strictObject({
  /** As the dispatch says it: "các trường trung học phổ thông". */
  text: z.string().min(1),
  /** The kind of the office's register; null where none is meant. */
  kind: z.string().min(1).nullable(),
  /** What such a unit does for this dispatch. */
  does: z.enum(["reports", "compiles", "nothing"]),
  sure,
  source: source.nullable(),
});

const deadline = z.strictObject({
  /** Of which part alone it is ("Phụ lục 1"); null of the whole. */
  part: z.string().min(1).nullable(),
  at: moment,
  /** Whether that day (or minute) itself still counts. "trước ngày 05" leaves it open: the safe reading is false. */
  inclusive: z.boolean(),
  sure,
  source: source.nullable(),
});

const cover = z.strictObject({
  office: found(z.string().min(1)).nullable(),
  /** As printed behind "Số:", with the gap that the clerk fills: "/SGDĐT-KHTC". */
  number: found(z.string().min(1)).nullable(),
  /** The day under its letterhead; null where the clerk has still to write it. */
  signed: found(z.iso.date()).nullable(),
  /** What it is about, without "V/v". */
  subject: found(z.string().min(1)).nullable(),
  /** The deadline of the whole first, those of single parts behind; none where it names no day. */
  deadlines: z.array(deadline),
  /** The day whose state the figures show ("tại thời điểm ngày"). */
  asOf: found(z.iso.date()).nullable(),
  /** What the report is about ("từ ngày … đến ngày …"). */
  period: found(z.strictObject({ from: z.iso.date(), to: z.iso.date() })).nullable(),
  email: found(z.string().min(1)).nullable(),
  /** The room of the office that receives the reports. */
  receiver: found(z.string().min(1)).nullable(),
  /** Whom to call: "bà Phan Thu Hà, 0900 000 001". */
  help: found(z.string().min(1)).nullable(),
  /** What must be sent besides: "bản có chữ ký số qua hệ thống quản lý văn bản". */
  mustAlsoSend: found(z.string().min(1)).nullable(),
  receivers: z.array(receiver),
});

/** What one cell is, as far as the paper shows it; shared by columns, rows, items and blanks. */
const cellFound = z.strictObject({
  kind: kind.exactOptional(),
  /** The unit of measure as printed: "triệu đồng", "lớp". */
  measure: z.string().min(1).exactOptional(),
  choices: z.array(z.string().min(1)).min(2).exactOptional(),
  digits: z.int().positive().exactOptional(),
  max: z.number().positive().exactOptional(),
  personal: z.literal(true).exactOptional(),
  optional: z.literal(true).exactOptional(),
  identifies: z.enum(["phone", "citizen", "school", "account"]).exactOptional(),
});

const item = z.strictObject({
  /** With the numbers above it: "I.1.2"; unique within its part. */
  no: z.string(),
  text: z.string().min(1),
  /** A heading asks nothing; "pair" is a sentence of two blanks, "figures" of any other number. */
  kind: z.union([kind, z.enum(["heading", "pair", "figures"])]),
  ...cellFound.omit({ kind: true }).shape,
  /** The number of the heading above it. */
  parent: z.string().exactOptional(),
  /** Of a pair or figures: its blanks, each with the words before it. */
  cells: z.array(cellFound.extend({ before: z.string() })).exactOptional(),
  /** Which kinds of unit it is not for ("trường mầm non không phải thực hiện mục B"). */
  notFor: z.array(z.string().min(1)).exactOptional(),
  /** The attachment it stands in, as titled; null of a file with one outline alone. */
  part: z.string().min(1).nullable(),
  sure,
  source: source.nullable(),
});

const column = cellFound.extend({
  /** The headings above it and its own, the highest first, as printed. */
  path: z.array(z.string().min(1)).min(1),
  /** The number printed beneath: "3". */
  no: z.string().min(1).exactOptional(),
  /** Printed with a formula: "(2)/(1)x100" is "[2] / [1] * 100" (of form/expression). */
  computed: z.string().min(1).exactOptional(),
  /** What the paper says of its column of last year. */
  prefill: z.literal("last").exactOptional(),
  /** Of a list: it is added up beneath. */
  total: z.literal(true).exactOptional(),
  /** Two or more columns of the paper that are one answer: "Có", "Không". */
  from: z.array(z.string().min(1)).exactOptional(),
  sure,
  source: source.nullable(),
});

const row = cellFound.extend({
  /** As printed in its first column, and the number people call it by: "1.7"; absent on rows without one. */
  no: z.string().min(1).exactOptional(),
  text: z.string().min(1),
  role: z.enum(["heading", "input", "total", "open"]),
  /** Of a total: the rows it adds up, by their index in the table. */
  of: z.array(z.int().nonnegative()).exactOptional(),
  /** The index of the row it stands under. */
  parent: z.int().nonnegative().exactOptional(),
  /** The row of which it is a part ("trong đó"), by index: never more than that. */
  atMost: z.int().nonnegative().exactOptional(),
  /** Columns that are asked in this row, by index, where not all are; and those crossed out ("x"). */
  columns: z.array(z.int().nonnegative()).exactOptional(),
  crossed: z.array(z.int().nonnegative()).exactOptional(),
  notFor: z.array(z.string().min(1)).exactOptional(),
  /** What the paper prints in columns that hold the same for everybody ("điểm chuẩn"), by the column's title. */
  given: z.record(z.string(), z.string()).exactOptional(),
  sure,
  source: source.nullable(),
});

const table = z.strictObject({
  /** As printed: "Biểu 01", "Phụ lục 1"; null of a table that has none. */
  no: z.string().min(1).nullable(),
  title: z.string(),
  /** The attachment it stands in, as in items. */
  part: z.string().min(1).nullable(),
  /** "Đơn vị tính: lớp, học sinh". */
  measure: z.string().min(1).exactOptional(),
  /** Titles of the columns that are not answered; null of one that is not there. */
  head: z.strictObject({
    stt: z.string().nullable(),
    text: z.string().nullable(),
    unit: z.string().nullable(),
    note: z.string().nullable(),
  }),
  /** Columns whose contents the paper gives: "điểm chuẩn". */
  constants: z.array(z.string().min(1)),
  columns: z.array(column),
  /** A list of lines that the units write. */
  list: z.strictObject({ least: z.int().nonnegative(), most: z.int().positive().nullable() }).exactOptional(),
  /** "(nếu có)". */
  optional: z.literal(true).exactOptional(),
  rows: z.array(row),
  /** The line of column numbers as printed, one per column of the paper. */
  numbers: z.array(z.string()).exactOptional(),
  before: z.array(z.string()),
  after: z.array(z.string()),
  /** The deadline of its own is that of its part. */
  sure,
  source: source.nullable(),
});

const check = z.strictObject({
  /** Index of the table, or null of one between items. */
  table: z.int().nonnegative().nullable(),
  /** As people write expressions: "[3] <= [2]". */
  expr: z.string().min(1),
  sure,
  source: source.nullable(),
});

/** What an answer to a question changes in what was found; everything is named by its index in it. */
const change = z.discriminatedUnion("set", [
  z.strictObject({ set: z.literal("nothing") }),
  z.strictObject({
    set: z.literal("deadline"),
    deadline: z.int().nonnegative(),
    at: moment,
    inclusive: z.boolean(),
  }),
  /** Whether the deadlines that are there make rounds of their own, or the last holds for all. */
  z.strictObject({ set: z.literal("one-deadline") }),
  z.strictObject({
    set: z.literal("receivers"),
    does: z.array(z.strictObject({ receiver: z.int().nonnegative(), does: receiver.shape.does })),
  }),
  z.strictObject({
    set: z.literal("not-for"),
    table: z.int().nonnegative(),
    rows: z.array(z.int().nonnegative()),
    kinds: z.array(z.string().min(1)),
  }),
  z.strictObject({ set: z.literal("check"), check: z.int().nonnegative(), holds: z.boolean() }),
  /** How a figure that cannot be added up is shown for many units; no cells named: all percentages and ratios. */
  z.strictObject({ set: z.literal("roll-up"), rollUp: z.enum(["none", "average", "sum"]) }),
  z.strictObject({
    set: z.literal("prefill"),
    table: z.int().nonnegative(),
    column: z.int().nonnegative(),
    last: z.boolean(),
  }),
  z.strictObject({
    set: z.literal("kind-of-item"),
    item: z.int().nonnegative(),
    kind,
    measure: z.string().exactOptional(),
  }),
  z.strictObject({ set: z.literal("several"), item: z.int().nonnegative(), several: z.boolean() }),
]);

/** What the paper leaves open, in plain words: never "kind", "cell", "roll-up". */
const question = z.strictObject({
  /** Stays the same while the file is the same: "deadline:0", "table:2". */
  id: z.string().min(1),
  about: z.enum(["deadline", "receivers", "rows", "check", "rollUp", "prefill", "kind", "table"]),
  ask: z.string().min(1),
  source: source.nullable(),
  /** Two or three, the proposed one first. */
  answers: z
    .array(z.strictObject({ id: z.string().min(1), label: z.string().min(1), change }))
    .min(2)
    .max(3),
  /** The answer that holds while nobody has answered: the one that asks or counts too little rather than wrongly. */
  safe: z.string().min(1),
});

/** What the files of one dispatch were found to ask. */
export const dispatchFound = z.strictObject({
  cover,
  /** The attachments as they are headed, in their order; null and empty where nothing heads one. */
  parts: z.array(
    z.strictObject({ no: z.string().min(1).nullable(), title: z.string(), block: z.int().nonnegative() }),
  ),
  items: z.array(item),
  tables: z.array(table),
  checks: z.array(check),
  /** At most eight, the weightiest first. */
  questions: z.array(question).max(8),
  /** Tables and attachments that were seen and are asked of nobody, with why. */
  leftOut: z.array(
    z.strictObject({
      what: z.string(),
      why: z.enum(["timetable", "no-form", "too-many"]),
      source,
    }),
  ),
});

export type DispatchFound = z.infer<typeof dispatchFound>;
export type Cover = DispatchFound["cover"];
export type FoundItem = DispatchFound["items"][number];
export type FoundTable = DispatchFound["tables"][number];
export type FoundColumn = FoundTable["columns"][number];
export type FoundRow = FoundTable["rows"][number];
export type FoundCheck = DispatchFound["checks"][number];
export type DispatchQuestion = DispatchFound["questions"][number];
export type Change = z.infer<typeof change>;
export type Source = z.infer<typeof source>;
export type Sure = z.infer<typeof sure>;
