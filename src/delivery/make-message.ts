// What a row says when it is sent: a reference in words, a document as a file or a link. Knows no platform.
import type { App } from "../app.ts";
import type { Channel, OutgoingFile } from "../channels/channel.ts";
import type { MadeAttachment, UploadWay } from "../channels/fit.ts";
import type { DocumentRef, GridRef, OutgoingMessage, UploadRef } from "../message.ts";
import type { Sending } from "../store/queue/sending.ts";
import { asksOfPeople } from "../store/rounds/asks-of-people.ts";
import type { Reference } from "../store/shapes/outbox-body.ts";
import type { Recipient } from "./references.ts";

/** What making messages needs of the other rooms. */
export type MakingParts = {
  /** Makes the file of a document, as of now; without `people` nothing stands in it that a report says about people. */
  makeDocument(target: DocumentRef, people: boolean): Promise<OutgoingFile>;
  /**
   * Makes a link to a document for whoever has the address, where the channel carries no files. Null without a public
   * address, under which nobody could follow it.
   */
  linkFor(target: DocumentRef, addressId: number): Promise<string | null>;
  /** Makes the way to a page where a file can be handed over; null as above. */
  uploadWayFor(target: UploadRef, addressId: number): Promise<UploadWay | null>;
  /** Makes the way to a page where rows are answered; null as above. */
  gridWayFor(target: GridRef, addressId: number): Promise<string | null>;
  /** What a reference says now; "drop" when nobody needs to hear it any more. */
  render(reference: Reference, to: Recipient): Promise<OutgoingMessage | "drop">;
};

type MadeMessage = {
  readonly message: OutgoingMessage;
  readonly document: MadeAttachment;
  /** Whether it was worded only now, and does not stand in the row. */
  readonly worded: boolean;
};

/** The message of a row; "drop" when nobody needs it any more, "failed" when making it failed, which is logged. */
export async function makeMessage(
  app: App,
  parts: MakingParts,
  channel: Channel,
  { id, addressId, kind, attempts }: Sending,
  body: OutgoingMessage | Reference,
): Promise<MadeMessage | "drop" | "failed"> {
  try {
    const worded = "type" in body;
    const message = worded ? await parts.render(body, { addressId, outboxId: id }) : body;
    if (message === "drop") return "drop";
    const document = await makeDocument(app, parts, channel, addressId, message.document);
    return { message, document, worded };
  } catch (error) {
    app.log.error({ error, outbox: id, kind, attempts }, "A message or its file could not be made.");
    return "failed";
  }
}

async function makeDocument(
  app: App,
  parts: MakingParts,
  channel: Channel,
  addressId: number,
  target: OutgoingMessage["document"],
): Promise<MadeAttachment> {
  if (target === null || channel.limits.ownDocuments) return { type: "none" };
  if (target.type === "upload") {
    const way = await parts.uploadWayFor(target, addressId);
    return way === null ? { type: "no-upload" } : { type: "upload", ...way };
  }
  if (target.type === "grid") {
    const url = await parts.gridWayFor(target, addressId);
    // It is another way to do what the message asks: without it nothing is missing.
    return url === null ? { type: "none" } : { type: "grid", url, first: target.first };
  }
  const people = await asksOfPeople(app.db, target);
  if (channel.limits.documents && !people)
    return { type: "file", file: await parts.makeDocument(target, true) };
  const url = await parts.linkFor(target, addressId);
  if (url !== null) return { type: "link", url };
  // What was handed over cannot be given in part.
  if (!channel.limits.documents || target.type === "stored") return { type: "no-link" };
  return { type: "file", file: await parts.makeDocument(target, false), inPart: true };
}
