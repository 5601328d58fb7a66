// A zip from outside: what its central directory says is held against what is unpacked, and every lie ends with a reason.
import { describe, expect, it } from "vitest";
import { type Unreadable, UnreadableFile } from "../../src/files/unreadable.ts";
import { mostBytesInAll, mostElements, mostPartBytes, mostParts, openZip } from "../../src/files/zip.ts";
import { type Part, zipOf } from "../support/files/zip-of.ts";

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await openZip(bytes, "xlsx");
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.chunks(name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Why it is not read, and how many bytes had come before. */
async function refused(
  bytes: Uint8Array,
  ...names: readonly string[]
): Promise<{ why: Unreadable; unpacked: number }> {
  let unpacked = 0;
  try {
    const zip = await openZip(bytes, "xlsx");
    for (const name of names) {
      for await (const chunk of zip.chunks(name)) unpacked += chunk.length;
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return { why: error.why, unpacked };
    throw error;
  }
  throw new Error("it was read");
}

const broken = { type: "broken", kind: "xlsx" };
const one = (part: Partial<Part>) => zipOf([{ name: "a.xml", bytes: "abc".repeat(1_000), ...part }]);

describe("an honest zip", () => {
  it("gives its parts, compressed or not, by any case of their names", async () => {
    const bytes = zipOf([
      { name: "xl/Workbook.xml", bytes: "một" },
      { name: "b.xml", bytes: "hai", stored: true },
      { name: "c.xml", bytes: "" },
      { name: "xl/", bytes: "", stored: true },
    ]);
    const zip = await openZip(bytes, "xlsx");
    expect(zip.names).toEqual(["xl/Workbook.xml", "b.xml", "c.xml"]);
    expect(zip.has("xl/workbook.xml")).toBe(true);
    expect(zip.has("xl/styles.xml")).toBe(false);
    expect(await textOf(bytes, "xl/workbook.xml")).toBe("một");
    expect(await textOf(bytes, "b.xml")).toBe("hai");
    expect(await textOf(bytes, "c.xml")).toBe("");
  });

  it("is read although the headers before its parts say other sizes: they are not asked", async () => {
    expect(await textOf(one({ forged: { localSize: 1 } }), "a.xml")).toBe("abc".repeat(1_000));
  });

  it("is read out of the middle of a larger buffer", async () => {
    const bytes = zipOf({ "a.xml": "abc" });
    const larger = Buffer.concat([Buffer.alloc(7, 1), bytes, Buffer.alloc(9, 2)]);
    expect(await textOf(larger.subarray(7, 7 + bytes.length), "a.xml")).toBe("abc");
  });

  it("may have blanks behind its end, as mail programs leave them, but nothing else", async () => {
    const bytes = zipOf({ "a.xml": "abc" });
    for (const behind of ["\0", "\r\n", "\0".repeat(1_024)]) {
      expect(await textOf(Buffer.concat([bytes, Buffer.from(behind)]), "a.xml")).toBe("abc");
    }
    for (const behind of ["x", "x\n", "\0".repeat(1_025)]) {
      expect((await refused(Buffer.concat([bytes, Buffer.from(behind)]))).why).toEqual(broken);
    }
  });

  it("gives all its parts one count of the elements that may be read of them", async () => {
    const zip = await openZip(zipOf({ "a.xml": "<a/>", "b.xml": "<b/>" }), "xlsx");
    expect(zip.chunks("a.xml").work).toEqual({ elements: mostElements.xlsx });
    expect(zip.chunks("b.xml").work).toBe(zip.chunks("a.xml").work);
  });

  it("never unpacks what nobody asks for", async () => {
    const bytes = zipOf([
      { name: "a.xml", bytes: "abc" },
      { name: "media/picture.png", bytes: "x", forged: { size: 4_000_000_000, crc: 1 } },
    ]);
    expect(await textOf(bytes, "a.xml")).toBe("abc");
  });
});

describe("a zip that lies", () => {
  it("about a part's size is broken, at the first byte too many", async () => {
    const { why, unpacked } = await refused(
      one({ bytes: Buffer.alloc(3_000_000), forged: { size: 10 } }),
      "a.xml",
    );
    expect(why).toEqual(broken);
    expect(unpacked).toBe(0);
    expect((await refused(one({ forged: { size: 5_000 } }), "a.xml")).why).toEqual(broken);
    expect((await refused(one({ stored: true, forged: { size: 5 } }), "a.xml")).why).toEqual(broken);
  });

  it("about where its bytes lie is broken", async () => {
    expect((await refused(one({ forged: { packedSize: 1_000_000 } }), "a.xml")).why).toEqual(broken);
    expect((await refused(one({ forged: { packedSize: 5 } }), "a.xml")).why).toEqual(broken);
    expect((await refused(one({ forged: { offset: 3_000_000 } }), "a.xml")).why).toEqual(broken);
    expect((await refused(one({ forged: { offset: 3 } }), "a.xml")).why).toEqual(broken);
  });

  it("about a part's sum is broken", async () => {
    expect((await refused(one({ forged: { crc: 12 } }), "a.xml")).why).toEqual(broken);
  });

  it("with one part's bytes for two entries is broken before anything is unpacked", async () => {
    const twice = zipOf([
      { name: "a.xml", bytes: "abc" },
      { name: "b.xml", bytes: "abc", forged: { offset: 0 } },
    ]);
    expect((await refused(twice)).why).toEqual(broken);
    // Each part's bytes begin in those of the part before.
    const nested = zipOf(
      Array.from({ length: 5 }, (_, at) => ({ name: `${at}.xml`, bytes: "abc", forged: { packedSize: 60 } })),
    );
    expect((await refused(nested)).why).toEqual(broken);
  });

  it("with a name twice is broken, whatever their case", async () => {
    const twice = zipOf([
      { name: "xl/sheet1.xml", bytes: "abc" },
      { name: "xl/Sheet1.xml", bytes: "abd" },
    ]);
    expect((await refused(twice)).why).toEqual(broken);
  });

  it("with an encrypted part is a protected file", async () => {
    expect((await refused(one({ forged: { flags: 1 } }), "a.xml")).why).toEqual({
      type: "kind",
      kind: "protected",
    });
  });

  it("in a way of packing that no Office program uses, without its part, or cut off is broken", async () => {
    expect((await refused(one({ forged: { method: 12 } }), "a.xml")).why).toEqual(broken);
    expect((await refused(one({}), "b.xml")).why).toEqual(broken);
    expect((await refused(one({}).subarray(0, -30))).why).toEqual(broken);
    expect((await refused(new Uint8Array(0))).why).toEqual(broken);
    expect((await refused(Buffer.from("PK\u0003\u0004 and no more"))).why).toEqual(broken);
  });
});

describe("a zip that is too much", () => {
  const tooMuch = { type: "too-much", what: "unpacked" };

  it("in one part says so before the part is unpacked", async () => {
    const bomb = one({ forged: { size: mostPartBytes + 1 } });
    expect(await refused(bomb, "a.xml")).toEqual({ why: tooMuch, unpacked: 0 });
  });

  it("in all its parts ends at the limit", async () => {
    // A part that is asked for again is unpacked again.
    const bomb = zipOf({ "a.xml": Buffer.alloc(mostPartBytes), "b.xml": "<b/>" });
    const { why, unpacked } = await refused(bomb, "a.xml", "a.xml", "b.xml");
    expect(why).toEqual(tooMuch);
    expect(unpacked).toBe(mostBytesInAll);
  });

  it("in the number of its parts says so", async () => {
    const parts = Array.from({ length: mostParts + 1 }, (_, at) => ({ name: `${at}.xml`, bytes: "" }));
    expect((await refused(zipOf(parts))).why).toEqual({ type: "too-much", what: "parts" });
    expect((await openZip(zipOf(parts.slice(1)), "xlsx")).names).toHaveLength(mostParts);
  });
});
