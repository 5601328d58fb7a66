// How each kind of answer reads a cell of a file: a number as itself, a text as typed, and nothing else for a figure.
import { describe, expect, it } from "vitest";
import type { FileValue } from "../../../src/files/blocks.ts";
import { type KindName, kindNames, kinds } from "../../../src/form/kinds/index.ts";
import { factKind } from "../../../src/form/kinds/yes-no.ts";
import { options } from "./context.ts";

type Of = {
  readonly shown?: string;
  readonly scale?: number;
  readonly most?: number;
  readonly digits?: number;
  /** In what the form itself counts there. */
  readonly own?: "nghin" | "trieu";
  readonly identifies?: "phone" | "citizen" | "school" | "account";
};

const now = new Date("2022-10-10T03:00:00Z");
const text = (said: string): FileValue => ({ type: "text", text: said });
const number = (value: number): FileValue => ({ type: "number", number: value });
const others: readonly FileValue[] = [{ type: "error", code: "#N/A" }, { type: "unworked" }];

function read(name: KindName, value: FileValue, of: Of = {}) {
  const shown =
    of.shown ?? (value.type === "number" ? String(value.number) : value.type === "text" ? value.text : "");
  const context = {
    nouns: {},
    max: of.most ?? 999_999_999_999,
    digits: of.digits ?? 0,
    ...(of.own ? { scale: of.own } : {}),
    ...(of.identifies ? { identifies: of.identifies } : {}),
    options,
    now,
  };
  const result = kinds[name].readHeld({ value, shown, scale: of.scale ?? null }, context);
  if (result.type === "value") return result.value;
  if (result.type === "ambiguous") return result.readings.map((reading) => reading.value);
  return result.type === "refused" ? result.reason : result.type;
}

it.each(kindNames)("%s takes no error and no formula that nobody worked out", (name) => {
  for (const value of others) expect(read(name, value)).toBe("not-understood");
});

describe("a count", () => {
  it.each<[FileValue, Of, unknown]>([
    [number(12), {}, 12],
    [number(0), {}, 0],
    [number(-0), {}, 0],
    [number(340.0000000001), {}, 340],
    [number(339.9999999999), {}, 340],
    [number(1.234), { shown: "1.234" }, "decimal"],
    [number(0.5), {}, "decimal"],
    [number(-3), {}, "negative"],
    [number(31), { most: 30 }, "too-large"],
    [number(1e300), {}, "too-large"],
    [number(12), { shown: "12 lớp" }, 12],
    [number(0.354), { shown: "8:30" }, "not-understood"],
    [number(1), { shown: "24:00" }, "not-understood"],
    [text("1.234"), {}, 1234],
    [text("12 lớp"), {}, 12],
    [text("không"), {}, 0],
    [{ type: "date", day: "2022-12-01" }, {}, "not-understood"],
    [{ type: "truth", is: true }, {}, "not-understood"],
  ])("%j %j", (value, of, result) => expect(read("count", value, of)).toEqual(result));
});

describe("an amount", () => {
  it.each<[FileValue, Of, unknown]>([
    [number(8_200_000), {}, 8_200_000],
    [number(0), { scale: 1e6 }, 0],
    [number(12_345.678), {}, "decimal"],
    [number(12.5), { scale: 1e6 }, [12_500_000]],
    [number(8_200_000), { scale: 1e3 }, [8_200_000_000, 8_200_000]],
    [number(8), {}, [8_000_000, 8_000, 8]],
    [number(8.2), {}, [8_200_000, 8_200]],
    [number(-5), { scale: 1e6 }, "negative"],
    [text("8tr2"), {}, [8_200_000]],
    [text("8.200.000đ"), {}, 8_200_000],
    [text("8.200.000 đồng"), {}, 8_200_000],
    [text("5 triệu"), { scale: 1e3 }, 5_000_000],
    [text("12,5"), { scale: 1e3 }, [12_500, 12_500_000]],
    [{ type: "date", day: "2022-12-01" }, {}, "not-understood"],
  ])("%j %j", (value, of, result) => expect(read("money", value, of)).toEqual(result));
});

describe("an amount in a column that the form counts in millions", () => {
  it.each<[FileValue, Of, unknown]>([
    [number(12.5), {}, 12_500_000],
    [number(12.5), { scale: 1e6 }, 12_500_000],
    [number(0), {}, 0],
    [number(9_999), {}, 9_999_000_000],
    [number(12_500_000), {}, [12_500_000]],
    [number(12_500), {}, [12_500, 12_500_000_000]],
    [number(12.5), { scale: 1e3 }, [12_500]],
    [number(12.345_678_9), {}, "decimal"],
    [text("12,5"), {}, 12_500_000],
    [text("8.200.000 đồng"), {}, 8_200_000],
  ])("%j %j", (value, of, result) => expect(read("money", value, { ...of, own: "trieu" })).toEqual(result));
});

