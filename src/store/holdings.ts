// What the database holds now, kind by kind: how many, from when, how large. Counts alone; nothing of what is held.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";

/** Every kind, in the order in which it is told. */
export const holdingKinds = [
  "people",
  "erased",
  "addresses",
  "sessions",
  "codes",
  "wrong-codes",
  "links",
  "answers",
  "submissions",
  "uploads",
  "sent-files",
  "requests",
  "events",
  "inbox-content",
  "inbox-keys",
  "outbox",
  "reminders",
  "security",
  "register",
  "drafts",
  "installation",
] as const;

export type HoldingKind = (typeof holdingKinds)[number];

export type Holding = {
  readonly rows: number;
  readonly oldest: Date | null;
  readonly newest: Date | null;
  /** What the kind's tables take on the disk, with their indexes; of files, the files themselves. */
  readonly bytes: number;
};

type Counted = {
  /** The tables that hold it: each table of the database stands with one kind. */
  readonly tables: readonly string[];
  readonly from: SQL;
  /** When a row began to be held; null where that is not kept. */
  readonly since: SQL;
  readonly bytes?: SQL;
};

const none = sql`null::timestamptz`;

/** How each kind is counted. A kind without its tables does not compile; a table without a kind fails a test. */
export const counted: Readonly<Record<HoldingKind, Counted>> = {
  people: {
    tables: ["person", "role"],
    from: sql`person where erased_at is null`,
    since: sql`created_at`,
  },
  erased: { tables: [], from: sql`person where erased_at is not null`, since: sql`erased_at` },
  addresses: { tables: ["address", "chat"], from: sql`address`, since: sql`last_in` },
  sessions: { tables: ["web_session", "officer_page"], from: sql`web_session`, since: sql`created_at` },
  codes: { tables: ["code", "admission"], from: sql`code`, since: sql`created_at` },
  "wrong-codes": { tables: ["wrong_code"], from: sql`wrong_code`, since: sql`since` },
  links: { tables: ["link"], from: sql`link`, since: sql`created_at` },
  answers: {
    tables: ["answer", "report", "waiver"],
    from: sql`answer join report using (node_id)`,
    since: sql`coalesce(report.last_at, report.first_at)`,
  },
  submissions: {
    tables: ["submission", "figure", "submission_source", "later_figure"],
    from: sql`submission`,
    since: sql`sealed_at`,
  },
  uploads: {
    tables: ["upload", "gathering", "gathered"],
    from: sql`upload where removed_at is null`,
    since: sql`at`,
    bytes: sql`sum(size)`,
  },
  "sent-files": { tables: ["sent_file"], from: sql`sent_file`, since: sql`at` },
  requests: { tables: ["request", "row_return", "returned_row"], from: sql`request`, since: sql`at` },
  events: { tables: ["event"], from: sql`event`, since: sql`at` },
  "inbox-content": { tables: [], from: sql`inbox where payload is not null`, since: sql`received_at` },
  "inbox-keys": { tables: ["inbox"], from: sql`inbox`, since: sql`received_at` },
  outbox: {
    tables: ["outbox"],
    from: sql`outbox where body <> '{}'::jsonb`,
    since: sql`coalesce(sent_at, created_at)`,
  },
  reminders: { tables: ["reminder", "nudge", "to_tell"], from: sql`reminder`, since: sql`at` },
  security: { tables: ["security_log"], from: sql`security_log`, since: sql`at` },
  register: {
    tables: ["unit", "unit_kind", "unit_door", "node", "round", "form"],
    from: sql`unit where removed_at is null`,
    since: none,
  },
  drafts: {
    tables: ["draft", "draft_version", "draft_file", "trial"],
    from: sql`draft`,
    since: sql`made_at`,
  },
  installation: { tables: ["channel_account", "setting"], from: sql`channel_account`, since: none },
};

const ms = z
  .number()
  .nullable()
  .transform((value) => (value === null ? null : new Date(value)));
const row = z.object({ rows: z.coerce.number(), oldest: ms, newest: ms, bytes: z.coerce.number() });

/** Counts every kind, one after the other: an operator asks, and the work of others goes first. */
export async function holdings(db: Db): Promise<readonly (Holding & { readonly kind: HoldingKind })[]> {
  const all = [];
  for (const kind of holdingKinds) {
    const { from, since, bytes, tables } = counted[kind];
    const [found] = await db.execute(sql`
      select count(*) as rows, (extract(epoch from min(${since})) * 1000)::float8 as oldest,
        (extract(epoch from max(${since})) * 1000)::float8 as newest,
        coalesce(${bytes ?? sizeOf(tables)}, 0) as bytes
      from ${from}`);
    all.push({ kind, ...row.parse(found) });
  }
  return all;
}

function sizeOf(tables: readonly string[]): SQL {
  return sql`(select sum(pg_total_relation_size(name::regclass))
    from jsonb_array_elements_text(${JSON.stringify(tables)}::text::jsonb) as named(name))`;
}

/** What the whole database takes on the disk, in bytes. */
export async function databaseBytes(db: Db): Promise<number> {
  const [found] = await db.execute(sql`select pg_database_size(current_database()) as bytes`);
  return z.object({ bytes: z.coerce.number() }).parse(found).bytes;
}
