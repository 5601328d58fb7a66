// Reads the text of an expression: recursive descent, one token ahead. Pure; bounded in length and depth.
import { checkShape } from "./check-shape.ts";
import { type Expression, ExpressionError, type FunctionName } from "./expression.ts";
import { inLastRound } from "./last-round.ts";
import { readReference } from "./read-reference.ts";
import { Reader } from "./reader.ts";
import { type Token, tokensOf } from "./tokens.ts";
import type { Word } from "./words/vocabulary.ts";

/** An expression with more letters is no rule of a form that anybody could check by reading it. */
export const mostLetters = 2000;

/**
 * Reads an expression. Weakest first: `nếu … thì … (không thì …)`, `hoặc`, `và`, `không`, comparisons (a chain of them
 * holds where each does), `+ −`, `× /`, a minus before a value, `%` behind a number.
 *
 * @throws ExpressionError with the first letter that cannot be read.
 */
export function parseExpression(typed: string): Expression {
  const text = typed.normalize("NFC");
  if (text.trim() === "") throw new ExpressionError(0, "empty");
  if (text.length > mostLetters) throw new ExpressionError(mostLetters, "too-long");
  const read = new Reader(tokensOf(text));
  const expression = condition(read);
  if (read.next.type === "colon") throw new ExpressionError(read.next.at, "colon");
  if (read.next.type !== "end") throw new ExpressionError(read.next.at, "left-over");
  checkShape(expression);
  return expression;
}

function condition(read: Reader): Expression {
  if (!read.isWord("if")) return anyOf(read);
  const { at } = read.take();
  return read.deeper(at, () => {
    const given = anyOf(read);
    if (read.next.type === "separator" && read.ahead(1).type === "word" && read.isWord("follows", 1))
      read.take();
    if (!read.isWord("follows")) throw new ExpressionError(read.next.at, "no-then");
    read.take();
    const follows = condition(read);
    if (!read.isElse) return { type: "if", given, follows, otherwise: null, at };
    read.take();
    read.take();
    return { type: "if", given, follows, otherwise: condition(read), at };
  });
}

function anyOf(read: Reader): Expression {
  return joined(read, "or", allOf);
}

function allOf(read: Reader): Expression {
  return joined(read, "and", denied);
}

function joined(read: Reader, word: "and" | "or", part: (read: Reader) => Expression): Expression {
  const first = part(read);
  if (!read.isWord(word)) return first;
  const parts = [first];
  while (read.isWord(word)) {
    read.take();
    parts.push(part(read));
  }
  return { type: word, parts, at: first.at };
}

function denied(read: Reader): Expression {
  if (!isNegation(read)) return comparison(read);
  const { at } = read.take();
  return { type: "not", of: read.deeper(at, () => denied(read)), at };
}

/** “không” before what it denies; else it is the answer. */
function isNegation(read: Reader): boolean {
  if (!read.isWord("no") || (read.isWord("no", 1) && read.isWord("follows", 2))) return false;
  const next = read.ahead(1);
  return next.type === "word" ? beginsOperand.has(next.word) : operandTokens.has(next.type) || isMinus(next);
}

const operandTokens: ReadonlySet<Token["type"]> = new Set(["number", "text", "column", "row", "open"]);
const beginsOperand: ReadonlySet<Word> = new Set<Word>([
  ...(["sum", "average", "most", "least", "count", "round", "before", "fact", "if", "yes", "no"] as const),
]);

function isMinus(token: Token): boolean {
  return token.type === "arithmetic" && token.sign === "-";
}

function comparison(read: Reader): Expression {
  let left = sum(read);
  const parts: Expression[] = [];
  for (let { next } = read; next.type === "compare"; { next } = read) {
    read.take();
    const right = sum(read);
    parts.push({ type: "compare", sign: next.sign, left, right, at: next.at });
    left = right;
  }
  const [only, more] = parts;
  return only ? (more ? { type: "and", parts, at: only.at } : only) : left;
}

function sum(read: Reader): Expression {
  return arithmetic(read, ["+", "-"], product);
}

function product(read: Reader): Expression {
  return arithmetic(read, ["*", "/"], signed);
}

function arithmetic(read: Reader, signs: readonly string[], part: (read: Reader) => Expression): Expression {
  let left = part(read);
  for (let { next } = read; next.type === "arithmetic" && signs.includes(next.sign); { next } = read) {
    read.take();
    left = { type: "arithmetic", sign: next.sign, left, right: part(read), at: next.at };
  }
  return left;
}

function signed(read: Reader): Expression {
  if (!isMinus(read.next)) return operand(read);
  const { at } = read.take();
  return { type: "negative", of: read.deeper(at, () => signed(read)), at };
}

function operand(read: Reader): Expression {
  const token = read.next;
  switch (token.type) {
    case "number": {
      const { value, digits, at } = token;
      read.take();
      return { type: "number", value, digits, percent: read.takes("percent"), at };
    }
    case "text":
      read.take();
      return { type: "text", value: token.value, at: token.at };
    case "column":
    case "row":
      return readReference(read);
    case "open":
      return read.bracketed(() => condition(read));
    case "word":
      return word(read, token.word, token.at);
    default:
      throw new ExpressionError(token.at, "operand");
  }
}

function word(read: Reader, said: Word, at: number): Expression {
  switch (said) {
    case "yes":
      read.take();
      return { type: "truth", value: true, at };
    case "no":
      if (isNegation(read)) {
        read.take();
        return { type: "not", of: read.deeper(at, () => operand(read)), at };
      }
      read.take();
      return { type: "truth", value: false, at };
    case "sum":
    case "average":
    case "most":
    case "least":
    case "count":
      read.take();
      return called(read, said, at);
    case "round":
      read.take();
      return rounded(read, at);
    case "before":
      read.take();
      return inLastRound(read.bracketed(() => condition(read)));
    case "fact":
      read.take();
      return fact(read, at);
    default:
      throw new ExpressionError(at, "operand");
  }
}

function called(read: Reader, name: FunctionName, at: number): Expression {
  const of = read.bracketed(() => {
    const given = [condition(read)];
    while (read.takes("separator")) given.push(condition(read));
    return given;
  });
  return { type: "call", name, of, at };
}

function rounded(read: Reader, at: number): Expression {
  return read.bracketed((): Expression => {
    const of = condition(read);
    if (!read.takes("separator")) return { type: "round", of, digits: 0, at };
    const below = isMinus(read.next) ? read.take() : null;
    const said = read.take();
    const isWhole = said.type === "number" && said.digits === 0 && said.value.whole <= 9n;
    if (!isWhole) throw new ExpressionError(said.at, "digits");
    const digits = Number(said.value.whole);
    return { type: "round", of, digits: below && digits > 0 ? -digits : digits, at };
  });
}

function fact(read: Reader, at: number): Expression {
  return read.bracketed((): Expression => {
    const name = read.take();
    if (name.type !== "text" || name.value === "") throw new ExpressionError(name.at, "arguments");
    return { type: "fact", name: name.value, at };
  });
}
