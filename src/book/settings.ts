// Settings as lines of a cell: "đơn vị: lớp", one setting a line, in Vietnamese words. Written and read back. Pure.
import { bare } from "../language/normalise.ts";
import type { BookWords } from "./words.ts";

/** What is said by settings: texts, figures, yes and no, lists of them, and settings of settings. */
export type Setting =
  | string
  | number
  | boolean
  | null
  | readonly Setting[]
  | { readonly [key: string]: Setting | undefined };

export type SettingFault =
  | { readonly what: "no-name"; readonly line: string }
  | { readonly what: "unknown"; readonly name: string; readonly near: readonly string[] };

/** Under these any name may stand: kinds of unit, columns, rows. */
const records = new Set(["applies", "askAs", "cells", "columns", "rows", "given"]);

/** One line for each setting; those of settings by both names: "cổng.câu hỏi: …". */
export function settingLines(
  value: { readonly [key: string]: Setting | undefined },
  words: BookWords,
  above: readonly string[] = [],
): string[] {
  return Object.entries(value).flatMap(([key, one]): string[] => {
    if (one === undefined) return [];
    const path = [...above, key];
    if (isObject(one) && Object.keys(one).length > 0) return settingLines(one, words, path);
    const name = path
      .map((part, at) => (records.has(path[at - 1] ?? "") ? part : (words.keys[part] ?? part)))
      .join(".");
    return [`${name}: ${spelt(key, one, words)}`];
  });
}

/** One value as it is written. */
export function spelt(key: string, value: Setting, words: BookWords): string {
  if (Array.isArray(value)) {
    const parts = value.map((one) => spelt(key, one, words));
    if (parts.length === 0) return "|";
    return parts.length > 1 ? parts.join(" | ") : `${parts[0]} |`;
  }
  if (isObject(value)) return "{}";
  if (value === true) return words.yes;
  if (value === false) return words.no;
  if (typeof value === "number") return String(value);
  const text = String(value);
  const own = words.values[key]?.[text];
  if (own !== undefined) return own;
  return isPlain(text, words) ? text : JSON.stringify(text);
}

function isObject(value: Setting): value is { readonly [key: string]: Setting | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a text is read back as itself: no figure, no yes or no, nothing that parts others. */
function isPlain(text: string, { yes, no }: BookWords): boolean {
  return (
    text !== "" &&
    text === text.trim() &&
    !/["|\n]|^-?[\d.,]+$|^\{\}$|\s{2}/u.test(text) &&
    text !== yes &&
    text !== no
  );
}

/** The settings of a cell, and its lines that are none. */
export function readSettings(
  text: string,
  words: BookWords,
): { value: Record<string, unknown>; faults: SettingFault[] } {
  const value: Record<string, unknown> = {};
  const faults: SettingFault[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const [, name = "", rest = ""] = /^([^:]+):\s*(.*)$/u.exec(line.trim()) ?? [];
    if (name === "") {
      faults.push({ what: "no-name", line: line.trim() });
      continue;
    }
    const path: string[] = [];
    for (const part of name.split(".")) {
      const known = records.has(path.at(-1) ?? "") ? part.trim() : keyCalled(part, words);
      if (known === null) {
        faults.push({ what: "unknown", name: part.trim(), near: nearest(part, words) });
        break;
      }
      path.push(known);
    }
    if (path.length === name.split(".").length) put(value, path, readSetting(path.at(-1) ?? "", rest, words));
  }
  return { value, faults };
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = "", ...rest] = path;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const known = into[first];
  const next: Record<string, unknown> = typeof known === "object" && known !== null ? { ...known } : {};
  put(next, rest, value);
  into[first] = next;
}

/** One value as it was written. */
export function readSetting(key: string, text: string, words: BookWords): unknown {
  const said = text.trim();
  if (said === "{}") return {};
  if (said === "|") return [];
  if (said.startsWith('"') && said.endsWith('"')) {
    const whole = unquoted(said);
    if (whole !== null) return whole;
  }
  if (said.includes("|")) return partsOf(said).map((part) => readSetting(key, part, words));
  const own = Object.entries(words.values[key] ?? {}).find(([, word]) => bare(word) === bare(said));
  if (own) return /^\d+$/u.test(own[0]) ? Number(own[0]) : own[0];
  if (bare(said) === bare(words.yes)) return true;
  if (bare(said) === bare(words.no)) return false;
  return /^-?\d+(?:[.,]\d+)?$/u.test(said) ? Number(said.replace(",", ".")) : said;
}

/** Parts between "|", a "|" inside quotes parts nothing; an empty last one is the end of a list of one. */
function partsOf(text: string): string[] {
  const parts = text.match(/"(?:[^"\\]|\\.)*"|[^|"]+|\|/gu) ?? [];
  const found: string[] = [""];
  for (const part of parts) {
    if (part === "|") found.push("");
    else found[found.length - 1] += part;
  }
  const all = found.map((part) => part.trim());
  return all.at(-1) === "" ? all.slice(0, -1) : all;
}

function unquoted(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

function keyCalled(name: string, { keys }: BookWords): string | null {
  const wanted = bare(name).trim();
  const found = Object.entries(keys).find(
    ([key, word]) => bare(word) === wanted || key.toLowerCase() === wanted,
  );
  return found?.[0] ?? null;
}

/** Names that begin alike, for who mistyped one. */
function nearest(name: string, { keys }: BookWords): readonly string[] {
  const wanted = bare(name).trim();
  const alike = Object.values(keys).filter((word) => bare(word).slice(0, 2) === wanted.slice(0, 2));
  return (alike.length > 0 ? alike : Object.values(keys)).slice(0, 6);
}
