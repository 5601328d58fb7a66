// The rules between places, as data: a closed list, and those that a form writes itself. Pure: only shapes.
import { z } from "zod";
import { expression } from "../cell-schema.ts";

const base = {
  id: z.string().min(1),
  /** Only for these profiles; left out = all. */
  profiles: z.array(z.string()).optional(),
  /** Whether accepting it needs the person's reason. */
  reason: z.boolean().default(false),
};
const rows = z.array(z.string()).min(1);
/** Two columns of a row to compare; left out, the first two. */
const cells = z.tuple([z.string(), z.string()]);
/** What every check of one row may say. */
const atRow = { ...base, at: z.literal("row"), cells: cells.exactOptional() };
const places = z.array(z.string()).min(1);

/** Checks asked at once, after reading one row. Without `rows` they hold for every row of two cells, or that has the cells they name. */
const rowCheck = [
  /** Things without people (DOMAIN S1). */
  z.strictObject({ ...atRow, type: z.literal("no-people"), rows: rows.optional() }),
  /** People without a thing: sent to a class held elsewhere (H2, soft). */
  z.strictObject({ ...atRow, type: z.literal("no-things"), rows: rows.optional() }),
  /** Fewer people than things: typed the wrong way round? (S2) */
  z.strictObject({ ...atRow, type: z.literal("fewer-people"), rows: rows.optional() }),
  /** More people per thing than is usual (S3). */
  z.strictObject({
    ...atRow,
    type: z.literal("ratio"),
    rows,
    max: z.number().positive(),
  }),
  /** More than the unit has heads, per thing (S9); facts are added up. */
  z.strictObject({
    ...atRow,
    type: z.literal("per-head"),
    facts: z.array(z.string()).min(1),
  }),
  /** First quantity above a usual bound. */
  z.strictObject({
    ...atRow,
    type: z.literal("above"),
    rows,
    max: z.number().positive(),
  }),
  /** First quantity above a size of the unit, when that is known (S5). */
  z.strictObject({
    ...atRow,
    type: z.literal("above-fact"),
    rows,
    fact: z.string(),
  }),
  /** First quantity, when not 0, below a usual bound. */
  z.strictObject({
    ...atRow,
    type: z.literal("below"),
    rows,
    min: z.number().positive(),
  }),
  /** A pair that is a day of the activity: day/month. */
  z.strictObject({
    ...atRow,
    type: z.literal("date-like"),
    month: z.int().min(1).max(12),
    days: z.array(z.int().min(1).max(31)).min(1),
  }),
  /** A part that is more than the whole: more girls than pupils. */
  z.strictObject({ ...atRow, type: z.literal("part"), cells, rows: rows.optional() }),
] as const;

/** Checks asked at review, over the whole report. */
const reviewCheck = [
  /** Some of `a` is above 0 exactly when some of `b` is (S4). */
  z.strictObject({ ...base, at: z.literal("review"), type: z.literal("together"), a: places, b: places }),
  /** When `given` is above 0, `follows` should be too (S5). */
  z.strictObject({
    ...base,
    at: z.literal("review"),
    type: z.literal("implies"),
    given: places,
    follows: places,
  }),
  /** These are above 0 while every other figure is 0 (S6). */
  z.strictObject({ ...base, at: z.literal("review"), type: z.literal("only"), rows }),
  /** Two rows carry the same figures, not all 0: counted twice? (S7) */
  z.strictObject({ ...base, at: z.literal("review"), type: z.literal("same"), rows }),
  /** A gate was answered yes and all its rows are 0 (D3). */
  z.strictObject({ ...base, at: z.literal("review"), type: z.literal("gate-empty") }),
  /** Every figure of the report is 0 (S11). */
  z.strictObject({ ...base, at: z.literal("review"), type: z.literal("all-zero") }),
] as const;

/** A rule that the form writes itself: it is broken where it is surely false. */
const expressionCheck = z.strictObject({
  ...base,
  /** Asked at once, after reading a row, or at review. */
  at: z.enum(["row", "review"]),
  type: z.literal("expression"),
  /** What should hold: "[3] <= [2]" in each row, "{1.1} + {1.2} = {1}" in each column. */
  holds: expression,
  /** The item whose table it is about; needed where its columns are called alike in several. */
  table: z.string().exactOptional(),
  /** Only in these rows, by their ids; left out, in every row that has its columns. */
  rows: rows.exactOptional(),
  /** What is said where it is broken; left out, the rule is read out. */
  say: z.string().min(1).exactOptional(),
  /** What breaks it is not taken, and no report is handed in with it. */
  hard: z.literal(true).exactOptional(),
});

export const checkSchema = z.discriminatedUnion("type", [...rowCheck, ...reviewCheck, expressionCheck]);

export type Check = z.infer<typeof checkSchema>;
export type RowCheck = Extract<Check, { at: "row" }>;
export type ExpressionCheck = Extract<Check, { type: "expression" }>;
export type ReviewCheck = Extract<Check, { at: "review" }>;

/** Whether a check is of the closed list, and of one row. */
export function isRowCheck(check: Check): check is RowCheck {
  return check.type !== "expression" && check.at === "row";
}

/** Whether a check is of the closed list, and across rows. */
export function isReviewCheck(check: Check): check is ReviewCheck {
  return check.type !== "expression" && check.at === "review";
}
