// What holds for every text and every value: reading never throws or hangs, and what is printed is read back.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindNames, kinds } from "../../../src/form/kinds/index.ts";
import { readTwoCounts } from "../../../src/form/kinds/pair.ts";
import type { ReadContext, ReadResult } from "../../../src/language/reading.ts";
import { hear } from "../../../src/language/said.ts";
import { casesOf } from "../../support/run/thorough.ts";
import { contextFor, type Named } from "./context.ts";
import { outcome, sayings } from "./said.ts";

type Reader = {
  readonly name: Named | "pair";
  read(said: string, context: ReadContext): ReadResult<unknown>;
};

const pair: Reader = { name: "pair", read: (said, context) => readTwoCounts(hear(said), context) };
const all: readonly Reader[] = [
  ...kindNames.map(
    (name): Reader => ({ name, read: (said, context) => kinds[name].read(hear(said), context) }),
  ),
  pair,
];

function read(name: Named | "pair", said: string, more: Partial<ReadContext> = {}): string {
  const reader = all.find((one) => one.name === name);
  return reader ? outcome(reader.read(said, contextFor(name, more))) : "";
}

/** Pieces that mean something, in any order: nearer to what people type than random letters. */
const pieces = fc.constantFrom(
  ..."12 340 1.200 05 0 ½ ² lớp người hs và / - , ; : ( ) + ~ x k tr tỷ triệu nghìn rưỡi không chưa khoảng hơn mỗi".split(
    " ",
  ),
  ..."ngày tháng năm 15/10 mai sau h 17 sáng chiều thứ bảy âm ghi chú: do vì có dạ ạ em gửi để = @ \n \u200b 👍 𝟏".split(
    " ",
  ),
);
const sentence = fc
  .array(pieces, { maxLength: 14 })
  .chain((words) => fc.constantFrom(" ", "").map((space) => words.join(space)));

const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");

describe.each(all)("$name", (kind) => {
  it("takes any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), sentence), (said) => {
        expect(["value", "half", "refused", "ambiguous", "later"]).toContain(
          kind.read(said, contextFor(kind.name)).type,
        );
      }),
      { numRuns: casesOf({ few: 300, many: 1500 }) },
    );
  });

  it("reads composed and decomposed text alike", () => {
    fc.assert(
      fc.property(sentence, (said) => {
        expect(read(kind.name, said.normalize("NFD"))).toBe(read(kind.name, said.normalize("NFC")));
      }),
      { numRuns: casesOf({ few: 150, many: 500 }) },
    );
  });

  it.each([
    "1",
    "1 ",
    "1.",
    "a",
    "(",
    "\n",
    "1/",
    "- ",
    "không ",
    "hai ",
    "hỏi ",
    "mai em gửi ",
    "e\u0323\u0302",
    " ",
    "15/10 ",
    "tỷ ",
  ])("answers at once when %j is repeated a hundred thousand times", (piece) => {
    const started = process.cpuUsage();
    for (const length of [1_900, 7_900, 30_000, 100_000]) {
      kind.read(piece.repeat(length).slice(0, length), contextFor(kind.name));
    }
    // CPU, no clock: what else runs on the machine is no fault of the reader's.
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000);
  });
});

describe("values as they are printed", () => {
  it("reads a count back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (value) => {
        expect(read("count", grouped(value))).toBe(`= ${value}`);
        expect(read("count", `${grouped(value)} quyển`)).toBe(`= ${value}`);
      }),
    );
  });

  it("reads a pair back", () => {
    const number = fc.integer({ min: 0, max: 9_999_999 });
    fc.assert(
      fc.property(number, number, (count, people) => {
        expect(read("pair", `${grouped(count)} lớp, ${grouped(people)} người`)).toBe(`= ${count}/${people}`);
        expect(read("pair", `${grouped(count)} lớp ${grouped(people)} người`)).toBe(`= ${count}/${people}`);
      }),
    );
  });

  it("reads a decimal and a share back, with every digit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, hundredths) => {
          const value = Number(`${whole}.${String(hundredths).padStart(2, "0")}`);
          const said = `${grouped(whole)},${String(hundredths).padStart(2, "0")}`;
          expect(read("decimal", said)).toBe(`= ${value}`);
          if (whole < 100) expect(read("percent", `${said}%`)).toBe(`= ${value}`);
        },
      ),
    );
  });

  it("reads an amount back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(read("money", `${grouped(value)} đồng`)).toBe(`= ${value}`);
      }),
    );
  });

  it("reads tenths of a million exactly", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, hundredths) => {
          const said = `${whole},${String(hundredths).padStart(2, "0")} triệu`;
          expect(read("money", said)).toBe(`= ${whole * 1_000_000 + hundredths * 10_000}`);
        },
      ),
    );
  });

  it("reads a day back", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year, month, number] = day.split("-");
          expect(read("date", `${number}/${month}/${year}`)).toBe(`= ${day}`);
          expect(read("date", `ngày ${number} tháng ${month} năm ${year}`)).toBe(`= ${day}`);
        },
      ),
    );
  });
});

describe("politeness and case", () => {
  const plain = (["count", "pair", "money"] as const).flatMap((kind) =>
    (sayings[kind] ?? []).flatMap(({ said, expected, more }) =>
      /^= [\d/]+$/.test(expected) && !("half" in more) ? [[kind, said, expected, more] as const] : [],
    ),
  );

  it.each(plain)("%s: %s", (kind, said, expected, more) => {
    expect(read(kind, `Dạ ${said} ạ`, more)).toBe(expected);
    expect(read(kind, `${said} nhé`, more)).toBe(expected);
    expect(read(kind, said.toUpperCase(), more)).toBe(expected);
    expect(read(kind, said.toLowerCase(), more)).toBe(expected);
  });
});
