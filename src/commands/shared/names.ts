// Every command's names and for whom it is, as data, and how a typed command is recognised. Acts on nothing.
import {
  everyone,
  handedOver,
  politely,
  refusedTo,
  rhythmSaid,
  whichLinks,
} from "../../language/lexicon/arguments.ts";
import { halt } from "../../language/lexicon/steering.ts";
import { bare, wordKey } from "../../language/normalise.ts";
import type { Commands } from "../../language/prompt.ts";
import { commandDescriptions } from "../../text/officer/commands.ts";
import { askedAbout, askedWhole } from "./asked.ts";
import { roundSaid } from "./round-said.ts";
import { compilerCommands, onlyCode, takesCode } from "./word-commands.ts";

export type CommandName = keyof typeof commandDescriptions;

/** For whom a command is: everybody, contacts, officers, or people to whom a notice offers it ("asked"; in no menu). */
type Audience = "all" | "contact" | "officer" | "asked";

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
  extend: { for: "contact", aliases: ["xin_gia_han", "xin_lui_han"] },
  withdraw: {
    for: "asked",
    aliases: [
      "rut_de_nghi",
      "khong_xin_nua",
      "thoi_khong_xin_nua",
      "khong_xin_gia_han_nua",
      "rut_lai_de_nghi",
    ],
  },
  reason: { for: "contact", aliases: ["ly_do"] },
  stop: { for: "contact", aliases: ["tam_dung", "nghi", "thoat"] },
  handover: { for: "contact", aliases: ["ban_giao"] },
  leave: { for: "contact", aliases: ["roi_don_vi"] },
  summary: { for: "officer", aliases: ["tong_hop"] },
  missing: { for: "officer", aliases: ["chua_nop", "ai_chua_nop", "con_ai_chua_nop"] },
  call: { for: "officer", aliases: ["goi", "can_goi", "danh_sach_goi"] },
  remind: { for: "officer", aliases: ["nhac", "don_doc"] },
  unit: { for: "officer", aliases: ["don_vi"] },
  status: { for: "asked", aliases: ["da_nop_chua"] },
  total: { for: "asked", aliases: ["tong_cua"] },
  history: { for: "officer", aliases: ["lich_su"] },
  waiting: { for: "officer", aliases: ["cho", "cho_xu_ly", "con_gi_cho"] },
  accept: { for: "officer", aliases: ["tiep_nhan", "duyet"] },
  accept_all: { for: "officer", aliases: ["tiep_nhan_het", "tiep_nhan_tat_ca", "duyet_het"] },
  undo_accept: { for: "asked", aliases: ["hoan_tac_tiep_nhan"] },
  return: { for: "officer", aliases: ["tra_lai"] },
  recheck: { for: "officer", aliases: ["nho_xem_lai"] },
  requests: { for: "officer", aliases: ["de_nghi", "cac_de_nghi"] },
  export: { for: "officer", aliases: ["excel", "xuat_excel"] },
  codes: { for: "officer", aliases: ["cap_ma", "phieu_ma"] },
  who: { for: "officer", aliases: ["dau_moi"] },
  revoke: { for: "officer", aliases: ["thu_hoi"] },
  enter: { for: "officer", aliases: ["nhap_ho"] },
  inner: {
    for: "asked",
    aliases: [
      "han_cho_truong",
      "han_cho_cac_truong",
      "han_cua_truong",
      "han_cua_cac_truong",
      "han_cho_don_vi",
      "han_cho_cac_don_vi",
    ],
  },
  exempt: { for: "officer", aliases: ["mien_bao_cao", "mien_nop"] },
  page: { for: "officer", aliases: ["trang", "trang_lam_viec"] },
  deadline: {
    for: "officer",
    aliases: ["han", "han_nop", "gia_han", "thoi_gia_han", "bo_gia_han", "doi_han"],
  },
  release: { for: "officer", aliases: ["phat_hanh", "phat_hanh_dot", "phat_hanh_cong_van"] },
  lock: { for: "officer", aliases: ["chot", "chot_so_lieu"] },
  unlock: { for: "officer", aliases: ["mo_chot", "mo_chot_so_lieu"] },
  announce: { for: "officer", aliases: ["thong_bao"] },
  hand: { for: "officer", aliases: ["giao_dot", "ban_giao_dot"] },
  add_unit: { for: "officer", aliases: ["them_don_vi", "hoi_them"] },
  again: { for: "officer", aliases: ["mo_lai", "mo_lai_nhu_lan_truoc"] },
  notices: { for: "officer", aliases: ["cach_bao_tin", "bao_tin"] },
  forms: { for: "officer", aliases: ["cac_bieu_mau", "danh_sach_bieu_mau"] },
  channels: { for: "officer", aliases: ["cac_kenh", "kenh"] },
  start: { for: "all", aliases: ["bat_dau"] },
  join: { for: "all", aliases: ["tham_gia", "ma"] },
  reports: { for: "all", aliases: ["cac_bao_cao", "doi_don_vi", "doi_bao_cao", "doi"] },
  link: { for: "all", aliases: ["noi_kenh", "them_kenh"] },
  unlink: { for: "asked", aliases: ["bo_kenh", "ngat_kenh", "cac_kenh_cua_toi"] },
  links: { for: "all", aliases: ["lien_ket", "cac_lien_ket", "thu_hoi_lien_ket"] },
  files: { for: "all", aliases: ["tep", "gui_tep", "tep_kem", "tep_kem_theo"] },
  opinions: { for: "all", aliases: ["y_kien_cac_truong", "y_kien_cac_don_vi", "word"] },
  collect: { for: "all", aliases: ["gom_tep", "tep_cac_truong", "nhap_tu_tep"] },
  template: { for: "all", aliases: ["bieu_mau", "tep_bieu_mau", "mau"] },
  dispatch: {
    for: "all",
    aliases: ["cong_van", "xem_cong_van", "xin_cong_van", "cho_xin_cong_van", "gui_cong_van", "tep_cong_van"],
  },
  phone: { for: "asked", aliases: ["de_lai_so"] },
  admit: { for: "asked", aliases: ["dong_y"] },
  privacy: { for: "all", aliases: ["rieng_tu", "du_lieu_cua_toi"] },
  about: { for: "all", aliases: ["gioi_thieu", "ve_dot_bao_cao"] },
  help: { for: "all", aliases: ["tro_giup", "huong_dan"] },
};

