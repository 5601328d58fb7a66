// The number at which a person may be called, given once and of their own will. Knows person and address.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";

/** Keeps a number, and the name where none was known; null takes the number away. */
export async function keepPhone(
  tx: Tx,
  personId: number,
  given: { readonly name: string | null; readonly phone: string } | null,
): Promise<void> {
  await tx.execute(
    given === null
      ? sql`update person set phone = null where id = ${personId}`
      : sql`update person set phone = ${given.phone}, name = coalesce(name, ${given.name}) where id = ${personId}`,
  );
}

/**
 * Whether name and number are to be asked of this person now: only the web, where nobody can be written to, is known of
 * them, and they were never asked. From then on they were.
 */
export async function askPhoneOnce(tx: Tx, personId: number, now: Date): Promise<boolean> {
  const rows = await tx.execute(sql`
    update person set phone_asked_at = ${now.toISOString()}
    where id = ${personId} and phone_asked_at is null and phone is null
      and exists (select 1 from address where person_id = ${personId})
      and not exists (select 1 from address where person_id = ${personId} and channel <> 'web')
    returning id`);
  return rows.length > 0;
}

const reachRow = z.object({
  unitId: z.coerce.number(),
  phone: z.string().nullable(),
  people: z.array(z.object({ name: z.string().nullable(), phone: z.string().nullable() })),
  mailedAt: z.coerce.date().nullable(),
});

/** Of each of these units whom to call: its own number, its contacts' numbers; and when its mailbox was last written to. */
export async function callsOf(
  tx: Tx,
  unitIds: readonly number[],
  since: Date,
): Promise<ReadonlyMap<number, z.infer<typeof reachRow>>> {
  const rows = await tx.execute(sql`
    select unit.id as "unitId", unit.phone,
      (select coalesce(jsonb_agg(jsonb_build_object('name', person.name, 'phone', person.phone)
          order by role.responsible desc, role.from_at, role.id), '[]'::jsonb)
        from role join person on person.id = role.person_id
        where role.unit_id = unit.id and role.role = 'contact' and role.to_at is null) as people,
      (select max(outbox.sent_at) from outbox where outbox.channel = 'mail' and outbox.state = 'sent'
        and starts_with(outbox.dedupe, 'mail:' || unit.id || ':') and outbox.sent_at > ${since.toISOString()}) as "mailedAt"
    from unit where unit.id in
      (select id::bigint from jsonb_array_elements_text(${JSON.stringify(unitIds)}::text::jsonb) as given(id))`);
  return new Map(rows.map((row) => reachRow.parse(row)).map((row) => [row.unitId, row]));
}
