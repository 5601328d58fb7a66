// Forgets one person whom a list names, before the time of the whole round, because they asked for it: the personal cells
// of one line, everywhere. The line, its other cells and all that is said of others stay. Knows the tables of a report.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Value, valueSchema } from "../../form/answers.ts";
import type { Form } from "../../form/form.ts";
import { lineIds } from "../../form/line-ids.ts";
import { namesPerson } from "../../form/names-in.ts";
import { type Gone, isPersonal } from "../../form/personal.ts";
import { type PersonalList, personalPlaces } from "../../form/personal-lists.ts";
import { compareLines, isNotePlace, lineOf, type Place } from "../../form/place.ts";
import { changesIn } from "../../interview/forgotten.ts";
import type { Tx } from "../db.ts";
import { loadAnswers } from "../officer/report.ts";
import { idList } from "../queue/address-lease.ts";
import { event, node, report, round, submission } from "../schema.ts";
import { chatsAbout, emptySent, forgetFiles, forgetReport } from "./forget-report.ts";
import { loadForm, versionOfNode } from "./forms.ts";
import { RoundProblem, sameCode } from "./round-changes.ts";

/** A report in which somebody may be forgotten. */
export type ReportOf = {
  readonly nodeId: number;
  readonly roundId: number;
  readonly name: string;
  readonly profile: string | null;
  readonly form: Form;
};

/** One line of a list, as it stands or as it once stood. */
export type ListedLine = {
  readonly id: string;
  /** Its number as people say it; null of one that was taken out since. */
  readonly no: number | null;
  /** What its personal cells said last. */
  readonly values: ReadonlyMap<Place, Value>;
};

/** What was forgotten beside the line itself, and what may still name the person. */
export type LineForgotten = {
  /** Files that named the person and are gone. */
  readonly files: number;
  /** Files of the report that could not be looked into, or do not name the person. */
  readonly otherFiles: number;
};

/** @throws RoundProblem when this unit has no report in the round. */
export async function reportOfUnit(tx: Tx, roundId: number, code: string): Promise<ReportOf> {
  const [found] = await tx
    .select({ nodeId: node.id })
    .from(node)
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(and(eq(node.roundId, roundId), sameCode(node.code, code)));
  if (!found) throw new RoundProblem({ type: "owes-nothing", code });
  return reportAt(tx, found.nodeId);
}

/** The report of a node, with the form that it answers. */
export async function reportAt(tx: Tx, nodeId: number): Promise<ReportOf> {
  const [found] = await tx
    .select({
      roundId: node.roundId,
      name: node.name,
      profile: node.profile,
      formId: round.formId,
      version: versionOfNode,
    })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(eq(node.id, nodeId));
  if (!found) throw new Error("the unit of a report is not there");
  const { formId, version, ...rest } = found;
  return { nodeId, ...rest, form: await loadForm(tx, formId, version) };
}

/** Every line that a list of this report has, or ever had, in the order in which they were written. */
export async function listedLines(
  tx: Tx,
  nodeId: number,
  list: PersonalList,
): Promise<readonly ListedLine[]> {
  const standing = lineIds((await loadAnswers(tx, [nodeId])).get(nodeId) ?? new Map(), list.stem);
  const said = await everSaid(tx, nodeId);
  const ids = new Set(said.flatMap(({ place }) => lineIn(place, list.stem)));
  return [...ids].sort(compareLines).map((id) => {
    const places = new Set(personalPlaces(list, id));
    const values = new Map(said.flatMap(({ place, value }) => (places.has(place) ? [[place, value]] : [])));
    const at = standing.indexOf(id);
    return { id, no: at < 0 ? null : at + 1, values };
  });
}

function lineIn(place: Place, stem: string): readonly string[] {
  const at = lineOf(place);
  return at?.stem === stem ? [at.line] : [];
}

type Said = { readonly place: Place; readonly value: Value };

