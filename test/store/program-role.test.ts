// The role of the running program: it reads and writes rows of every table, and changes no shape.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDb } from "../../src/store/db.ts";
import { grantToProgram, roleOf } from "../../src/store/program-role.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

let at: TestDatabase;
let program: ReturnType<typeof openDb>;
beforeAll(async () => {
  at = await openTestDatabase();
  program = openDb(at.url, { max: 2 });
});
afterAll(async () => {
  await program.close();
  await at.close();
});

test("the tests' program is this role, and the owner is another", async () => {
  expect(await roleOf(program.sql)).toEqual({ role: "tonghop_program", mayChangeShape: false });
  expect(await roleOf(at.sql)).toEqual({ role: "tonghop", mayChangeShape: true });
});

test.each([
  "create table mine (n int)",
  "create schema mine",
  "create role mine",
  "create database mine",
  "drop table outbox",
  "alter table outbox add column mine int",
  "create index on outbox (id)",
  "truncate outbox",
  "delete from drizzle.__drizzle_migrations",
  "select pg_read_file('/etc/passwd')",
  "copy outbox to program 'cat'",
  "alter system set fsync = off",
  "set role tonghop",
])("refused to it: %s", async (statement) => {
  await expect(program.sql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
});

test("it reads and writes every table, and those that a later migration makes", async () => {
  await at.sql`create table later (id int generated always as identity primary key, n int)`;
  const tables = await at.sql`select tablename as name from pg_tables where schemaname = 'public'`;
  expect(tables.length).toBeGreaterThan(25);
  for (const { name } of tables) {
    const table = program.sql(String(name));
    await program.sql`select 1 from ${table} limit 1`;
    await program.sql`delete from ${table} where false`;
  }
  await program.sql`insert into later (n) values (1)`;
  await program.sql`update later set n = 2`;
  expect(await program.sql`select id, n from later`).toEqual([{ id: 1, n: 2 }]);
});

test("a role that an administrator gave the tables alone gets the rest: the list of migrations, and sequences", async () => {
  const can = async () => {
    const [row] = await at.sql`
      select has_table_privilege('tonghop_program', 'drizzle.__drizzle_migrations', 'select') as migrations,
        has_sequence_privilege('tonghop_program', pg_get_serial_sequence('outbox', 'id'), 'select') as sequences`;
    return row;
  };
  await at.sql.unsafe(`revoke all on drizzle.__drizzle_migrations from tonghop_program;
    revoke select on all sequences in schema public from tonghop_program`);
  expect(await can()).toEqual({ migrations: false, sequences: false });
  await grantToProgram(at.sql, "tonghop_program");
  expect(await can()).toEqual({ migrations: true, sequences: true });
});
