// The security log: who did what that touches rights or other people's data, from where. Ids only; no answer, no name.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { AttachedRef } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { type SecurityDetail, securityDetailShape } from "../shapes/security-detail.ts";

/** Everything that is written down; text/operator/security.ts has a sentence for each. */
export const securityKinds = [
  /** Somebody joined with a code and got a role. */
  "joined",
  /** A person got another chat by a code of their own. */
  "linked",
  /** A chat of a person's was taken off. */
  "unlinked",
  /** Somebody asks to be let in with a code that was used. */
  "asked-in",
  "admitted",
  "not-admitted",
  "wrong-code",
  /** A command or a file that the person's role or place does not allow. */
  "refused",
  "role-ended",
  "erased",
  "code-made",
  "links-ended",
  /** A file was asked for in a chat. */
  "exported",
  /** A file was fetched from the page. */
  "downloaded",
  /** An officer's or a reader's command, which shows or changes what is others'. */
  "officer-act",
  /** A browser's session was bound to a person, or renewed. */
  "signed-in",
  "signed-out",
  /** A command of the operator's command line. */
  "operator-act",
] as const;

export type SecurityKind = (typeof securityKinds)[number];

/** What happened, without who and where. */
export type SecurityNote = {
  readonly what: SecurityKind;
  readonly unitId?: number | undefined;
  readonly detail?: SecurityDetail;
};

export type SecurityEntry = SecurityNote & {
  /** Who did it; null for a stranger and for the operator. */
  readonly personId: number | null;
  /**
   * Where it was done: the address of a chat (its channel is kept, for the chat may be deleted), a page outside the
   * chat, or the operator's command line.
   */
  readonly at: number | "web" | "cli";
  /** The network address of a web request; null on the platforms. */
  readonly network: string | null;
  readonly now: Date;
};

/**
 * Wrong codes are typed by strangers, of whom there may be any number: of an hour so many are kept, which says all there
 * is to say, and a flood fills no disk.
 */
const mostWrongCodes = 1_000;
const hourMs = 3_600_000;

/**
 * Writes an entry unless its like are kept already (a wrong code, a link that is shown again and again), in the
 * transaction of what it tells where there is one.
 */
export async function logSecurity(tx: Db | Tx, entry: SecurityEntry): Promise<void> {
  const { what, personId, at, network, unitId = null, detail = {}, now } = entry;
  const kept = sql`${securityDetailShape.write(detail)}::text::jsonb`;
  const channel = typeof at === "number" ? sql`(select channel from address where id = ${at})` : sql`${at}`;
  await tx.execute(sql`
    insert into security_log (at, what, person_id, unit_id, channel, network, detail)
    select ${now.toISOString()}, ${what}, ${personId}::bigint, ${unitId}::bigint, ${channel}, ${network}::text, ${kept}
    where ${boundOf(entry, kept)}`);
}

function boundOf({ what, personId, at, now }: SecurityEntry, detail: SQL): SQL {
  if (what === "wrong-code") return fewerWrongCodes(now);
  if (what === "refused" && at === "web") return notRefusedYet(personId, detail, now);
  return sql`true`;
}

/** Whoever has a link that gives nothing any more may show it as often as they like: one entry an hour says so. */
function notRefusedYet(personId: number | null, detail: SQL, now: Date): SQL {
  return sql`not exists (
    select 1 from security_log where at > ${anHourBefore(now)} and what = 'refused' and channel = 'web'
      and person_id is not distinct from ${personId}::bigint and detail = ${detail}
  )`;
}

function anHourBefore(now: Date): string {
  return new Date(now.getTime() - hourMs).toISOString();
}

function fewerWrongCodes(now: Date): SQL {
  return sql`(select count(*) from (
    select 1 from security_log where at > ${anHourBefore(now)} and what = 'wrong-code' limit ${mostWrongCodes}
  ) counted) < ${mostWrongCodes}`;
}

/** What an entry says of a file. */
export function documentDetail(target: AttachedRef): SecurityDetail {
  switch (target.type) {
    case "workbook":
    case "filled-totals":
    case "slips":
      return { document: target.type, round: target.roundId };
    case "draft":
    case "filled-unit":
    case "opinions":
    case "empty-units":
    case "upload":
    case "grid":
      return { document: target.type, node: target.nodeId };
    case "receipt":
      return { document: target.type, submission: target.submissionId };
    case "stored":
      return { document: target.type, upload: target.uploadId };
    case "dispatch":
      return { document: target.type, node: target.nodeId, file: target.fileId };
  }
}

/** An entry as the operator reads it: the units' names and codes are today's. */
export type LoggedEntry = {
  readonly id: number;
  readonly at: Date;
  readonly what: SecurityKind;
  readonly person: number | null;
  readonly unit: { readonly code: string; readonly name: string } | null;
  readonly channel: string | null;
  readonly network: string | null;
  readonly detail: SecurityDetail;
};

const row = z.object({
  id: z.coerce.number(),
  at: z.number().transform((ms) => new Date(ms)),
  what: z.enum(securityKinds),
  person: z.coerce.number().nullable(),
  unit: z.object({ code: z.string(), name: z.string() }).nullable(),
  channel: z.string().nullable(),
  network: z.string().nullable(),
  detail: z.unknown().transform(securityDetailShape.read),
});

/** How many entries are read at once. */
const page = 1_000;

/** The entries of a time and of these kinds, the oldest first, read a page at a time. */
export async function* securityLog(
  tx: Db | Tx,
  wanted: { readonly since: Date; readonly what: readonly SecurityKind[] },
): AsyncGenerator<LoggedEntry> {
  for (let after = 0; ; ) {
    const rows = await tx.execute(sql`
      select entry.id, (extract(epoch from entry.at) * 1000)::float8 as at, entry.what, entry.person_id as person,
        case when unit.id is null then null else jsonb_build_object('code', unit.code, 'name', unit.name) end as unit,
        entry.channel, entry.network, entry.detail
      from security_log entry left join unit on unit.id = entry.unit_id
      where entry.id > ${after} and entry.at >= ${wanted.since.toISOString()}
        and entry.what in (select jsonb_array_elements_text(${JSON.stringify(wanted.what)}::text::jsonb))
      order by entry.id limit ${page}`);
    for (const raw of rows) {
      const entry = row.parse(raw);
      after = entry.id;
      yield entry;
    }
    if (rows.length < page) return;
  }
}