/** A command with what stood after its name; a name of null is a slash command that nobody knows. */
export type FoundCommand =
  | { readonly name: CommandName; readonly args: string }
  | { readonly name: null; readonly said: string };

/** The words for stopping that count only with their marks: a bare form is another word. */
const stopsByMark: ReadonlySet<string> = new Set(
  halt.filter((word) => word.startsWith("!")).map((word) => wordKey(word.slice(1))),
);

/** A slash command as people type it: any case, "@botname", with diacritics, spaces for "_"; null where it is none. */
export function findCommand(text: string): FoundCommand | null {
  const slash = /^\s*[/\uFF0F]\s*([\p{L}_][\s\S]*)$/u.exec(text);
  if (!slash?.[1]) return null;
  const [word = ""] = slash[1].trim().split(/\s+/u);
  if (stopsByMark.has(wordKey(word)))
    return { name: "stop", args: slash[1].trim().slice(word.length).trim() };
  const found = longestName(slash[1], commandOf);
  return found ?? { name: null, said: /^\S+/.exec(slash[1])?.[0] ?? "" };
}

/** An officer's command without the slash, for channels without a menu; one without arguments must be the whole text. */
export function findOfficerWords(text: string): { name: CommandName; args: string } | null {
  const officer = (name: string) => {
    const known = commandOf(name);
    return known && (alsoOfficers.has(known) || commandNames[known].for === "officer") ? known : null;
  };
  const found = longestName(text.trim(), officer);
  if (!found) return null;
  if (found.name === "release" && !dispatchNumber.test(commandKey(found.args))) return null;
  const args = roundSaid(found.args).rest;
  // "Đề nghị Sở gia hạn" is no command: one that is meant has its number.
  if (found.name === "requests" && args !== "" && !/^\d{1,9}(?:\s|$)/u.test(args)) return null;
  // "Cho" alone means what waits; with more behind it it begins any sentence.
  if (found.name === "waiting" && args !== "") return null;
  if (found.name === "remind" && args !== "" && !onlyCode.test(args) && !everyone.test(bare(args)))
    return null;
  return args === "" || takesCode.has(found.name) ? found : null;
}

/** Officers' commands that stand in another menu, or in none. */
const alsoOfficers: ReadonlySet<CommandName> = new Set(["help", "undo_accept"]);

/** The number of a dispatch ("1234", "1234/SGDĐT-GDTrH"), or none: "phát hành kế hoạch" is no command. */
const dispatchNumber = /^(?:(?:so )?\d{1,6}(?:\s*\/\s*[\w./-]+)?)?$/u;

