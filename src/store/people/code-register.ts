// The register of one-time codes: which there are, in what state, and their revocation. Never their clear text.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import type { RoleName } from "./people.ts";

type ListedCode = {
  readonly unit: string;
  readonly role: RoleName;
  readonly state: "open" | "used" | "expired" | "revoked";
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

const ms = z.number().transform((value) => new Date(value));
const listed = z.object({
  unit: z.string(),
  role: z.enum(["contact", "officer", "reader"]),
  state: z.enum(["open", "used", "expired", "revoked"]),
  createdAt: ms,
  expiresAt: ms,
  usedAt: ms.nullable(),
});

/** The codes that operators made, in the office's order of units, the newest first. */
export async function listCodes(tx: Db | Tx, now: Date): Promise<ListedCode[]> {
  const rows = await tx.execute(sql`
    select unit.code as unit, code.role,
      case when code.used_at is not null then 'used' when code.revoked_at is not null then 'revoked'
        when code.expires_at <= ${now.toISOString()} then 'expired' else 'open' end as state,
      (extract(epoch from code.created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from code.expires_at) * 1000)::float8 as "expiresAt",
      (extract(epoch from code.used_at) * 1000)::float8 as "usedAt"
    from code join unit on unit.id = code.unit_id
    where code.purpose = 'join'
    order by unit.position, unit.id, code.id desc`);
  return rows.map((row) => listed.parse(row));
}

/** Revokes a person's unused link codes, so that only the newest adds an address. */
export async function revokeLinkCodes(tx: Tx, personId: number, now: Date): Promise<void> {
  await tx.execute(sql`
    update code set revoked_at = ${now.toISOString()}
    where purpose = 'link' and person_id = ${personId} and used_at is null and revoked_at is null`);
}

/** Revokes unused codes of these units (null: all units) and this role (null: all roles); gives how many. */
export async function revokeCodes(
  tx: Tx,
  which: { readonly unitIds: readonly number[] | null; readonly role: RoleName | null; readonly now: Date },
): Promise<number> {
  const ids = which.unitIds === null ? null : JSON.stringify(which.unitIds);
  const rows = await tx.execute(sql`
    update code set revoked_at = ${which.now.toISOString()}
    where purpose = 'join' and used_at is null and revoked_at is null
      and (${which.role}::text is null or role = ${which.role}::text)
      and (${ids}::text is null or unit_id in (select id::bigint from jsonb_array_elements_text(${ids}::text::jsonb) as of(id)))
    returning id`);
  return rows.length;
}