/** Everything that was ever said in a report, the newest last. */
async function everSaid(tx: Tx, nodeId: number): Promise<readonly Said[]> {
  const events = await tx
    .select({ body: event.body })
    .from(event)
    .where(eq(event.nodeId, nodeId))
    .orderBy(event.id);
  const sealed = await tx
    .select({ payload: submission.payload })
    .from(submission)
    .where(eq(submission.nodeId, nodeId))
    .orderBy(submission.version);
  const answers = (await loadAnswers(tx, [nodeId])).get(nodeId) ?? new Map();
  const all = [
    ...events
      .flatMap(({ body }) => changesIn(body))
      .flatMap(({ place, value, old }) => [
        { place, value: old },
        { place, value },
      ]),
    ...sealed.flatMap(({ payload }) => payload.answers),
    ...answers.values(),
  ];
  return all.flatMap(({ place, value }): Said[] =>
    value === null || value === undefined ? [] : [{ place, value: valueSchema.parse(value) }],
  );
}

/** Forgets what one line says of its person; the history says that it was done, and `eraseAgain` that it stays so. */
export async function forgetLine(
  tx: Tx,
  { nodeId, roundId, form }: ReportOf,
  { list, line, now }: { readonly list: PersonalList; readonly line: string; readonly now: Date },
): Promise<LineForgotten> {
  await tx.execute(sql`select node_id from report where node_id = ${nodeId} for update`);
  const places = new Set(personalPlaces(list, line));
  const said = (await everSaid(tx, nodeId)).filter(({ place }) => places.has(place));
  const names = namesPerson(
    form,
    said.map(({ place, value }) => [place, value] as const),
  );
  const gone: Gone = (place, value) =>
    places.has(place) ||
    (isNotePlace(place) && isPersonal(form, place) && typeof value === "string" && names(value));
  await forgetReport(tx, nodeId, { gone, now });
  const files = await forgetNamingFiles(tx, nodeId, names, now);
  await forgetMessages(tx, { nodeId, roundId, names, now });
  await tx.insert(event).values({ nodeId, at: now, type: "line-forgotten", body: { stem: list.stem, line } });
  return files;
}

const fileRow = z.object({ id: z.coerce.number(), name: z.string(), outcome: z.string().nullable() });

/** Of files the names and, where they could be read, the contents are looked at. */
async function forgetNamingFiles(
  tx: Tx,
  nodeId: number,
  names: (text: string) => boolean,
  now: Date,
): Promise<LineForgotten> {
  const rows = await tx.execute(sql`
    select id, name, outcome::text as outcome from upload where node_id = ${nodeId} and removed_at is null`);
  const all = fileRow.array().parse([...rows]);
  const naming = all.filter(({ name, outcome }) => names(name) || (outcome !== null && names(outcome)));
  await forgetFiles(tx, sql`id = any(${idList(naming.map(({ id }) => id))})`, now);
  return { files: naming.length, otherFiles: all.length - naming.length };
}

const textRow = z.object({ id: z.coerce.number(), text: z.string() });

/** What was sent about the report; of what waits to be worked again, and of what chats are asked, whatever names them. */
async function forgetMessages(
  tx: Tx,
  of: {
    readonly nodeId: number;
    readonly roundId: number;
    readonly now: Date;
    names(text: string): boolean;
  },
): Promise<void> {
  const { nodeId, roundId, now, names } = of;
  const there = idList(await chatsAbout(tx, sql`${nodeId}::bigint`));
  await emptySent(tx, there, { roundId, until: now });
  const naming = (rows: Iterable<unknown>) =>
    idList(
      textRow
        .array()
        .parse([...rows])
        .flatMap(({ id, text }) => (names(text) ? [id] : [])),
    );
  const dead = naming(
    await tx.execute(sql`
      select id, payload::text as text from inbox
      where address_id = any(${there}) and state = 'dead' and payload is not null`),
  );
  await tx.execute(sql`
    update inbox set payload = null, places = null, prompt = null, message_id = null where id = any(${dead})`);
  const chats = naming(
    await tx.execute(sql`
      select address_id as id, state::text as text from chat
      where node_id = ${nodeId} and state ->> 'forget' is distinct from 'true'`),
  );
  await tx.execute(sql`update chat set state = '{}'::jsonb where address_id = any(${chats})`);
}
