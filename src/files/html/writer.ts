// The paragraphs of a page of HTML, put together from the letters between its block elements. Knows no element.
import { bulletOr } from "../bullets.ts";
import type { Gatherer } from "../gather.ts";
import { Runs } from "../runs.ts";
import { tidy } from "../tidy.ts";

/** An item of a list: the first paragraph in it bears its number. */
export type HtmlItem = { readonly number: string | null; readonly level: number; used: boolean };

/** What holds for the letters that come, by the elements around them. */
export type TextContext = {
  readonly bold: boolean;
  readonly centred: boolean;
  /** The level of a heading, or of a paragraph that Word numbered. */
  readonly level: number | null;
  readonly item: HtmlItem | null;
  /** The letters are the number that Word wrote before a paragraph. */
  readonly marker: boolean;
  readonly symbols: boolean;
  /** Line breaks of the source are line breaks. */
  readonly kept: boolean;
};

export class HtmlWriter {
  readonly #gatherer: Gatherer;
  readonly #runs = new Runs();
  #number = "";
  #symbols = false;
  /** Where the paragraph began. */
  #began: TextContext | null = null;

  constructor(gatherer: Gatherer) {
    this.#gatherer = gatherer;
  }

  text(text: string, context: TextContext): void {
    if (context.marker) {
      this.#number += text;
      this.#symbols ||= context.symbols;
      this.#began ??= context;
      return;
    }
    if (/\S/u.test(text)) this.#began ??= context;
    this.#runs.add(context.kept ? text : text.replace(/[\t\n\r\f]+/gu, " "), context.bold);
  }

  breakLine(): void {
    this.#runs.add("\n", false);
  }

  endParagraph(): void {
    const { text, bold } = this.#runs.take();
    const began = this.#began;
    const marker = bulletOr(tidy(this.#number), this.#symbols);
    this.#number = "";
    this.#symbols = false;
    this.#began = null;
    if (began === null) return;
    const item = marker === null && began.item?.used === false ? began.item : null;
    if (item !== null) item.used = true;
    this.#gatherer.paragraph({
      text,
      number: marker ?? item?.number ?? null,
      level: item?.level ?? began.level,
      bold,
      centred: began.centred,
    });
  }

  /** Ends an item: one without letters shows its number alone. */
  endItem(item: HtmlItem): void {
    this.endParagraph();
    if (item.used) return;
    item.used = true;
    const { number, level } = item;
    this.#gatherer.paragraph({ text: "", number, level, bold: false, centred: false });
  }
}
