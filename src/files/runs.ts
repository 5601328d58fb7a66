// The letters of one paragraph as its runs give them, with what holds for all of them. Knows no file.
import { tidy } from "./tidy.ts";
import { UnreadableFile } from "./unreadable.ts";

/** Blanks and invisible letters among them: twice what is read of a whole document. */
const mostLetters = 4_000_000;

export class Runs {
  readonly #pieces: string[] = [];
  #letters = 0;
  #bold = false;
  #plain = false;

  /** @throws UnreadableFile when one paragraph has more letters than any document. */
  add(text: string, bold: boolean): void {
    this.#pieces.push(text);
    this.#letters += text.length;
    if (this.#letters > mostLetters) throw new UnreadableFile({ type: "too-much", what: "letters" });
    if (!/\S/u.test(text)) return;
    if (bold) this.#bold = true;
    else this.#plain = true;
  }

  get letters(): number {
    return this.#letters;
  }

  /** The text, tidy, and whether all of it is bold; empty afterwards. */
  take(): { readonly text: string; readonly bold: boolean } {
    const text = tidy(this.#pieces.join(""));
    const bold = this.#bold && !this.#plain && text !== "";
    this.#pieces.length = 0;
    this.#letters = 0;
    this.#bold = false;
    this.#plain = false;
    return { text, bold };
  }
}
