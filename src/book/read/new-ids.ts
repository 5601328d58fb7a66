// Ids of a workbook that came back: those that are there, new ones for what has none, and copies told apart. Pure.
import { Ids, type Named } from "../../draft/ids.ts";
import { address, type Reading } from "./fault.ts";

/** What a row or item was called before, to tell the original from its copy. */
export type Known = ReadonlyMap<string, readonly string[]>;

const within: ReadonlySet<Named> = new Set<Named>(["column", "blank"]);

type Spot = { readonly sheet: string; readonly line: number; readonly column: number };

/**
 * @param known ids of the draft that the workbook was written from, each with its number and wording; null where that
 *   draft is not at hand: then every id is taken as it is.
 */
export class Identities {
  readonly ids: Ids;
  readonly #known: Known | null;
  readonly #reading: Reading;
  readonly #taken = new Set<string>();

  constructor(next: number, known: Known | null, reading: Reading) {
    this.ids = new Ids(next);
    this.#known = known;
    this.#reading = reading;
  }

  /**
   * The ids of lines that stand in one list, in their order: an empty one is new; of two with the same id the one that
   * kept its number or wording has it, else the first, and the other is new and told; one that was never given is a fault.
   */
  of(what: Named, lines: readonly { said: string; words: readonly string[]; spot: Spot }[]): string[] {
    const owner = new Map<string, number>();
    for (const [at, { said, words }] of lines.entries()) {
      if (said === "") continue;
      const before = owner.get(said);
      const kept = (index: number) =>
        words.length > 0 &&
        (this.#known?.get(said) ?? []).some((one) => one !== "" && lines[index]?.words.includes(one));
      if (before === undefined || (!kept(before) && kept(at))) owner.set(said, at);
    }
    return lines.map(({ said, words, spot }, at) => {
      const { sheet, line, column } = spot;
      // Columns and blanks are known within their table and their sentence.
      const elsewhere = !within.has(what) && this.#taken.has(said);
      const isOwn = said !== "" && owner.get(said) === at && !elsewhere;
      if (!isOwn) {
        if (said !== "")
          this.#reading.copied.push({ sheet, cell: address(line, column), text: words.at(-1) ?? said });
        return this.#placed(this.ids.of(what), spot);
      }
      if (this.#known && !this.#known.has(said))
        this.#reading.fault(sheet, line, column, { what: "unknown-id", said });
      this.#taken.add(said);
      return this.#placed(said, spot);
    });
  }

  #placed(id: string, { sheet, line, column }: Spot): string {
    this.#reading.at.set(id, { sheet, cell: address(line, column) });
    return id;
  }
}
