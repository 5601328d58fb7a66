// Sends one outbox row through its channel and closes it. Knows channels and rows; slots and looks are the lane's.
import type { App, Attempted } from "../app.ts";
import { type FitPhrases, fitMessage } from "../channels/fit.ts";
import { holdBack, markPart, markSent } from "../store/queue/deliveries.ts";
import type { Sending } from "../store/queue/sending.ts";
import { isBlank } from "../store/shapes/outbox-body.ts";
import type { UnknownShape } from "../versioned.ts";
import { type MakingParts, makeMessage } from "./make-message.ts";
import { countAgainstQuota, onlyReserveLeft } from "./monthly-quota.ts";
import { close, keepUnanswered, notSent, type RowOutcome, rest, type SendContext } from "./not-sent.ts";
import { sendPart } from "./send-part.ts";

/** What delivering needs of the other rooms. */
export type DeliveryParts = MakingParts & { readonly phrases: FitPhrases };

/** How often making a message or its file may fail before it is given up. */
const MAKE_ATTEMPTS = 5;
/**
 * How often a message may be begun again after a process died over it. Each death may cost one repeat, so that what was
 * in the middle of two of them is still heard; but what itself ends the process must not do so for ever. A request that
 * was not answered is another matter: see `notSent`.
 */
const MOST_CUT_OFF = 5;
const CUT_OFF = "each process that began to send it died over it";
/** How long a row is left alone that only a newer program can read. */
const HOLD_MS = 600_000;

/**
 * Sends a row that is marked as being sent and gives its address back. Throws only when the database cannot be reached.
 */
export async function sendRow(
  app: App,
  parts: DeliveryParts,
  context: SendContext,
  row: Sending,
): Promise<Attempted> {
  const { channel } = context;
  const body = row.body.ok ? row.body.value : null;
  if (!row.body.ok && row.body.problem.newer) return hold(app, context, row, row.body.problem);
  if (body === null || isBlank(body))
    return close(app, context, row, "failed", "what is stored is no message");
  if (row.unknowns > MOST_CUT_OFF) return close(app, context, row, "failed", CUT_OFF);
  if (row.unknowns > 0 && !(await context.answers(context.signal))) return keepUnanswered(app, context, row);

  if (row.kind === "announcement" && (await onlyReserveLeft(app, channel))) {
    const kept = "what is left of the plan is kept for answers, receipts and reminders";
    return close(app, context, row, "failed", kept);
  }

  const made = await makeMessage(app, parts, channel, row, body);
  if (made === "drop") return close(app, context, row, "dropped", "not needed any more");
  if (made === "failed") {
    if (row.attempts >= MAKE_ATTEMPTS) return close(app, context, row, "failed", "could not be made");
    return rest(app, context, row, "could not be made");
  }

  const { owner, signal, heldMs } = context;
  const to = { channel: channel.name, account: channel.account, chat: row.chat };
  const fitted = fitMessage(made.message, made.document, channel.limits, parts.phrases);
  let last: { readonly platformIds: readonly string[]; readonly at: Date | "ours" | null } = {
    platformIds: [],
    at: null,
  };
  let messages = 0;
  for (const [index, part] of fitted.entries()) {
    if (index < row.partsDone) continue;
    const result = await sendPart(app, channel, to, part, { phrases: parts.phrases, signal, heldMs });
    if (!result.ok) return notSent(app, context, row, result.error);
    last = result;
    messages += result.platformIds.length;
    if (index < fitted.length - 1) await markPart(app.db, row.id, index + 1, result.platformIds);
  }
  const { platformIds } = last;
  const at = app.clock();
  const platformAt = last.at === "ours" ? at : last.at;
  const said = made.worded ? made.message : null;
  await persist(() => markSent(app.db, { owner, row }, { platformIds, at, platformAt, body: said }));
  await countAgainstQuota(app, channel, messages);
  return "sent";
}

/**
 * Leaves a row that a newer program wrote in the queue and looks again later, since this process may have been upgraded
 * by then.
 */
async function hold(
  app: App,
  { owner }: SendContext,
  row: Sending,
  problem: UnknownShape,
): Promise<RowOutcome> {
  await holdBack(app.db, { owner, row }, new Date(app.clock().getTime() + HOLD_MS), problem.message);
  app.log.error({ outbox: row.id }, `Not sent yet: ${problem.message}.`);
  return "closed";
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
