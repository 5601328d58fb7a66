// Ids of platforms have more digits than a JavaScript number holds: read from JSON they keep every one.
import { expect, test } from "vitest";
import { parseJson } from "../../src/channels/exact-json.ts";

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
  expect(parseJson(text)).toEqual(value);
});

test("a large body costs no more than reading it", () => {
  const text = JSON.stringify({ text: 'a"\\'.repeat(250_000), id: "1".repeat(16) });
  expect(parseJson(text)).toEqual(JSON.parse(text));
});
