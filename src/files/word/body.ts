// The text of a document while it is read: its paragraphs and tables, one in the other. Knows the gatherer, no element.
import { type GatheredBlocks, Gatherer } from "../gather.ts";
import type { Counters } from "./counters.ts";
import { Fields } from "./fields.ts";
import { Paragraph } from "./paragraph.ts";
import type { WordStyles } from "./styles.ts";
import { WordTable } from "./table.ts";

/** A place in which paragraphs stand: the page, a cell, a text box. */
type Story = {
  /** The table whose cell it is. */
  readonly table: WordTable | null;
  /** What stands in it is shown; of a cell known when its properties are. */
  shown: boolean;
  /** The paragraph whose end is deleted: the next one goes on with it. */
  before: Paragraph | null;
};

export class Body {
  readonly fields = new Fields();
  readonly #styles: WordStyles;
  readonly #counters: Counters;
  readonly #links: ReadonlyMap<string, string>;
  readonly #gatherer = new Gatherer();
  readonly #stories: Story[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: WordTable[] = [];
  /** For each control that is open, whether it shows only what is to be typed there. */
  readonly #controls: boolean[] = [];
  #prompts = 0;

  constructor(styles: WordStyles, counters: Counters, links: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#counters = counters;
    this.#links = links;
  }

  get paragraph(): Paragraph | undefined {
    return this.#paragraphs.at(-1);
  }

  get table(): WordTable | undefined {
    return this.#tables.at(-1);
  }

  /** Letters of the paragraph's run, where they are text of the document. */
  write(text: string): void {
    if (this.#prompts > 0 || this.fields.instructs || this.#gatherer.isFull) return;
    this.paragraph?.add(text, this.#styles);
  }

  /** Letters that lead somewhere begin. */
  link(id: string | null): void {
    if (this.#prompts === 0) this.#gatherer.addLink(this.#links.get(id ?? "") ?? "");
  }

  beginParagraph(): void {
    const story = this.#enter();
    this.#paragraphs.push(new Paragraph(story?.before ?? null));
    if (story !== undefined) story.before = null;
  }

  endParagraph(): void {
    this.fields.endParagraph();
    const paragraph = this.#paragraphs.pop();
    const story = this.#stories.at(-1);
    if (paragraph === undefined || story?.shown !== true) return;
    if (paragraph.goesOn) story.before = paragraph;
    else this.#gatherer.paragraph(paragraph.finished(this.#styles, this.#counters));
  }

  beginStory(table: WordTable | null): void {
    this.#stories.push({ table, shown: false, before: null });
  }

  endStory(): void {
    this.#finishBefore();
    this.#stories.pop();
  }

  beginTable(): void {
    this.#enter();
    this.#finishBefore();
    this.#tables.push(new WordTable(this.#gatherer));
  }

  endTable(): void {
    this.#tables.pop()?.end();
  }

  beginControl(): void {
    this.#controls.push(false);
  }

  /** The control that is open shows only what is to be typed there. */
  prompt(): void {
    const top = this.#controls.length - 1;
    if (this.#controls[top] !== false) return;
    this.#controls[top] = true;
    this.#prompts += 1;
  }

  endControl(): void {
    if (this.#controls.pop() === true) this.#prompts -= 1;
  }

  finish(): GatheredBlocks {
    return this.#gatherer.finish();
  }

  /** A paragraph or a table begins in the story that is open. */
  #enter(): Story | undefined {
    const story = this.#stories.at(-1);
    if (story === undefined) return;
    const around = this.#stories.at(-2)?.shown ?? true;
    story.shown = around && (story.table === null || story.table.enterCell());
    return story;
  }

  /** Nothing comes that could go on with the paragraph before. */
  #finishBefore(): void {
    const story = this.#stories.at(-1);
    if (story?.before === null || story === undefined) return;
    if (story.before.runs.letters > 0) {
      this.#gatherer.paragraph(story.before.finished(this.#styles, this.#counters));
    }
    story.before = null;
  }
}
