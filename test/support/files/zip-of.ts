// Writes a zip by hand, so that a test can make one that lies. The honest one is what any program writes.
import { crc32, deflateRawSync } from "node:zlib";

/** A part, and what its headers say otherwise than is true. */
export type Part = {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Not compressed. */
  readonly stored?: true;
  readonly forged?: {
    /** Of the central directory. */
    readonly size?: number;
    readonly packedSize?: number;
    readonly offset?: number;
    readonly crc?: number;
    /** Of the header before the part's own bytes. */
    readonly localSize?: number;
    readonly flags?: number;
    readonly method?: number;
  };
};

/** The parts by name, or in their order with what is forged about them. */
export function zipOf(given: Readonly<Record<string, string | Uint8Array>> | readonly Part[]): Uint8Array {
  const parts: readonly Part[] = isList(given)
    ? given
    : Object.entries(given).map(([name, bytes]) => ({ name, bytes }));
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { local, central } = headersOf(part, at);
    body.push(...local);
    directory.push(central);
    at += local.reduce((sum, piece) => sum + piece.length, 0);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, central, end]);
}

function isList(
  given: Readonly<Record<string, string | Uint8Array>> | readonly Part[],
): given is readonly Part[] {
  return Array.isArray(given);
}

function headersOf(part: Part, at: number): { local: Buffer[]; central: Buffer } {
  const { forged = {} } = part;
  const name = Buffer.from(part.name);
  const bytes = Buffer.from(part.bytes);
  const packed = part.stored === true ? bytes : deflateRawSync(bytes);
  const method = forged.method ?? (part.stored === true ? 0 : 8);
  const crc = forged.crc ?? crc32(bytes);
  const header = (size: number, packedSize: number) => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((forged.flags ?? 0) | 0x800, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packedSize, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    return fields;
  };
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  header(forged.size ?? bytes.length, forged.packedSize ?? packed.length).copy(central, 6);
  central.writeUInt32LE(forged.offset ?? at, 42);
  return {
    local: [
      Buffer.from("PK\u0003\u0004"),
      header(forged.localSize ?? bytes.length, packed.length),
      name,
      packed,
    ],
    central: Buffer.concat([central, name]),
  };
}
