// Which commands an officer may have meant whose words were not understood: the three that share most words with them.
import { bare } from "../../language/normalise.ts";
import { type CommandName, commandMenu, commandNames, findCommand } from "./names.ts";

const most = 3;
/** Offered where no word tells anything. */
const usual: readonly CommandName[] = ["missing", "summary", "unit"];

/** Words of a command: its names, and what it is for. A name's count for more. */
const known = commandMenu("officer").flatMap(({ command, description }) => {
  const found = findCommand(`/${command}`);
  if (!found || found.name === null || commandNames[found.name].for !== "officer") return [];
  const { name } = found;
  const names = new Set(commandNames[name].aliases.flatMap((alias) => alias.split("_")));
  return [{ name, names, words: new Set(wordsOf(description)) }];
});

/** Three commands, the nearest first; each may be given without anything behind its name. */
export function nearestCommands(said: string): readonly CommandName[] {
  const typed = new Set(wordsOf(said));
  const near = known
    .map(({ name, names, words }) => {
      const count = (set: ReadonlySet<string>) => [...typed].filter((word) => set.has(word)).length;
      return { name, score: 2 * count(names) + count(words) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ name }) => name);
  return [...new Set([...near, ...usual])].slice(0, most);
}

function wordsOf(text: string): string[] {
  return bare(text).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}
