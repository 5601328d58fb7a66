// Forgets what reports said of people, once their round is over for long enough: in answers, history, what was sealed, files
// and messages. Counts and figures stay. Knows the tables of a round, of chats and of messages.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Form } from "../../form/form.ts";
import { allPersonal, hasPersonal } from "../../form/personal.ts";
import type { Place } from "../../form/place.ts";
import type { Db } from "../db.ts";
import { idList } from "../queue/address-lease.ts";
import { chatsAbout, emptySent, forgetFiles, forgetReport } from "./forget-report.ts";
import { versionsUntil } from "./forms.ts";

const dueRound = z.object({ id: z.coerce.number(), form: z.string(), version: z.number() });
const ids = z.array(z.object({ id: z.coerce.number() }));

/**
 * Forgets in every round that has been over since before this moment: since its deadline, the units' own deadlines and
 * the last change of any of its reports. Gives how many reports that were. May be run again at any time: a round in which
 * something was written since is forgotten anew when its time comes.
 */
export async function forgetPersonal(db: Db, before: Date, now: Date): Promise<number> {
  const rows = await db.execute(sql`
    select round.id, round.form_id as form, round.form_version as version
    from round join (
      select node.round_id, max(node.deadline) as deadline, max(report.last_at) as written
      from node left join report on report.node_id = node.id group by node.round_id
    ) as over on over.round_id = round.id
    where greatest(round.deadline, over.deadline, over.written) < ${before.toISOString()}
      and (round.forgotten_at is null or round.forgotten_at < over.written)
    order by round.id`);
  let reports = 0;
  for (const { id, form: formId, version } of dueRound.array().parse([...rows])) {
    const forms = (await versionsUntil(db, formId, version)).filter(hasPersonal);
    if (forms.length > 0) reports += await forgetRound(db, id, forms, { before, now });
    await db.execute(sql`update round set forgotten_at = ${now.toISOString()} where id = ${id}`);
  }
  return reports;
}

type Moments = { readonly before: Date; readonly now: Date };

async function forgetRound(
  db: Db,
  roundId: number,
  forms: readonly Form[],
  moments: Moments,
): Promise<number> {
  const nodes = ids.parse([
    ...(await db.execute(sql`select id from node where round_id = ${roundId} order by id`)),
  ]);
  await forgetMessages(db, roundId, moments);
  const forgetting = {
    gone: (place: Place, value: unknown) => forms.some((form) => allPersonal(form)(place, value)),
    now: moments.now,
  };
  for (const { id } of nodes)
    await db.transaction(async (tx) => {
      await forgetReport(tx, id, forgetting);
      await forgetFiles(tx, sql`node_id = ${id}`, moments.now);
    });
  return nodes.length;
}

/**
 * What was said in the chats of those who wrote these reports, or could: what a chat was asked and offered there, and every
 * message from the round's opening until `before`.
 */
async function forgetMessages(db: Db, roundId: number, { before }: Moments): Promise<void> {
  const nodes = sql`select id from node where round_id = ${roundId}`;
  const there = idList(await chatsAbout(db, nodes));
  await emptySent(db, there, { roundId, until: before });
  await db.execute(sql`
    update inbox set payload = null, places = null, prompt = null, message_id = null
    where address_id = any(${there}) and state <> 'received' and received_at < ${before.toISOString()}`);
  await db.execute(sql`
    update chat set state = '{}'::jsonb
    where node_id in (${nodes}) and state ->> 'forget' is distinct from 'true'`);
}
