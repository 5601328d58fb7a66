// What must hold after whatever happened: nothing lost, nothing twice, nothing skipped, every reply heard.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Sql } from "../../../src/store/db.ts";
import type { Diary } from "./crowd.ts";
import type { Platform } from "./platform.ts";

type Case = {
  readonly sql: Sql;
  readonly diaries: readonly Diary[];
  readonly platform: Platform;
  /** How often a message may come again in each chat. */
  readonly repeatsAllowed: number;
  /** How long the queues get until they are empty. */
  readonly patienceMs: number;
};

export type Verdict = {
  readonly said: number;
  readonly echoed: number;
  readonly lost: number;
  readonly dead: number;
  /** Messages that came again, in all chats. */
  readonly repeats: number;
  readonly breaches: readonly string[];
};

const row = {
  open: z.array(z.object({ open: z.number() })),
  inbox: z.array(z.object({ account: z.string(), key: z.string(), state: z.string() })),
  outbox: z.array(z.object({ kind: z.string(), state: z.string(), problem: z.string().nullable() })),
  place: z.array(z.object({ code: z.string(), place: z.string(), value: z.number() })),
};

export async function judge(given: Case): Promise<Verdict> {
  const { sql, diaries, platform, repeatsAllowed } = given;
  const breaches: string[] = diaries.flatMap(({ unheard }) => unheard ?? []);
  const note = (found: string | null) => {
    if (found !== null) breaches.push(found);
  };
  note(await untilQuiet(given));

  const inbox = row.inbox.parse(await sql`select account, key, state from inbox`);
  const said = diaries.flatMap((diary) => diary.said);
  note(inboxFault(inbox, said));
  const accepted = await platform.accepted();
  if (accepted !== null && accepted > inbox.length)
    note(`${accepted} answered with 200, ${inbox.length} kept`);
  const outbox = row.outbox.parse(await sql`select kind, state, problem from outbox where state <> 'sent'`);
  if (outbox.length > 0) note(`not sent: ${JSON.stringify(outbox.slice(0, 5))}`);

  const history = row.place.parse(
    await sql`
    select node.code, change->>'place' as place, (change->>'value')::int as value
    from event join node on node.id = node_id, jsonb_array_elements(event.body->'changes') change
    where type = 'answered' order by event.id`,
  );
  const stands = row.place.parse(
    await sql`
    select node.code, place, value::text::int as value from answer join node on node.id = node_id
    order by length(place), place`,
  );
  const sealed = row.place.parse(
    await sql`
    select node.code, place, value::int from figure join submission on submission.id = submission_id
    join node on node.id = node_id order by length(place), place`,
  );
  for (const { person, echoed } of diaries) {
    const expected = echoed.map((value, at) => `t/r${at + 1}/n=${value}`).join(" ");
    const of = (rows: typeof history) =>
      rows
        .filter(({ code }) => code === `S${person}`)
        .map(({ place, value }) => `${place}=${value}`)
        .join(" ");
    const kept = { "the history": of(history), "the report": of(stands), "what was sealed": of(sealed) };
    for (const [where, found] of Object.entries(kept)) {
      if (found !== expected) note(`S${person}, ${where}: ${found}\n  echoed: ${expected}`);
    }
  }

  let repeats = 0;
  for (const { person } of diaries) {
    const received = await platform.received(person);
    const again = received.length - new Set(received).size;
    repeats += again;
    if (again > repeatsAllowed) note(`person ${person} got ${again} messages again of ${received.length}`);
  }
  for (const violation of await platform.violations()) note(`the platform: ${violation}`);
  return {
    said: said.length,
    echoed: diaries.reduce((sum, { echoed }) => sum + echoed.length, 0),
    lost: diaries.reduce((sum, { lost }) => sum + lost, 0),
    dead: inbox.filter(({ state }) => state === "dead").length,
    repeats,
    breaches,
  };
}

/** Waits until nothing is on its way in or out; says what still is in the end. */
async function untilQuiet({ sql, platform, patienceMs }: Case): Promise<string | null> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const [{ open } = { open: 0 }] = row.open.parse(
      await sql`
      select (select count(*) from inbox where state = 'received')::int
        + (select count(*) from outbox where state in ('queued', 'sending'))::int as open`,
    );
    if (open === 0 && (await platform.nothingLeft())) return null;
    if (performance.now() > until) return `${open} messages are still on their way`;
    await sleep(200);
  }
}

/** Every message is there once, and worked. */
function inboxFault(
  inbox: readonly { readonly key: string; readonly state: string }[],
  said: readonly string[],
): string | null {
  const odd = inbox.filter(({ state }) => state !== "done");
  if (odd.length > 0) return `not done: ${JSON.stringify(odd.slice(0, 5))}`;
  // What the platform calls a message is a part of its key.
  const keys = new Set(inbox.flatMap(({ key }) => key.split(":")));
  const missing = said.filter((key) => !keys.has(key));
  if (missing.length > 0) return `not in the inbox: ${missing.slice(0, 5).join(" ")}`;
  if (inbox.length !== said.length) return `${inbox.length} messages in the inbox, ${said.length} said`;
  return null;
}
