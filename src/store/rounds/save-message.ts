// What a message did, written in one statement. Knows the tables inbox, chat, answer, waiver, event and report.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Chat } from "../../interview/chat.ts";
import type { Change, InterviewEvent } from "../../interview/events.ts";
import { changesOf } from "../../interview/fold.ts";
import type { Tx } from "../db.ts";
import type { AnsweredThere } from "../shapes/answered-places.ts";
import { shapes } from "../shapes/columns.ts";
import type { EventBody } from "../shapes/event-body.ts";
import { statement } from "../statement.ts";
import type { ReportRow } from "./reports.ts";

/** What a step did to a report that is locked. */
export type SavedStep = {
  readonly nodeId: number;
  readonly personId: number;
  readonly source: string;
  readonly events: readonly InterviewEvent[];
  /** The revision that the changes are written at. */
  readonly rev: number;
  /** The report's own row as it is from now on; null when it stays as it was. */
  readonly report: ReportRow | null;
};

type WorkedMessage = {
  readonly inboxId: number;
  readonly addressId: number;
  /** The places that it answered, for its later edit. */
  readonly answered: readonly AnsweredThere[];
  /** The report that the chat works on from now on, and what it was asked and offered. */
  readonly nodeId: number | null;
  readonly state: Chat;
  readonly step: SavedStep | null;
  readonly now: Date;
};

const save = statement(
  [
    "inboxId",
    "addressId",
    "places",
    "chatNodeId",
    "state",
    "now",
    "nodeId",
    "personId",
    "source",
    "rev",
    "gone",
    "answers",
    "waivers",
    "events",
    "report",
  ],
  (value) => sql`
    with gone as (
      delete from answer where node_id = ${value("nodeId")}::bigint and place = any(${value("gone")}::text[])
    ), answers as (
      insert into answer (node_id, place, value, raw, state, origin, rev)
      select ${value("nodeId")}::bigint, place, value, raw, state, origin, ${value("rev")}::int
      from jsonb_to_recordset(${value("answers")}::jsonb)
        as given (place text, value jsonb, raw text, state text, origin text)
      on conflict (node_id, place) do update set value = excluded.value, raw = excluded.raw, state = excluded.state,
        origin = excluded.origin, rev = excluded.rev
    ), waivers as (
      insert into waiver (node_id, check_id, stem, hash, words, person_id, at)
      select ${value("nodeId")}::bigint, "checkId", stem, hash, words, ${value("personId")}::bigint,
        ${value("now")}::timestamptz
      from jsonb_to_recordset(${value("waivers")}::jsonb) as given ("checkId" text, stem text, hash text, words text)
      on conflict (node_id, check_id, stem) do update set hash = excluded.hash, words = excluded.words,
        person_id = excluded.person_id, at = excluded.at
    ), history as (
      insert into event (node_id, address_id, person_id, at, type, body, source)
      select ${value("nodeId")}::bigint, ${value("addressId")}::bigint, ${value("personId")}::bigint,
        ${value("now")}::timestamptz, type, body, ${value("source")}::text
      from jsonb_to_recordset(${value("events")}::jsonb) as given (type text, body jsonb)
    ), settled as (
      update report set rev = stands.rev, state = stands.state, submission_id = stands."submissionId",
        revising = stands.revising, remark = stands.remark, first_at = stands."firstAt", last_at = stands."lastAt",
        entered = stands.entered, done = stands.done, total = stands.total
      from jsonb_to_recordset(${value("report")}::jsonb) as stands (
        rev int, state text, "submissionId" bigint, revising boolean, remark text,
        "firstAt" timestamptz, "lastAt" timestamptz, entered jsonb, done int, total int
      )
      where report.node_id = ${value("nodeId")}::bigint
    ), marked as (
      update inbox set address_id = ${value("addressId")}::bigint, places = ${value("places")}::jsonb
      where id = ${value("inboxId")}::bigint
    )
    update chat set node_id = ${value("chatNodeId")}::bigint, state = ${value("state")}::jsonb
    where address_id = ${value("addressId")}::bigint`,
  z.never(),
);

/** Writes what a message answered, what its step changed and where its chat is now. Chat and report are locked. */
export async function saveMessage(tx: Tx, message: WorkedMessage): Promise<void> {
  const { inboxId, addressId, answered, nodeId, state, step, now } = message;
  const events = step?.events ?? [];
  // When one message writes a place and then its note, the last change of the place is the one stored.
  const changes = [...new Map(changesOf(events).map((change) => [change.place, change])).values()];
  await save(tx, {
    inboxId,
    addressId,
    places: answered.length > 0 ? shapes["inbox.places"].write(answered) : null,
    chatNodeId: nodeId,
    state: shapes["chat.state"].write(state),
    now,
    nodeId: step?.nodeId ?? null,
    personId: step?.personId ?? null,
    source: step?.source ?? null,
    rev: step?.rev ?? null,
    gone: changes.flatMap((change) => (change.state === "open" ? [change.place] : [])),
    answers: listOf(changes.flatMap(answerJson)),
    waivers: JSON.stringify(events.flatMap(waiverOf)),
    events: listOf(events.flatMap(eventJson)),
    report: listOf(step?.report ? [reportJson(step.report)] : []),
  });
}

function listOf(items: readonly string[]): string {
  return `[${items.join(",")}]`;
}

function answerJson({ place, value, raw, state, origin }: Change): string[] {
  if (state === "open") return [];
  const rest = JSON.stringify({ place, raw, state, origin });
  return [`{"value":${value === null ? "null" : shapes["answer.value"].write(value)},${rest.slice(1)}`];
}

function waiverOf(event: InterviewEvent) {
  if (event.type !== "waived") return [];
  const { checkId, stem, hash, words } = event;
  return [{ checkId, stem, hash, words }];
}

function eventJson(event: InterviewEvent): string[] {
  if (event.type === "said") return [];
  const body = shapes["event.body"].write(forHistory(event));
  return [`{"type":${JSON.stringify(event.type)},"body":${body}}`];
}

/** The event as the history keeps it: of a finding only the check's id and the figures; what is asked of the office has its own table. */
function forHistory(item: InterviewEvent): EventBody {
  // What a file says stays with the file.
  if (item.type === "asked") return { type: item.type, asked: item.asked };
  if (item.type === "file-shown" || item.type === "file-nothing") return { type: item.type };
  if (item.type === "requested" || item.type === "which-request") return { type: item.type, kind: item.kind };
  if (item.type !== "doubted") return item;
  const values = item.values.filter((value) => typeof value === "number");
  return { type: item.type, id: item.id, check: item.finding.check.id, values, raw: item.raw };
}

function reportJson({ entered, ...row }: ReportRow): string {
  const kept = entered === null ? "null" : shapes["report.entered"].write(entered);
  return `{"entered":${kept},${JSON.stringify(row).slice(1)}`;
}
