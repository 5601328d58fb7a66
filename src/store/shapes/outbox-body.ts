// The body of an outbox row: a message, the name of one that is worded when sent, or nothing once its time is over.
import { z } from "zod";
import type { OutgoingMessage } from "../../message.ts";
import { asItIs, versioned } from "../../versioned.ts";
import { attachedRef } from "./link-target.ts";

/** Instead of a message: what to say is decided when it is sent, by the renderer of this name. */
export type Reference = {
  readonly type: "reference";
  readonly name: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** The body of a row whose content was removed after its time (retention.ts). */
type Blank = Readonly<Record<string, never>>;

export type OutboxBody = OutgoingMessage | Reference | Blank;

const message = z.strictObject({
  text: z.string(),
  choices: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      word: z.string(),
      gives: z.strictObject({ name: z.string(), args: z.string() }).exactOptional(),
    }),
  ),
  document: attachedRef.nullable(),
  progress: z.strictObject({ done: z.number(), total: z.number() }).nullable(),
}) satisfies z.ZodType<OutgoingMessage>;

const reference = z.strictObject({
  type: z.literal("reference"),
  name: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
}) satisfies z.ZodType<Reference>;

/**
 * Before there was a `v` it was the same; the second version knows more files. SQL looks at `text` and `choices` of a message (people/erase.ts,
 * people/addresses.ts, queue/notice-choices.ts) and at `params.nodeId` of a reference (people/erase.ts).
 */
export const outboxBodyShape = versioned<OutboxBody>(
  "message in the outbox",
  z.union([message, reference, z.strictObject({})]),
  // The second version knows more files and the way to a grid, the third the files of the dispatch, the
  // fourth what is made for whoever compiles.
  [asItIs, asItIs, asItIs, asItIs],
);

/** Whether the body was removed after its time. */
export function isBlank(body: OutboxBody): body is Blank {
  return !("text" in body) && !("type" in body);
}

/** The message of the body; null when it is worded later or was removed. */
export function messageIn(body: OutboxBody): OutgoingMessage | null {
  return isBlank(body) || "type" in body ? null : body;
}
