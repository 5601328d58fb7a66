// A sealed stream: comes back whole with its passphrase, and not at all when anything of it was changed, moved or cut off.
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { headOf, keyOf, sealedAt, sealing, unsealing } from "../../../src/store/backup/sealed.ts";

const at = new Date("2027-10-01T01:30:00Z");
const passphrase = "một mật khẩu rất dài";
const piece = 64 * 1024 + 16;

async function through(bytes: Buffer, transform: Awaited<ReturnType<typeof sealing>>): Promise<Buffer> {
  const parts: Buffer[] = [];
  // In odd portions, as a file and a socket give them.
  const portions = function* () {
    for (let from = 0; from < bytes.length; from += 10_007) yield bytes.subarray(from, from + 10_007);
  };
  await pipeline(Readable.from(portions()), transform, async (source) => {
    for await (const part of source) parts.push(part);
  });
  return Buffer.concat(parts);
}

const seal = async (bytes: Buffer) => through(bytes, await sealing(passphrase, at));

const keys = new Map<string, Promise<Buffer>>();

async function unseal(sealed: Buffer, by = passphrase): Promise<Buffer> {
  const head = headOf(sealed);
  if (!head) throw new Error("not sealed");
  // Each key takes a third of a second, on purpose.
  const name = `${by} ${head}`;
  const key = keys.get(name) ?? keyOf(by, head);
  keys.set(name, key);
  return through(sealed.subarray(head.length), unsealing(await key, head));
}

test.each([0, 64 * 1024, 64 * 1024 + 1, 200_000])("%i bytes come back as they were", async (length) => {
  const plain = randomBytes(length);
  expect((await unseal(await seal(plain))).equals(plain)).toBe(true);
});

describe("of a sealed stream", () => {
  let plain: Buffer;
  let sealed: Buffer;
  let head: Buffer;
  beforeAll(async () => {
    plain = Buffer.alloc(200_000, "Trần Thị Lan ");
    sealed = await seal(plain);
    head = headOf(sealed) ?? Buffer.alloc(0);
  });
  const refused = async (bytes: Buffer, reason: string, by = passphrase) =>
    expect(unseal(bytes, by)).rejects.toMatchObject({ reason });

  test("nothing can be read, but when it was made; twice it is not the same", async () => {
    expect(sealed.includes("Lan")).toBe(false);
    expect(sealedAt(head)).toEqual(at);
    expect((await seal(plain)).equals(sealed)).toBe(false);
  });

  test("another passphrase opens nothing; the same one typed in another form of Unicode does", async () => {
    await refused(sealed, "wrong-passphrase", "một mật khẩu khác hẳn");
    expect((await unseal(sealed, passphrase.normalize("NFD"))).equals(plain)).toBe(true);
  });

  test("the end cannot be cut off, neither between two pieces nor within one", async () => {
    for (const pieces of [0, 1, 2, 3]) {
      await refused(sealed.subarray(0, head.length + pieces * piece), "cut-off");
    }
    await refused(sealed.subarray(0, sealed.length - 1), "damaged");
    await refused(sealed.subarray(0, head.length + 10), "cut-off");
  });

  test("no byte can be changed, no piece moved, left out or repeated", async () => {
    const pieces = [0, 1, 2, 3].map((n) =>
      sealed.subarray(head.length + n * piece, head.length + (n + 1) * piece),
    );
    const [a, b, c, d] = pieces as [Buffer, Buffer, Buffer, Buffer];
    for (const order of [[b, a, c, d], [a, c, d], [a, a, b, c, d], [a, b, c, d, d], [d]]) {
      await refused(Buffer.concat([head, ...order]), "damaged");
    }
    for (const byte of [head.length, head.length + piece + 5, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(byte) ^ 1, byte);
      await refused(changed, "damaged");
    }
    // The date in the open head is sealed with every piece.
    const redated = Buffer.from(sealed.toString("latin1").replace("2027-10-01", "2027-10-02"), "latin1");
    await refused(redated, "damaged");
  });
});
