// The file of a backup: a gzipped tar, so that any tool can look into it unless it is sealed. Knows bytes; nothing of a database.
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { PassThrough, type Transform } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip, createGzip, gzipSync } from "node:zlib";
import { digest, type Member } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";
import { headOf, keyOf, sealedAt, sealing, unsealing, veil } from "./sealed.ts";

const gzipMagic = Buffer.from([0x1f, 0x8b]);

/** One file within the backup. */
export type BackupEntry = { readonly name: string; readonly bytes: Buffer };

const block = 512;
/** Tables go in pieces of about this size, so that neither side holds a whole one in memory. */
export const entryBytes = 8_000_000;
/** No backup has a larger entry: a size beyond this means that the file is something else. */
const mostEntryBytes = 1_000_000_000;

/**
 * Writes a backup: entries one after the other, and before them the first one, which can only be made when they are
 * known. The file appears under its name only once it is whole and on the disk.
 *
 * @param fill puts the entries and gives the first one, made of what was put before.
 * @param passphrase seals the file; null leaves it readable by any tool.
 */
export async function writeBackup(
  path: string,
  at: Date,
  fill: (put: (entry: BackupEntry) => Promise<void>, members: readonly Member[]) => Promise<BackupEntry>,
  passphrase: string | null = null,
): Promise<void> {
  const part = `${path}.part`;
  const rest = `${path}.members.part`;
  // Of a sealed backup nothing readable touches the disk, not even for a moment.
  const { cover, uncover } = passphrase === null ? uncovered : veil();
  try {
    const first = await writeMembers(rest, at, fill, cover());
    const seal = passphrase === null ? new PassThrough() : await sealing(passphrase, at);
    await pipeline(
      // Two compressed streams one after the other are one to every reader.
      async function* () {
        yield gzipSync(Buffer.concat(asTar(first, at)));
        const plain = uncover();
        const read = pipeline(createReadStream(rest), plain);
        // What fails is thrown by the reading of `plain`.
        read.catch(() => undefined);
        yield* plain;
      },
      seal,
      createWriteStream(part, { mode }),
    );
    const written = await open(part, "r+");
    await written.sync();
    await written.close();
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
    await rm(rest, { force: true });
  }
}

const uncovered = { cover: () => new PassThrough(), uncover: () => new PassThrough() };

async function writeMembers(
  path: string,
  at: Date,
  fill: Parameters<typeof writeBackup>[2],
  cover: Transform,
): Promise<BackupEntry> {
  const file = createWriteStream(path, { mode, flags: "w" });
  await once(file, "open");
  const gzip = createGzip();
  const done = finished(gzip.pipe(cover).pipe(file));
  done.catch(() => undefined);
  const write = async (bytes: Buffer) => {
    if (!gzip.write(bytes)) await Promise.race([once(gzip, "drain"), done]);
  };
  const members: Member[] = [];
  try {
    const first = await fill(async (entry) => {
      for (const bytes of asTar(entry, at)) await write(bytes);
      members.push({ name: entry.name, sha256: digest(entry.bytes) });
    }, members);
    await write(Buffer.alloc(2 * block));
    gzip.end();
    await done;
    return first;
  } catch (error) {
    gzip.destroy();
    file.destroy();
    throw error;
  }
}

/** Only the owner may read the file: it holds everybody's answers. */
const mode = 0o600;

/**
 * The entries of a backup in their order, to the very end of the file.
 *
 * @throws BackupRefused when it is none, is damaged, was cut off or is followed by something.
 */
