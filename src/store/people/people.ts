// People, their roles and where these stand in the rounds. Knows the tables person, role, address, node and round.
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Address } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { address, person, role } from "../schema.ts";
import { statement } from "../statement.ts";
import { decidesBelow } from "./deciding.ts";

export type RoleName = "contact" | "officer" | "reader";

/** A contact of a unit that compiles or watches is a compiler beside that, where the round lets it decide for those below. */
export type StandingRole = RoleName | "compiler";

/** A role of a person at a unit that takes part in a round. */
export type Standing = {
  readonly roleId: number;
  readonly role: StandingRole;
  readonly unitId: number;
  readonly roundId: number;
  readonly roundOpen: boolean;
  readonly roundTitle: string;
  /** What the round's settings call it; null where they say nothing of it. */
  readonly shortName: string | null;
  /** The deadline that holds for this unit. */
  readonly deadline: Date;
  readonly nodeId: number;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly expected: boolean;
  /**
   * The numbers of the questions that this contact answers, when only some were handed over; null for the whole report.
   */
  readonly scope: readonly string[] | null;
  /** The form that the round asks, and as what kind of unit. */
  readonly asks: NodeForm;
};

/** What is asked of a node; `profile` is null where nothing is. */
export type NodeForm = {
  readonly formId: string;
  readonly formVersion: number;
  readonly profile: string | null;
};

const standing = z
  .object({
    role_id: z.coerce.number(),
    role: z.enum(["contact", "officer", "reader", "compiler"]),
    unit_id: z.coerce.number(),
    round_id: z.coerce.number(),
    open: z.boolean(),
    title: z.string(),
    short_name: z.string().nullable(),
    deadline: z.coerce.date(),
    node_id: z.coerce.number(),
    path: z.string(),
    code: z.string(),
    name: z.string(),
    expected: z.boolean(),
    scope: z.array(z.string()).nullable(),
    form_id: z.string(),
    form_version: z.number(),
    profile: z.string().nullable(),
  })
  .transform(
    (row): Standing => ({
      roleId: row.role_id,
      role: row.role,
      unitId: row.unit_id,
      roundId: row.round_id,
      roundOpen: row.open,
      roundTitle: row.title,
      shortName: row.short_name,
      deadline: row.deadline,
      nodeId: row.node_id,
      path: row.path,
      code: row.code,
      name: row.name,
      expected: row.expected,
      scope: row.scope,
      asks: { formId: row.form_id, formVersion: row.form_version, profile: row.profile },
    }),
  );

/**
 * Where somebody stands now: open rounds first, the newest role first. Ended roles give nothing, at once, and nobody stands
 * in a round that is only prepared.
 */
const standingsSql = (person: SQL) => sql`
  select role.id as role_id, stands.role, role.unit_id, round.id as round_id, round.state = 'open' as open,
    round.title, round.settings->>'shortName' as short_name, coalesce(node.deadline, round.deadline) as deadline,
    node.id as node_id, node.path, node.code, node.name, node.expected, role.scope,
    round.form_id, coalesce(node.form_version, round.form_version) as form_version, node.profile
  from role
  join node on node.unit_id = role.unit_id
  join round on round.id = node.round_id
  join lateral (values (role.role), ('compiler')) stands(role) on stands.role = role.role or ${decidesBelow}
  where role.person_id = ${person} and role.to_at is null and node.exempt_reason is null
    and round.state <> 'prepared'
  order by (round.state = 'open') desc, round.opened_at desc, round.id desc, role.from_at desc, role.id desc,
    stands.role = 'compiler'`;

const ofPerson = statement(
  ["personId"],
  (value) => standingsSql(sql`${value("personId")}::bigint`),
  standing,
);
const ofAddress = statement(
  ["channel", "account", "chat"],
  (value) =>
    standingsSql(sql`(
      select person_id from address where channel = ${value("channel")} and account = ${value("account")}
        and chat_key = ${value("chat")})`),
  standing,
);

/** Where a person stands now: open rounds first, the newest role first. */
export function standingsOf(tx: Tx, personId: number): Promise<Standing[]> {
  return ofPerson(tx, { personId });
}

/** Where the person stands to whom an address belongs; nowhere, where it is a stranger's. */
export function standingsAt(tx: Tx, { channel, account, chat }: Address): Promise<Standing[]> {
  return ofAddress(tx, { channel, account, chat });
}

/** The role that a chat is given, and by which code. */
type Joining = {
  readonly addressId: number;
  readonly personId: number | null;
  readonly name: string | null;
  readonly unitId: number;
  readonly role: RoleName;
  /** Some items only; null = everything. */
  readonly scope: readonly string[] | null;
  readonly noticeVersion: string;
  readonly now: Date;
};

/**
 * Binds a chat to a person, made now if the chat has none, with a role at a unit. A role held before is kept, but one
 * for some items gives way to one for the whole report.
 */
export async function join(
  tx: Tx,
  joining: Joining,
): Promise<{ personId: number; newRoleId: number | null }> {
  const { addressId, unitId, role: roleName, now } = joining;
  const personId = joining.personId ?? (await makePerson(tx, joining));
  if (joining.personId !== null) {
    const { noticeVersion } = joining;
    await tx.update(person).set({ noticeVersion, noticeAt: now }).where(eq(person.id, personId));
  } else {
    await tx.update(address).set({ personId, displayName: joining.name }).where(eq(address.id, addressId));
  }
  const held = await tx
    .select({ id: role.id, scope: role.scope })
    .from(role)
    .where(
      and(
        eq(role.personId, personId),
        eq(role.unitId, unitId),
        eq(role.role, roleName),
        sql`${role.toAt} is null`,
      ),
    );
  if (held.some((one) => one.scope === null)) return { personId, newRoleId: null };
  const earlier = held.map((one) => one.id);
  if (earlier.length > 0) await tx.update(role).set({ toAt: now }).where(inArray(role.id, earlier));
  const joint = held.flatMap((one) => one.scope ?? []);
  const scope = joining.scope && [...new Set([...joint, ...joining.scope])];
  const [made] = await tx
    .insert(role)
    .values({ personId, unitId, role: roleName, fromAt: now, scope })
    .returning({ id: role.id });
  return { personId, newRoleId: made?.id ?? null };
}

async function makePerson(tx: Tx, { name, noticeVersion, now }: Joining): Promise<number> {
  const [made] = await tx
    .insert(person)
    .values({ name, createdAt: now, noticeVersion, noticeAt: now })
    .returning({ id: person.id });
  if (!made) throw new Error("a person was not inserted");
  return made.id;
}

/** The open addresses of the officers whose subtree holds `path` in a round: whom to tell about that unit. */
export async function officersAbove(tx: Tx, roundId: number, path: string): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct on (role.person_id) address.id
    from node
    join role on role.unit_id = node.unit_id and role.role = 'officer' and role.to_at is null
    join address on address.person_id = role.person_id and address.state = 'open'
    where node.round_id = ${roundId} and starts_with(${path}::text, node.path)
    order by role.person_id, address.last_in desc`);
  return rows.map((row) => z.coerce.number().parse(row.id));
}

/** The person that an address belongs to, or null for a stranger's. */
export async function personOf(db: Db | Tx, addressId: number): Promise<number | null> {
  const [row] = await db
    .select({ personId: address.personId })
    .from(address)
    .where(eq(address.id, addressId));
  return row?.personId ?? null;
}
