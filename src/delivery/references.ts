// What a queued reference says when it is sent: true at that moment, or dropped because nobody needs to hear it.
import { z } from "zod";
import type { App } from "../app.ts";
import { rowsParams, rowsWords } from "../commands/unit/rows-notice.ts";
import { type OutgoingMessage, wordsAlone } from "../message.ts";
import { inTransaction } from "../store/db.ts";
import { personOf } from "../store/people/people.ts";
import { nameFirst, remindedOf } from "../store/queue/nudges.ts";
import { owedReports } from "../store/rounds/to-remind.ts";
import type { Reference } from "../store/shapes/outbox-body.ts";
import { reminderText } from "../text/reminder.ts";
import { decisionParams, decisionWords } from "./decision-words.ts";
import { renderDigest } from "./digest-words.ts";
import { renderGathered } from "./gathered-words.ts";
import { mailParams, mailWords } from "./mail-words.ts";
import { wordReports } from "./reminder-words.ts";

/** The outbox row that a reference stands in, and the chat that it goes to. */
export type Recipient = { readonly addressId: number; readonly outboxId: number };

/** The message of a reference at this moment, or "drop". Throws on a reference that nobody can render. */
export async function renderReference(
  app: App,
  reference: Reference,
  to: Recipient,
): Promise<OutgoingMessage | "drop"> {
  if (reference.name === "digest") {
    return (await renderDigest(app, to.addressId, digestParams.parse(reference.params))) ?? "drop";
  }
  if (reference.name === "decision") {
    const words = await decisionWords(app, decisionParams.parse(reference.params));
    return words === null ? "drop" : wordsAlone(words);
  }
  if (reference.name === "rows") {
    const params = rowsParams.parse(reference.params);
    return (await inTransaction(app.db, (tx) => rowsWords(app, tx, params, to.addressId))) ?? "drop";
  }
  if (reference.name === "gathered") return (await renderGathered(app, to)) ?? "drop";
  if (reference.name === "mail") {
    const words = await mailWords(app, mailParams.parse(reference.params));
    return words === null ? "drop" : wordsAlone(words);
  }
  if (reference.name !== "reminder") throw new Error(`no renderer is called ${reference.name}`);
  const text = await reminder(app, reminderParams.parse(reference.params), to);
  return text === null ? "drop" : wordsAlone(text);
}

/** Version 1 named the one report that it was about; version 2 tells a person of everything they owe. */
const reminderParams = z.union([z.strictObject({ nodeId: z.int() }), z.strictObject({ v: z.literal(2) })]);
const digestParams = z.strictObject({ nodeId: z.int(), part: z.enum(["day", "deadline", "all"]) });

/**
 * The reminder's message; null when nothing is owed any more of what it was queued for, or the address belongs to
 * nobody.
 */
async function reminder(
  app: App,
  params: z.infer<typeof reminderParams>,
  { addressId, outboxId }: Recipient,
): Promise<string | null> {
  return inTransaction(app.db, async (tx) => {
    const personId = await personOf(tx, addressId);
    if (personId === null) return null;
    const owed = await owedReports(tx, personId);
    const told = "nodeId" in params ? owed.filter(({ nodeId }) => nodeId === params.nodeId) : owed;
    const reports = await wordReports(tx, told, new Map());
    const [first] = reports;
    const asked = await remindedOf(tx, outboxId);
    if (!first || (asked && !reports.some(({ nodeId }) => asked.includes(nodeId)))) return null;
    await nameFirst(tx, outboxId, first.nodeId);
    return reminderText(reports, { now: app.clock(), zone: app.settings.TIME_ZONE });
  });
}
