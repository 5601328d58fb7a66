// What an officer proposes for a row that is to be looked at again: a value for each of its cells, in their order.
import { z } from "zod";
import { type Value, valueSchema } from "../../form/answers.ts";
import { asItIs, versioned } from "../../versioned.ts";

const proposed = z.strictObject({ values: z.array(valueSchema.nullable()) });

export type Proposed = { readonly values: readonly (Value | null)[] };

export const proposedShape = versioned<z.infer<typeof proposed>>("proposed row", proposed, [asItIs]);
