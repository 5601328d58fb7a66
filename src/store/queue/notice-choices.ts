// What a choice under a notice does: kept with the message in the outbox, found by its random id. Knows outbox, address.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";

const found = z.object({
  id: z.string(),
  label: z.string(),
  word: z.string(),
  gives: z.object({ name: z.string(), args: z.string() }),
});

/**
 * The choice of a notice to this chat, or to another door of the same person that it was taken on from; null when there
 * is none with this id. Whoever else has the id gets nothing by it.
 */
export async function findNoticeChoice(
  tx: Tx,
  addressId: number,
  choiceId: string,
): Promise<z.infer<typeof found> | null> {
  const rows = await tx.execute(sql`
    select choice from address here
    join address door on door.id = here.id or door.person_id = here.person_id
    join outbox on outbox.address_id = door.id and outbox.kind = 'notice'
    cross join lateral jsonb_array_elements(outbox.body -> 'choices') as choices(choice)
    where here.id = ${addressId} and jsonb_typeof(outbox.body -> 'choices') = 'array'
      and choice ->> 'id' = ${choiceId}
    limit 1`);
  return found.safeParse(rows[0]?.choice).data ?? null;
}