describe("what is chosen, called or identified", () => {
  it.each<[KindName, FileValue, Of, unknown]>([
    ["line", text("Máy chiếu"), { most: 200 }, "Máy chiếu"],
    ["line", number(7), { shown: "007", most: 200 }, "007"],
    ["line", { type: "date", day: "2022-10-15" }, { shown: "15/10/2022", most: 200 }, "15/10/2022"],
    ["one-of", text("khá"), {}, "kha"],
    ["one-of", number(2), {}, "kha"],
    ["one-of", number(99), {}, "too-large"],
    ["one-of", { type: "truth", is: true }, {}, "not-understood"],
    ["many-of", text("Tốt; Đạt"), {}, ["tot", "dat"]],
    ["many-of", number(3), {}, ["dat"]],
    ["many-of", number(99), {}, "too-large"],
    ["month", text("9/2026"), {}, "2026-09"],
    ["month", { type: "date", day: "2026-09-01" }, {}, "2026-09"],
    ["month", number(9), {}, "not-understood"],
    ["year", number(2025), { most: 2199 }, 2025],
    ["year", number(25), { most: 2199 }, "not-understood"],
    ["year", number(2025.5), { most: 2199 }, "decimal"],
    ["year", text("2025"), { most: 2199 }, 2025],
    ["identifier", text("0912 345 678"), { identifies: "phone" }, "0912345678"],
    ["identifier", number(912_345_678), { identifies: "phone" }, ["0912345678"]],
    ["identifier", number(12_345), { identifies: "phone" }, "malformed"],
    ["identifier", number(83_204_001_234), { identifies: "citizen" }, ["083204001234"]],
    ["identifier", number(83_000_701), { identifies: "school" }, "83000701"],
    ["identifier", number(1.5), { identifies: "school" }, "malformed"],
    ["identifier", { type: "date", day: "2022-10-15" }, { identifies: "phone" }, "not-understood"],
    ["proof", text("https://a.vn/1"), {}, ["https://a.vn/1"]],
    ["proof", number(1), {}, "not-understood"],
  ])("%s %j %j", (name, value, of, result) => expect(read(name, value, of)).toEqual(result));
});

describe("the other kinds", () => {
  it.each<[KindName, FileValue, Of, unknown]>([
    ["decimal", number(12.5), { digits: 1 }, 12.5],
    ["decimal", number(0.1 + 0.2), { digits: 1 }, 0.3],
    ["decimal", number(12.55), { digits: 1 }, "decimal"],
    ["decimal", text("12,5"), { digits: 1 }, 12.5],
    ["percent", number(0.855), { digits: 1, shown: "85.5%", most: 100 }, 85.5],
    ["percent", number(85.5), { digits: 1, most: 100 }, 85.5],
    ["percent", number(1.2), { digits: 1, shown: "120%", most: 100 }, "too-large"],
    ["percent", text("85,5%"), { digits: 1, most: 100 }, 85.5],
    ["text", text("Thiếu máy."), { most: 8000 }, "Thiếu máy."],
    ["text", number(7), { shown: "007", most: 8000 }, "007"],
    ["text", { type: "date", day: "2022-10-15" }, { shown: "15/10/2022", most: 8000 }, "15/10/2022"],
    ["yes-no", text("có"), {}, true],
    ["yes-no", { type: "truth", is: false }, {}, false],
    ["yes-no", number(1), {}, "not-understood"],
    ["date", { type: "date", day: "2022-10-15" }, {}, "2022-10-15"],
    ["date", text("15/10/2022"), {}, "2022-10-15"],
    ["date", number(44_849), {}, "not-understood"],
  ])("%s %j %j", (name, value, of, result) => expect(read(name, value, of)).toEqual(result));

  it("keeps a figure that is asked by yes or no as one or nought", () => {
    const of = (value: FileValue) =>
      factKind.readHeld({ value, shown: "", scale: null }, { nouns: {}, max: 9, now });
    expect([of(number(1)), of(text("không")), of({ type: "truth", is: true }), of(number(3))]).toEqual([
      { type: "value", value: 1 },
      { type: "value", value: 0 },
      { type: "value", value: 1 },
      { type: "refused", reason: "too-large" },
    ]);
  });
});
