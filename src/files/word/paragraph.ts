// One paragraph of a document as it comes: its letters by runs, and what it and its style say of it. Knows the gatherer.
import type { FileParagraph } from "../blocks.ts";
import { Runs } from "../runs.ts";
import type { Counters } from "./counters.ts";
import type { Said, WordStyle, WordStyles } from "./styles.ts";
import { isSymbolFont, symbolOf } from "./symbols.ts";

/** What the file says of a run beside its letters. */
export type Run = {
  readonly said: Said;
  style: string | null;
  font: string | null;
  /** Its deletion is only tracked, or the letters only say what is to be typed there. */
  unread: boolean;
};

export function emptyRun(): Run {
  return { said: {}, style: null, font: null, unread: false };
}

export class Paragraph {
  run: Run = emptyRun();
  /** Taken over from the paragraph before when its end is deleted. */
  readonly runs: Runs;
  readonly said: Said = {};
  styleId: string | null = null;
  /** It ends with the next paragraph: its own end is deleted or hidden. */
  goesOn = false;

  constructor(before: Paragraph | null) {
    this.runs = before?.runs ?? new Runs();
  }

  /** Letters of the run that is open. */
  add(text: string, styles: WordStyles): void {
    const { run } = this;
    const own = styles.character(run.style);
    const around = styles.paragraph(this.styleId);
    if (run.unread || (run.said.hidden ?? toggled(around.hidden, own.hidden))) return;
    if (run.said.struck ?? toggled(around.struck, own.struck)) return;
    const signs = isSymbolFont(run.font) || /[\uf000-\uf0ff]/u.test(text);
    const read = signs ? [...text].map((sign) => signOf(run.font, sign)).join("") : text;
    this.runs.add(read, run.said.bold ?? toggled(around.bold, own.bold));
  }

  /** What it is, counted in its list. */
  finished(styles: WordStyles, counters: Counters): Omit<FileParagraph, "type"> {
    const style = styles.paragraph(this.styleId);
    const { text, bold } = this.runs.take();
    const counted = counters.next(this.said, style);
    return {
      text,
      number: counted?.number ?? null,
      level: headingOf(this.said, style) ?? counted?.level ?? null,
      bold,
      centred: this.said.centred ?? style.centred ?? false,
    };
  }
}

function signOf(font: string | null, sign: string): string {
  return /\s/u.test(sign) ? sign : symbolOf(font, sign.codePointAt(0) ?? 0);
}

/** Bold, hidden and struck in two styles at once cancel each other (ECMA-376 part 1, 17.7.3). */
function toggled(one = false, other = false): boolean {
  return one !== other;
}

/** Levels from 0 to 8 are headings; 9 is body text. */
function headingOf(said: Said, style: WordStyle): number | null {
  const outline = said.outline ?? style.outline ?? 9;
  return outline > 8 ? null : outline;
}
