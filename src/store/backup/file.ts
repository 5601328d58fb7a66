// The file of a backup: a gzipped tar, so that any tool can look into it. Knows bytes; nothing of a database.
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** One file within the backup. */
type Entry = { readonly name: string; readonly bytes: Buffer };

/** The file is no backup, or not a whole one. */
export class BrokenBackup extends Error {}

const block = 512;
/** Tables go in pieces of about this size, so that neither side holds a whole one in memory. */
export const entryBytes = 8_000_000;
/** No program wrote a larger piece: whoever reads such a size reads something else. */
const mostEntryBytes = 1_000_000_000;

/** Writes entries one after the other; the file appears under its name only once it is whole and on the disk. */
export async function writeBackup(
  path: string,
  at: Date,
  fill: (put: (entry: Entry) => Promise<void>) => Promise<void>,
): Promise<void> {
  const part = `${path}.part`;
  // Whoever reads it reads everybody's answers.
  const file = createWriteStream(part, { mode: 0o600, flags: "w" });
  await once(file, "open");
  const gzip = createGzip();
  const done = finished(gzip.pipe(file));
  done.catch(() => undefined);
  const write = async (bytes: Buffer) => {
    if (!gzip.write(bytes)) await Promise.race([once(gzip, "drain"), done]);
  };
  try {
    await fill(async ({ name, bytes }) => {
      await write(header(name, bytes.length, at));
      await write(bytes);
      await write(Buffer.alloc((block - (bytes.length % block)) % block));
    });
    await write(Buffer.alloc(2 * block));
    gzip.end();
    await done;
    const written = await open(part, "r+");
    await written.sync();
    await written.close();
    await rename(part, path);
  } catch (error) {
    gzip.destroy();
    file.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * The entries of a backup in their order.
 *
 * @throws BrokenBackup when it is none, is damaged or was cut off.
 */
export async function* readBackup(path: string): AsyncGenerator<Entry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  const source = reader(file.pipe(gunzip));
  try {
    for (;;) {
      const head = await source.take(block);
      if (head.every((byte) => byte === 0)) return await source.end();
      const name = textOf(head, 0, 100);
      const size = Number.parseInt(textOf(head, 124, 12), 8);
      if (textOf(head, 257, 5) !== "ustar" || !(size >= 0 && size <= mostEntryBytes)) {
        throw new BrokenBackup("the file is no backup of this program");
      }
      const bytes = await source.take(size);
      await source.take((block - (size % block)) % block);
      yield { name, bytes };
    }
  } catch (error) {
    if (error instanceof BrokenBackup) throw error;
    if (isCode(error, "ENOENT") || isCode(error, "EACCES") || isCode(error, "EISDIR")) throw error;
    throw new BrokenBackup("the file is damaged or no backup of this program", { cause: error });
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Takes exactly so many bytes at a time from a stream. */
function reader(stream: AsyncIterable<Buffer>): {
  take(size: number): Promise<Buffer>;
  end(): Promise<void>;
} {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async take(size) {
      const parts = [rest];
      for (let had = rest.length; had < size; ) {
        const next = await chunks.next();
        if (next.done) throw new BrokenBackup("the backup was cut off");
        parts.push(next.value);
        had += next.value.length;
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts);
      rest = all.subarray(size);
      return all.subarray(0, size);
    },
    /** Reads to the end, where the checksum stands. */
    async end() {
      while (!(await chunks.next()).done) {
        // padding
      }
    },
  };
}

function textOf(head: Buffer, from: number, length: number): string {
  return head
    .subarray(from, from + length)
    .toString("utf8")
    .replace(/[\0 ].*$/s, "");
}

/** A tar header (ustar) of an ordinary file. */
function header(name: string, size: number, at: Date): Buffer {
  const head = Buffer.alloc(block);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  head.write(name, 0, 100, "utf8");
  head.write(octal(0o600, 8), 100);
  head.write(octal(0, 8), 108);
  head.write(octal(0, 8), 116);
  head.write(octal(size, 12), 124);
  head.write(octal(Math.floor(at.getTime() / 1000), 12), 136);
  head.write("        ", 148);
  head.write("0", 156);
  head.write("ustar\x0000", 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}
