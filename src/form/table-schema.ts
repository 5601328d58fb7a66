// What a table of a form is: its rows, columns, lists and how it is printed. Pure shapes.
import { z } from "zod";
import { cell, expression, id, kind } from "./cell-schema.ts";

/** Weight per profile: 2 usual, 1 possible, 0 not asked. A profile that is left out is asked. */
export const applies = z.record(id, z.union([z.literal(0), z.literal(1), z.literal(2)]));

const askAs = z.strictObject({
  kind: z.literal("yes-no"),
  question: z.string().min(1),
  /** How the answer is echoed, as a fact: "có tổ chức Lễ khai mạc". */
  yes: z.string().min(1),
  no: z.string().min(1),
});

const row = cell.omit({ kind: true, label: true, noun: true }).extend({
  id,
  /** As printed in the template's first column; empty on most rows. */
  stt: z.string(),
  /** What people type and read: "1.7". Empty on totals. Unique within its part. */
  label: z.string(),
  parent: id.nullable(),
  text: z.string().min(1),
  /** The dispatch's own wording where it differs. */
  sourceText: z.string().min(1).optional(),
  unit: z.string(),
  /** An open row is a place for lines of the unit's own, each with all the row's columns. */
  role: z.enum(["heading", "total", "input", "open"]),
  /** The kind of every cell of the row; left out, each column says its own, and else it is a count. */
  kind: kind.exactOptional(),
  /** Column ids that hold this row's values, in the order they are asked and spoken. */
  columns: z.array(id),
  /** Columns that are printed as crossed out ("x"): nothing is asked there. */
  crossed: z.array(id).exactOptional(),
  /** What the paper prints in the constant columns of this row, by their ids. */
  given: z.record(id, z.union([z.string(), z.number()])).exactOptional(),
  /** What single cells of the row say of themselves, by column. */
  cells: z.record(id, cell).exactOptional(),
  aggregate: z.enum(["sum", "derived", "own-yes", "count-yes", "join"]).nullable(),
  /** Of a total: the rows it adds up, other totals too. */
  of: z.array(id).optional(),
  applies: applies.optional(),
  /** Asked only while this holds. */
  when: expression.exactOptional(),
  /** Per profile: the row is asked as a yes/no question and stored as 1 or 0. */
  askAs: z.record(id, askAs).optional(),
  /** Of a heading: one question that settles all its rows when the answer is no. */
  gate: z.strictObject({ question: z.string().min(1) }).optional(),
  hint: z.string().min(1).optional(),
  /** Of an open row: its lines at most. */
  lines: z.strictObject({ most: z.int().positive() }).exactOptional(),
});

const column = cell.extend({
  id,
  title: z.string().min(1),
  /** The headings printed above the title, the highest first; neighbours with the same ones share them. */
  under: z.array(z.string().min(1)).exactOptional(),
  /** The number printed under the title, by which expressions call the column: "[3]". */
  no: z.string().min(1).exactOptional(),
  /** Why the column is computed or how it is to be filled, where the paper says it. */
  hint: z.string().min(1).exactOptional(),
});

/** How the paper looks beyond the form's own rows and columns. */
const printed = z.strictObject({
  /** At the right above the head: "ĐVT: triệu đồng". */
  unitLine: z.string().min(1).exactOptional(),
  /** The line of column numbers under the head: "A", "B", "1", "2", "3=1+2"; one per printed column. */
  numbers: z.array(z.string()).exactOptional(),
  before: z.array(z.string()).exactOptional(),
  after: z.array(z.string()).exactOptional(),
  /** Where the form's own .xlsx has the table: its sheet, the column of each of our columns, the line of each row. */
  at: z
    .strictObject({
      sheet: z.string().min(1),
      columns: z.record(id, z.string().regex(/^[A-Z]{1,3}$/)),
      rows: z.record(id, z.int().positive()),
      /** Of a list: the line of its first, how many there is room for, and where a file for all units says whose it is. */
      lines: z
        .strictObject({
          first: z.int().positive(),
          most: z.int().positive(),
          unit: z
            .string()
            .regex(/^[A-Z]{1,3}$/)
            .exactOptional(),
        })
        .exactOptional(),
      /** Cells of the file that take what is known of the round and the unit. */
      office: z.string().exactOptional(),
      unit: z.string().exactOptional(),
      asOf: z.string().exactOptional(),
    })
    .exactOptional(),
});

export const table = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().optional(),
  /** Titles of the columns before and after the values; one that is null is not printed. */
  head: z.strictObject({
    stt: z.string().nullable(),
    text: z.string(),
    unit: z.string().nullable(),
    /** One heading above all value columns. */
    quantity: z.string().nullable(),
    note: z.string().nullable(),
  }),
  /** Constant columns between the unit and the values: a standard number of points, a code. */
  constants: z.array(z.strictObject({ id, title: z.string().min(1) })).exactOptional(),
  columns: z.array(column).min(1),
  /** Fixed rows; none where the table is a list. */
  rows: z.array(row),
  /** The table is a list of lines, each with all its columns. */
  list: z
    .strictObject({
      least: z.int().nonnegative(),
      most: z.int().positive(),
      /** What a line is called: "người", "thiết bị". */
      noun: z.string().min(1),
      /** Columns that are added up beneath the list. */
      totals: z.array(id).exactOptional(),
    })
    .exactOptional(),
  /** Rows that one message may ask together; a heading stands for its children. */
  groups: z.array(z.strictObject({ id, rows: z.array(id).min(1) })),
  printed: printed.exactOptional(),
});