/** Commands about the person's own place, typed without the slash; their arguments must look like what they take. */
const personArguments = {
  handover: handedOver,
  leave: /^$/,
  phone: /^(?:.*\d.*)?$/,
  reports: /^$/,
  privacy: /^$/,
  admit: /^\d{1,9}$/,
  about: /^$/,
  link: /^$/,
  unlink: /^\d{0,9}$/,
  files: /^$/,
  opinions: /^$/,
  collect: /^$/,
  template: /^(?:tat ca)?$/,
  dispatch: /^$/,
  links: whichLinks,
  withdraw: politely,
  notices: /^$/,
} as const satisfies Partial<Record<CommandName, RegExp>>;

/** Reads "bàn giao 10", "dữ liệu của tôi", "đồng ý 12" and their like, from whoever has joined. */
export function findPersonWords(text: string): { name: CommandName; args: string } | null {
  const refused = refusedTo.exec(text.trim().split(/\s+/).map(commandKey).join(" "));
  if (refused?.[1]) return { name: "admit", args: `${refused[1]} no` };
  const rhythm = rhythmIn(text);
  if (rhythm) return { name: "notices", args: rhythm };
  const found = longestName(text.trim(), (name) => {
    const known = commandOf(name);
    return known && known in personArguments ? known : null;
  });
  if (!found) return null;
  const takes = Object.entries(personArguments).find(([name]) => name === found.name)?.[1];
  return takes?.test(found.args.split(/\s+/).map(commandKey).join(" ")) ? found : null;
}

/** "Báo mỗi giờ": how often somebody wants to be told; null where the text says nothing of it. */
function rhythmIn(text: string): string | null {
  const said = text.trim().split(/\s+/).map(commandKey).join(" ");
  return Object.entries(rhythmSaid).find(([, words]) => words.test(said))?.[0] ?? null;
}

/** What somebody may type; who decides for units gives commands without the slash, too. */
export function typedCommands(decides: "officer" | "compiler" | null): Commands {
  return typed[decides ?? "nobody"];
}

const officersWords = (text: string) => askedWhole(text) ?? findOfficerWords(text) ?? askedAbout(text);

const typed = {
  officer: { slash: findCommand, own: findOwnWords, officers: officersWords },
  compiler: { slash: findCommand, own: findPersonWords, officers: findCompilerWords },
  nobody: { slash: findCommand, own: findPersonWords, officers: () => null },
} as const;

/**
 * A compiler answers a report in the same chat, where "Thông báo các trường…" or "Nhắc các trường…" begins an answer: only
 * a command of theirs that names a unit or nothing is one, and the deadline for those below with its day.
 */
function findCompilerWords(text: string): { name: CommandName; args: string } | null {
  const inner = longestName(text.trim(), (name) => (commandOf(name) === "inner" ? "inner" : null));
  if (inner) return inner.args === "" || /\d/u.test(inner.args) ? inner : null;
  const found = findOfficerWords(text);
  if (!found || !compilerCommands.has(found.name)) return null;
  const [first = ""] = found.args.split(/[\s:]+/u);
  const names =
    found.args === "" ||
    everyone.test(bare(found.args)) ||
    /^\p{L}+[-_.]?[\p{L}\d]*\d$/u.test(first) ||
    /^\p{L}+-\p{L}/u.test(first);
  return names ? found : null;
}

/** To an officer "biểu mẫu" are all that there are; a contact means the one that is asked. */
function findOwnWords(text: string): { name: CommandName; args: string } | null {
  const words = text.trim().split(/\s+/).map(commandKey).join("_");
  return words === shortestName("template") ? { name: "forms", args: "" } : findPersonWords(text);
}

function shortestName(name: CommandName): string | undefined {
  return commandNames[name].aliases[0];
}

/** What counts in a message that replies to another: nothing but a slash says that it is a command. */
export const slashOnly: Commands = { slash: findCommand, own: () => null, officers: () => null };

/** What a platform's menu lists for a person: canonical names with their descriptions. */
export function commandMenu(audience: Audience): { command: string; description: string }[] {
  return allNames
    .filter((name) => commandNames[name].for === audience || commandNames[name].for === "all")
    .map((name) => ({ command: name, description: commandDescriptions[name] }));
}

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
    const name = known(typed.map(commandKey).join("_"));
    if (name && last) return { name, args: text.slice(last.index + last[0].length).trim() };
  }
  return null;
}

const mostWords = 5;

/** Without the bot's name, diacritics, case and a closing mark. */
function commandKey(word: string): string {
  return word
    .replace(/@\w+$/, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0111\u0110]/g, "d")
    .toLowerCase()
    .replace(/[.,;:!?]+$/, "");
}
