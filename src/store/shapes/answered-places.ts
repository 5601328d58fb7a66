// What a message answered, kept with it in the inbox for its later edit.
import { z } from "zod";
import { upgrade, versioned } from "../../versioned.ts";

const answeredThere = z.strictObject({ id: z.string(), rev: z.int(), node: z.int().exactOptional() });

/**
 * One answered place: the question, the revision that the message wrote (-1 when it wrote nothing), and the report,
 * since another report has a question of the same name. Rows of older programs name no report.
 */
export type AnsweredThere = Readonly<z.infer<typeof answeredThere>>;

/** Before there was a `v` the list stood there bare. */
export const placesShape = versioned<readonly AnsweredThere[]>(
  "list of answered places",
  z.strictObject({ places: z.array(answeredThere) }).transform(({ places }) => places),
  [upgrade(z.array(answeredThere), (places) => ({ places }))],
  (places) => ({ places }),
);
