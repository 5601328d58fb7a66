// What is said of a column that nobody types, because it is worked out. Pure.
import { bare } from "../normalise.ts";

/** Whether a text gives a figure by one of these names: "chênh lệch 3", "chênh lệch: 3". */
export function saysOneOf(names: readonly string[], text: string): boolean {
  const said = bare(text);
  return /\d/u.test(said) && names.some((name) => /^[\s:=]/u.test(behind(said, bare(name))));
}

function behind(said: string, name: string): string {
  return said.startsWith(name) ? said.slice(name.length) : "";
}
