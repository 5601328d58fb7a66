// `dead list|retry`: messages that could not be processed, shown without what they say, and tried once more.
import type { App } from "../../app.ts";
import { findCommand } from "../../commands/shared/names.ts";
import { receive } from "../../engine/receive.ts";
import type { IncomingMessage } from "../../message.ts";
import { parseCode } from "../../store/people/codes.ts";
import { deadMessage, failAgain, listDead, settleDead } from "../../store/queue/dead-inbox.ts";
import { readArguments, wholeNumber } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

export const deadList: Operation = {
  name: "dead list",
  summary: "show messages that could not be processed",
  help: `dead list [--json]

Shows each message that could not be processed: number, when, channel, key, the unit of its chat, how often it was
tried and what went wrong; never what it says. Its sender was told that it was not recorded.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const dead = await listDead(storeOf(context).db);
    if (values.json) return context.print(JSON.stringify(dead));
    for (const { id, receivedAt, channel, key, unit, attempts, problem, kind } of dead) {
      const what = kind ?? "no content left";
      context.print(
        `${String(id).padStart(6)}  ${shownAt(receivedAt, context.settings)}  ${channel}  ${key}  ${unit ?? "-"}  ${what}  tried ${attempts}  ${problem ?? ""}`,
      );
    }
    context.print(`${dead.length} dead messages.`);
  },
};

export const deadRetry: Operation = {
  name: "dead retry",
  summary: "try dead messages once more",
  help: `dead retry NUMBER|all

Tries a message of \`dead list\` once more, usually after an upgrade. An answer goes to the question that was asked when
it came; where that has been answered since, nothing is overwritten and its sender is told. An answer of which it is not
known what it answered stays dead: its sender was asked to send it again.`,
  needsDatabase: true,
  async run(args, context) {
    const [which = ""] = readArguments(args, {}, ["NUMBER or all"]).words;
    const { db } = storeOf(context);
    const known = (await listDead(db)).map((dead) => dead.id);
    const ids = which === "all" ? known : [wholeNumber(which, "the number", 1)];
    if (which !== "all" && !known.includes(ids[0] ?? 0))
      throw new Misuse(`no dead message has the number ${which}`);
    let failed = 0;
    for (const id of ids) {
      const outcome = await retry(context, id);
      if (outcome !== "processed") failed += 1;
      context.print(`${String(id).padStart(6)}  ${outcome}`);
    }
    context.print(`${ids.length - failed} processed, ${failed} still dead.`);
    if (failed > 0 && which !== "all") throw new Error(`message ${which} is still dead`);
  },
};

async function retry(context: OperationContext, id: number): Promise<string> {
  const { db } = storeOf(context);
  const dead = await deadMessage(db, id);
  if (!dead) return "its content is not readable (any more)";
  const body = bodyAgain(dead.message.body, dead.places.length > 0);
  if (body === null) return "it is not known what it answered; its sender was asked to send it again";
  // The same key until it is settled: a retry that was cut off after its work finds that it was done.
  const message: IncomingMessage = { ...dead.message, key: `retry:${id}:${dead.attempts}`, body };
  const verdict = await receive(appOf(context), message);
  if (verdict === "dead") {
    await db.transaction((tx) => failAgain(tx, id, message));
    return "failed again";
  }
  await settleDead(db, id);
  return "processed";
}

/** An answer comes back as a later correction of itself: it is read at what it answered then, and nowhere else. */
function bodyAgain(body: IncomingMessage["body"], hasPlace: boolean): IncomingMessage["body"] | null {
  if (body.type !== "text") return body;
  if (findCommand(body.text) || parseCode(body.text) !== null) return body;
  return hasPlace ? { type: "edited", text: body.text, messageId: body.messageId } : null;
}

/** The engine without doors: what it answers waits in the outbox for the running program. */
function appOf(context: OperationContext): App {
  const { settings, log, now, newId } = context;
  const { db } = storeOf(context);
  return { db, channels: [], clock: now, newId, settings, log, wake: () => undefined };
}
