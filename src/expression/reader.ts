// The tokens of an expression while they are read, from the one that is next. Pure.
import { ExpressionError } from "./expression.ts";
import type { Token } from "./tokens.ts";
import type { Word } from "./words/vocabulary.ts";

/** Brackets, negations and conditions within each other. */
export const mostDepth = 32;

export class Reader {
  private position = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.ahead(0);
  }

  ahead(by: number): Token {
    const token = this.tokens[this.position + by] ?? this.tokens.at(-1);
    if (!token) throw new ExpressionError(0, "empty");
    return token;
  }

  take(): Token {
    const { next } = this;
    this.position += 1;
    return next;
  }

  isWord(word: Word, by = 0): boolean {
    const token = this.ahead(by);
    return token.type === "word" && token.word === word;
  }

  /** Takes the next token if it is this one. */
  takes(type: Token["type"]): boolean {
    if (this.next.type !== type) return false;
    this.position += 1;
    return true;
  }

  /** Whether the alternative of a condition comes: “không thì”. */
  get isElse(): boolean {
    return this.isWord("no") && this.isWord("follows", 1);
  }

  deeper<T>(at: number, inside: () => T): T {
    if (this.depth >= mostDepth) throw new ExpressionError(at, "too-deep");
    this.depth += 1;
    const made = inside();
    this.depth -= 1;
    return made;
  }

  /** What stands between brackets, the first of which is next. */
  bracketed<T>(inside: () => T): T {
    const { at } = this.next;
    if (!this.takes("open")) throw new ExpressionError(at, "arguments");
    return this.deeper(at, () => {
      const made = inside();
      if (this.next.type === "colon") throw new ExpressionError(this.next.at, "colon");
      if (!this.takes("close")) throw new ExpressionError(at, "bracket");
      return made;
    });
  }
}
