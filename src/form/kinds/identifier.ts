// The kind of answer that identifies: a phone, a citizen's number, a school's code, an account. Its digits are kept as text.
import { choose } from "../../language/choices.ts";
import { identifierLead } from "../../language/lexicon/identifiers.ts";
import { refuse, withNote, withoutValue } from "../../language/opening.ts";
import { consistsOf, phrasebook } from "../../language/phrases.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import { hear, type Said } from "../../language/said.ts";
import { withoutPoliteness } from "../../language/whole-message.ts";
import { heldBy } from "./held.ts";
import type { CellOf, Kind } from "./kind.ts";

type Sort = NonNullable<CellOf["identifies"]>;

/** How each is called, what it looks like, and what is lost when a spreadsheet takes it for a number. */
const sorts: Readonly<
  Record<
    Sort,
    {
      readonly called: string;
      readonly length: string;
      readonly example: string;
      readonly whole: RegExp;
      readonly lost: RegExp | null;
    }
  >
> = {
  // Of a mobile 10 digits; of a fixed line, whose prefix begins with 02, 11.
  phone: {
    called: "số điện thoại",
    length: "10 chữ số",
    example: "0912 345 678",
    whole: /^(?:0[1-9]\d{8}|02\d{9})$/u,
    lost: /^(?:[1-9]\d{8}|2\d{9})$/u,
  },
  citizen: {
    called: "số căn cước",
    length: "12 chữ số",
    example: "083204001234",
    whole: /^\d{12}$/u,
    lost: /^[1-9]\d{10}$/u,
  },
  // Codes of the ministry have 8 digits; other offices count otherwise, with letters too.
  school: {
    called: "mã trường",
    length: "từ 3 đến 20 chữ số hoặc chữ cái",
    example: "83000701",
    whole: /^[\dA-Z](?:[\dA-Z-]{1,18})[\dA-Z]$/u,
    lost: null,
  },
  account: {
    called: "số tài khoản",
    length: "từ 6 đến 20 chữ số",
    example: "3713 0101 2345",
    whole: /^\d{6,20}$/u,
    lost: null,
  },
};

export const identifierKind: Kind<string> = {
  name: "identifier",
  called: "mã số",
  stands: "column",
  narrative: false,
  limits: { most: 20, digits: 0 },
  none: null,
  choices: "nothing",
  pairs: false,
  exampleEachTime: false,
  read: readIdentifier,
  readHeld(cell, context) {
    return heldBy(cell, {
      text: (said) => readIdentifier(said, context),
      number: (number) => heldNumber(number, context),
    });
  },
  say: (value, { label }) => (label === null ? value : `${label} ${value}`),
  wanted: (cell) => cell.label ?? sortOf(cell).called,
  example: (cell) => sortOf(cell).example,
  sample: (_, cell) => sortOf(cell).example.replaceAll(" ", ""),
  ask: (cell) => `Xin gửi ${identifierKind.wanted(cell)} (${sortOf(cell).length}).`,
  refuse: {
    malformed: (said, cell) => `“${said}” chưa đúng: ${sortOf(cell).called} có ${sortOf(cell).length}.`,
  },
  remedy: (cell) => ` Xin gửi ${identifierKind.wanted(cell)}, ví dụ: ${sortOf(cell).example}.`,
  unsure: {},
  shortForms: (value) => [value],
  figure: () => null,
  print: (value) => value,
  stored: (value) => (typeof value === "string" ? value : null),
  total: "none",
  shown: { as: "text" },
  takes: ["identifies"],
  lint: ({ identifies }) =>
    identifies === null ? [{ lacks: "identifies", says: "says not what it identifies" }] : [],
};

function sortOf({ identifies }: Pick<CellOf, "identifies">) {
  return sorts[identifies ?? "account"];
}

