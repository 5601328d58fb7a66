// `dead list|retry`: messages that could not be processed, shown without what they say, and tried once more.
import type { App } from "../../app.ts";
import { findCommand } from "../../commands/shared/names.ts";
import { receive } from "../../engine/receive.ts";
import type { IncomingMessage } from "../../message.ts";
import { parseCode } from "../../store/people/codes.ts";
import { deadMessage, failAgain, listDead, settleDead } from "../../store/queue/dead-inbox.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { deadHelp, deadText, type RetryOutcome } from "../../text/operator/dead.ts";
import { readArguments, readWholeNumber } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

export const deadList: Operation = {
  name: "dead list",
  ...deadHelp.list,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const dead = await listDead(storeOf(context).db);
    if (values.json) return context.print(JSON.stringify(dead));
    const { TIME_ZONE: zone } = context.settings;
    for (const message of dead) context.print(deadText.listed({ ...message, at: message.receivedAt, zone }));
    context.print(deadText.count(dead.length));
  },
};

export const deadRetry: Operation = {
  name: "dead retry",
  ...deadHelp.retry,
  needsDatabase: true,
  async run(args, context) {
    const [which = ""] = readArguments(args, {}, [wanted.numberOrAll]).words;
    const { db } = storeOf(context);
    const known = (await listDead(db)).map((dead) => dead.id);
    const ids = which === "all" ? known : [readWholeNumber(which, deadText.number, 1)];
    if (which !== "all" && !known.includes(ids[0] ?? 0)) throw new Misuse(deadText.unknown(which));
    let failed = 0;
    for (const id of ids) {
      const outcome = await retry(context, id);
      if (outcome !== "processed") failed += 1;
      context.print(deadText.outcome(id, outcome));
    }
    context.print(deadText.done(ids.length - failed, failed));
    if (failed > 0 && which !== "all") throw new Error(deadText.stillDead(which));
  },
};

async function retry(context: OperationContext, id: number): Promise<RetryOutcome> {
  const { db } = storeOf(context);
  const dead = await deadMessage(db, id);
  if (!dead) return "unreadable";
  const earlier = dead.prompt;
  const body = earlier ? dead.message.body : bodyAgain(dead.message.body, dead.places.length > 0);
  if (body === null) return "placeless";
  // The key stays the same until the retry is settled, so that one cut off after its work is found done.
  const message: IncomingMessage = { ...dead.message, key: `retry:${id}:${dead.attempts}`, body };
  const verdict = await receive(appOf(context), message, { earlier });
  if (verdict === "dead") {
    await db.transaction((tx) => failAgain(tx, id, message));
    return "failed";
  }
  await settleDead(db, id);
  return "processed";
}

/**
 * Of a row that an older program kept, which says only what places were asked: an answer comes back as a later
 * correction of itself, read at those places and nowhere else.
 */
function bodyAgain(body: IncomingMessage["body"], hasPlace: boolean): IncomingMessage["body"] | null {
  if (body.type !== "text") return body;
  if (findCommand(body.text) || parseCode(body.text) !== null) return body;
  return hasPlace ? { type: "edited", text: body.text, messageId: body.messageId } : null;
}

/** Builds the App without doors: the answers wait in the outbox for the running program. */
function appOf(context: OperationContext): App {
  const { settings, log, now, newId } = context;
  const { db } = storeOf(context);
  return { db, channels: [], clock: now, newId, settings, log, wake: () => undefined };
}
