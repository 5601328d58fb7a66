// Stored shapes are contracts: what is kept as JSON says its version, and each version is read by one schema.
import type { z } from "zod";

/** A stored value has a shape that this program cannot read: a newer program wrote it, or it is damaged. */
export class UnknownShape extends Error {
  /** The version that the value says it has; 0 when it says none. */
  readonly version: number;
  /** A newer program wrote it and can read it; otherwise it is damaged, and no program can. */
  readonly newer: boolean;
  constructor(shape: string, version: number, today: number) {
    const newer = version > today;
    const why = newer ? `a newer program wrote it, for this one knows ${today}` : "it is damaged";
    super(`a stored ${shape} of version ${version} cannot be read: ${why}`);
    this.name = "UnknownShape";
    this.version = version;
    this.newer = newer;
  }
}

/**
 * The result of reading: the value in today's shape, or why there is none. The caller decides what follows from that.
 */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: UnknownShape };

/** How one kind of value is kept as JSON. */
export type Contract<T> = {
  /** What it is called in errors and in the table of columns. */
  readonly shape: string;
  /** Today's version; null of a single value, which has no room for one. */
  readonly version: number | null;
  /** The schema of today's version, without its `v`. */
  readonly schema: z.ZodType<T>;
  /** The JSON to keep. */
  write(value: T): string;
  tryRead(stored: unknown): Read<T>;
  /** @throws UnknownShape, which never repeats what the value holds. */
  read(stored: unknown): T;
};

/** From the value of one version to that of the next: pure, and never changed once it was released. */
type Upgrade = (stored: unknown) => unknown;

/** An upgrade that reads its version by the schema of that time. */
export function upgrade<Old>(schema: z.ZodType<Old>, lift: (old: Old) => object): Upgrade {
  return (stored) => lift(schema.parse(stored));
}

/** The upgrade of a shape that only got its `v`: a row without one has today's shape. */
export const asItIs: Upgrade = (stored) => stored;

/**
 * The contract of an object that is kept with its version as `v`.
 *
 * @param older how each version before today's becomes the next one, the oldest first: the first of them reads rows
 *   of the time before `v`, which count as version 0. Today's version is their number.
 * @param pack the object to keep, where the value itself is none: a list has no room for a `v`.
 */
export function versioned<T extends object>(
  shape: string,
  schema: z.ZodType<T>,
  older: readonly [Upgrade, ...Upgrade[]],
  pack: (value: T) => object = (value) => value,
): Contract<T> {
  const today = older.length;
  return contract(shape, today, schema, {
    write: (value) => JSON.stringify({ ...pack(value), v: today }),
    lift: (stored) => {
      const { version, rest } = open(stored);
      return older.slice(version).reduce((value, next) => next(value), rest);
    },
  });
}

/** The contract of a single value (a number, a text), or of a text that is kept word for word: neither has a `v`. */
export function unversioned<T>(shape: string, schema: z.ZodType<T>): Contract<T> {
  return contract(shape, null, schema, { write: (value) => JSON.stringify(value), lift: asItIs });
}

function contract<T>(
  shape: string,
  version: number | null,
  schema: z.ZodType<T>,
  { write, lift }: { write(value: T): string; lift: Upgrade },
): Contract<T> {
  const tryRead = (stored: unknown): Read<T> => {
    const said = version === null ? 0 : open(stored).version;
    const unknown = (): Read<T> => ({ ok: false, problem: new UnknownShape(shape, said, version ?? 0) });
    if (said > (version ?? 0)) return unknown();
    try {
      return { ok: true, value: schema.parse(lift(stored)) };
    } catch {
      return unknown();
    }
  };
  const read = (stored: unknown): T => {
    const result = tryRead(stored);
    if (!result.ok) throw result.problem;
    return result.value;
  };
  return { shape, version, schema, write, tryRead, read };
}

/** A stored value and the version it says; what says none is of the time before there were any. */
function open(stored: unknown): { readonly version: number; readonly rest: unknown } {
  if (typeof stored !== "object" || stored === null || !("v" in stored)) return { version: 0, rest: stored };
  const { v, ...rest } = stored;
  // A `v` that is no whole number was written by no program: the value is left as it is, and no schema takes it.
  return typeof v === "number" && Number.isInteger(v) && v > 0
    ? { version: v, rest }
    : { version: 0, rest: stored };
}
