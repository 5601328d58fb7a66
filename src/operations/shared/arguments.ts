// Reads an operation's arguments: whatever is wrong with them is a Misuse that says so in one line. Pure.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { Misuse } from "./operation.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * The options and the words of a command line. `words` says how many words without dashes are wanted and what they
 * are, for the message.
 */
export function readArguments<const T extends Options>(
  args: readonly string[],
  options: T,
  words: readonly string[] = [],
): { values: ReturnType<typeof parse<T>>["values"]; words: readonly string[] } {
  const { values, positionals } = parse(args, options);
  const missing = words[positionals.length];
  if (missing !== undefined) throw new Misuse(`${missing} is missing; --help shows how`);
  const extra = positionals[words.length];
  if (extra !== undefined) throw new Misuse(`“${extra}” is not understood here; --help shows how`);
  return { values, words: positionals };
}

function parse<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Misuse(`${error.message.split(". ")[0]}; --help shows how`);
  }
}

/** "A, B" as a list without blanks and repeats; undefined where the option was not given. */
export function listOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const list = [...new Set(text.split(",").map((part) => part.trim()))].filter((part) => part !== "");
  if (list.length === 0) throw new Misuse("a list of codes is empty");
  return list;
}

/** A whole number from `least` on. */
export function wholeNumber(text: string, what: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) {
    throw new Misuse(`${what} must be a whole number from ${least} on`);
  }
  return Number(text);
}

/** An option that must be there. */
export function required(text: string | undefined, what: string): string {
  if (text === undefined || text.trim() === "") throw new Misuse(`${what} is missing; --help shows how`);
  return text.trim();
}
