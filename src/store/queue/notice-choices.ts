// What a choice under a notice does: kept with the message in the outbox, found by its random id. Knows outbox, address.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Choice } from "../../message.ts";
import type { Tx } from "../db.ts";
import { messageIn, outboxBodyShape } from "../shapes/outbox-body.ts";

/** A choice that gives a command. */
type NoticeChoice = Choice & { readonly gives: NonNullable<Choice["gives"]> };

/**
 * The choice with this id under a notice that was sent to this chat or to another address of the same person; null when
 * there is none. Somebody else who knows the id gets nothing by it.
 */
export async function findNoticeChoice(
  tx: Tx,
  addressId: number,
  choiceId: string,
): Promise<NoticeChoice | null> {
  const rows = await tx.execute(sql`
    select outbox.body from address here
    join address door on door.id = here.id or door.person_id = here.person_id
    join outbox on outbox.address_id = door.id and outbox.kind = 'notice'
    cross join lateral jsonb_array_elements(outbox.body -> 'choices') as choices(choice)
    where here.id = ${addressId} and jsonb_typeof(outbox.body -> 'choices') = 'array'
      and choice ->> 'id' = ${choiceId}
    limit 1`);
  if (rows.length === 0) return rowsChoice(tx, addressId, choiceId);
  // A notice that cannot be read has no choices: the person hears that the button is out of date.
  const body = outboxBodyShape.tryRead(rows[0]?.body);
  const choice = body.ok ? messageIn(body.value)?.choices.find(({ id }) => id === choiceId) : undefined;
  return choice?.gives ? { ...choice, gives: choice.gives } : null;
}

const found = z.object({ nodeId: z.string() });

/**
 * The choice with this id under a notice of rows that are to be looked at again, which is worded when it is sent and keeps
 * their ids alone: it turns to that report. Where the chat stands at the row already, the row's own choice is taken.
 */
async function rowsChoice(tx: Tx, addressId: number, choiceId: string): Promise<NoticeChoice | null> {
  const rows = await tx.execute(sql`
    select outbox.body -> 'params' ->> 'nodeId' as "nodeId" from address here
    join address door on door.id = here.id or door.person_id = here.person_id
    join outbox on outbox.address_id = door.id and outbox.kind = 'notice' and outbox.body ->> 'name' = 'rows'
    where here.id = ${addressId} and ${choiceId} = any(string_to_array(outbox.body -> 'params' ->> 'ids', ' '))
    limit 1`);
  const [row] = found.array().parse([...rows]);
  return row ? { id: choiceId, label: "", word: "", gives: { name: "reports", args: row.nodeId } } : null;
}
