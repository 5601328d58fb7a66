// Reads an operation's arguments: whatever is wrong with them is a Misuse that says so in one line. Pure.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { misuse } from "../../text/operator/command-line.ts";
import { Misuse } from "./operation.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * The options and the words of a command line. `words` says how many words without dashes are wanted and what they
 * are, for the message; a last one that ends with "…" may be given several times.
 */
export function readArguments<const T extends Options>(
  args: readonly string[],
  options: T,
  words: readonly string[] = [],
): { values: ReturnType<typeof parse<T>>["values"]; words: readonly string[] } {
  const { values, positionals } = parse(args, options);
  const missing = words[positionals.length];
  if (missing !== undefined) throw new Misuse(misuse.missing(missing));
  const extra = words.at(-1)?.endsWith("…") ? undefined : positionals[words.length];
  if (extra !== undefined) throw new Misuse(misuse.extra(extra));
  return { values, words: positionals };
}

function parse<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError) || !("code" in error)) throw error;
    throw new Misuse(sayParseError(String(error.code), error.message, Object.keys(options)));
  }
}

/** Node says in English what is wrong; its code and the option between quotation marks are all that is used. */
function sayParseError(code: string, message: string, known: readonly string[]): string {
  const option = /'(?:-\w, )?(-{1,2}[^\s'=]+)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    return misuse.unknownOption(
      option,
      known.map((name) => `--${name}`),
    );
  }
  return message.includes("does not take") ? misuse.takesNoValue(option) : misuse.noValue(option);
}

/** "A, B" as a list without blanks and repeats; undefined where the option was not given. */
export function listOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const list = [...new Set(text.split(",").map((part) => part.trim()))].filter((part) => part !== "");
  if (list.length === 0) throw new Misuse(misuse.emptyList);
  return list;
}

/** A whole number from `least` on. */
export function readWholeNumber(text: string, what: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) {
    throw new Misuse(misuse.noWholeNumber(what, least));
  }
  return Number(text);
}

/** An option that must be there. */
export function required(text: string | undefined, what: string): string {
  if (text === undefined || text.trim() === "") throw new Misuse(misuse.missing(what));
  return text.trim();
}