function readIdentifier(said: Said, context: ReadContext): ReadResult<string> {
  const nothing = withoutValue<string>(said);
  if (nothing) return nothing;
  const typed = withoutPoliteness(said.text);
  const sort = sorts[context.identifies ?? "account"];
  if (context.identifies === "school") return readCode(typed, sort);
  const runs = [...typed.matchAll(run)].map(({ 0: said, index }) => ({
    said,
    index,
    digits: home(said, context),
  }));
  const [first, more] = runs;
  if (!first) return refuse("not-understood");
  if (more) return several(runs.flatMap(({ digits }) => (sort.whole.test(digits) ? [digits] : [])));
  const note = noteOf(typed.slice(0, first.index), typed.slice(first.index + first.said.length));
  if (note === null) return refuse("malformed");
  return withNote(judge(first.digits, sort), note === "" ? undefined : note);
}

/** Digits with what parts them. */
const run = /(?:\+ ?)?\(?\d(?:[\d .()-]*\d)?/gu;

/** The digits alone; of a phone as they are dialled at home. */
function home(typed: string, { identifies }: ReadContext): string {
  const joined = typed.replace(/[ .()-]/gu, "");
  if (identifies !== "phone") return joined.replace(/^\+/u, "");
  return joined.replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/u, "0");
}

function judge(digits: string, { whole, lost }: (typeof sorts)[Sort]): ReadResult<string> {
  if (whole.test(digits)) return { type: "value", value: digits };
  return lost?.test(digits) ? withNought(digits) : refuse("malformed");
}

/** Several of them: those that are whole are shown; none is taken unasked. */
function several(whole: readonly string[]): ReadResult<string> {
  if (whole.length === 0) return refuse("malformed");
  const reason = whole.length > 1 ? "several" : "unsure";
  return choose(
    reason,
    whole.map((value) => ({ value })),
    () => true,
  );
}

const lead = phrasebook([["lead", identifierLead]]);

/** "SĐT:", "số tài khoản là": says what the digits are, and nothing more. */
function leads(before: string): boolean {
  const words = hear(before).tokens.filter(({ type }) => type === "word" || type === "numeral");
  return words.length === 0 || consistsOf(lead, words);
}

/** What the words around the digits say beyond what the digits are: whose they are, which bank. Null of glued letters. */
function noteOf(before: string, behind: string): string | null {
  if (/[\p{L}]$/u.test(before) || /^\p{L}/u.test(behind)) return null;
  const words = [leads(before) ? "" : before, behind];
  return words
    .map((part) => part.replace(/^[\s,;:.()'-]+|[\s,;:.('-]+$|\)+$/gu, ""))
    .filter((part) => part !== "")
    .join("; ");
}

/** A school's code: digits, or letters as well, as the office gives it; a word of the language is none. */
function readCode(typed: string, { whole }: (typeof sorts)[Sort]): ReadResult<string> {
  const at = typed.search(/\S+$/u);
  const spaced = /^[\d\s.]+$/u.test(typed);
  const code = (spaced ? typed.replace(/[\s.]/gu, "") : typed.slice(at)).toUpperCase();
  if (!spaced && !leads(typed.slice(0, at))) return refuse("not-understood");
  if (!/\d|-/u.test(code)) return refuse("not-understood");
  return whole.test(code) ? { type: "value", value: code } : refuse("malformed");
}

/** A nought in front that is likely lost is shown before it counts. */
function withNought(digits: string): ReadResult<string> {
  return choose("unsure", [{ value: `0${digits}` }], () => true);
}

/** A cell that holds a number has lost the noughts before it: what may be missing is asked. */
function heldNumber(number: number, context: ReadContext): ReadResult<string> {
  if (!Number.isSafeInteger(number) || number < 0) return refuse("malformed");
  const { whole, lost } = sorts[context.identifies ?? "account"];
  const digits = String(number);
  if (lost?.test(digits)) return withNought(digits);
  return whole.test(digits) ? { type: "value", value: digits } : refuse("malformed");
}
