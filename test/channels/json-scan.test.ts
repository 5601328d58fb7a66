// One walk over JSON tells all that stands there, and looks at no byte more often the deeper or longer anything is.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type JsonToken, scanJson } from "../../src/channels/json-scan.ts";
import { signedParts } from "../../src/channels/zalo/oa-signed.ts";

/** How often any byte was looked at. */
function looksAt(text: string, walk: (bytes: ArrayLike<number>) => unknown): number {
  let looks = 0;
  const counted = new Proxy(Buffer.from(text), {
    get(target, name) {
      if (name !== "length") looks++;
      return name === "length" ? target.length : target[Number(name)];
    },
  });
  walk(counted);
  return looks;
}

test("all that is no space is some token's, in order, with how deep it stands", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, "\t"), (value, space) => {
      const bytes = Buffer.from(JSON.stringify(value, null, space));
      const said: string[] = [];
      let open = 0;
      scanJson(bytes, (token, start, end, depth) => {
        if (token === "open") open++;
        expect(depth).toBe(open);
        if (token === "close") open--;
        said.push(bytes.toString("utf8", start, end));
        return true;
      });
      expect([open, said.join("")]).toEqual([0, JSON.stringify(value)]);
    }),
  );
});

test("each kind is told from the others", () => {
  const bytes = Buffer.from('{"a\\\\\\"b":[-1.5e+7, true],"":"x');
  const seen: [JsonToken, string, number][] = [];
  scanJson(bytes, (token, start, end, depth) => {
    seen.push([token, bytes.toString("utf8", start, end), depth]);
    return true;
  });
  expect(seen).toEqual([
    ["open", "{", 1],
    ["text", '"a\\\\\\"b"', 1],
    ["mark", ":", 1],
    ["open", "[", 2],
    ["number", "-1.5e+7", 2],
    ["mark", ",", 2],
    ...["t", "r", "u", "e"].map((letter): [JsonToken, string, number] => ["word", letter, 2]),
    ["close", "]", 2],
    ["mark", ",", 1],
    ["text", '""', 1],
    ["mark", ":", 1],
    ["text", '"x', 1],
  ]);
});

test("it ends when it is told to", () => {
  let tokens = 0;
  scanJson(Buffer.from("[1,2,3]"), () => ++tokens < 2);
  expect(tokens).toBe(2);
});

const worst = {
  "nested arrays": (n: number) => "[".repeat(n),
  "nested objects": (n: number) => '{"a":'.repeat(n / 5),
  "one number": (n: number) => `{"timestamp":${"1".repeat(n)}}`,
  "many numbers": (n: number) => `{"timestamp":[${"1234567890123456789,".repeat(n / 20)}`,
  "a text of escapes": (n: number) => `{"timestamp":"${'\\"'.repeat(n / 2)}`,
  "a long key": (n: number) => `{"${"\\u0041".repeat(n / 6)}":1}`,
  "many keys": (n: number) => `{${'"oa_id":"1",'.repeat(n / 12)}`,
  "many members of one": (n: number) => `{"recipient":{${'"id":"1",'.repeat(n / 9)}`,
  "opened and closed": (n: number) => `{"a":${"[]".repeat(n / 2)}`,
};

test.each(Object.entries(worst))("%s: twice as many are at most twice the looks", (_, body) => {
  for (const walk of [
    (bytes: ArrayLike<number>) => scanJson(bytes, () => true),
    (bytes: ArrayLike<number>) => signedParts(bytes),
  ]) {
    const [half, whole] = [looksAt(body(15_000), walk), looksAt(body(30_000), walk)];
    expect(whole).toBeLessThanOrEqual(2 * half + 200);
    // The bytes once, their end once more, and short texts to be read.
    expect(whole).toBeLessThanOrEqual(3 * 30_000 + 300);
  }
});
