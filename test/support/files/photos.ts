// Photos made by hand, small but built as their kinds are: with a place, a name and a way to turn in them, or plain.
import { crc32 } from "node:zlib";

const latin = (text: string) => Buffer.from(text, "latin1");
const u16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const u32 = (n: number) => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
const u32le = (n: number) => Buffer.from(u32(n)).reverse();

function rationals(...numbers: readonly number[]): Buffer {
  return Buffer.concat(numbers.flatMap((n) => [u32(n), u32(n === 3_250 ? 100 : 1)]));
}

/** What must be nowhere in a photo that is kept: where it was taken, whose camera it was. */
export const planted = {
  latitude: rationals(10, 14, 3_250),
  owner: "NGUYEN VAN AN",
  xmp: "10,14.5N",
} as const;
const turned = 6;

/** Entries of a list of a TIFF: what does not fit into an entry stands behind the list, which begins at `at`. */
function list(at: number, entries: readonly (readonly [number, number, number, Buffer])[]): Buffer {
  let beyond = at + 2 + 12 * entries.length + 4;
  const [rows, values]: [Buffer[], Buffer[]] = [[], []];
  for (const [tag, type, count, value] of entries) {
    const inside = value.length <= 4;
    rows.push(
      u16(tag),
      u16(type),
      u32(count),
      inside ? Buffer.concat([value, Buffer.alloc(4 - value.length)]) : u32(beyond),
    );
    if (!inside) values.push(value);
    if (!inside) beyond += value.length;
  }
  return Buffer.concat([u16(entries.length), ...rows, u32(0), ...values]);
}

/** A TIFF whose picture (where it has one) is these bytes, with owner, place and a way to turn. */
function tiffWith(picture: Buffer | null): Buffer {
  const gpsAt = 400;
  const strips = picture === null ? [] : ([[0x0111, 4, 1, u32(800)]] as const);
  const main = list(8, [
    ...strips,
    [0x0112, 3, 1, u16(turned)],
    [0x02bc, 1, planted.xmp.length, latin(planted.xmp)],
    [0x8298, 2, 14, latin("Phong thu vien")],
    [0x8769, 4, 1, u32(300)],
    [0x8825, 4, 1, u32(gpsAt)],
  ]);
  const exif = list(300, [[0x9286, 7, planted.owner.length, latin(planted.owner)]]);
  const gps = list(gpsAt, [
    [1, 2, 2, latin("N\0")],
    [2, 5, 3, planted.latitude],
  ]);
  const whole = Buffer.alloc(picture === null ? 500 : 800);
  Buffer.concat([latin("MM\0*"), u32(8), main]).copy(whole);
  exif.copy(whole, 300);
  gps.copy(whole, gpsAt);
  return Buffer.concat([whole, picture ?? Buffer.alloc(0)]);
}

