// What the job that gathers has queued, worded and kept as delivery does when it is sent.
import type { App } from "../../../src/app.ts";
import { renderReference } from "../../../src/delivery/references.ts";
import type { OutgoingMessage } from "../../../src/message.ts";
import { isBlank, outboxBodyShape } from "../../../src/store/shapes/outbox-body.ts";
import type { TestDatabase } from "../run/database.ts";

type Gathered = { readonly id: number; readonly message: OutgoingMessage | null };

/** What is queued, as it is worded now, in its order; null of what is dropped. Nothing of it is sent. */
export async function gatheredNow(at: TestDatabase, app: App): Promise<readonly Gathered[]> {
  const rows = await at.sql`
    select id, address_id, body from outbox where body ->> 'name' = 'gathered' order by id`;
  const words: Gathered[] = [];
  for (const { id, address_id, body } of rows) {
    const read = outboxBodyShape.tryRead(body);
    if (!read.ok || isBlank(read.value) || !("type" in read.value)) throw new Error("no reference");
    const to = { addressId: Number(address_id), outboxId: Number(id) };
    const message = await renderReference(app, read.value, to);
    words.push({ id: Number(id), message: message === "drop" ? null : message });
  }
  return words;
}

/** Sends what is queued: its words stand in its row from now on. */
export async function sendGathered(at: TestDatabase, app: App): Promise<void> {
  for (const { id, message } of await gatheredNow(at, app)) {
    if (message === null) await at.sql`update outbox set state = 'dropped' where id = ${id}`;
    else
      await at.sql`
        update outbox set state = 'sent', body = ${outboxBodyShape.write(message)}::text::jsonb
        where id = ${id}`;
  }
}
