// Random expressions over the small sheet of sheet.ts, and random values for its cells.
import fc from "fast-check";
import { at, type Cells, columns, rows } from "./sheet.ts";

const digits = fc.constantFrom("0", "1", "2", "7", "12", "340", "5", "-3", "1000000");
/** Halves, and what no binary fraction is. */
const decimals = fc.constantFrom(
  "0",
  "0.1",
  "0.2",
  "0.3",
  "2.5",
  "-2.5",
  "0.5",
  "12.3",
  "85.5",
  "1.5",
  "99.9",
);

function cellOf(column: string): fc.Arbitrary<string | boolean | null> {
  const value = column === "5" ? fc.boolean() : column === "4" ? decimals : digits;
  return fc.oneof(
    { weight: 8, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant("x") },
  );
}

export const anyCells: fc.Arbitrary<Cells> = fc.record(
  Object.fromEntries(
    rows.flatMap((row) => columns.map((column) => [at(row, column), cellOf(column)] as const)),
  ),
);

const row = fc.constantFrom(...rows);
const numberColumn = fc.constantFrom("2", "3", "4");
const numberCell = fc.tuple(row, numberColumn).map(([of, column]) => `{${of}}[${column}]`);
const yesCell = row.map((of) => `{${of}}[5]`);
const range = fc.constantFrom(
  "{1.1}:{1.4}[2]",
  "{1.1}:{1.3}[4]",
  "[2]:[4]",
  "{1.1}[2]:{1.3}[3]",
  "{1.2}:{1.4}[3]",
);
const literal = fc.constantFrom("0", "1", "2", "100", "0,1", "0,3", "1,5", "33,3", "25%", "12,5%", "1.000");

/** Texts that are worth a number, and texts that are true or false. */
const { number, truth } = fc.letrec<{ number: string; truth: string }>((tie) => {
  const two = fc.tuple(tie("number"), tie("number"));
  const both = fc.tuple(tie("truth"), tie("truth"));
  const digitsTo = fc.constantFrom("0", "1", "2", "-1");
  return {
    number: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      numberCell,
      literal,
      fc.tuple(two, fc.constantFrom("+", "-", "*", "/")).map(([[a, b], sign]) => `(${a} ${sign} ${b})`),
      fc.tuple(tie("number"), digitsTo).map(([of, to]) => `LÀM TRÒN(${of}; ${to})`),
      fc
        .tuple(fc.constantFrom("TỔNG", "TRUNG BÌNH", "LỚN NHẤT", "NHỎ NHẤT"), range, tie("number"))
        .map(([name, of, other]) => `${name}(${of}; ${other})`),
      fc.tuple(fc.constantFrom("TỔNG", "LỚN NHẤT"), range).map(([name, of]) => `${name}(${of})`),
      fc.tuple(range, tie("truth")).map(([of, other]) => `ĐẾM({1.1}:{1.3}[5]; ${of}; ${other})`),
      tie("number").map((of) => `-${of}`),
      fc.tuple(tie("truth"), two).map(([given, [a, b]]) => `(nếu ${given} thì ${a} không thì ${b})`),
    ),
    truth: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      yesCell,
      fc
        .tuple(two, fc.constantFrom("=", "<>", "<", "<=", ">", ">="))
        .map(([[a, b], sign]) => `(${a} ${sign} ${b})`),
      fc.tuple(both, fc.constantFrom("và", "hoặc")).map(([[a, b], word]) => `(${a} ${word} ${b})`),
      tie("truth").map((of) => `không (${of})`),
      fc.tuple(yesCell, fc.constantFrom("có", "không")).map(([of, said]) => `(${of} = ${said})`),
      both.map(([given, then]) => `(nếu ${given} thì ${then})`),
    ),
  };
});

export const anyExpression: fc.Arbitrary<string> = fc.oneof(number, truth);
