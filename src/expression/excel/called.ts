// Prints a function over cells and other values: SUM, AVERAGE, MAX, MIN, and the count of yes. Pure.
import type { Expression, FunctionName } from "../expression.ts";
import {
  call,
  choose,
  FALSE,
  isAddress,
  limited,
  quoted,
  runs,
  type Statement,
  some,
  type Value,
} from "./formula.ts";
import type { ExcelCell, ExcelSheet } from "./sheet.ts";

/** How the parts of an expression are printed; a statement is null of what is none. */
type Printer = { value(of: Expression): Value; statement(of: Expression): Statement | null };

const functions = { sum: "SUM", average: "AVERAGE", most: "MAX", least: "MIN" } as const;

/** The formula of a function; it waits for every cell that is asked, and passes over those that are not. */
export function calledFormula(
  { name, of }: { readonly name: FunctionName; readonly of: readonly Expression[] },
  sheet: ExcelSheet,
  printer: Printer,
): Value {
  const parts = of.map((one) => ({ one, cells: one.type === "cells" ? sheet.address(one) : [] }));
  const cells = parts.flatMap((part) => part.cells).filter(({ asked }) => asked);
  const others = parts.filter((part) => part.cells.length === 0).map(({ one }) => one);
  return name === "count" ? counted(cells, others, sheet, printer) : added(name, cells, others, printer);
}

function added(
  name: keyof typeof functions,
  cells: readonly ExcelCell[],
  others: readonly Expression[],
  printer: Printer,
): Value {
  const values = others.map((one) => printer.value(one));
  const given = [...runs(cells.map(({ cell }) => cell)), ...values.map(({ formula }) => formula)];
  const numbers = cells.map(({ cell }) => cell).filter(isAddress);
  const waits = {
    numbers: [...numbers, ...values.flatMap((value) => value.numbers)],
    also: [
      ...(cells.some(({ holds }) => holds !== "number") ? [FALSE] : []),
      ...values.flatMap((value) => value.also),
    ],
    binds: 9,
  };
  if (given.length > 0) return { formula: call(functions[name], given), ...waits };
  return name === "sum" ? { formula: "0", ...waits } : { formula: '""', ...waits, also: [FALSE] };
}

function counted(
  cells: readonly ExcelCell[],
  others: readonly Expression[],
  sheet: ExcelSheet,
  printer: Printer,
): Value {
  const { yes, no } = sheet;
  const of = (holds: ExcelCell["holds"]) =>
    cells.filter((cell) => cell.holds === holds).map(({ cell }) => cell);
  const [truths, ones, numbers, texts] = [of("truth"), of("ones"), of("number"), of("text")];
  const answers = (said: string) => runs(truths).map((run) => `COUNTIF(${run},${quoted(said)})`);
  const statements = others.map((one) => ({ one, said: printer.statement(one) }));
  const said = statements.flatMap((part) => (part.said ? [part.said] : []));
  const values = statements.flatMap(({ one, said: isSaid }) => (isSaid ? [] : [printer.value(one)]));
  const summands = [
    ...answers(yes),
    ...runs(ones).map((run) => `COUNTIF(${run},1)`),
    ...runs(numbers).map((run) => `COUNTIF(${run},">0")`),
    ...texts.map(() => "1"),
    ...said.map(({ isTrue }) => choose(isTrue, "1", "0")),
    ...values.map(({ formula }) => choose(`${formula}>0`, "1", "0")),
  ];
  const areAnswered =
    truths.length > 0 ? [limited(`${[...answers(yes), ...answers(no)].join("+")}=${truths.length}`)] : [];
  return {
    formula: limited(summands.join("+") || "0"),
    numbers: [...ones, ...numbers.filter(isAddress), ...values.flatMap((value) => value.numbers)],
    also: [
      ...areAnswered,
      ...texts.map((cell) => `${cell}<>""`),
      ...said.map(({ isTrue, isFalse }) => some([isTrue, isFalse])),
      ...values.flatMap((value) => value.also),
    ],
    binds: 1,
  };
}