export async function* readBackup(
  path: string,
  passphrase: string | null = null,
): AsyncGenerator<BackupEntry> {
  const beginning = await beginningOf(path);
  const head = headOf(beginning);
  if (head === null && !beginning.subarray(0, gzipMagic.length).equals(gzipMagic)) {
    throw new BackupRefused("no-backup");
  }
  if (head !== null && passphrase === null) throw new BackupRefused("needs-passphrase");
  const unsealed = head === null ? new PassThrough() : unsealing(await keyOf(passphrase ?? "", head), head);
  const file = createReadStream(path, { start: head?.length ?? 0 });
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  unsealed.on("error", (error) => gunzip.destroy(error));
  const source = reader(file.pipe(unsealed).pipe(gunzip));
  let entries = 0;
  try {
    for (;;) {
      const head = await source.take(block);
      if (head.every((byte) => byte === 0)) return await source.end();
      const { name, size } = readHeader(head, entries);
      const bytes = await source.take(size);
      await source.take((block - (size % block)) % block);
      entries += 1;
      yield { name, bytes };
    }
  } catch (error) {
    // A gzip stream that ends properly before its first entry does is some other file, not a cut-off backup.
    const short = error instanceof BackupRefused && error.reason === "cut-off" && entries === 0;
    if (short) throw new BackupRefused("no-backup", "", { cause: error });
    if (error instanceof BackupRefused) throw error;
    if (isCode(error, "Z_BUF_ERROR")) throw new BackupRefused("cut-off", "", { cause: error });
    throw new BackupRefused("damaged", "", { cause: error });
  } finally {
    file.destroy();
    unsealed.destroy();
    gunzip.destroy();
  }
}

/**
 * When a backup says it was made, where that can be known without its passphrase; null for one that is not sealed.
 *
 * @throws BackupRefused when it cannot be read.
 */
export async function sealedMadeAt(path: string): Promise<Date | null> {
  const head = headOf(await beginningOf(path));
  return head === null ? null : sealedAt(head);
}

/** The first bytes of a file, enough to know what it is. */
async function beginningOf(path: string): Promise<Buffer> {
  try {
    if (!(await stat(path)).isFile()) throw new BackupRefused("not-a-file", path);
    const file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1_000), 0).finally(() => file.close());
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    throw new BackupRefused("unreadable", path, { cause: error });
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
        if (next.done) throw new BackupRefused("cut-off");
        parts.push(next.value);
        had += next.value.length;
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts);
      rest = all.subarray(size);
      return all.subarray(0, size);
    },
    /** Reads to the end of the stream, where gzip checks its checksum. Only zero bytes may follow the last entry. */
    async end() {
      let left = rest;
      for (;;) {
        if (left.some((byte) => byte !== 0)) throw new BackupRefused("joined");
        const next = await chunks.next();
        if (next.done) return;
        left = next.value;
      }
    },
  };
}

/**
 * Reads a tar header. When the first header makes no sense the file is something else; when a later one does, it is
 * damaged.
 */
function readHeader(head: Buffer, before: number): { name: string; size: number } {
  const size = Number.parseInt(textOf(head, 124, 12), 8);
  const sum = Number.parseInt(textOf(head, 148, 8), 8);
  const sound = textOf(head, 257, 5) === "ustar" && size >= 0 && size <= mostEntryBytes;
  if (!sound || sum !== checksum(head)) throw new BackupRefused(before === 0 ? "no-backup" : "damaged");
  const name = textOf(head, 0, 100);
  // A folder, a link or a long name comes from another packer, so the file was repacked.
  if (head.toString("latin1", 156, 157) !== "0") {
    throw before === 0 ? new BackupRefused("no-backup") : new BackupRefused("repacked", name);
  }
  return { name, size };
}

/** The sum of a header's bytes, with spaces where the sum itself stands. */
function checksum(head: Buffer): number {
  return head.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

/** An entry as it lies in a tar. */
function asTar({ name, bytes }: BackupEntry, at: Date): Buffer[] {
  return [header(name, bytes.length, at), bytes, Buffer.alloc((block - (bytes.length % block)) % block)];
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
  head.write("0", 156);
  head.write("ustar\x0000", 257);
  head.write(`${checksum(head).toString(8).padStart(6, "0")}\0 `, 148);
  return head;
}
