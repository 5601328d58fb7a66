// What the role of the running program may do in a database: read and write rows. The owner alone changes its shape.
import { z } from "zod";
import type { Sql } from "./db.ts";

/** The bare pool and, within a transaction, its connection. */
type Query = Pick<Sql, "unsafe">;

/**
 * Gives the program's role its rights on every table, those that the owner will make included. Asked as the owner, while
 * nobody else migrates. A role that has them is left alone, since every start asks.
 */
export async function grantToProgram(owner: Query, role: string): Promise<void> {
  const [found] = await owner.unsafe(
    `select bool_and(case relkind when 'S' then has_sequence_privilege($1, pg_class.oid, 'select')
        else has_table_privilege($1, pg_class.oid, 'select') and has_table_privilege($1, pg_class.oid, 'insert')
          and has_table_privilege($1, pg_class.oid, 'update') and has_table_privilege($1, pg_class.oid, 'delete') end)
      and has_schema_privilege($1, 'drizzle', 'usage')
      and has_table_privilege($1, 'drizzle.__drizzle_migrations', 'select') as has
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')`,
    [role],
  );
  if (z.object({ has: z.boolean().nullable() }).parse(found).has === true) return;
  const to = `"${role.replaceAll('"', '""')}"`;
  await owner.unsafe(`
    grant usage on schema public, drizzle to ${to};
    grant select on drizzle.__drizzle_migrations to ${to};
    grant select, insert, update, delete on all tables in schema public to ${to};
    grant select on all sequences in schema public to ${to};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${to};
    alter default privileges in schema public grant select on sequences to ${to};
    revoke create on schema public from public`);
}

/** Who a connection is in the database, and whether this role may do more than read and write rows. */
export async function roleOf(
  sql: Query,
): Promise<{ readonly role: string; readonly mayChangeShape: boolean }> {
  const [row] = await sql.unsafe(`
    select current_user as role, rolsuper or has_schema_privilege(current_user, 'public', 'create')
      or exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and pg_has_role(current_user, relowner, 'usage')) as may
    from pg_roles where rolname = current_user`);
  const { role, may } = z.object({ role: z.string(), may: z.boolean() }).parse(row);
  return { role, mayChangeShape: may };
}
