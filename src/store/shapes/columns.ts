// The table of JSON columns: each one with the contract by which it is written and read, and no other way to declare one.
import { customType } from "drizzle-orm/pg-core";
import { z } from "zod";
import { draftShape } from "../../draft/draft.ts";
import { valueShape } from "../../form/answers.ts";
import { factsShape } from "../../form/checks/check.ts";
import { formShape } from "../../form/form.ts";
import { payloadShape } from "../../form/payload.ts";
import { roundSettingsShape } from "../../form/rounds/settings.ts";
import { askedThenShape, chatShape } from "../../interview/chat.ts";
import { type Contract, unversioned } from "../../versioned.ts";
import { oaTokensShape, webhookRefusedShape } from "./account.ts";
import { placesShape } from "./answered-places.ts";
import { enteredShape } from "./entered.ts";
import { eventBodyShape } from "./event-body.ts";
import { inboxPayloadShape } from "./inbox-payload.ts";
import { linkTargetShape } from "./link-target.ts";
import { outboxBodyShape } from "./outbox-body.ts";
import { proposedShape } from "./proposed.ts";
import { securityDetailShape } from "./security-detail.ts";
import { outcomeShape } from "./upload-outcome.ts";

const table = {
  "answer.value": valueShape,
  "channel_account.tokens": oaTokensShape,
  "channel_account.webhook_refused": webhookRefusedShape,
  "chat.state": chatShape,
  "draft_version.body": draftShape,
  "event.body": eventBodyShape,
  "form.body": formShape,
  "inbox.payload": inboxPayloadShape,
  "inbox.places": placesShape,
  "inbox.prompt": askedThenShape,
  "link.target": linkTargetShape,
  "node.facts": factsShape,
  "outbox.body": outboxBodyShape,
  "outbox.prompt": askedThenShape,
  "report.entered": enteredShape,
  "returned_row.proposed": proposedShape,
  "round.settings": roundSettingsShape,
  "security_log.detail": securityDetailShape,
  "setting.value": unversioned("setting", z.string()),
  "submission.entered": enteredShape,
  "submission.payload": payloadShape,
  "unit.facts": factsShape,
  "upload.outcome": outcomeShape,
};

type Kept = { [Column in keyof typeof table]: (typeof table)[Column] extends Contract<infer T> ? T : never };

/** Every JSON column, as "table.column" in the database. */
export const shapes: { readonly [Column in keyof Kept]: Contract<Kept[Column]> } = table;

/**
 * A JSON column. What Drizzle writes there carries its version, and what it reads is lifted to today's shape or throws
 * UnknownShape; a query that must go on without it selects the bare JSON and asks the contract's `tryRead`.
 */
export function shaped<Column extends keyof Kept>(column: Column) {
  const contract: Contract<Kept[Column]> = shapes[column];
  return customType<{ data: Kept[Column]; driverData: unknown }>({
    dataType: () => "jsonb",
    toDriver: (value) => contract.write(value),
    fromDriver: (stored) => contract.read(stored),
  })();
}
