// Forgets what reports said of people, once their round is over for long enough: in answers, history, what was sealed, files
// and messages. Counts and figures stay. Knows the tables of a round, of chats and of messages.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Form } from "../../form/form.ts";
import { payloadShape, sealedDigest } from "../../form/payload.ts";
import { hasPersonal, hidden, isPersonal, payloadWithoutPersonal } from "../../form/personal.ts";
import { notePlace } from "../../form/place.ts";
import { forgotten } from "../../interview/forgotten.ts";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { idList } from "../queue/address-lease.ts";
import { shapes } from "../shapes/columns.ts";
import { loadForm } from "./forms.ts";

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
    const form = await loadForm(db, formId, version);
    if (hasPersonal(form)) reports += await forgetRound(db, id, form, { before, now });
    await db.execute(sql`update round set forgotten_at = ${now.toISOString()} where id = ${id}`);
  }
  return reports;
}

type Moments = { readonly before: Date; readonly now: Date };

async function forgetRound(db: Db, roundId: number, form: Form, moments: Moments): Promise<number> {
  const nodes = ids.parse([
    ...(await db.execute(sql`select id from node where round_id = ${roundId} order by id`)),
  ]);
  await forgetMessages(db, roundId, moments);
  for (const { id } of nodes) await db.transaction((tx) => forgetReport(tx, id, form, moments));
  return nodes.length;
}

/** One report at a time, under its lock: somebody may be writing to it. */
async function forgetReport(tx: Tx, nodeId: number, form: Form, { now }: Moments): Promise<void> {
  await tx.execute(sql`select node_id from report where node_id = ${nodeId} for update`);
  await forgetAnswers(tx, nodeId, form);
  await forgetHistory(tx, nodeId, form);
  await forgetSealed(tx, nodeId, form, now);
  await forgetReasons(tx, nodeId, form);
  await tx.execute(sql`
    update upload set bytes = null, outcome = null, name = ${hidden}, removed_at = coalesce(removed_at, ${now.toISOString()})
    where node_id = ${nodeId} and name <> ${hidden}`);
}

/** How something was typed goes everywhere in the report: one message may have said a figure and a name. */
async function forgetAnswers(tx: Tx, nodeId: number, form: Form): Promise<void> {
  const rows = await tx.execute(sql`select place from answer where node_id = ${nodeId}`);
  const places = z
    .array(z.object({ place: z.string() }))
    .parse([...rows])
    .flatMap(({ place }) => (isPersonal(form, place) ? [place] : []));
  await tx.execute(sql`
    update answer set raw = '', value = case
      when value is not null and place in (select jsonb_array_elements_text(${JSON.stringify(places)}::text::jsonb))
      then ${JSON.stringify(hidden)}::text::jsonb else value end
    where node_id = ${nodeId}`);
}

const eventRow = z.object({ id: z.coerce.number(), type: z.string(), body: z.unknown() });

async function forgetHistory(tx: Tx, nodeId: number, form: Form): Promise<void> {
  const rows = await tx.execute(sql`select id, type, body from event where node_id = ${nodeId}`);
  const left = eventRow
    .array()
    .parse([...rows])
    .map(({ id, type, body }) => {
      const read = shapes["event.body"].tryRead(body);
      // What this program cannot read it cannot keep in part.
      const whole = read.ok ? forgotten(form, type, read.value) : {};
      return `{"id":${id},"body":${shapes["event.body"].write(whole)}}`;
    });
  await tx.execute(sql`
    update event set body = given.body
    from jsonb_to_recordset(${`[${left.join(",")}]`}::text::jsonb) as given (id bigint, body jsonb)
    where event.id = given.id`);
}

/**
 * A sealed version keeps the hash of what it said: whoever still has it, in the unit's own file, can show that it is what
 * was sealed under this receipt.
 */
async function forgetSealed(tx: Tx, nodeId: number, form: Form, now: Date): Promise<void> {
  const rows = await tx.execute(sql`select id, payload from submission where node_id = ${nodeId}`);
  for (const row of rows) {
    const { id, payload: stored } = z.object({ id: z.coerce.number(), payload: z.unknown() }).parse(row);
    const payload = payloadShape.read(stored);
    const forgottenBefore = payload.forgotten ?? {
      at: now.toISOString(),
      sha256: hashOf(sealedDigest(payload)),
    };
    const left = payloadWithoutPersonal(form, payload);
    const answers = left.answers.map((answer) => ({ ...answer, raw: "" }));
    const written = payloadShape.write({ ...left, answers, forgotten: forgottenBefore });
    await tx.execute(sql`update submission set payload = ${written}::text::jsonb where id = ${id}`);
    const places = payload.answers.flatMap(({ place }) => (isPersonal(form, place) ? [place] : []));
    await tx.execute(sql`
      delete from figure where submission_id = ${id}
        and place in (select jsonb_array_elements_text(${JSON.stringify(places)}::text::jsonb))`);
  }
}

/** A reason for a doubtful figure about people may name them. */
async function forgetReasons(tx: Tx, nodeId: number, form: Form): Promise<void> {
  const rows = await tx.execute(sql`select distinct stem from waiver where node_id = ${nodeId}`);
  const stems = z
    .array(z.object({ stem: z.string() }))
    .parse([...rows])
    .flatMap(({ stem }) => (isPersonal(form, notePlace(stem)) ? [stem] : []));
  await tx.execute(sql`
    update waiver set words = null where node_id = ${nodeId}
      and stem in (select jsonb_array_elements_text(${JSON.stringify(stems)}::text::jsonb))`);
}

/**
 * What was said in the chats of those who wrote these reports, or could: what a chat was asked and offered there, and every
 * message from the round's opening until `before`.
 */
async function forgetMessages(db: Db, roundId: number, { before }: Moments): Promise<void> {
  const found = await db.execute(sql`
    select event.address_id as id from event join node on node.id = event.node_id
    where node.round_id = ${roundId} and event.address_id is not null
    union
    select address.id from address join role on role.person_id = address.person_id
    join node on node.unit_id = role.unit_id where node.round_id = ${roundId}`);
  const there = idList(ids.parse([...found]).map(({ id }) => id));
  const until = before.toISOString();
  await db.execute(sql`
    update outbox set body = '{}'::jsonb, prompt = null
    where address_id = any(${there}) and state in ('sent', 'failed', 'dropped') and created_at < ${until}
      and created_at >= (select opened_at from round where id = ${roundId})
      and (body <> '{}'::jsonb or prompt is not null)`);
  await db.execute(sql`
    update inbox set payload = null, places = null, prompt = null, message_id = null
    where address_id = any(${there}) and state <> 'received' and received_at < ${until}`);
  await db.execute(sql`
    update chat set state = '{}'::jsonb
    where node_id in (select id from node where round_id = ${roundId}) and state ->> 'forget' is distinct from 'true'`);
}