const exif = tiffWith(null);
const xmp = latin(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>${planted.xmp}</exif:GPSLatitude></x:xmpmeta>`,
);

const segment = (marker: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);
const jfif = segment(0xe0, latin("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
const frame = segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]));
const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
const exifSegment = segment(0xe1, Buffer.concat([latin("Exif\0\0"), exif]));

/** A plain JPEG; those of two marks are two. */
export function jpegOf(mark: string | number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      jfif,
      frame,
      scan,
      Buffer.from(String(mark)),
      Buffer.from([0xff, 0xd9]),
    ]),
  );
}

/** A photo with a place, and what of it has to stand in what is kept, in this order. */
export type PlacedPhoto = { readonly bytes: Uint8Array<ArrayBuffer>; readonly picture: readonly Buffer[] };

function placed(pieces: readonly Buffer[], picture: readonly Buffer[]): PlacedPhoto {
  return { bytes: new Uint8Array(Buffer.concat(pieces)), picture };
}

/** Two scans with restarts and filled-in bytes, a preview with an Exif of its own, the notes of a maker behind the end. */
export function placedJpeg(mark = "a"): PlacedPhoto {
  const colours = segment(0xe2, latin("ICC_PROFILE\0\x01\x01sRGB"));
  const table = segment(0xc4, Buffer.from([0, 1, 2, 3]));
  const first = Buffer.concat([
    latin(mark),
    Buffer.from([0xff, 0, 0xff, 0xd0, 0x41, 0xff, 0, 0xff, 0xd7, 0x42]),
  ]);
  const second = latin("second scan");
  const end = Buffer.from([0xff, 0xd9]);
  return placed(
    [
      ...[
        Buffer.from([0xff, 0xd8]),
        jfif,
        exifSegment,
        segment(0xe1, Buffer.concat([latin("http://ns.adobe.com/xap/1.0/\0"), xmp])),
      ],
      ...[
        segment(0xe1, Buffer.concat([latin("http://ns.adobe.com/xmp/extension/\0"), xmp])),
        segment(0xe2, latin("MPF\0MM")),
      ],
      ...[
        segment(0xed, latin(`Photoshop 3.0\0${planted.owner}`)),
        segment(0xfe, latin(planted.owner)),
        colours,
        frame,
      ],
      ...[scan, first, table, segment(0xe1, exif), scan, second, end],
      ...[Buffer.from([0xff, 0xd8]), exifSegment, scan, second, end, latin(`SEFH ${planted.owner}`)],
    ],
    [jfif, colours, frame, Buffer.concat([scan, first, table]), Buffer.concat([scan, second, end])],
  );
}

const chunk = (type: string, data: Buffer) => {
  const said = Buffer.concat([latin(type), data]);
  return Buffer.concat([u32(data.length), said, u32(crc32(said))]);
};

export function placedPng(): PlacedPhoto {
  const [head, dots, end] = [
    chunk("IHDR", Buffer.alloc(13, 1)),
    chunk("IDAT", latin("dots")),
    chunk("IEND", Buffer.alloc(0)),
  ];
  const more = chunk("IDAT", latin("more dots"));
  return placed(
    [
      ...[
        latin("\x89PNG\r\n\x1a\n"),
        head,
        chunk("eXIf", exif),
        chunk("tEXt", latin(`Author\0${planted.owner}`)),
        dots,
      ],
      ...[
        more,
        chunk("iTXt", Buffer.concat([latin("XML:com.adobe.xmp\0\0\0\0\0"), xmp])),
        end,
        latin(planted.owner),
      ],
    ],
    [Buffer.concat([latin("\x89PNG\r\n\x1a\n"), head]), Buffer.concat([dots, more, end])],
  );
}

const riff = (type: string, data: Buffer) =>
  Buffer.concat([latin(type), u32le(data.length), data, Buffer.alloc(data.length % 2)]);

export function placedWebp(): PlacedPhoto {
  const says = (flags: number) => riff("VP8X", Buffer.concat([Buffer.from([flags]), Buffer.alloc(9)]));
  const dots = riff("VP8L", latin("dots."));
  const body = Buffer.concat([
    latin("WEBP"),
    says(0x10 | 0x08 | 0x04),
    dots,
    riff("EXIF", exif),
    riff("XMP ", xmp),
  ]);
  return placed([latin("RIFF"), u32le(body.length), body, latin(planted.owner)], [says(0x10 | 0x08), dots]);
}

/** Two pages; the picture lies behind the lists. */
export function placedTiff(): PlacedPhoto {
  const dots = latin("the dots of a scanned page");
  return placed([tiffWith(dots)], [dots]);
}

export function placedGif(): PlacedPhoto {
  const head = Buffer.concat([latin("GIF89a"), Buffer.from([8, 0, 8, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6])]);
  const block = (text: string) => Buffer.concat([Buffer.from([text.length]), latin(text)]);
  const dots = Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0, 8, 0, 8, 0, 0, 2]),
    block("dots"),
    Buffer.from([0]),
  ]);
  const again = Buffer.concat([
    Buffer.from([0x21, 0xff]),
    block("NETSCAPE2.0"),
    block("\x01\0\0"),
    Buffer.from([0]),
  ]);
  const note = Buffer.concat([Buffer.from([0x21, 0xfe]), block(planted.owner), Buffer.from([0])]);
  const place = Buffer.concat([
    Buffer.from([0x21, 0xff]),
    block("XMP DataXMP"),
    block(planted.xmp),
    Buffer.from([0]),
  ]);
  return placed(
    [head, again, note, place, dots, Buffer.from([0x3b]), latin(planted.owner)],
    [head, again, dots, Buffer.from([0x3b])],
  );
}

const box = (type: string, ...data: readonly Buffer[]) => {
  const whole = Buffer.concat(data);
  return Buffer.concat([u32(whole.length + 8), latin(type), whole]);
};

/** As a phone makes it: Exif and XMP lie beside the picture's dots, a film and the maker's notes behind. */
export function placedHeic(brand = "heic"): PlacedPhoto {
  const dots = latin("the dots of the picture, coded");
  const said = Buffer.concat([u32(0), exif]);
  const item = (id: number, type: string) =>
    box("infe", u32(2 << 24), u16(id), u16(0), latin(`${type}name\0`));
  const infos = box("iinf", u32(0), u16(3), item(1, "hvc1"), item(2, "Exif"), item(3, "mime"));
  const metaOf = (from: number) => {
    const lengths = [said.length, dots.length, xmp.length];
    const at = lengths.map((_, index) => from + lengths.slice(0, index).reduce((sum, n) => sum + n, 0));
    const place = (id: number, index: number) =>
      Buffer.concat([u16(id), u16(0), u16(1), u32(at[index] ?? 0), u32(lengths[index] ?? 0)]);
    const places = box("iloc", u32(0), Buffer.from([0x44, 0]), u16(3), place(2, 0), place(1, 1), place(3, 2));
    return box(
      "meta",
      u32(0),
      box("hdlr", Buffer.alloc(20)),
      infos,
      places,
      box("udta", latin(planted.owner)),
    );
  };
  const type = box("ftyp", latin(`${brand}\0\0\0\0mif1`));
  const meta = metaOf(type.length + metaOf(0).length + 8);
  return placed(
    [
      type,
      meta,
      box("mdat", said, dots, xmp),
      box("mpvd", latin(planted.owner)),
      latin(`SEFH ${planted.owner}`),
    ],
    [type, infos, dots],
  );
}
