// Everything that happened to one unit's report, whoever did it: read from the list of events and from the tables that keep
// more than an event says. Knows event, submission, role, request, row_return and person; says nothing of rights.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Form } from "../../form/form.ts";
import { hasPersonal, isPersonal } from "../../form/personal.ts";
import { changesIn } from "../../interview/forgotten.ts";
import type { Tx } from "../db.ts";
import { request } from "../schema.ts";
import { shapes } from "../shapes/columns.ts";
import type { EventBody } from "../shapes/event-body.ts";
import type { Scope } from "./units.ts";

const id = z.coerce.number();
const date = z.coerce.date();

/** Who did something: null is the operator, or the program by itself. A name is null after erasure. */
export type Doer = {
  readonly personId: number;
  readonly name: string | null;
  readonly erased: boolean;
} | null;

const doer = z.object({ personId: id, name: z.string().nullable(), erased: z.boolean() }).nullable();

const requested = z.object({
  kind: z.enum(request.kind.enumValues),
  words: z.string(),
  until: date.nullable(),
  deadline: date.nullable(),
});

/** One thing that happened; what is not said of it is not kept anywhere. */
export type Happened = { readonly at: Date; readonly by: Doer } & (
  | {
      readonly what: "event";
      readonly type: string;
      readonly body: EventBody;
      /** Whether its words may be shown: what was typed with something about people may hold it too. */
      readonly words: boolean;
      /** To whom something was handed over. */
      readonly to: Doer;
    }
  | {
      readonly what: "sealed";
      readonly version: number;
      readonly late: boolean;
      readonly missing: number;
      readonly coverageIn: number | null;
      readonly coverageOf: number | null;
      readonly entered: boolean;
    }
  | { readonly what: "joined" | "left"; readonly role: "contact" | "officer" | "reader" }
  | ({ readonly what: "asked" } & z.infer<typeof requested>)
  | {
      readonly what: "decided";
      readonly kind: z.infer<typeof requested>["kind"];
      readonly state: string;
      readonly reply: string | null;
      readonly until: Date | null;
    }
  | {
      readonly what: "rows-returned";
      readonly version: number;
      readonly rows: readonly {
        readonly question: string;
        readonly comment: string;
        readonly outcome: "kept" | "changed" | "agreed" | null;
      }[];
    }
);

type Of = { readonly nodeId: number; readonly unitId: number; readonly form: Form; readonly scope: Scope };

/** All of it, newest first. */
export async function historyOf(tx: Tx, of: Of): Promise<Happened[]> {
  const all = [
    ...(await events(tx, of)),
    ...(await seals(tx, of)),
    ...(await roles(tx, of)),
    ...(await requests(tx, of)),
    ...(await returns(tx, of)),
  ];
  // What happened in one moment stands in the order in which it was read.
  return all
    .map((one, order) => ({ one, order }))
    .sort((a, b) => b.one.at.getTime() - a.one.at.getTime() || b.order - a.order)
    .map(({ one }) => one);
}

/** Who did it, as JSON of a row joined as `person`. */
const by = sql`case when person.id is null then null else jsonb_build_object(
  'personId', person.id, 'name', person.name, 'erased', person.erased_at is not null) end`;

/** Told by the tables that keep more of them. */
const toldElsewhere = ["sealed", "requested", "request-decided", "rows-returned", "joined"];
/** What those above do to a round concerns each of its units. */
const ofRound = ["deadline-moved", "round-locked", "round-unlocked", "round-again"];
/** And of what they do in it, what lies in the reader's subtree. */
const inRound = ["announced", "reminded", "round-handed", "exported"];

const eventRow = z.object({
  at: date,
  by: doer,
  type: z.string(),
  body: z.unknown(),
  source: z.string().nullable(),
  to: doer,
});

/** The unit's own events, and what those above it did who are in the reader's subtree; of those beyond it what changed the round. */
async function events(tx: Tx, { nodeId, form, scope }: Of): Promise<Happened[]> {
  const rows = await tx.execute(sql`
    select event.at, ${by} as by, event.type, event.body, event.source,
      (select jsonb_build_object('personId', one.id, 'name', one.name, 'erased', one.erased_at is not null)
        from person one where one.id = (event.body ->> 'to')::bigint and event.type = 'handed-over') as to
    from node own join node at on at.round_id = own.round_id and starts_with(own.path, at.path)
    join event on event.node_id = at.id left join person on person.id = event.person_id
    where own.id = ${nodeId} and event.type not in (select jsonb_array_elements_text(${JSON.stringify(toldElsewhere)}::text::jsonb))
      and (at.id = own.id
        or event.type in (select jsonb_array_elements_text(${JSON.stringify(ofRound)}::text::jsonb))
        or starts_with(at.path, ${scope.path})
          and event.type in (select jsonb_array_elements_text(${JSON.stringify(inRound)}::text::jsonb)))
    order by event.id`);
  const read = rows.map((row) => {
    const { body, ...rest } = eventRow.parse(row);
    const known = shapes["event.body"].tryRead(body);
    return { ...rest, body: known.ok ? known.value : {} };
  });
  const hiding = sourcesOfPeople(form, read);
  return read.map(({ at, by: who, type, body, source, to }) => ({
    ...{ at, by: who, what: "event" as const, type, body, to },
    words: mayShow(form, hiding, source),
  }));
}

