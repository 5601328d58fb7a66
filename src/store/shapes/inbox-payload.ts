// The payload of an inbox row while it waits or is dead: the message, or the text of an update that no channel could
// read.
import { z } from "zod";
import type { ChannelName, IncomingMessage } from "../../message.ts";
import { asItIs, versioned } from "../../versioned.ts";

/** The channels that a stored message may have come from. */
export const CHANNELS = ["telegram", "web", "zalo-bot", "zalo-oa"] as const satisfies readonly ChannelName[];

/** What a platform sent and no channel could read, as text. */
type Unreadable = { readonly unreadable: string };

const file = {
  what: z.string(),
  album: z.string().exactOptional(),
  files: z
    .array(z.strictObject({ get: z.string(), name: z.string().nullable(), size: z.number().nullable() }))
    .exactOptional(),
};

const message = z.strictObject({
  key: z.string(),
  address: z.strictObject({
    channel: z.enum(CHANNELS),
    account: z.string(),
    chat: z.string(),
  }),
  sentAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable(),
  displayName: z.string().nullable(),
  body: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("text"),
      text: z.string(),
      messageId: z.string(),
      replyTo: z.string().exactOptional(),
      forwarded: z.literal(true).exactOptional(),
      file: z.strictObject(file).exactOptional(),
    }),
    z.strictObject({ type: z.literal("edited"), text: z.string(), messageId: z.string() }),
    z.strictObject({ type: z.literal("press"), choiceId: z.string() }),
    z.strictObject({ type: z.literal("start"), payload: z.string().nullable() }),
    z.strictObject({ type: z.literal("media"), ...file }),
    z.strictObject({ type: z.literal("upload"), uploadId: z.number() }),
    z.strictObject({
      type: z.literal("cells"),
      nodeId: z.number(),
      entries: z.array(
        z.strictObject({
          place: z.string(),
          said: z.string(),
          rev: z.number(),
          pick: z.string().exactOptional(),
        }),
      ),
      settled: z.array(z.strictObject({ id: z.string(), hash: z.string(), reason: z.string().nullable() })),
      done: z.boolean(),
    }),
    z.strictObject({ type: z.literal("reach"), reachable: z.boolean() }),
  ]),
}) satisfies z.ZodType<IncomingMessage>;

/** Before there was a `v` it was the same. The list of dead messages shows `body.type` from SQL (queue/dead-inbox.ts). */
export const inboxPayloadShape = versioned<IncomingMessage | Unreadable>(
  "incoming message",
  z.union([message, z.strictObject({ unreadable: z.string() })]),
  // Version 1 knew no reply, no forwarding and no file under a text; version 2 did not say where a file can be fetched;
  // version 3 knew no boxes of a grid.
  [asItIs, asItIs, asItIs, asItIs],
  withoutNetwork,
);

/** Where a request came from is not kept with its message. */
function withoutNetwork(kept: IncomingMessage | Unreadable): object {
  if ("unreadable" in kept) return kept;
  const { network: _, ...message } = kept;
  return message;
}
