// A small compound file (the old binary format of Office) with streams at its top and, in a storage, others.

/** The streams' first 512 bytes are what is given; sector 0 is the table of sectors, sector 1 and 2 the directory. */
export function compoundFile(
  top: Readonly<Record<string, Uint8Array>>,
  embedded: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array<ArrayBuffer> {
  const tops = Object.entries(top);
  const inside = Object.entries(embedded);
  const bytes = new Uint8Array(512 * (4 + tops.length + inside.length));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(44, 1, true);
  view.setUint32(48, 1, true);
  view.setUint32(68, 0xfffffffe, true);
  for (let at = 76; at < 512; at += 4) view.setUint32(at, 0xffffffff, true);
  view.setUint32(76, 0, true);
  const follows = [0xfffffffd, 2, ...Array.from({ length: 126 }, () => 0xfffffffe)];
  follows.forEach((next, sector) => void view.setUint32(512 + sector * 4, next, true));
  const none = 0xffffffff;
  const last = tops.length + 1;
  const entry = (id: number, name: string, type: number, right: number, child: number, start: number) => {
    const at = 1024 + id * 128;
    [...name].forEach((letter, index) => void view.setUint16(at + index * 2, letter.charCodeAt(0), true));
    view.setUint16(at + 64, name.length * 2 + 2, true);
    view.setUint8(at + 66, type);
    view.setUint32(at + 68, none, true);
    view.setUint32(at + 72, right, true);
    view.setUint32(at + 76, child, true);
    view.setUint32(at + 116, start, true);
  };
  entry(0, "Root Entry", 5, none, 1, 0xfffffffe);
  tops.forEach(([name, begins], index) => {
    entry(index + 1, name, 2, index + 2, none, 3 + index);
    bytes.set(begins, 512 * (4 + index));
  });
  entry(last, "ObjectPool", 1, none, inside.length > 0 ? last + 1 : none, 0);
  inside.forEach(([name, begins], index) => {
    const id = last + 1 + index;
    entry(id, name, 2, index + 1 < inside.length ? id + 1 : none, none, 3 + tops.length + index);
    bytes.set(begins, 512 * (4 + tops.length + index));
  });
  return bytes;
}
