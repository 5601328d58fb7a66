// How a report came that somebody entered for its unit: kept with the report while it is written, and with what was sealed.
import { z } from "zod";
import { asItIs, versioned } from "../../versioned.ts";

const date = z.iso.date();

/** How a report came that is typed in, and on which day. */
export const typedInSchema = z.strictObject({ source: z.enum(["email", "paper", "phone"]), date });

/** How a report came, and on which day; `file`: the name of the file of whoever entered it. */
const enteredSchema = z.discriminatedUnion("source", [
  typedInSchema,
  z.strictObject({ source: z.literal("file"), file: z.string(), date }),
]);
export type TypedIn = z.infer<typeof typedInSchema>;
export type Entered = z.infer<typeof enteredSchema>;

/** A value without a `v` has the shape of version 1, which knew no file. */
export const enteredShape = versioned<Entered>("source of an entered report", enteredSchema, [
  asItIs,
  asItIs,
]);
