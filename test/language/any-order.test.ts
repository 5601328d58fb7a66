// Messages built from rows in any order and dress: just their figures are stored, or it is asked; never against a measure.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ofUnit, promptAt, say } from "./said.ts";

const q = ofUnit("phong_gddt");
/** What each row of group 4 is called, and counts in: typed from the dispatch. */
const rows = [
  { no: "4.1", measure: "tập thể", label: "số tập thể" },
  { no: "4.2", measure: "cá nhân", label: "số cá nhân" },
  { no: "4.3", measure: "quyển", label: "số sách" },
] as const;
type Row = (typeof rows)[number];

const dress = fc.constantFrom<(row: Row, figure: number) => string>(
  ({ no }, figure) => `${no}: ${figure}`,
  ({ no, measure }, figure) => `${no}: ${figure} ${measure}`,
  ({ measure }, figure) => `${figure} ${measure}`,
  ({ measure }, figure) => `có ${figure} ${measure}`,
  ({ label }, figure) => `${label}: ${figure}`,
);
const entry = (row: Row) =>
  fc.record({ row: fc.constant(row), figure: fc.integer({ min: 2, max: 400 }), dress });
const entries = fc
  .shuffledSubarray([...rows], { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map((row) => entry(row))));
/** A pair of each row of group 6, by its number or by its name. */
const pairs = [
  { no: "6.1", name: "thể thao" },
  { no: "6.2", name: "văn nghệ" },
  { no: "6.3", name: "tham quan" },
] as const;
const pair = (row: (typeof pairs)[number]) =>
  fc.record({
    row: fc.constant(row),
    count: fc.integer({ min: 1, max: 4 }),
    people: fc.integer({ min: 50, max: 200 }),
    lead: fc.constantFrom(`${row.no}: `, `${row.name} `, `${row.name}: `),
    worded: fc.boolean(),
  });
const separator = fc.constantFrom("; ", "\n", "\n- ", ";\n");
const before = fc.constantFrom("", "dạ em gửi ạ:\n", "Em chào chị\n");
const after = fc.constantFrom("", " ạ", "\nem cảm ơn");

describe("a message of several rows", () => {
  it("stores just the figures that it gives, each at its row, or asks", () => {
    fc.assert(
      fc.property(entries, separator, before, after, (said, between, lead, close) => {
        const lines = said.map((one) => one.dress(one.row, one.figure));
        const { stored, events } = say(q, promptAt(q, "4"), lead + lines.join(between) + close);
        const told = events.some(({ type }) => type !== "answered" && type !== "asked");
        expect(told || stored.size === said.length).toBe(true);
        for (const [no, values] of stored)
          expect([no, values]).toEqual([no, [said.find(({ row }) => row.no === no)?.figure]]);
      }),
      { numRuns: 150 },
    );
  });

  it("does so with pairs, named by number or by name", () => {
    const several = fc
      .shuffledSubarray([...pairs], { minLength: 1 })
      .chain((chosen) => fc.tuple(...chosen.map((row) => pair(row))));
    fc.assert(
      fc.property(several, fc.constantFrom("; ", "\n", ", ", " "), (said, between) => {
        const lines = said.map(({ lead, count, people, worded }) =>
          worded ? `${lead}${count} cuộc ${people} em` : `${lead}${count}/${people}`,
        );
        const { stored, events } = say(q, promptAt(q, "6"), lines.join(between));
        for (const [no, values] of stored) {
          const one = said.find(({ row }) => row.no === no);
          expect([no, values]).toEqual([no, [one?.count, one?.people]]);
        }
        const told = events.some(({ type }) => type !== "answered" && type !== "asked");
        expect(told || stored.size === said.length).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("stores no figure in a row of another measure, wherever a contradicting word stands", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...rows), separator, (said, other, between) => {
        const lines = said.map(({ row, figure }) => `${row.no}: ${figure} ${other.measure}`);
        const { stored } = say(q, promptAt(q, "4"), lines.join(between));
        expect([...stored.keys()].filter((no) => no !== other.no)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
