// What a text is to a list: its lines, a missing cell, "sửa 2", "xóa 3". Knows no form and no chat.
import { asking } from "./lexicon/correction.ts";
import { arrive, from as fromHere, until } from "./lexicon/days.ts";
import { everyLine, lineLead, takeOut, wholeList } from "./lexicon/lists.ts";
import { becoming, is, over, together } from "./lexicon/small-words.ts";
import { change, controlWords } from "./lexicon/steering.ts";
import { calls, isCourtesy, wordsOf } from "./list/by-name.ts";
import type { ListSheet } from "./list/column.ts";
import { cutLine, fieldNamed, linesIn } from "./list/fields.ts";
import type { ListSaid } from "./list/list-said.ts";
import { countLines, readCells, readLines } from "./list/read-lines.ts";
import { type Spoken, spokenIn } from "./list/spoken.ts";
import { saysOneOf } from "./list/worked-out.ts";
import type { Answer, ListAnswer } from "./meaning.ts";
import { isPlain, sameWords } from "./normalise.ts";
import { spelt } from "./phrases.ts";
import type { ListPrompt } from "./prompt.ts";
import { hear, type Said } from "./said.ts";
import { isLater, readNone } from "./stand-ins.ts";
import { isOneOf, keysOf, wholeMessages, withoutPoliteness } from "./whole-message.ts";

/** "Sửa 2", "sửa người số 2 ngày sinh: 3/4/1985", "xóa 3 và 5": what is said of lines by their numbers. */
export function listCommand({ raw }: Said, list: ListPrompt): ListAnswer | null {
  const text = raw.normalize("NFC").trim();
  const says = dropIn(text, list) ?? changeIn(text, list);
  return says && { type: "list", id: list.id, says };
}

const before = `^(?:(?:${spelt(asking)})\\s+)*`;
const leads = (noun: string) => `(?:(?:${spelt([...lineLead, noun])})\\s+)*`;

function dropIn(text: string, { noun }: ListPrompt): ListSaid | null {
  // "Xóa" alone is nobody's name: of one line it is asked, of several which.
  if (isDrop(withoutPoliteness(text))) return { do: "by-name", deed: "drop", said: "", calls: () => true };
  const [, deedOfAll = ""] = dropAll(noun).exec(text) ?? [];
  if (isDrop(deedOfAll)) return { do: "drop", nos: "all" };
  const [, deedOfSpan = "", from, to] = span(noun).exec(text) ?? [];
  if (isDrop(deedOfSpan)) return dropSpan(Number(from), Number(to));
  const pattern = new RegExp(
    `${before}(\\p{L}+)\\s+${leads(noun)}((?:\\d{1,3}(?:\\s*(?:,|;|${spelt(together)})\\s*|\\s+|$))+)(?:\\p{L}{1,4}\\s*)?[.!]*$`,
    "iu",
  );
  const [, deed = "", numbers = ""] = pattern.exec(text) ?? [];
  if (!isDrop(deed)) return null;
  return { do: "drop", nos: [...new Set(numbers.match(/\d+/gu)?.map(Number))] };
}

function isDrop(deed: string): boolean {
  return takeOut.some((word) => sameWords(deed, word));
}

/** "Xóa hết", "xóa toàn bộ danh sách". */
function dropAll(noun: string): RegExp {
  const words = spelt([...wholeList, ...lineLead, noun]);
  return new RegExp(`${before}(\\p{L}+)\\s+(?:${spelt(everyLine)})(?:\\s+(?:${words}))*${close}`, "iu");
}

/** "Xóa 1-3", "xóa từ 1 đến 3". */
function span(noun: string): RegExp {
  const to = `(?:\\s*-\\s*|\\s+(?:${spelt([...until, ...arrive])})\\s+)`;
  return new RegExp(
    `${before}(\\p{L}+)\\s+(?:(?:${spelt(fromHere)})\\s+)?${leads(noun)}(\\d{1,3})${to}${leads(noun)}(\\d{1,3})${close}`,
    "iu",
  );
}

function dropSpan(from: number, to: number): ListSaid | null {
  const length = to - from + 1;
  return length < 2 ? null : { do: "drop", nos: Array.from({ length }, (_, at) => from + at) };
}

/** A particle, and the mark that ends it. */
const close = "(?:\\s+\\p{L}{1,4})?[.!\\s]*$";

function changeIn(text: string, { noun, columns, workedOut }: ListPrompt): ListSaid | null {
  const named = new RegExp(
    `${before}(?:${spelt(change)})\\s+${leads(noun)}(\\d{1,3})(?![\\d.,/])(.*)$`,
    "isu",
  );
  // "Lớp 6A; 35" is a line of its own: without "số" or "dòng" a noun and a figure name none.
  const only = new RegExp(
    `^(?:(?:${spelt([noun])})\\s+)?(?:(?:${spelt(lineLead)})\\s+)+(\\d{1,3})(?![\\d.,/\\p{L}])(.*)$`,
    "isu",
  );
  const [, no, rest = ""] = named.exec(text) ?? only.exec(text) ?? [];
  if (no === undefined) return null;
  const typed = rest.replace(/^[\s:,;=.-]+/u, "");
  // The name of a column may begin with such a word.
  const said = saysOneOf(workedOut, typed) ? typed : typed.replace(becomes, "");
  return { do: "change", no: Number(no), line: said === "" ? null : readCells(columns, said) };
}

