// Photos without their place: nothing that was planted is left, the picture is byte for byte what it was.
import { describe, expect, it } from "vitest";
import { withoutPlace } from "../../../src/files/photo/without-place.ts";
import { UnreadableFile } from "../../../src/files/unreadable.ts";
import {
  jpegOf,
  type PlacedPhoto,
  placedGif,
  placedHeic,
  placedJpeg,
  placedPng,
  placedTiff,
  placedWebp,
  planted,
} from "../../support/files/photos.ts";

const photos: Readonly<Record<string, PlacedPhoto>> = {
  jpeg: placedJpeg(),
  png: placedPng(),
  webp: placedWebp(),
  tiff: placedTiff(),
  gif: placedGif(),
  heic: placedHeic(),
  avif: placedHeic("avif"),
};
const holds = (bytes: Uint8Array, what: string | Buffer) =>
  Buffer.from(bytes).includes(typeof what === "string" ? Buffer.from(what, "latin1") : what);
const told = Object.values(planted);

describe.each(Object.entries(photos))("%s", (kind, { bytes, picture }) => {
  it("says nothing of where and whose it is, and shows the same", () => {
    expect(told.filter((what) => holds(bytes, what))).not.toEqual([]);
    const kept = withoutPlace(bytes);
    expect(told.filter((what) => holds(kept, what))).toEqual([]);
    let from = 0;
    for (const piece of picture) {
      const at = Buffer.from(kept).indexOf(piece, from);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at + piece.length;
    }
    expect(withoutPlace(kept)).toEqual(kept);
  });

  it("is turned as it was", () => {
    // A HEIC is turned by its own means, and a GIF not at all; the others keep an Exif of that one entry.
    const entry = Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]);
    expect(holds(withoutPlace(bytes), entry)).toBe(!["heic", "avif", "gif"].includes(kind));
  });

  it("is taken or said to be broken wherever it is cut off or damaged", () => {
    for (let at = 12; at < bytes.length; at++) {
      const hurt = new Uint8Array(bytes);
      hurt[at] = 0xff - (hurt[at] ?? 0);
      for (const photo of [bytes.subarray(0, at), hurt]) {
        try {
          withoutPlace(photo);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableFile);
        }
      }
    }
  });
});

it("leaves a photo as it is that has nothing beside its picture", () => {
  const plain = jpegOf("plain");
  expect(withoutPlace(plain)).toEqual(plain);
});

it("shows as much of a JPEG as came", () => {
  const { bytes } = placedJpeg();
  const cut = Buffer.from(bytes).indexOf("second scan") + 6;
  expect(holds(withoutPlace(bytes.subarray(0, cut)), "second")).toBe(true);
});

it("keeps a HEIC's parts where they are found", () => {
  const { bytes } = placedHeic();
  const kept = withoutPlace(bytes);
  const dots = Buffer.from("the dots of the picture");
  expect(Buffer.from(kept).indexOf(dots)).toBe(Buffer.from(bytes).indexOf(dots));
});

it.each([
  ["no picture", Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ["a segment beyond the end", Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1])],
  ["a PNG that begins otherwise", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\0IDAT\0\0\0\0", "latin1")],
  ["a HEIC of nothing", Buffer.from("\0\0\0\x10ftypheic\0\0\0\0", "latin1")],
  ["lists without end", Buffer.from("MM\0*\0\0\0\x08\0\0\0\0", "latin1")],
])("refuses %s", (_, bytes) => {
  expect(() => withoutPlace(bytes)).toThrow(UnreadableFile);
});

it("looks at each byte of a hostile photo a few times at most", () => {
  // Lists of a TIFF that each claim all others; items of a HEIC that lie on one another.
  const lists = Buffer.alloc(
    500_000,
    Buffer.from([0xff, 0xfe, 0x01, 0x4a, 0, 4, 0, 0, 0xff, 0xff, 0, 0, 0, 8]),
  );
  Buffer.from("MM\0*\0\0\0\x08", "latin1").copy(lists);
  expect(() => withoutPlace(lists)).toThrow(UnreadableFile);
  const { bytes } = placedHeic();
  const heic = Buffer.from(bytes);
  const places = heic.indexOf("iloc") + 4;
  // One item, at the beginning of the file and as long as it, told of twice.
  for (const at of [places + 8 + 6, places + 8 + 6 + 28]) {
    heic.writeUInt32BE(0, at);
    heic.writeUInt32BE(bytes.length - 40, at + 4);
  }
  expect(() => withoutPlace(heic)).toThrow(UnreadableFile);
});
