// The names of a zip's parts, without unpacking anything: enough to tell what the zip is. Pure.

/** As many names are looked at; every kind shows itself among far fewer. */
const mostNames = 2_000;
/** The end of a zip's list of parts, with the longest comment there may be. */
const longestEnd = 22 + 65_535;

/**
 * The names in the list at the zip's end; of a zip that is cut off, or whose list is nowhere, those that stand before
 * its parts. Backslashes and a first slash, which some writers leave, are taken away.
 */
export function zipNames(bytes: Uint8Array): string[] {
  const listed = listedNames(bytes);
  const names = listed.length > 0 ? listed : partNames(bytes);
  return names.map((name) => name.replaceAll("\\", "/").replace(/^\/+/, ""));
}

function listedNames(bytes: Uint8Array): string[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === null) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  // In a zip of the larger format the number stands elsewhere; the list ends where its end begins, all the same.
  if (at === 0xffffffff) at = end - view.getUint32(end + 12, true);
  while (at >= 0 && at + 46 <= bytes.length && names.length < mostNames) {
    if (view.getUint32(at, true) !== 0x02014b50) break;
    const length = view.getUint16(at + 28, true);
    names.push(textOf(bytes, at + 46, length));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - longestEnd);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

function partNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  const view = viewOf(bytes);
  for (let at = bytes.indexOf(0x50); at >= 0 && at + 30 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    if (view.getUint32(at, true) === 0x04034b50)
      names.push(textOf(bytes, at + 30, view.getUint16(at + 26, true)));
    if (names.length === mostNames) break;
  }
  return names;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textOf(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    "latin1",
    from,
    from + length,
  );
}
