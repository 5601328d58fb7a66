// One-time codes: made, stored hashed, redeemed once. Knows the tables code and unit.
import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { code, unit } from "../schema.ts";
import type { RoleName } from "./people.ts";

/** What a typed code gives: a role at a unit, and to whom. */
export type KnownCode = {
  readonly id: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly unitKind: string;
  readonly role: RoleName;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly usedBy: number | null;
  readonly purpose: "join" | "demo" | "link" | "handover";
  /** For a handover, the contact who hands over and the questions handed over; null otherwise. */
  readonly personId: number | null;
  readonly scope: readonly string[] | null;
};

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 60 bits in Crockford's base 32, in groups of four: "7K3F-9QX2-M4TB". `random` must hold at least 96 random bits. */
function newCode(random: string): string {
  return inGroups(crockford(random, 12));
}

/** A folded code as people are shown it: "7K3F-9QX2-M4TB". */
export function inGroups(folded: string): string {
  return folded.replace(/(.{4})(?=.)/g, "$1-");
}

/** `length` characters of Crockford's base 32, as random as `random` is. */
export function crockford(random: string, length: number): string {
  const digest = createHash("sha256").update(random).digest();
  return [...digest.subarray(0, length)].map((byte) => alphabet[byte & 31]).join("");
}

/** A typed text as a code: any case, spaces and hyphens ignored, O/0 and I/L/1 folded. Null when it is no code. */
export function parseCode(text: string): string | null {
  const folded = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(folded) ? folded : null;
}

/** Makes a code for a unit and gives it in clear, for the only time. */
export async function makeCode(
  tx: Tx,
  made: {
    unitId: number;
    role: RoleName;
    random: string;
    now: Date;
    expiresAt: Date;
    /** Codes of a demonstration are replaced at each start. */
    purpose?: "join" | "demo" | "handover" | "link";
    /**
     * For a handover, the contact who hands over and the ids of the questions; for a link code, the person who gets the
     * address.
     */
    personId?: number;
    scope?: readonly string[] | null;
  },
): Promise<string> {
  const clear = newCode(made.random);
  await tx.insert(code).values({
    hash: hashOf(clear.replaceAll("-", "")),
    purpose: made.purpose ?? "join",
    unitId: made.unitId,
    role: made.role,
    personId: made.personId ?? null,
    scope: made.scope ? [...made.scope] : null,
    createdAt: made.now,
    expiresAt: made.expiresAt,
  });
  return clear;
}

/**
 * The code with this text (as parseCode gives it); null when unknown, revoked or expired. A used code is found too,
 * with when and by whom it was used.
 */
export async function findCode(tx: Tx, folded: string, now: Date): Promise<KnownCode | null> {
  const [row] = await select(tx).where(and(eq(code.hash, hashOf(folded)), isNull(code.revokedAt)));
  return row && (row.usedAt !== null || row.expiresAt > now) ? row : null;
}

/** A code by its id, used or not, unless it was revoked. */
export async function codeById(tx: Tx, id: number): Promise<KnownCode | null> {
  const [row] = await select(tx).where(and(eq(code.id, id), isNull(code.revokedAt)));
  return row ?? null;
}

/** The code that a chat is about to confirm, locked so that two chats cannot both use it. */
export async function lockCode(tx: Tx, id: number, now: Date): Promise<KnownCode | null> {
  const [row] = await select(tx)
    .where(and(eq(code.id, id), isNull(code.revokedAt)))
    .for("update", { of: code });
  return row && row.usedAt === null && row.expiresAt > now ? row : null;
}

/** Marks a code as used. */
export async function useCode(tx: Tx, id: number, personId: number, now: Date): Promise<void> {
  await tx.update(code).set({ usedAt: now, usedBy: personId }).where(eq(code.id, id));
}

function select(tx: Tx) {
  return tx
    .select({
      id: code.id,
      unitId: code.unitId,
      unitName: unit.name,
      unitKind: unit.kind,
      role: code.role,
      expiresAt: code.expiresAt,
      usedAt: code.usedAt,
      usedBy: code.usedBy,
      purpose: code.purpose,
      personId: code.personId,
      scope: code.scope,
    })
    .from(code)
    .innerJoin(unit, eq(unit.id, code.unitId))
    .$dynamic();
}
