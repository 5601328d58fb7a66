// Sends one outbox row through its channel and closes it. Knows channels and rows; leases are the deliverer's.
import type { App } from "../app.ts";
import type { Channel, OutgoingFile, SendError } from "../channels/channel.ts";
import { type FitPhrases, fitMessage, type MadeAttachment } from "../channels/fit.ts";
import type { DocumentRef, OutgoingMessage, UploadRef } from "../message.ts";
import { moveToNextAddress } from "../store/people/addresses.ts";
import { pauseAccount, USED_UP } from "../store/queue/accounts.ts";
import {
  type Claimed,
  closeRow,
  closeWindow,
  holdBack,
  keepReachability,
  markPart,
  markSent,
  requeue,
  type Sending,
} from "../store/queue/deliveries.ts";
import { isBlank, type Reference } from "../store/shapes/outbox-body.ts";
import type { UnknownShape } from "../versioned.ts";
import { countAgainstQuota, onlyReserveLeft } from "./monthly-quota.ts";
import { moveFromUsedUp, tellUsedUp } from "./quota-used-up.ts";
import type { Recipient } from "./references.ts";
import { sendPart } from "./send-part.ts";

/** What delivering needs of the other rooms. */
export type DeliveryParts = {
  readonly phrases: FitPhrases;
  /** Makes the file of a document, as of now. */
  makeDocument(target: DocumentRef): Promise<OutgoingFile>;
  /**
   * Makes a link for whoever has the address: to a document where the channel carries no files, or to a page where a
   * file can be handed over. Null without a public address, under which nobody could follow it.
   */
  linkFor(target: DocumentRef | UploadRef, addressId: number): Promise<string | null>;
  /** What a reference says now; "drop" when nobody needs to hear it any more. */
  render(reference: Reference, to: Recipient): Promise<OutgoingMessage | "drop">;
};

/** How it ended: sent; closed without being sent; or back in its place, and the address has to rest. */
type RowOutcome = "sent" | "closed" | "rest";

/** How many milliseconds a message is tried again that the platform does not take. */
const GIVE_UP_MS = 48 * 3_600_000;
/** How often making a message or its file may fail before it is given up. */
const MAKE_ATTEMPTS = 5;
const LONGEST_REST_MS = 60_000;
/** How many milliseconds nothing is sent through an account that the platform refused. */
const ACCOUNT_PAUSE_MS = 60_000;

/** How long a row is left alone that only a newer program can read. */
const HOLD_MS = 600_000;

/** Through which channel a row is sent, to whom and under whose lease. */
type SendContext = {
  readonly channel: Channel;
  readonly to: Claimed;
  /** The holder of the address's lease. */
  readonly owner: string;
  readonly signal: AbortSignal;
};

/** Sends a row that is marked as being sent. Throws only when the database cannot be reached. */
export async function sendRow(
  app: App,
  parts: DeliveryParts,
  { channel, to, owner, signal }: SendContext,
  row: Sending,
): Promise<RowOutcome> {
  const close = async (state: "dropped" | "failed", problem: string): Promise<RowOutcome> => {
    await closeRow(app.db, row.id, state, problem);
    if (state === "failed") {
      const { name, account } = channel;
      app.log.error({ channel: name, account, outbox: row.id, kind: row.kind }, `Not delivered: ${problem}.`);
    }
    return "closed";
  };
  const body = row.body.ok ? row.body.value : null;
  if (!row.body.ok && row.body.problem.newer) return hold(app, row.id, row.body.problem);
  if (body === null || isBlank(body)) return close("failed", "what is stored is no message");
  if (row.unknowns > 1) return close("failed", "sent twice without an answer");

  if (row.kind === "announcement" && (await onlyReserveLeft(app, channel))) {
    return close("failed", "what is left of the plan is kept for answers, receipts and reminders");
  }

  const made = await make(app, parts, channel, to, row, body);
  if (made === "drop") return close("dropped", "not needed any more");
  if (made === "failed") {
    if (row.attempts >= MAKE_ATTEMPTS) return close("failed", "could not be made");
    return rest(app, row, { type: "not-sent", detail: "could not be made" });
  }

  const address = { channel: channel.name, account: channel.account, chat: to.chat };
  const fitted = fitMessage(made.message, made.document, channel.limits, parts.phrases);
  let last: { readonly platformIds: readonly string[]; readonly at: Date | "ours" | null } = {
    platformIds: [],
    at: null,
  };
  let messages = 0;
  for (const [index, part] of fitted.entries()) {
    if (index < row.partsDone) continue;
    const result = await sendPart(app, channel, address, part, { phrases: parts.phrases, signal });
    if (!result.ok) return failed(app, channel, to, row, result.error, close);
    last = result;
    messages += result.platformIds.length;
    if (index < fitted.length - 1) await markPart(app.db, row.id, index + 1, result.platformIds);
  }
  const { platformIds } = last;
  const at = app.clock();
  const platformAt = last.at === "ours" ? at : last.at;
  const sent = { owner, platformIds, at, platformAt, body: made.message };
  await persist(() => markSent(app.db, row, sent));
  await countAgainstQuota(app, channel, messages);
  return "sent";
}

