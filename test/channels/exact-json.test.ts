// Ids of platforms have more digits than a JavaScript number holds: read from JSON they keep every one.
import fc from "fast-check";
import { expect, test } from "vitest";
import { DEEPEST, parseJson } from "../../src/channels/exact-json.ts";

test.each([
  ['{"id":246845883529197922}', { id: "246845883529197922" }],
  [
    '{"id":-246845883529197923,"n":[9007199254740993]}',
    { id: "-246845883529197923", n: ["9007199254740993"] },
  ],
  ['{"id":9007199254740991}', { id: 9_007_199_254_740_991 }],
  [
    '{"text":"số 246845883529197922, \\"9007199254740993\\""}',
    { text: 'số 246845883529197922, "9007199254740993"' },
  ],
  ['{"text":"\\\\","id":246845883529197922}', { text: "\\", id: "246845883529197922" }],
  [
    '{"part":1.2345678901234567,"big":1e20,"id":246845883529197922}',
    { part: 1.2345678901234567, big: 1e20, id: "246845883529197922" },
  ],
  ['{"text":"không có gì"}', { text: "không có gì" }],
  ["246845883529197922", "246845883529197922"],
  ["{oops 246845883529197922", undefined],
  ["", undefined],
])("%s", (text, value) => {
  expect(parseJson(Buffer.from(text))).toEqual(value);
});

test("what is nested too deeply is not built, before or after a number of many digits", () => {
  const nested = (depth: number, inside: string) => `${"[".repeat(depth)}${inside}${"]".repeat(depth)}`;
  const asked = (depth: number) => parseJson(Buffer.from(nested(depth, "246845883529197922")));
  expect(asked(DEEPEST)).toEqual(JSON.parse(nested(DEEPEST, '"246845883529197922"')));
  expect(asked(DEEPEST + 1)).toBeUndefined();
  expect(parseJson(Buffer.from(`{"a":1234567890123456789,"b":${nested(DEEPEST, "{}")}}`))).toBeUndefined();
  // Many one after the other are not deep.
  const wide = `[${nested(50, "1")},${Array(200).fill(nested(50, "1")).join(",")}]`;
  expect(parseJson(Buffer.from(wide))).toEqual(JSON.parse(wide));
});

test("of whatever is JSON the value is the one that JSON.parse gives, but for digits that a number would lose", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!/\d{16}/.test(text));
      expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
});
