// Reads a Word document (.docx) into blocks: its text as a person sees it who accepts every change. Knows the parts of a document.
import type { ReadFile } from "../blocks.ts";
import { linksOf, relationshipsOf } from "../relationships.ts";
import { openZip } from "../zip.ts";
import { Counters } from "./counters.ts";
import { readNumbering } from "./numbering.ts";
import { readBody } from "./read-body.ts";
import { noStyles, readStyles } from "./styles.ts";

/** Where every program puts it, whatever else a file says. */
const usualMain = "word/document.xml";

/**
 * A document's paragraphs and tables in their order. Headers, footers, notes and comments are not read.
 *
 * @throws UnreadableFile
 */
export async function readDocument(bytes: Uint8Array): Promise<ReadFile> {
  const zip = await openZip(bytes, "docx");
  const [main = usualMain] = await partsOf("", "officeDocument");
  const [styleSheet] = await partsOf(main, "styles");
  const [lists] = await partsOf(main, "numbering");
  const styles = styleSheet === undefined ? noStyles : await readStyles(zip.chunks(styleSheet));
  const numbering =
    lists === undefined ? { lists: new Map(), uses: new Map() } : await readNumbering(zip.chunks(lists));
  const links = await linksOf(zip, main, "docx");
  const { blocks, left } = await readBody(zip.chunks(main), styles, new Counters(numbering, styles), links);
  return { kind: "docx", blocks, letters: null, left };

  async function partsOf(part: string, type: string): Promise<string[]> {
    const found = await relationshipsOf(zip, part, "docx");
    return found.filter((one) => one.type === type && zip.has(one.part)).map((one) => one.part);
  }
}
