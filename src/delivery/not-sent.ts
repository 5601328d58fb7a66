// What follows when a row was not sent, or perhaps was: closed, put back, left as unknown; who has to wait.
import type { App, Attempted } from "../app.ts";
import type { Channel, SendError } from "../channels/channel.ts";
import { moveToNextAddress } from "../store/people/addresses.ts";
import { pauseAccount, USED_UP } from "../store/queue/accounts.ts";
import { closeRow, closeWindow, keepReachability, leaveUnknown, requeue } from "../store/queue/deliveries.ts";
import type { Sending } from "../store/queue/sending.ts";
import { moveFromUsedUp, tellUsedUp } from "./quota-used-up.ts";
import type { Throttles } from "./throttles.ts";

/** How it ended: closed without being sent; or back in its place, and the address has to rest. */
export type RowOutcome = Exclude<Attempted, "sent">;

/** Through which channel a row is sent, under whose lease. */
export type SendContext = {
  readonly channel: Channel;
  /** The holder of the address's lease. */
  readonly owner: string;
  readonly signal: AbortSignal;
  /** How many milliseconds an answer to a text is waited for. */
  readonly heldMs: number;
  readonly throttles: Throttles;
  /** Whether the platform answers now (channel.ts), remembered for a moment. */
  answers(signal: AbortSignal): Promise<boolean>;
};

/** How many milliseconds a message is tried again that the platform does not take. */
const GIVE_UP_MS = 48 * 3_600_000;
const LONGEST_REST_MS = 60_000;
/** How many milliseconds nothing is sent through an account that the platform refused. */
const ACCOUNT_PAUSE_MS = 60_000;
/** After how many seconds a platform is asked again that did not answer. */
const ASK_AGAIN_SECONDS = 5;

/** Closes a row that will not be sent. */
export async function close(
  app: App,
  { channel, owner }: SendContext,
  row: Sending,
  state: "dropped" | "failed",
  problem: string,
): Promise<RowOutcome> {
  await closeRow(app.db, { owner, row }, state, problem);
  if (state === "failed") {
    const { name, account } = channel;
    app.log.error({ channel: name, account, outbox: row.id, kind: row.kind }, `Not delivered: ${problem}.`);
  }
  return "closed";
}

/** Decides what becomes of a row by the error's type alone. */
export async function notSent(
  app: App,
  context: SendContext,
  row: Sending,
  error: SendError,
): Promise<RowOutcome> {
  const { channel, owner } = context;
  const held = { owner, row };
  const account = { channel: channel.name, account: channel.account };
  switch (error.type) {
    case "rejected":
    case "no-buttons":
      return close(app, context, row, "failed", error.detail);
    case "window-closed":
      await moveToNextAddress(app.db, row.addressId);
      await closeWindow(app.db, row.addressId, error.detail);
      app.log.warn({ ...account, address: row.addressId }, `Their window is closed: ${error.detail}.`);
      return "rest";
    case "unreachable":
      await moveToNextAddress(app.db, row.addressId);
      await keepReachability(app.db, row.addressId, false, error.detail);
      app.log.warn({ ...account, address: row.addressId }, `Cannot be reached: ${error.detail}.`);
      return "rest";
    case "throttled":
      return wait(app, context, row, error.retryAfterMs);
    case "used-up":
      await pauseAccount(app.db, account, error.retryAfterMs, USED_UP);
      await requeue(app.db, held, { problem: error.detail, counted: false, restMs: null });
      app.log.error(account, `The plan is used up: ${error.detail}.`);
      await tellUsedUp(app, channel);
      await moveFromUsedUp(app);
      return "rest";
    case "account":
      await pauseAccount(app.db, account, ACCOUNT_PAUSE_MS, error.detail);
      await requeue(app.db, held, { problem: error.detail, counted: false, restMs: null });
      app.log.error(account, `The platform refuses our account: ${error.detail}.`);
      return "rest";
    case "unknown":
      if (row.unknowns > 0) {
        return close(app, context, row, "failed", `sent twice without an answer (${error.detail})`);
      }
      await leaveUnknown(app.db, held, { problem: error.detail, untriedFor: null });
      app.log.warn(
        { outbox: row.id, kind: row.kind },
        `Perhaps sent, to be sent once more: ${error.detail}.`,
      );
      return "rest";
    case "not-sent":
      if (isTooOld(app, row)) return close(app, context, row, "failed", error.detail);
      return rest(app, context, row, error.detail);
  }
}

/** This chat waits as long as it was told; the account too, where several are told so at once. */
async function wait(app: App, context: SendContext, row: Sending, ms: number): Promise<RowOutcome> {
  const { channel, owner, throttles } = context;
  const account = { channel: channel.name, account: channel.account };
  const everybody = throttles.note(row.addressId);
  if (everybody) await pauseAccount(app.db, account, ms, "the platform asked to wait");
  await requeue(app.db, { owner, row }, { problem: "throttled", counted: false, restMs: ms });
  const whom = everybody ? {} : { address: row.addressId };
  app.log.warn({ ...account, ...whom, ms }, "The platform asks to wait.");
  return "rest";
}

/** Lets the row and its address rest for a while that grows with the attempts. */
export async function rest(
  app: App,
  { owner }: SendContext,
  row: Sending,
  problem: string,
): Promise<RowOutcome> {
  const ms = Math.min(LONGEST_REST_MS, 1_000 * 2 ** Math.min(row.attempts - 1, 10));
  await requeue(app.db, { owner, row }, { problem, counted: true, restMs: ms });
  const { id: outbox, kind, attempts } = row;
  app.log.warn({ outbox, kind, attempts, ms }, `To be sent again: ${problem}.`);
  return "rest";
}

/** Leaves a row of unknown outcome as it is, since the platform does not answer: it would be lost a second time. */
export async function keepUnanswered(app: App, context: SendContext, row: Sending): Promise<RowOutcome> {
  if (isTooOld(app, row)) return close(app, context, row, "failed", "the platform does not answer");
  const { owner } = context;
  const problem = "the platform does not answer yet";
  await leaveUnknown(app.db, { owner, row }, { problem, untriedFor: ASK_AGAIN_SECONDS });
  return "rest";
}

function isTooOld(app: App, row: Sending): boolean {
  return app.clock().getTime() - row.createdAt.getTime() > GIVE_UP_MS;
}
