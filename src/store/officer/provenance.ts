// Where what a report says at a row comes from: the versions that a compiled report holds, down to the words typed in each.
// Knows submission, submission_source, event and node; says nothing of rights.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Answers, type Origin, type Value, valuesOf } from "../../form/answers.ts";
import type { Form } from "../../form/form.ts";
import { answersOf } from "../../form/payload.ts";
import { isPersonal } from "../../form/personal.ts";
import type { Question } from "../../form/question.ts";
import { changesIn } from "../../interview/forgotten.ts";
import type { Tx } from "../db.ts";
import { shapes } from "../shapes/columns.ts";
import { type Doer, mayShow, sourcesOfPeople } from "./history.ts";
import { loadSealed } from "./report.ts";

const id = z.coerce.number();

/** What was typed for a row last before its version was sealed; `raw` is null where it may not be shown or is gone. */
type Typed = {
  readonly at: Date;
  readonly by: Doer;
  readonly raw: string | null;
  readonly origin: Origin | null;
};

/** What one sealed version says at a row. */
export type Source = {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly sealedAt: Date;
  /** What the report says as a whole; null where the row is open in it. */
  readonly values: readonly Value[] | null;
  /** Of a compiled report what it was made of. */
  readonly compiled: {
    /** The unit's own part; null where it has none. */
    readonly own: readonly Value[] | null;
    readonly parts: readonly Source[];
    /** Who had handed in nothing then. */
    readonly without: readonly string[];
  } | null;
  readonly typed: Typed | null;
};

const partRow = z.object({
  id,
  parent: id.nullable(),
  node: id,
  code: z.string(),
  name: z.string(),
  version: z.number(),
  sealedAt: z.coerce.date(),
  coverageOf: z.number().nullable(),
  payload: z.unknown(),
});

type Part = Omit<z.infer<typeof partRow>, "payload"> & { readonly answers: Answers };

/** Where a sealed version has its answer to a question from. */
export async function provenanceOf(
  tx: Tx,
  form: Form,
  submissionId: number,
  question: Question,
): Promise<Source | null> {
  const rows = await tx.execute(sql`
    with recursive part as (
      select ${submissionId}::bigint as id, null::bigint as parent
      union
      select source.source_id, part.id from part join submission_source source on source.submission_id = part.id
      where source.source_id is not null
    )
    select part.id, part.parent, node.id as node, node.code, node.short_name as name, submission.version,
      submission.sealed_at as "sealedAt", submission.coverage_of as "coverageOf", submission.payload
    from part join submission on submission.id = part.id join node on node.id = submission.node_id
    order by node.position, node.id`);
  const parts = rows.map((row): Part => {
    const { payload, ...rest } = partRow.parse(row);
    return { ...rest, answers: answersOf(shapes["submission.payload"].read(payload)) };
  });
  const typed = await typedIn(tx, form, parts, question);
  const without = await withoutOf(
    tx,
    parts.filter(({ coverageOf }) => coverageOf !== null),
  );
  const sourceOf = async (part: Part): Promise<Source> => {
    const { code, name, version, sealedAt } = part;
    const head = { code, name, version, sealedAt, typed: typed.get(part.node) ?? null };
    const own = shown(form, question, part.answers);
    if (part.coverageOf === null) return { ...head, values: own, compiled: null };
    const below: Source[] = [];
    for (const one of parts) if (one.parent === part.id) below.push(await sourceOf(one));
    const whole = await loadSealed(tx, part.id);
    const compiled = { own, parts: below.sort(biggerFirst), without: without.get(part.id) ?? [] };
    return { ...head, values: shown(form, question, whole.answers), compiled };
  };
  const top = parts.find(({ id: one }) => one === submissionId);
  return top ? sourceOf(top) : null;
}

/** The values of a row as an officer may see them. */
function shown(form: Form, question: Question, answers: Answers): readonly Value[] | null {
  if (question.places.some((place) => isPersonal(form, place))) return null;
  return valuesOf(answers, question);
}

function biggerFirst(one: Source, other: Source): number {
  return sizeOf(other) - sizeOf(one);
}

function sizeOf({ values }: Source): number {
  const number = values?.find((value) => typeof value === "number");
  return typeof number === "number" ? number : -1;
}

const lackRow = z.object({ id, name: z.string() });

async function withoutOf(tx: Tx, compiled: readonly Part[]): Promise<ReadonlyMap<number, string[]>> {
  const names = new Map<number, string[]>();
  if (compiled.length === 0) return names;
  const rows = await tx.execute(sql`
    select source.submission_id as id, node.short_name as name from submission_source source
    join node on node.id = source.node_id
    where source.source_id is null and source.submission_id in
      (select id::bigint from jsonb_array_elements_text(${JSON.stringify(compiled.map((part) => part.id))}::text::jsonb) as given(id))
    order by node.position, node.id`);
  for (const row of rows) {
    const { id: of, name } = lackRow.parse(row);
    names.set(of, [...(names.get(of) ?? []), name]);
  }
  return names;
}

const eventRow = z.object({
  node: id,
  at: z.coerce.date(),
  by: z.object({ personId: id, name: z.string().nullable(), erased: z.boolean() }).nullable(),
  body: z.unknown(),
  source: z.string().nullable(),
});

/** By node, the last change of the row before its version was sealed. */
async function typedIn(
  tx: Tx,
  form: Form,
  parts: readonly Part[],
  { places }: Question,
): Promise<ReadonlyMap<number, Typed>> {
  const nodes = JSON.stringify(parts.map(({ node }) => node));
  const rows = await tx.execute(sql`
    select event.node_id as node, event.at, event.body, event.source,
      case when person.id is null then null else jsonb_build_object('personId', person.id, 'name', person.name,
        'erased', person.erased_at is not null) end as by
    from event left join person on person.id = event.person_id
    where event.node_id in (select id::bigint from jsonb_array_elements_text(${nodes}::text::jsonb) as given(id))
      and event.body ? 'changes'
    order by event.id`);
  const events = rows.map((row) => {
    const { body, ...rest } = eventRow.parse(row);
    const read = shapes["event.body"].tryRead(body);
    return { ...rest, body: read.ok ? read.value : {} };
  });
  const hiding = sourcesOfPeople(form, events);
  const sealed = new Map(parts.map(({ node, sealedAt }) => [node, sealedAt]));
  const typed = new Map<number, Typed>();
  for (const { node, at, by, body, source } of events) {
    const change = changesIn(body).find(({ place }) => places.includes(place));
    if (!change || at > (sealed.get(node) ?? at)) continue;
    const { raw } = change;
    const may = mayShow(form, hiding, source) && !isPersonal(form, change.place);
    typed.set(node, { at, by, raw: may && raw !== "" ? raw : null, origin: originOf(change.origin) });
  }
  return typed;
}

const known: readonly Origin[] = ["typed", "gate", "rest", "linked", "upload", "office"];

function originOf(origin: unknown): Origin | null {
  return known.find((one) => one === origin) ?? null;
}