/** "Xóa Mai", "sửa cô Mai": nobody's new line. A mark parts what is said of a line from it, and figures are no name. */
function byName(text: string, { noun }: ListPrompt): ListSaid | null {
  const [, deed = "", said = ""] = deedFirst.exec(text) ?? [];
  if (/[\d;:=|\t\n]/u.test(said) || wordsOf(said).length > mostOfName) return null;
  const drops = isDrop(deed);
  if (!drops && !change.some((word) => sameWords(deed, word))) return null;
  const name = withoutPoliteness(said);
  if (isCourtesy(wordsOf(name), noun)) return null;
  return {
    do: "by-name",
    deed: drops ? "drop" : "change",
    said: name,
    calls: (printed) => calls(name, printed, noun),
  };
}

const deedFirst = new RegExp(`${before}(\\p{L}+)\\s+(.+)$`, "isu");
/** More words than these call nobody. */
const mostOfName = 12;

/** "Sửa 2 thành …". */
const becomes = new RegExp(`^(?:${spelt([...becoming, ...is, ...over])})\\s+`, "iu");
const done = wholeMessages(controlWords.done);

/** A text where lines are asked. */
export function saidToList(said: Said, list: ListPrompt): Answer | null {
  const command = listCommand(said, list);
  if (command) return command;
  if (isLater(said.tokens)) return { type: "later" };
  const none = list.line ? null : noneOf(said, list);
  if (none) return { type: "none", of: "first", reason: none.reason ?? null };
  const spoken = spokenToList(said, list);
  if (spoken === "later") return { type: "later" };
  if (spoken === "not-yet") return { type: "list", id: list.id, says: { do: "not-yet" } };
  if (spoken) return null;
  const named = byName(said.raw.normalize("NFC").trim(), list);
  if (named) return { type: "list", id: list.id, says: named };
  const says = list.line ? toLine(said, list, list.line) : toLines(said.raw, list);
  return says && { type: "list", id: list.id, says };
}

/** "Không có", "không có thiết bị nào". */
function noneOf(said: Said, { noun }: ListPrompt): ReturnType<typeof readNone> {
  const plain = new RegExp(`(?<!\\p{L})(?:${spelt([noun])})(?!\\p{L})`, "giu");
  const { tokens, text } = noun === "" ? said : hear(said.text.replace(plain, " "));
  return readNone(tokens, text);
}

/** What a message is when it is said to us and is none of the list's lines; what reads as the missing cell is that cell. */
export function spokenToList(said: Said, { columns, line }: ListPrompt): Spoken | null {
  if (linesIn(said.raw).length > 1) return null;
  const asked = columns.find(({ id }) => id === line?.column);
  return asked?.words === false && asked.read(said).type === "value" ? null : spokenIn(columns, said.raw);
}

/** Lines of a list that is named, wherever it is said. */
export function linesAt(id: string, raw: string, sheet: ListSheet): ListAnswer | null {
  const says = toLines(raw, sheet);
  return says && { type: "list", id, says };
}

/** New lines; a last line "xong" closes the list behind them. */
function toLines(raw: string, sheet: ListSheet): ListSaid | null {
  const lines = raw.trim().split(/\r\n?|\n/u);
  const closes = lines.length > 1 && isDone(lines.at(-1) ?? "");
  const read = readLines(sheet, closes ? lines.slice(0, -1).join("\n") : raw);
  return read.lines.length + read.none.length > 0 ? { do: "add", ...read, closes } : null;
}

/** "Xong", in any spelling. */
export function isDone(line: string): boolean {
  return isOneOf(done, keysOf(line), isPlain(line));
}

/** What is said where one line is asked: its cell, more of its cells, or lines after all. */
function toLine(
  said: Said,
  list: ListPrompt,
  { column: id }: NonNullable<ListPrompt["line"]>,
): ListSaid | null {
  const { columns } = list;
  const column = columns.find((one) => one.id === id);
  if (!column) {
    if (countLines(list, said.raw) > 1) return toLines(said.raw, list);
    return { do: "change", no: null, line: readCells(columns, said.raw) };
  }
  const { fields } = cutLine(said.raw);
  const parts = fields.map((field) => fieldNamed(columns, field));
  const [only, more] = parts;
  const own = only && !more && (only.column === null || only.column === column);
  if (own && !said.raw.trim().includes("\n")) {
    const read = column.read(hear(only.text));
    return { do: "cell", read, said: only.text };
  }
  const named = parts.every((part) => part.column !== null && part.column !== columns[0]);
  if (named) return { do: "change", no: null, line: readCells(columns, said.raw) };
  const lines = toLines(said.raw, list);
  const isLine = (one: { given: readonly unknown[]; unread: readonly unknown[] }) =>
    one.given.length + one.unread.length >= Math.min(columns.length, fewestOfLine);
  if (lines?.do === "add" && lines.lines.some(isLine)) return lines;
  return { do: "cell", read: column.read(said), said: said.raw.trim() };
}

/** Fewer parts than these beside a missing cell are no line of their own. */
const fewestOfLine = 3;
