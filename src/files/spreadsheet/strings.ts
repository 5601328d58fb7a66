// Reads a text of a workbook: plain, or in runs of several formats; and the list of texts that cells share. Knows their XML.
import { tidy } from "../tidy.ts";
import { readTree, type XmlPlace } from "../xml-tree.ts";
import type { Zip } from "../zip.ts";
import { brokenWorkbook } from "./broken.ts";
import { longestText } from "./limits.ts";
import { isTrue } from "./truth.ts";

/** A text of a cell. */
export type Said = {
  /** Tidy: empty where there is nothing to be seen. */
  readonly text: string;
  /** It is longer than a cell's text may be, and was cut off there. */
  readonly cut: boolean;
  /** Whether its own runs are bold; null where they leave that to the cell. */
  readonly bold: boolean | null;
};

/** The place of one text: `s:si` of the shared ones, `s:is` inside a cell. How a name is pronounced is left out (`s:rPh`). */
export function textPlace(done: (said: Said) => void): XmlPlace {
  let text = "";
  let cut = false;
  let bold: boolean | null = null;
  let run: { bold: boolean | null; text: boolean } | null = null;
  const letters: XmlPlace = {
    text(piece) {
      const room = longestText - text.length;
      cut ||= piece.length > room;
      text += piece.length > room ? piece.slice(0, room) : piece;
      if (run !== null && piece.trim() !== "") run.text = true;
    },
  };
  return {
    open() {
      text = "";
      cut = false;
      bold = null;
      run = null;
    },
    inside: {
      "s:t": letters,
      "s:r": {
        open() {
          run = { bold: null, text: false };
        },
        inside: {
          "s:rPr": {
            open() {
              if (run !== null) run.bold = false;
            },
            inside: {
              "s:b": {
                open(element) {
                  if (run !== null) run.bold = isTrue(element.attribute("val"), true);
                },
              },
            },
          },
          "s:t": letters,
        },
        close() {
          // One run that is not bold makes the whole text not bold.
          if (run?.text === true && run.bold !== null) bold = run.bold && bold !== false;
          run = null;
        },
      },
    },
    close: () => done({ text: written(text), cut, bold }),
  };
}

/**
 * The shared texts that are wanted, by their number in the list; the list itself is never held.
 *
 * @throws UnreadableFile when one of them is not in the list.
 */
export async function readStrings(
  zip: Zip,
  part: string | null,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Said>> {
  const found = new Map<number, Said>();
  if (wanted.size === 0) return found;
  if (part === null) throw brokenWorkbook();
  let index = 0;
  const item = textPlace((said) => {
    if (wanted.has(index)) found.set(index, said);
    index++;
  });
  await readTree(zip.chunks(part), "xlsx", "s:sst", { inside: { "s:si": item } });
  if (found.size < wanted.size) throw brokenWorkbook();
  return found;
}

/**
 * A text as the XML writes it, made tidy. Letters that XML has no place for are written "_x000D_", and an underscore
 * before such a word "_x005F_" (ECMA-376 part 1, 22.9.2.19).
 */
export function written(text: string): string {
  const whole = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return tidy(whole);
}
