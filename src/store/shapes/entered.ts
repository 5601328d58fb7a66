// How a report came that an officer entered: kept with the report while it is written, and with what was sealed.
import { z } from "zod";
import { asItIs, versioned } from "../../versioned.ts";

/** How a report came, and on which day. */
export const enteredSchema = z.strictObject({
  source: z.enum(["email", "paper", "phone"]),
  date: z.iso.date(),
});
export type Entered = z.infer<typeof enteredSchema>;

/** A value without a `v` has today's shape. */
export const enteredShape = versioned<Entered>("source of an entered report", enteredSchema, [asItIs]);
