// What a HEIF photo's list of items holds beside the picture, and where in the file each of it lies. Pure.
import { type Box, BoxReader, boxesIn } from "./boxes.ts";
import { brokenPhoto, lettersOf } from "./pieces.ts";

/** Kinds of items that are the picture or tell how it is put together; Exif, XMP and whatever else there is are not. */
const ofThePicture = new Set([
  ...["hvc1", "hev1", "lhv1", "av01", "avc1", "jpeg", "j2k1", "vvc1", "unci", "mski"],
  ...["grid", "iden", "iovl", "tmap"],
]);

/** Some bytes of the file. */
type Span = { readonly from: number; readonly end: number };

/** What lies there, or a part of it; its kind is empty where it has none. */
export type Beside = Span & { readonly type: string };

/**
 * Where everything lies that is no part of the picture.
 *
 * @throws UnreadableFile where it is said in a way that this does not know.
 */
export function spansBeside(bytes: Uint8Array, inMeta: readonly Box[]): Beside[] {
  const infos = inMeta.find(({ type }) => type === "iinf");
  const places = inMeta.find(({ type }) => type === "iloc");
  if (!infos || !places) return [];
  const beside = itemsBeside(bytes, infos);
  const held = inMeta.find(({ type }) => type === "idat");
  return [...spansByItem(bytes, places, held ?? null)].flatMap(({ id, spans }) => {
    const type = beside.get(id);
    return type === undefined ? [] : spans().map((span) => ({ ...span, type }));
  });
}

function itemsBeside(bytes: Uint8Array, infos: Box): ReadonlyMap<number, string> {
  const reader = new BoxReader(bytes, infos);
  const version = reader.number(4) >>> 24;
  reader.number(version === 0 ? 2 : 4);
  const beside = new Map<number, string>();
  for (const info of boxesIn(bytes, reader.place, infos.end)) {
    if (info.type !== "infe") throw brokenPhoto();
    const item = new BoxReader(bytes, info);
    const form = item.number(4) >>> 24;
    const id = item.number(form === 3 ? 4 : 2);
    item.number(2);
    // Before the second version nothing of the picture was an item.
    const type = form >= 2 ? lettersOf(bytes, item.place, 4) : "";
    if (!ofThePicture.has(type)) beside.set(id, type);
  }
  return beside;
}

type Located = { readonly id: number; readonly spans: () => Span[] };

function* spansByItem(bytes: Uint8Array, places: Box, held: Box | null): Generator<Located> {
  const reader = new BoxReader(bytes, places);
  const version = reader.number(4) >>> 24;
  if (version > 2) throw brokenPhoto();
  const [offsetAndLength, baseAndIndex] = [reader.number(1), reader.number(1)];
  const size = {
    offset: offsetAndLength >> 4,
    length: offsetAndLength & 15,
    base: baseAndIndex >> 4,
    index: version === 0 ? 0 : baseAndIndex & 15,
  };
  // Of no length would be all there is: nobody writes an item so that has a picture beside it.
  if (size.length === 0) throw brokenPhoto();
  for (let left = reader.number(version === 2 ? 4 : 2); left > 0; left--) {
    const id = reader.number(version === 2 ? 4 : 2);
    const method = version === 0 ? 0 : reader.number(2) & 15;
    const elsewhere = reader.number(2) !== 0;
    const base = reader.number(size.base);
    const extents: { readonly offset: number; readonly length: number }[] = [];
    for (let more = reader.number(2); more > 0; more--) {
      reader.number(size.index);
      extents.push({ offset: base + reader.number(size.offset), length: reader.number(size.length) });
    }
    yield { id, spans: () => (elsewhere ? [] : spansOf(bytes, extents, beginningOf(method, held))) };
  }
}

/** What offsets count from: the file, or the box of small items. */
function beginningOf(method: number, held: Box | null): Span {
  if (method === 0) return { from: 0, end: Number.POSITIVE_INFINITY };
  if (method === 1 && held) return held;
  throw brokenPhoto();
}

function spansOf(
  bytes: Uint8Array,
  extents: readonly { readonly offset: number; readonly length: number }[],
  within: Span,
): Span[] {
  return extents.map(({ offset, length }) => {
    const from = within.from + offset;
    if (from + length > Math.min(within.end, bytes.length)) throw brokenPhoto();
    return { from, end: from + length };
  });
}
