// Every command's names and for whom it is, as data, and how a typed command is recognised. Acts on nothing.
import { commandDescriptions } from "../text/commands.ts";

export type CommandName = keyof typeof commandDescriptions;

/** For whom a command is: everybody, or those with a role at a unit. */
export type Audience = "all" | "contact" | "officer";

type Naming = { readonly for: Audience; readonly aliases: readonly string[] };

/** Names as platforms allow them: a–z, 0–9 and _. The order is that of the menus. */
export const commandNames: Readonly<Record<CommandName, Naming>> = {
  next: { for: "contact", aliases: ["tiep", "lam_tiep", "bao_cao"] },
  back: { for: "contact", aliases: ["quay_lai", "lui"] },
  skip: { for: "contact", aliases: ["bo_qua", "de_sau"] },
  none: { for: "contact", aliases: ["khong_co", "khong"] },
  done: { for: "contact", aliases: ["xong"] },
  edit: { for: "contact", aliases: ["sua"] },
  note: { for: "contact", aliases: ["ghi_chu"] },
  progress: { for: "contact", aliases: ["tien_do"] },
  review: { for: "contact", aliases: ["xem_lai"] },
  submit: { for: "contact", aliases: ["nop", "nop_bao_cao"] },
  receipt: { for: "contact", aliases: ["bien_nhan"] },
  reopen: { for: "contact", aliases: ["xin_sua"] },
  reason: { for: "contact", aliases: ["ly_do"] },
  stop: { for: "contact", aliases: ["tam_dung", "dung"] },
  leave: { for: "contact", aliases: ["roi_don_vi"] },
  summary: { for: "officer", aliases: ["tong_hop"] },
  missing: { for: "officer", aliases: ["chua_nop"] },
  remind: { for: "officer", aliases: ["nhac", "don_doc"] },
  unit: { for: "officer", aliases: ["don_vi"] },
  accept: { for: "officer", aliases: ["tiep_nhan", "duyet"] },
  return: { for: "officer", aliases: ["tra_lai"] },
  export: { for: "officer", aliases: ["excel", "xuat_excel"] },
  deadline: { for: "officer", aliases: ["han", "han_nop"] },
  announce: { for: "officer", aliases: ["thong_bao"] },
  start: { for: "all", aliases: ["bat_dau"] },
  join: { for: "all", aliases: ["tham_gia", "ma"] },
  privacy: { for: "all", aliases: ["rieng_tu"] },
  about: { for: "all", aliases: ["gioi_thieu", "ve_dot_bao_cao"] },
  help: { for: "all", aliases: ["tro_giup", "huong_dan"] },
};

/** A command with what stood after its name; a name of null is a slash command that nobody knows. */
export type FoundCommand =
  | { readonly name: CommandName; readonly args: string }
  | { readonly name: null; readonly said: string };

/**
 * Reads a slash command as people type it: any case, "@botname", with diacritics, or spaces for "_".
 * Null when the text is no slash command at all.
 */
export function findCommand(text: string): FoundCommand | null {
  const slash = /^\s*[/\uFF0F]\s*([\p{L}_][\s\S]*)$/u.exec(text);
  if (!slash?.[1]) return null;
  const found = longestName(slash[1], commandOf);
  return found ?? { name: null, said: /^\S+/.exec(slash[1])?.[0] ?? "" };
}

/**
 * Reads an officer's command typed without the slash, for channels without a menu.
 * Commands that take no argument must be the whole text.
 */
export function findOfficerWords(text: string): { name: CommandName; args: string } | null {
  const officer = (name: string) => {
    const known = commandOf(name);
    return known && (known === "help" || commandNames[known].for === "officer") ? known : null;
  };
  const found = longestName(text.trim(), officer);
  return found && (found.args === "" || takesCode.has(found.name)) ? found : null;
}

/** What a platform's menu lists for a person: canonical names with their descriptions. */
export function commandMenu(audience: Audience): { command: string; description: string }[] {
  return allNames
    .filter((name) => commandNames[name].for === audience || commandNames[name].for === "all")
    .map((name) => ({ command: name, description: commandDescriptions[name] }));
}

const takesCode: ReadonlySet<CommandName> = new Set(["unit", "accept", "return", "deadline", "announce"]);

const allNames = Object.keys(commandNames).filter((name): name is CommandName => name in commandDescriptions);

const byName: ReadonlyMap<string, CommandName> = new Map(
  allNames.flatMap((name) => [name, ...commandNames[name].aliases].map((alias) => [alias, name] as const)),
);

function commandOf(name: string): CommandName | null {
  return byName.get(name) ?? null;
}

/** The longest name that the text's first words make: a name of three words is not one of a word with an argument. */
function longestName(
  text: string,
  known: (name: string) => CommandName | null,
): { name: CommandName; args: string } | null {
  const words = [...text.matchAll(/\S+/g)].slice(0, mostWords);
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1];
    const typed = words.slice(0, count).map((word) => word[0]);
    const name = known(typed.map(bare).join("_"));
    if (name && last) return { name, args: text.slice(last.index + last[0].length).trim() };
  }
  return null;
}

const mostWords = 3;

/** Without the bot's name, diacritics, case and a closing mark. */
function bare(word: string): string {
  return word
    .replace(/@\w+$/, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0111\u0110]/g, "d")
    .toLowerCase()
    .replace(/[.,;:!?]+$/, "");
}
