// Prints an expression as an Excel formula that is empty wherever the evaluator says "unknown". Pure.

import { writtenValue } from "../evaluate.ts";
import { decimalOf } from "../exact.ts";
import type { Expression, NumberLiteral } from "../expression.ts";
import { comparedDigits, fineness, finest } from "../fineness.ts";
import { calledFormula } from "./called.ts";
import {
  choose,
  every,
  FALSE,
  isAddress,
  known,
  limited,
  orEmpty,
  quoted,
  type Statement,
  some,
  TooLarge,
  TRUE,
  undecided,
  type Value,
} from "./formula.ts";
import type { ExcelCell, ExcelSheet } from "./sheet.ts";

/** A formula without its "=", or null where it would be larger than Excel takes: then its value alone is written. */
export function toExcel(expression: Expression, sheet: ExcelSheet): string | null {
  try {
    if (!isStatement(expression, sheet)) return orEmpty(printed(expression, sheet));
    const { isTrue, isFalse } = statementOf(expression, sheet);
    return choose(isTrue, quoted(sheet.yes), choose(isFalse, quoted(sheet.no), '""'));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/** Whether an expression is true or false, and no value. */
function isStatement(expression: Expression, sheet: ExcelSheet): boolean {
  switch (expression.type) {
    case "truth":
    case "compare":
    case "and":
    case "or":
    case "not":
      return true;
    case "if":
      return expression.otherwise === null || isStatement(expression.follows, sheet);
    case "cells":
    case "fact":
      return isYesNo(sheet.address(expression)[0]);
    default:
      return false;
  }
}

function isYesNo(at: ExcelCell | undefined): boolean {
  return at?.holds === "truth" || at?.holds === "ones";
}

const nowhere: Value = { formula: '""', numbers: [], also: [FALSE], binds: 9 };

/** How strongly signs bind in a formula. */
const binds = { "+": 1, "-": 1, "*": 2, "/": 2, negative: 3, all: 9 } as const;

function printed(expression: Expression, sheet: ExcelSheet): Value {
  switch (expression.type) {
    case "number":
      return certain(writtenNumber(expression));
    case "text":
      return certain(quoted(expression.value));
    case "cells":
    case "fact":
      return cellValue(sheet.address(expression)[0]);
    case "negative": {
      const of = printed(expression.of, sheet);
      return { ...of, formula: `-${bracketed(of, binds.negative)}`, binds: binds.negative };
    }
    case "round": {
      const of = printed(expression.of, sheet);
      return { ...of, formula: roundedAt(expression.of, of, expression.digits, sheet), binds: binds.all };
    }
    case "arithmetic":
      return arithmeticValue(expression, sheet);
    case "if": {
      const { isTrue, isFalse } = statementOf(expression.given, sheet);
      const follows = printed(expression.follows, sheet);
      const otherwise = expression.otherwise ? printed(expression.otherwise, sheet) : nowhere;
      const isKnown = some([every([isTrue, known(follows)]), every([isFalse, known(otherwise)])]);
      return {
        formula: choose(isTrue, follows.formula, otherwise.formula),
        numbers: [],
        also: [isKnown],
        binds: binds.all,
      };
    }
    case "call":
      return calledFormula(expression, sheet, {
        value: (one) => printed(one, sheet),
        statement: (one) => (isStatement(one, sheet) ? statementOf(one, sheet) : null),
      });
    default:
      return nowhere;
  }
}

function certain(formula: string): Value {
  return { formula, numbers: [], also: [], binds: formula.startsWith("-") ? binds.negative : binds.all };
}

function writtenNumber(number: NumberLiteral): string {
  return decimalOf(writtenValue(number), number.digits + (number.percent ? 2 : 0));
}

function cellValue(at: ExcelCell | undefined): Value {
  if (!at?.asked || isYesNo(at)) return nowhere;
  if (!isAddress(at.cell)) return certain(at.cell);
  if (at.holds === "number") return { ...certain(at.cell), numbers: [at.cell] };
  return { ...certain(at.cell), also: [`${at.cell}<>""`] };
}

function arithmeticValue(
  { sign, left, right }: Extract<Expression, { type: "arithmetic" }>,
  sheet: ExcelSheet,
): Value {
  const [one, other] = [printed(left, sheet), printed(right, sheet)];
  const own = binds[sign];
  // "a - (b - c)", "a / (b * c)": what stands on the right is bracketed where it binds no more strongly.
  const formula = limited(`${bracketed(one, own)}${sign}${bracketed(other, own + 1)}`);
  return {
    formula,
    numbers: [...one.numbers, ...other.numbers],
    also: [...one.also, ...other.also, ...(sign === "/" ? [isNotZero(other)] : [])],
    binds: own,
  };
}

/** That a divisor is not 0, itself no error where the divisor is not known. */
function isNotZero(divisor: Value): string {
  if (isAddress(divisor.formula)) return `${divisor.formula}<>0`;
  if (/^\d+(?:\.\d+)?$/u.test(divisor.formula)) return Number(divisor.formula) === 0 ? FALSE : TRUE;
  // A binary number that should be 0 may be almost 0.
  return choose(known(divisor), `${rounded(divisor.formula, finest)}<>0`, FALSE);
}

function bracketed(value: Value, than: number): string {
  return value.binds < than ? `(${value.formula})` : value.formula;
}

function rounded(formula: string, digits: number): string {
  return limited(`ROUND(${formula},${digits})`);
}

function statementOf(expression: Expression, sheet: ExcelSheet): Statement {
  switch (expression.type) {
    case "truth":
      return expression.value ? { isTrue: TRUE, isFalse: FALSE } : { isTrue: FALSE, isFalse: TRUE };
    case "cells":
    case "fact":
      return cellStatement(sheet.address(expression)[0], sheet);
    case "not": {
      const { isTrue, isFalse } = statementOf(expression.of, sheet);
      return { isTrue: isFalse, isFalse: isTrue };
    }
    case "and":
    case "or": {
      const parts = expression.parts.map((part) => statementOf(part, sheet));
      const [trues, falses] = [parts.map(({ isTrue }) => isTrue), parts.map(({ isFalse }) => isFalse)];
      return expression.type === "and"
        ? { isTrue: every(trues), isFalse: some(falses) }
        : { isTrue: some(trues), isFalse: every(falses) };
    }
    case "if": {
      const given = statementOf(expression.given, sheet);
      const follows = statementOf(expression.follows, sheet);
      const otherwise = expression.otherwise
        ? statementOf(expression.otherwise, sheet)
        : { isTrue: TRUE, isFalse: FALSE };
      return {
        isTrue: some([every([given.isTrue, follows.isTrue]), every([given.isFalse, otherwise.isTrue])]),
        isFalse: some([every([given.isTrue, follows.isFalse]), every([given.isFalse, otherwise.isFalse])]),
      };
    }
    case "compare":
      return isStatement(expression.left, sheet) || isStatement(expression.right, sheet)
        ? sameTruth(expression, sheet)
        : comparedValues(expression, sheet);
    default:
      return undecided;
  }
}

function cellStatement(at: ExcelCell | undefined, { yes, no }: ExcelSheet): Statement {
  if (!at?.asked || !isYesNo(at)) return undecided;
  // An empty cell equals 0.
  if (at.holds === "ones")
    return { isTrue: `${at.cell}=1`, isFalse: every([`ISNUMBER(${at.cell})`, `${at.cell}=0`]) };
  return { isTrue: `${at.cell}=${quoted(yes)}`, isFalse: `${at.cell}=${quoted(no)}` };
}

type Compare = Extract<Expression, { type: "compare" }>;

function sameTruth({ sign, left, right }: Compare, sheet: ExcelSheet): Statement {
  if ((sign !== "=" && sign !== "<>") || !isStatement(left, sheet) || !isStatement(right, sheet))
    return undecided;
  const [a, b] = [statementOf(left, sheet), statementOf(right, sheet)];
  const same = some([every([a.isTrue, b.isTrue]), every([a.isFalse, b.isFalse])]);
  const other = some([every([a.isTrue, b.isFalse]), every([a.isFalse, b.isTrue])]);
  return sign === "=" ? { isTrue: same, isFalse: other } : { isTrue: other, isFalse: same };
}

const opposite = { "=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;

function comparedValues({ sign, left, right }: Compare, sheet: ExcelSheet): Statement {
  const holds = holdsOf(left, sheet);
  const isOrder = sign !== "=" && sign !== "<>";
  if (holds !== holdsOf(right, sheet) || (holds === "text" && isOrder)) return undecided;
  const digits = comparedDigits(left, right, sheet.digits);
  const [one, other] = [left, right].map((side) => {
    const value = printed(side, sheet);
    return { ...value, formula: holds === "text" ? value.formula : toDigits(side, value, digits, sheet) };
  });
  if (!one || !other) return undecided;
  const areKnown = known({
    ...one,
    numbers: [...one.numbers, ...other.numbers],
    also: [...one.also, ...other.also],
  });
  return {
    isTrue: choose(areKnown, limited(`${one.formula}${sign}${other.formula}`), FALSE),
    isFalse: choose(areKnown, limited(`${one.formula}${opposite[sign]}${other.formula}`), FALSE),
  };
}

/** A cell that has no more digits than these, and a written number, need no rounding. */
function toDigits(side: Expression, value: Value, digits: number, sheet: ExcelSheet): string {
  const own = fineness(side, sheet.digits);
  const isExact = own !== null && own <= digits && isAlone(side);
  return isExact ? value.formula : roundedAt(side, value, digits, sheet);
}

function isAlone({ type }: Expression): boolean {
  return type === "cells" || type === "fact" || type === "number" || type === "round";
}

/**
 * Binary numbers that were calculated miss a half that they should be: 57/200*100 is 28.499999999999996 there. So they
 * are first brought to the digits that are sure; whole numbers, and one divided by another, miss nothing.
 */
function roundedAt(of: Expression, { formula }: Value, digits: number, sheet: ExcelSheet): string {
  const isWhole = (one: Expression) => fineness(one, sheet.digits) === 0;
  const isDivided = of.type === "arithmetic" && of.sign === "/" && isWhole(of.left) && isWhole(of.right);
  const isSure = digits >= finest || isAlone(of) || isWhole(of) || isDivided;
  return rounded(isSure ? formula : rounded(formula, finest), digits);
}

function holdsOf(expression: Expression, sheet: ExcelSheet): "number" | "text" {
  if (expression.type === "text") return "text";
  if (expression.type === "cells" || expression.type === "fact")
    return sheet.address(expression)[0]?.holds === "text" ? "text" : "number";
  return expression.type === "if" ? holdsOf(expression.follows, sheet) : "number";
}
