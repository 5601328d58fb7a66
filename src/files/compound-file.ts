// What a compound file (the old binary format of Office, and every file with a password) holds at its top. Pure.

/** Whether these are a compound file's bytes. */
export function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte);
}

/** A stream at the top of the file: its name, and its first bytes (512 at most). */
export type TopStream = { readonly name: string; readonly begins: Uint8Array };

const end = 0xfffffffe;
/** Directories of office files have a few dozen entries; a forged chain ends here. */
const mostSectors = 4_000;

/**
 * The streams that stand in the root itself. What an embedded object holds does not count: a Word document with a
 * table of Excel in it is a Word document. Empty of a file that is cut off.
 */
export function topStreams(bytes: Uint8Array): TopStream[] {
  if (bytes.length < 512) return [];
  const file = openCompound(bytes);
  const entries = file.directory();
  const root = entries[0];
  if (!root) return [];
  const found: TopStream[] = [];
  const seen = new Set<number>();
  const open = [root.child];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const entry = entries[id];
    if (!entry || seen.has(id)) continue;
    seen.add(id);
    open.push(entry.left, entry.right);
    if (entry.stream) found.push({ name: entry.name, begins: file.sector(entry.start).subarray(0, 512) });
  }
  return found;
}

type Entry = {
  readonly name: string;
  readonly stream: boolean;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
};

function openCompound(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 2 ** Math.min(view.getUint16(30, true), 12);
  const sector = (number: number): Uint8Array => {
    const from = (number + 1) * size;
    return from + size <= bytes.length ? bytes.subarray(from, from + size) : new Uint8Array(0);
  };
  const words = (part: Uint8Array): Uint32Array => {
    const inside = new DataView(part.buffer, part.byteOffset, part.byteLength);
    return Uint32Array.from({ length: part.length >> 2 }, (_, at) => inside.getUint32(at * 4, true));
  };
  /** The numbers of the sectors that say which sector follows which. */
  const chainSectors = [...words(bytes.subarray(76, 512))];
  let more = view.getUint32(68, true);
  for (let step = 0; more < end && step < mostSectors; step++) {
    const numbers = words(sector(more));
    chainSectors.push(...numbers.subarray(0, -1));
    more = numbers.at(-1) ?? end;
  }
  const after = (number: number): number => {
    const perSector = size / 4;
    const at = chainSectors[Math.floor(number / perSector)];
    return (at === undefined ? undefined : words(sector(at))[number % perSector]) ?? end;
  };
  const directory = (): Entry[] => {
    const entries: Entry[] = [];
    let at = view.getUint32(48, true);
    for (let step = 0; at < end && step < mostSectors; step++) {
      const part = sector(at);
      for (let from = 0; from + 128 <= part.length; from += 128)
        entries.push(entryOf(part.subarray(from, from + 128)));
      at = after(at);
    }
    return entries;
  };
  return { sector, directory };
}

function entryOf(bytes: Uint8Array): Entry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Math.max(0, Math.min(view.getUint16(64, true), 64) - 2);
  return {
    name: new TextDecoder("utf-16le").decode(bytes.subarray(0, length)),
    stream: view.getUint8(66) === 2,
    left: view.getUint32(68, true),
    right: view.getUint32(72, true),
    child: view.getUint32(76, true),
    start: view.getUint32(116, true),
  };
}
