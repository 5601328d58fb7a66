// Takes what is to be forgotten out of one report: out of its answers, its history, what was sealed, the reasons given for
// its figures; and out of the messages about it. Counts and figures stay. Knows the tables of a round and of messages.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { payloadShape, sealedDigest } from "../../form/payload.ts";
import { type Gone, hidden, payloadWithout } from "../../form/personal.ts";
import { notePlace } from "../../form/place.ts";
import { forgotten } from "../../interview/forgotten.ts";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { shapes } from "../shapes/columns.ts";

/** What is forgotten, and when. How something was typed goes in any case: one message may have said a figure and a name. */
export type Forgetting = { readonly gone: Gone; readonly now: Date };

/** Forgets in one report, under its lock: somebody may be writing to it. */
export async function forgetReport(tx: Tx, nodeId: number, { gone, now }: Forgetting): Promise<void> {
  await tx.execute(sql`select node_id from report where node_id = ${nodeId} for update`);
  await forgetAnswers(tx, nodeId, gone);
  await forgetHistory(tx, nodeId, gone);
  await forgetSealed(tx, nodeId, gone, now);
  await forgetReasons(tx, nodeId, gone);
}

const answerRow = z.object({ place: z.string(), value: z.unknown() });

async function forgetAnswers(tx: Tx, nodeId: number, gone: Gone): Promise<void> {
  const rows = await tx.execute(sql`select place, value from answer where node_id = ${nodeId}`);
  const places = answerRow
    .array()
    .parse([...rows])
    .flatMap(({ place, value }) => (gone(place, value) ? [place] : []));
  await tx.execute(sql`
    update answer set raw = '', value = case
      when value is not null and place in (select jsonb_array_elements_text(${JSON.stringify(places)}::text::jsonb))
      then ${JSON.stringify(hidden)}::text::jsonb else value end
    where node_id = ${nodeId}`);
}

const eventRow = z.object({ id: z.coerce.number(), type: z.string(), body: z.unknown() });

async function forgetHistory(tx: Tx, nodeId: number, gone: Gone): Promise<void> {
  const rows = await tx.execute(sql`select id, type, body from event where node_id = ${nodeId}`);
  const left = eventRow
    .array()
    .parse([...rows])
    .map(({ id, type, body }) => {
      const read = shapes["event.body"].tryRead(body);
      // What this program cannot read it cannot keep in part.
      const whole = read.ok ? forgotten(gone, type, read.value) : {};
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
async function forgetSealed(tx: Tx, nodeId: number, gone: Gone, now: Date): Promise<void> {
  const rows = await tx.execute(sql`select id, payload from submission where node_id = ${nodeId}`);
  for (const row of rows) {
    const { id, payload: stored } = z.object({ id: z.coerce.number(), payload: z.unknown() }).parse(row);
    const payload = payloadShape.read(stored);
    const forgottenBefore = payload.forgotten ?? {
      at: now.toISOString(),
      sha256: hashOf(sealedDigest(payload)),
    };
    const left = payloadWithout(payload, gone);
    const answers = left.answers.map((answer) => ({ ...answer, raw: "" }));
    const written = payloadShape.write({ ...left, answers, forgotten: forgottenBefore });
    await tx.execute(sql`update submission set payload = ${written}::text::jsonb where id = ${id}`);
    const places = payload.answers.flatMap(({ place, value }) => (gone(place, value) ? [place] : []));
    await tx.execute(sql`
      delete from figure where submission_id = ${id}
        and place in (select jsonb_array_elements_text(${JSON.stringify(places)}::text::jsonb))`);
  }
}

const reasonRow = z.object({ checkId: z.string(), stem: z.string(), words: z.string() });

/** A reason for a doubtful figure about people may name them. */
async function forgetReasons(tx: Tx, nodeId: number, gone: Gone): Promise<void> {
  const rows = await tx.execute(sql`
    select check_id as "checkId", stem, words from waiver where node_id = ${nodeId} and words is not null`);
  const reasons = reasonRow
    .array()
    .parse([...rows])
    .filter(({ stem, words }) => gone(notePlace(stem), words));
  await tx.execute(sql`
    update waiver set words = null
    from jsonb_to_recordset(${JSON.stringify(reasons)}::text::jsonb) as given ("checkId" text, stem text)
    where waiver.node_id = ${nodeId} and waiver.check_id = given."checkId" and waiver.stem = given.stem`);
}

const ids = z.array(z.object({ id: z.coerce.number() }));

/** The chats of those who wrote the reports of these nodes, or could. */
export async function chatsAbout(db: Db | Tx, nodes: SQL): Promise<readonly number[]> {
  const found = await db.execute(sql`
    select address_id as id from event where node_id in (${nodes}) and address_id is not null
    union
    select address.id from address join role on role.person_id = address.person_id
    join node on node.unit_id = role.unit_id where node.id in (${nodes})`);
  return ids.parse([...found]).map(({ id }) => id);
}

/** Empties what was sent to these chats from a round's opening until a moment. */
export async function emptySent(
  db: Db | Tx,
  addressIds: SQL,
  { roundId, until }: { readonly roundId: number; readonly until: Date },
): Promise<void> {
  await db.execute(sql`
    update outbox set body = '{}'::jsonb, prompt = null
    where address_id = any(${addressIds}) and state in ('sent', 'failed', 'dropped')
      and created_at <= ${until.toISOString()}
      and created_at >= (select opened_at from round where id = ${roundId})
      and (body <> '{}'::jsonb or prompt is not null)`);
}

/** Takes away these files, and what they were called. */
export async function forgetFiles(tx: Tx, which: SQL, now: Date): Promise<void> {
  await tx.execute(sql`
    update upload set bytes = null, outcome = null, name = ${hidden}, removed_at = coalesce(removed_at, ${now.toISOString()})
    where ${which} and name <> ${hidden}`);
}
