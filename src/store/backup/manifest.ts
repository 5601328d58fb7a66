// What a backup says of itself: when it was made, of which tables, by which program. Pure; knows JSON and digests.
import { createHash } from "node:crypto";
import { z } from "zod";
import { BackupRefused } from "./refused.ts";

const product = "tonghop-backup-";
/** Today's format: every member and the manifest have a digest. */
const format = `${product}2`;
/** The first format: its digests came later, so they may be missing. */
const firstFormat = `${product}1`;

/** The name of the manifest among the entries of a backup; it is the first of them. */
export const manifestName = "manifest.json";

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number(),
  /** The highest id given so far in each table: an id is never given twice. */
  sequence: z.object({ column: z.string(), last: z.string() }).nullable(),
});

const manifestSchema = z.object({
  format: z.enum([format, firstFormat]),
  at: z.iso.datetime().transform((text) => new Date(text)),
  /** The last migration, by name ("0012_zalo_trouble"): the program that restores it must have it. */
  version: z.string().optional(),
  /** Hashes of the migrations that the database had, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
  /** The files of the backup in their order. Missing in backups made before digests were kept. */
  members: z.array(z.object({ name: z.string(), sha256: z.string() })).optional(),
  /** The digest of this manifest without this line. */
  sha256: z.string().optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackupTable = z.infer<typeof tableSchema>;
export type Member = { readonly name: string; readonly sha256: string };

/** A manifest as bytes, with its own digest as the last line. */
export function writeManifest(parts: {
  readonly at: Date;
  readonly version: string;
  readonly migrations: readonly string[];
  readonly tables: readonly BackupTable[];
  readonly members: readonly Member[];
}): Buffer {
  const body = { format, ...parts };
  return Buffer.from(JSON.stringify({ ...body, sha256: digest(JSON.stringify(body)) }, null, 1));
}

/**
 * Reads a manifest.
 *
 * @throws BackupRefused when it is another program's, a newer one's, broken or changed.
 */
export function parseManifest(bytes: Buffer): Manifest {
  const said = saidOf(bytes);
  const { sha256, ...body } = said;
  if (typeof said.format !== "string") throw new BackupRefused("no-backup");
  if (!said.format.startsWith(product)) throw new BackupRefused("other-product", said.format);
  if (said.format !== format && said.format !== firstFormat)
    throw new BackupRefused("newer", String(said.version ?? said.format));
  const { data } = manifestSchema.safeParse(said);
  if (!data) throw new BackupRefused("damaged");
  if (said.format === format && (data.members === undefined || sha256 === undefined)) {
    throw new BackupRefused("changed", manifestName);
  }
  if (sha256 !== undefined && digest(JSON.stringify(body)) !== sha256) {
    throw new BackupRefused("changed", manifestName);
  }
  return data;
}

/** SHA-256 of these bytes, in lower-case hex. */
export function digest(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The manifest as a plain object with its keys in their order, since the digest was made over them. */
function saidOf(bytes: Buffer): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    throw new BackupRefused("no-backup", "", { cause: error });
  }
}
