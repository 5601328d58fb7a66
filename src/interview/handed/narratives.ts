// The text under each heading of the outline, up to the next one; however a file numbers them. Pure.

import type { FileTable } from "../../files/blocks.ts";
import { endings, notAnswered, placeAndDay, signers, stillOpen } from "../../files/words/paper.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Spot } from "./handed.ts";
import { cutLabel, labelIn } from "./label.ts";
import type { FileLine, Lines } from "./lines.ts";
import { type Heading, headingIn, outlineOf } from "./outline.ts";
import { type Filled, filledIn } from "./sentences.ts";
import { beginsWith, phrasesOf, wordsIn } from "./words.ts";

/** What stands under one heading. */
export type Under = {
  readonly question: Question;
  readonly heading: string;
  readonly text: string;
  /** Of a sentence what was written into each of its blanks; null where nothing was. */
  readonly blanks?: readonly (string | null)[];
  readonly spot: Spot;
};

export type Outline = {
  readonly under: readonly Under[];
  /** The lines before the first heading: where a letterhead stands. */
  readonly before: readonly string[];
  /** Lines under no heading. */
  readonly loose: readonly FileLine[];
  /** The tables whose cells are lines of it. */
  readonly tables: ReadonlySet<FileTable>;
  /** Every line was read. */
  readonly whole: boolean;
};

const ends = phrasesOf(endings);
const signs = phrasesOf(signers);
/** The narratives of a report have some hundred lines. */
export const mostLines = 3_000;
/** A letterhead has no more lines than these. */
const mostBefore = 60;

/** Reads the lines in their order. A table's cells count where a heading is among them: the form of an old template. */
export function outlineIn(q: Questionnaire, all: readonly Lines[]): Outline {
  const reader = new Reader(q);
  const tables = new Set<FileTable>();
  let room = mostLines;
  for (const { table, lines, beneath } of all) {
    if (beneath) reader.close();
    const passes = table !== null && !reader.hasHeading(lines.slice(0, room));
    if (table && !passes) tables.add(table);
    for (const line of lines.slice(0, room)) {
      if (passes) reader.pass(line);
      else reader.take(line);
    }
    room -= Math.min(room, lines.length);
  }
  return { ...reader.result(), tables, whole: room > 0 };
}

class Reader {
  readonly #q: Questionnaire;
  readonly #first: Heading | null;
  readonly #under: (Omit<Under, "text"> & { lines: string[] })[] = [];
  readonly #before: string[] = [];
  readonly #loose: FileLine[] = [];
  #after: Heading | null = null;
  /** The number that the heading before has in the file. */
  #number: string | null = null;
  #open = false;

  constructor(q: Questionnaire) {
    this.#q = q;
    // The report's own title opens nothing: what is named below it may still be the unit.
    this.#first = outlineOf(q)[0] ?? null;
  }

  hasHeading(lines: readonly FileLine[]): boolean {
    return lines.some((line) => {
      if (filledIn(this.#q, cutLabel(line.text).words)) return true;
      const found = this.#headingOf(line);
      return found !== null && found.heading !== this.#first;
    });
  }

  /** A line that is no text of any answer; before the first heading they may name the unit. */
  pass({ text }: FileLine): void {
    this.#named(text);
  }

  /** What was open is over. */
  close(): void {
    this.#open = false;
  }

  take(line: FileLine): void {
    if (line.text === "") return;
    const sentence = filledIn(this.#q, cutLabel(line.text).words);
    if (sentence) {
      this.#fill(line, sentence);
      return;
    }
    const found = this.#headingOf(line);
    if (found && found.heading === this.#first) {
      this.#open = false;
      return;
    }
    if (found) {
      this.#number = numberOf(line);
      this.#begin(found.heading, line, found.rest);
    } else this.#text(line);
  }

  /** It is its own answer: nothing below belongs to it. */
  #fill(line: FileLine, { question, blanks }: Filled): void {
    this.#after = outlineOf(this.#q).find((heading) => heading.question === question) ?? this.#after;
    this.#number = numberOf(line);
    this.#open = false;
    const heading = shownOf(line);
    this.#under.push({ question, heading, lines: [line.text], blanks, spot: line.spot });
  }

  #text(line: FileLine): void {
    this.#named(line.text);
    if (isEnding(line.text)) this.#open = false;
    else if (this.#open) this.#add(line);
    else this.#loose.push(line);
  }

  #named(text: string): void {
    if (this.#after === null && this.#before.length < mostBefore) this.#before.push(text);
  }

  #begin(heading: Heading, line: FileLine, rest: string): void {
    this.#after = heading;
    this.#open = heading.question !== null;
    if (!heading.question) return;
    const said = rest === "" ? [] : [rest];
    this.#under.push({ question: heading.question, heading: shownOf(line), lines: said, spot: line.spot });
  }

  #add(line: FileLine): void {
    const text = shownOf(line);
    if (text === notAnswered) return;
    // A row of dots is where somebody was to write.
    if (/[\p{L}\p{N}]/u.test(text) || /^[-–]$/u.test(text)) this.#under.at(-1)?.lines.push(text);
  }

  /** A whole line, or what stands before its colon with the text behind it. */
  #headingOf(line: FileLine): { readonly heading: Heading; readonly rest: string } | null {
    const { words } = cutLabel(line.text);
    const number = numberOf(line);
    const lettered = /^\p{L}[.)]/u.test(line.number ?? line.text);
    const marks = {
      number,
      raised: line.raised || number !== null || lettered,
      follows:
        number !== null &&
        this.#number !== null &&
        number !== this.#number &&
        number === following(this.#number),
      point: number === null && !lettered && /^[-+*•·–—→✓]/u.test(line.number ?? line.text),
    };
    const [lead = "", ...more] = words.split(/[:：]/u);
    const rest = more.join(":").trim();
    const led = rest === "" ? null : headingIn(this.#q, lead, { ...marks, raised: true }, this.#after);
    if (led) return { heading: led, rest: cutBefore(line.text, rest) };
    const whole = headingIn(this.#q, words, marks, this.#after);
    return whole && { heading: whole, rest: "" };
  }

  result(): Omit<Outline, "tables" | "whole"> {
    const under = this.#under.flatMap(({ lines, ...one }) => {
      const text = lines.join("\n");
      return text === "" ? [] : [{ ...one, text }];
    });
    return { under, before: this.#before, loose: this.#loose };
  }
}

/** The number before a line, typed or printed by the program. */
function numberOf({ text, number }: FileLine): string | null {
  return cutLabel(text).label ?? (number === null ? null : labelIn(number));
}

/** "2" of "1", "ii.3" of "ii.2"; of a number without figures none. */
function following(number: string): string {
  return number.replace(/\d+$/u, (last) => String(Number(last) + 1));
}

/** The end of a line as the file has it, of which the cleaned one ends so. */
function cutBefore(text: string, rest: string): string {
  const at = text.search(/[:：]/u);
  return at < 0 ? rest : text.slice(at + 1).trim();
}

/** A line as a reader sees it, with the number that the program prints. */
function shownOf({ number, text }: FileLine): string {
  return number === null ? text : `${number} ${text}`;
}

/** "Nơi nhận:", "Trên đây là …", "HIỆU TRƯỞNG". */
export function isEnding(text: string): boolean {
  const words = wordsIn(text);
  if (beginsWith(words, ends) || placeAndDay.test(text) || stillOpen.test(text)) return true;
  const capitals = /\p{Lu}/u.test(text) && text === text.toUpperCase();
  return capitals && words.list.length <= 10 && beginsWith(words, signs);
}
