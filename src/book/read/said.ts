// Reads single cells of the workbook: a word of a list, settings, who is asked, days. What cannot be read is told. Pure.
import { bare } from "../../language/normalise.ts";
import { readSettings } from "../settings.ts";
import type { BookWords } from "../words.ts";
import type { Reading } from "./fault.ts";

/** Where a text stands, to say what is wrong with it. */
export type Written = {
  readonly text: string;
  readonly sheet: string;
  readonly line: number;
  readonly column: number;
};

/** The key of a word; null where the cell is empty or names none, which is told. */
export function wordRead<K extends string>(
  { text, sheet, line, column }: Written,
  words: Readonly<Record<K, string>>,
  reading: Reading,
): K | null {
  if (text === "") return null;
  const keys = Object.keys(words).filter((key): key is K => key in words);
  const found = keys.find((key) => bare(words[key]) === bare(text));
  if (found === undefined) {
    reading.fault(sheet, line, column, {
      what: "unknown-word",
      said: text,
      allowed: keys.map((key) => words[key]),
    });
    return null;
  }
  return found;
}

/** The settings of a cell; its first lines may be a computation: "= [2] / [1]". */
export function settingsRead(written: Written, words: BookWords, reading: Reading): Record<string, unknown> {
  const { text, sheet, line, column } = written;
  if (text === "{}") return {};
  const lines = text.split("\n");
  const computed = lines.flatMap((one) => (one.trim().startsWith("=") ? [one.trim().slice(1).trim()] : []));
  const { value, faults } = readSettings(
    lines.filter((one) => !one.trim().startsWith("=")).join("\n"),
    words,
  );
  for (const fault of faults) {
    reading.fault(
      sheet,
      line,
      column,
      fault.what === "unknown"
        ? { what: "unknown-setting", said: fault.name, near: fault.near }
        : { what: "no-setting", said: fault.line },
    );
  }
  return { ...value, ...(computed[0] === undefined ? {} : { compute: computed[0] }) };
}

/** Who is asked: "mam_non: không hỏi", one kind of unit a line; undefined where nothing is said. */
export function appliesRead(
  written: Written,
  words: BookWords,
  reading: Reading,
): Record<string, number> | undefined {
  const { text, sheet, line, column } = written;
  if (text === "") return undefined;
  if (text === "{}") return {};
  const weights = words.values.applies ?? {};
  const found: Record<string, number> = {};
  for (const one of text.split("\n")) {
    const [, kind = "", said = ""] = /^([^:]+):\s*(.*)$/u.exec(one.trim()) ?? [];
    const weight = Object.keys(weights).find(
      (key) => bare(weights[key] ?? "") === bare(said) || key === said,
    );
    if (kind === "" || weight === undefined) {
      reading.fault(sheet, line, column, {
        what: "unknown-word",
        said: one.trim(),
        allowed: Object.values(weights).map((word) => `${kind || "…"}: ${word}`),
      });
      continue;
    }
    found[kind.trim()] = Number(weight);
  }
  return found;
}

/** "05/12/2026" as a day; null where the cell is empty or is none, which is told. */
export function dayRead({ text, sheet, line, column }: Written, reading: Reading): string | null {
  if (text === "") return null;
  const day = dayOf(text);
  if (day === null) reading.fault(sheet, line, column, { what: "no-day", said: text });
  return day;
}

/** "17:00 25/11/2026", "17 giờ 25/11/2026" or a day alone. */
export function momentRead({ text, sheet, line, column }: Written, reading: Reading): string | null {
  const [, hour, minute, rest = ""] =
    /^(?:(\d{1,2})\s*(?::|h|gio)\s*(\d{2})?\s*(?:,|-|ngay)?\s*)?(.*)$/iu.exec(withoutMarks(text)) ?? [];
  const day = dayOf(rest);
  const [hours, minutes] = [Number(hour ?? 0), Number(minute ?? 0)];
  if (day === null || hours > 23 || minutes > 59) {
    reading.fault(sheet, line, column, { what: "no-day", said: text });
    return null;
  }
  return hour === undefined ? day : `${day}T${two(hours)}:${two(minutes)}`;
}

function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text.trim());
  const said = /^(?:ngay\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/iu.exec(withoutMarks(text));
  const [year, month, date] = iso ? [iso[1], iso[2], iso[3]] : said ? [said[3], said[2], said[1]] : [];
  if (year === undefined) return null;
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  const right = day.getUTCMonth() === Number(month) - 1 && day.getUTCDate() === Number(date);
  return right ? `${year}-${two(Number(month))}-${two(Number(date))}` : null;
}

function withoutMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").trim();
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
