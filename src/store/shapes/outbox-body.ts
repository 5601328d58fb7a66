// What stands in a row of the outbox: a message, what to say when it is sent, or nothing any more.
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

/** What is left of a row once its time is over (retention.ts): nothing of what it said. */
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
 * Before there was a `v` it was the same. SQL looks at `text` and `choices` of a message (people/erase.ts,
 * people/addresses.ts, queue/notice-choices.ts) and at `params.nodeId` of a reference (people/erase.ts).
 */
export const outboxBodyShape = versioned<OutboxBody>(
  "message in the outbox",
  z.union([message, reference, z.strictObject({})]),
  [asItIs],
);

export function isBlank(body: OutboxBody): body is Blank {
  return !("text" in body) && !("type" in body);
}

/** The message that stands there; null when it is still to be said, or gone. */
export function messageIn(body: OutboxBody): OutgoingMessage | null {
  return isBlank(body) || "type" in body ? null : body;
}