/**
 * Leaves a row that a newer program wrote in the queue and looks again later, since this process may have been upgraded
 * by then.
 */
async function hold(app: App, rowId: number, problem: UnknownShape): Promise<RowOutcome> {
  await holdBack(app.db, rowId, new Date(app.clock().getTime() + HOLD_MS), problem.message);
  app.log.error({ outbox: rowId }, `Not sent yet: ${problem.message}.`);
  return "closed";
}

type MadeMessage = { readonly message: OutgoingMessage; readonly document: MadeAttachment };

async function make(
  app: App,
  parts: DeliveryParts,
  channel: Channel,
  to: Claimed,
  { id, kind, attempts }: Sending,
  body: OutgoingMessage | Reference,
): Promise<MadeMessage | "drop" | "failed"> {
  try {
    const message = "type" in body ? await parts.render(body, { addressId: to.id, outboxId: id }) : body;
    if (message === "drop") return "drop";
    return { message, document: await makeDocument(parts, channel, to, message.document) };
  } catch (error) {
    app.log.error({ error, outbox: id, kind, attempts }, "A message or its file could not be made.");
    return "failed";
  }
}

async function makeDocument(
  parts: DeliveryParts,
  channel: Channel,
  to: Claimed,
  target: OutgoingMessage["document"],
): Promise<MadeAttachment> {
  if (target === null || channel.limits.ownDocuments) return { type: "none" };
  if (target.type === "upload") {
    const url = await parts.linkFor(target, to.id);
    return url === null ? { type: "no-upload" } : { type: "upload", url };
  }
  if (channel.limits.documents) return { type: "file", file: await parts.makeDocument(target) };
  const url = await parts.linkFor(target, to.id);
  return url === null ? { type: "no-link" } : { type: "link", url };
}

async function failed(
  app: App,
  channel: Channel,
  to: Claimed,
  row: Sending,
  error: SendError,
  close: (state: "failed", problem: string) => Promise<RowOutcome>,
): Promise<RowOutcome> {
  const { name, account } = channel;
  switch (error.type) {
    case "rejected":
    case "no-buttons":
      return close("failed", error.detail);
    case "window-closed":
      await moveToNextAddress(app.db, to.id);
      await closeWindow(app.db, to.id, error.detail);
      app.log.warn({ channel: name, account, address: to.id }, `Their window is closed: ${error.detail}.`);
      return "rest";
    case "unreachable":
      await moveToNextAddress(app.db, to.id);
      await keepReachability(app.db, to.id, false, error.detail);
      app.log.warn({ channel: name, account, address: to.id }, `Cannot be reached: ${error.detail}.`);
      return "rest";
    case "throttled": {
      const until = new Date(app.clock().getTime() + error.retryAfterMs);
      await pauseAccount(app.db, { channel: name, account }, until, "the platform asked to wait");
      await requeue(app.db, row, { problem: "throttled", was: "throttled", restUntil: null });
      app.log.warn({ channel: name, account, ms: error.retryAfterMs }, "The platform asks to wait.");
      return "rest";
    }
    case "used-up": {
      const until = new Date(app.clock().getTime() + error.retryAfterMs);
      await pauseAccount(app.db, { channel: name, account }, until, USED_UP);
      await requeue(app.db, row, { problem: error.detail, was: "throttled", restUntil: null });
      app.log.error({ channel: name, account }, `The plan is used up: ${error.detail}.`);
      await tellUsedUp(app, channel);
      await moveFromUsedUp(app);
      return "rest";
    }
    case "account": {
      const until = new Date(app.clock().getTime() + ACCOUNT_PAUSE_MS);
      await pauseAccount(app.db, { channel: name, account }, until, error.detail);
      await requeue(app.db, row, { problem: error.detail, was: "throttled", restUntil: null });
      app.log.error({ channel: name, account }, `The platform refuses our account: ${error.detail}.`);
      return "rest";
    }
    case "unknown":
      if (row.unknowns > 0) return close("failed", `sent twice without an answer (${error.detail})`);
      return rest(app, row, error);
    case "not-sent":
      if (app.clock().getTime() - row.createdAt.getTime() > GIVE_UP_MS) return close("failed", error.detail);
      return rest(app, row, error);
  }
}

async function rest(
  app: App,
  row: Sending,
  { type, detail }: { readonly type: "unknown" | "not-sent"; readonly detail: string },
): Promise<RowOutcome> {
  const ms = Math.min(LONGEST_REST_MS, 1_000 * 2 ** Math.min(row.attempts - 1, 10));
  const restUntil = new Date(app.clock().getTime() + ms);
  await requeue(app.db, row, { problem: detail, was: type, restUntil });
  app.log.warn(
    { outbox: row.id, kind: row.kind, attempts: row.attempts, ms },
    `To be sent again: ${detail}.`,
  );
  return "rest";
}

/**
 * Writes how a send ended, and waits for a database that is away for a moment: a row whose sending was forgotten would
 * be sent again.
 */
async function persist(work: () => Promise<void>): Promise<void> {
  for (const ms of [100, 300, 1_000, 3_000]) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return work();
}