/** The messages that said something about people: of such no words are shown, for they may be those. */
export function sourcesOfPeople(
  form: Form,
  events: readonly { readonly source: string | null; readonly body: EventBody }[],
): ReadonlySet<string> {
  if (!hasPersonal(form)) return new Set();
  return new Set(
    events.flatMap(({ source, body }) =>
      source !== null && changesIn(body).some(({ place }) => isPersonal(form, place)) ? [source] : [],
    ),
  );
}

/** Of a form that asks of people, what was said is shown only where it is known what else its message said. */
export function mayShow(form: Form, hiding: ReadonlySet<string>, source: string | null): boolean {
  return !hasPersonal(form) || (source !== null && !hiding.has(source));
}

const sealRow = z.object({
  at: date,
  by: doer,
  version: z.number(),
  late: z.boolean(),
  missing: z.number(),
  coverageIn: z.number().nullable(),
  coverageOf: z.number().nullable(),
  entered: z.boolean(),
});

async function seals(tx: Tx, { nodeId }: Of): Promise<Happened[]> {
  const rows = await tx.execute(sql`
    select submission.sealed_at as at, ${by} as by, version, late, missing, coverage_in as "coverageIn",
      coverage_of as "coverageOf", entered is not null as entered
    from submission left join person on person.id = submission.person_id where node_id = ${nodeId} order by version`);
  return rows.map((row) => ({ what: "sealed", ...sealRow.parse(row) }));
}

const roleRow = z.object({
  from: date,
  to: date.nullable(),
  by: doer,
  role: z.enum(["contact", "officer", "reader"]),
});

async function roles(tx: Tx, { unitId }: Of): Promise<Happened[]> {
  const rows = await tx.execute(sql`
    select from_at as from, to_at as to, ${by} as by, role from role join person on person.id = role.person_id
    where unit_id = ${unitId} order by role.id`);
  return rows.flatMap((row): Happened[] => {
    const { from, to, by: who, role } = roleRow.parse(row);
    const joined: Happened = { at: from, by: who, what: "joined", role };
    return to ? [joined, { at: to, by: who, what: "left", role }] : [joined];
  });
}

const requestRow = requested.extend({
  at: date,
  by: doer,
  state: z.string(),
  decidedAt: date.nullable(),
  decider: doer,
  reply: z.string().nullable(),
  grantedUntil: date.nullable(),
});

async function requests(tx: Tx, { nodeId }: Of): Promise<Happened[]> {
  const rows = await tx.execute(sql`
    select request.at, ${by} as by, request.kind, request.words, request.until, request.deadline, request.state,
      request.decided_at as "decidedAt", request.reply, request.granted_until as "grantedUntil",
      case when decider.id is null then null else jsonb_build_object('personId', decider.id, 'name', decider.name,
        'erased', decider.erased_at is not null) end as decider
    from request join person on person.id = request.person_id left join person decider on decider.id = request.decided_by
    where request.node_id = ${nodeId} order by request.id`);
  return rows.flatMap((row): Happened[] => {
    const { at, by: who, kind, words, until, deadline, ...rest } = requestRow.parse(row);
    const asked: Happened = { at, by: who, what: "asked", kind, words, until, deadline };
    if (!rest.decidedAt) return [asked];
    const { state, reply, decidedAt, decider, grantedUntil } = rest;
    return [asked, { at: decidedAt, by: decider, what: "decided", kind, state, reply, until: grantedUntil }];
  });
}

const returnRow = z.object({
  at: date,
  by: doer,
  version: z.number(),
  rows: z.array(
    z.object({
      question: z.string(),
      comment: z.string(),
      outcome: z.enum(["kept", "changed", "agreed"]).nullable(),
    }),
  ),
});

async function returns(tx: Tx, { nodeId }: Of): Promise<Happened[]> {
  const rows = await tx.execute(sql`
    select row_return.at, ${by} as by, row_return.version,
      (select coalesce(jsonb_agg(jsonb_build_object('question', one.question, 'comment', one.comment,
        'outcome', one.outcome) order by one.position), '[]'::jsonb)
       from returned_row one where one.return_id = row_return.id) as rows
    from row_return left join person on person.id = row_return.person_id
    where row_return.node_id = ${nodeId} order by row_return.id`);
  return rows.map((row) => ({ what: "rows-returned", ...returnRow.parse(row) }));
}
