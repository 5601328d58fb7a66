// A backup under a passphrase: a stream of sealed pieces (scrypt, AES-256-GCM). Knows bytes; nothing of what is in them.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto";
import { Transform } from "node:stream";
import { z } from "zod";
import { BackupRefused } from "./refused.ts";

/** The first bytes of a sealed backup; a line of JSON follows, which anybody may read: when it was made, and the salt. */
const sealedMagic = "tonghop-sealed-backup-1 ";

/** How much one piece holds; only the last is shorter. */
const pieceBytes = 64 * 1024;
const tagBytes = 16;
/** No head is longer. */
const mostHeadBytes = 1_000;

/** About a third of a second and 128 MiB for each try: what a passphrase of people needs. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

const headSchema = z.object({
  at: z.iso.datetime().transform((text) => new Date(text)),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  /** Tells a wrong passphrase from a damaged file; it gives away nothing that the first piece would not. */
  check: z.string().regex(/^[0-9a-f]{32}$/),
});

type Head = z.infer<typeof headSchema>;

/** Takes plain bytes and gives the whole sealed file. */
export async function sealing(passphrase: string, at: Date): Promise<Transform> {
  const salt = randomBytes(16).toString("hex");
  const { key, check } = await derive(passphrase, salt);
  const head = Buffer.from(`${sealedMagic}${JSON.stringify({ at: at.toISOString(), salt, check })}\n`);
  let number = 0;
  return inPieces(pieceBytes, {
    before: head,
    each: (piece, isLast) => {
      const cipher = createCipheriv("aes-256-gcm", key, nonce(number++, isLast));
      cipher.setAAD(head);
      return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    },
  });
}

/**
 * The key of a sealed backup.
 *
 * @throws BackupRefused when it was sealed with another passphrase, or its head is damaged.
 */
export async function keyOf(passphrase: string, head: Buffer): Promise<Buffer> {
  const { salt, check: wanted } = readHead(head);
  const { key, check } = await derive(passphrase, salt);
  if (!timingSafeEqual(Buffer.from(check), Buffer.from(wanted))) throw new BackupRefused("wrong-passphrase");
  return key;
}

/**
 * Takes the sealed pieces that follow the head and gives the plain bytes. A piece's number and whether it is the last
 * are sealed with it, so that none can be left out, moved or cut off. The stream fails with BackupRefused when a piece
 * was changed or the end is missing.
 */
export function unsealing(key: Buffer, head: Buffer): Transform {
  let number = 0;
  return inPieces(pieceBytes + tagBytes, {
    before: Buffer.alloc(0),
    each: (sealed, isLast) => {
      const plain = open(key, head, sealed, nonce(number, isLast));
      // A right piece of the middle at the end of the file: what followed it was cut off.
      if (plain === null && isLast && open(key, head, sealed, nonce(number, false)) !== null) {
        throw new BackupRefused("cut-off");
      }
      if (plain === null) throw new BackupRefused(sealed.length < tagBytes ? "cut-off" : "damaged");
      number += 1;
      return plain;
    },
  });
}

/**
 * Covers and uncovers what lies on the disk for a moment only: the key is in memory alone, so what a killed program
 * leaves behind can be read by nobody.
 */
export function veil(): { cover(): Transform; uncover(): Transform } {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  return {
    cover: () => createCipheriv("aes-256-ctr", key, iv),
    uncover: () => createDecipheriv("aes-256-ctr", key, iv),
  };
}

/** When a sealed backup was made, as its head says. */
export function sealedAt(head: Buffer): Date {
  return readHead(head).at;
}

/** The head at the beginning of a file's bytes; null when it is no sealed backup. */
export function headOf(beginning: Buffer): Buffer | null {
  if (!beginning.subarray(0, sealedMagic.length).equals(Buffer.from(sealedMagic))) return null;
  const end = beginning.subarray(0, mostHeadBytes).indexOf("\n");
  if (end < 0) throw new BackupRefused("damaged");
  return beginning.subarray(0, end + 1);
}

function readHead(head: Buffer): Head {
  try {
    return headSchema.parse(JSON.parse(head.toString("utf8").slice(sealedMagic.length)));
  } catch (error) {
    throw new BackupRefused("damaged", "", { cause: error });
  }
}

function open(key: Buffer, head: Buffer, sealed: Buffer, iv: Buffer): Buffer | null {
  if (sealed.length < tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, iv);
  decipher.setAAD(head);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** The key is of this file alone, so a counter will do; its last byte says whether the piece is the last one. */
function nonce(number: number, isLast: boolean): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeBigUInt64BE(BigInt(number), 3);
  iv[11] = isLast ? 1 : 0;
  return iv;
}

async function derive(passphrase: string, salt: string): Promise<{ key: Buffer; check: string }> {
  const derived = await scryptAsync(passphrase.normalize("NFC"), Buffer.from(salt, "hex"));
  const check = createHash("sha256").update(derived.subarray(32)).digest("hex").slice(0, 32);
  return { key: derived.subarray(0, 32), check };
}

function scryptAsync(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 64, cost, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
}

/** Cuts a stream into pieces of one size and turns each; the last one, perhaps empty, is known only at the end. */
function inPieces(
  size: number,
  work: { readonly before: Buffer; each(piece: Buffer, isLast: boolean): Buffer },
): Transform {
  let rest: Buffer = Buffer.alloc(0);
  let isBegun = false;
  const begin = (stream: Transform) => {
    if (!isBegun && work.before.length > 0) stream.push(work.before);
    isBegun = true;
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        begin(this);
        rest = Buffer.concat([rest, chunk]);
        // One byte more than a piece must be there: only then it is not the last.
        while (rest.length > size) {
          this.push(work.each(rest.subarray(0, size), false));
          rest = rest.subarray(size);
        }
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      try {
        begin(this);
        this.push(work.each(rest, true));
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
