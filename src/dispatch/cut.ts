// Cuts the blocks of a dispatch into its cover and its attachments. Pure.
import { asWord, isWrittenBig } from "./letters.ts";
import { type Line, linesOf, type Part, type Placed } from "./placed.ts";
import {
  attachedTo,
  attachment,
  motto,
  placeAndDay,
  reportTitle,
  sentTo,
  signedBy,
  signer,
} from "./words/cover-words.ts";

export type Cut = { readonly cover: readonly Placed[]; readonly parts: readonly Part[] };

/**
 * The cover goes as far as the addressees or the signature at its end; what has no letterhead and nobody addressed is
 * an attachment alone. Whatever stands behind a heading of an attachment is that attachment's.
 */
export function cutDispatch(blocks: readonly Placed[]): Cut {
  const end = coverEnd(blocks);
  const parts: { no: string | null; titles: string[]; blocks: Placed[] }[] = [];
  let headed = false;
  for (const placed of blocks.slice(end)) {
    if (isFurniture(placed)) continue;
    const heading = headingOf(placed);
    const current = parts.at(-1);
    if (heading?.no != null || (heading && !(headed && current?.blocks.length === 0))) {
      // A number alone on its line is followed by its title: both are one heading.
      parts.push({ no: heading.no, titles: heading.title === "" ? [] : [heading.title], blocks: [] });
      headed = true;
      continue;
    }
    if (current && headed && current.blocks.length === 0) {
      const more = titleLine(placed);
      if (more !== null) {
        current.titles.push(more);
        continue;
      }
      if (isAttachedTo(placed)) continue;
    }
    if (isAttachedTo(placed)) continue;
    if (current) current.blocks.push(placed);
    else parts.push({ no: null, titles: [], blocks: [placed] });
  }
  return {
    cover: blocks.slice(0, end),
    parts: parts
      .filter((part) => part.blocks.length > 0)
      .map(({ no, titles, blocks: own }) => ({ no, title: titles.join(" "), blocks: own })),
  };
}

/** Behind the last block of the cover; 0 of files without one. */
function coverEnd(blocks: readonly Placed[]): number {
  const has = (placed: Placed, words: RegExp) =>
    !isSheet(placed) && linesOf([placed]).some(({ text }) => words.test(text));
  const begins = blocks.findIndex((placed) => has(placed, motto));
  const sent = blocks.findIndex((placed) => has(placed, sentTo));
  if (begins < 0 && sent < 0) return 0;
  const from = sent < 0 ? begins + 1 : sent;
  let at = from;
  // Behind "Nơi nhận:" stand addressees, the signature and a name, until an attachment begins.
  while (at < blocks.length) {
    const placed = blocks[at];
    if (!placed || (at > from && beginsPart(placed, blocks[at + 1]))) break;
    at += 1;
  }
  return at;
}

/** A sheet of a workbook is an attachment, whatever letterhead stands in its cells. */
function isSheet({ block }: Placed): boolean {
  return block.type === "table" && block.sheet !== null;
}

function beginsPart(placed: Placed, next: Placed | undefined): boolean {
  const heading = headingOf(placed);
  if (heading?.no != null) return true;
  if (placed.block.type === "table") return !isFurniture(placed);
  return heading !== null || (next !== undefined && isAttachedTo(next) && placed.block.text !== "");
}

type Heading = { readonly no: string | null; readonly title: string };

/** "PHỤ LỤC 1", "Biểu số 2. Một số chỉ tiêu", or a title in capitals: "BÁO CÁO TỔNG KẾT …". */
function headingOf({ block }: Placed): Heading | null {
  if (block.type !== "paragraph") return null;
  const text = plain(block.text.replaceAll("\n", " "));
  const [, word = "", so = "", no, title = ""] = attachment.exec(text) ?? [];
  const alone =
    block.bold || block.centred || isWrittenBig(word) || text.length <= word.length + so.length + 6;
  if (word !== "" && no !== undefined && alone && text.length <= 200 && block.number === null)
    return {
      no: [asWord(word), so.toLowerCase(), no.toUpperCase()].filter((one) => one !== "").join(" "),
      title: plain(title),
    };
  if (isWrittenBig(text) && reportTitle.test(text)) return { no: null, title: text };
  return null;
}

/** A further line of a title: centred, or in capitals. */
function titleLine({ block }: Placed): string | null {
  if (block.type !== "paragraph" || block.number !== null || attachedTo.test(block.text)) return null;
  const text = plain(block.text.replaceAll("\n", " "));
  const isTitle = text.length <= 200 && isWrittenBig(text) && !/^(?:[IVX]+|[A-Z])[.)]/u.test(text);
  return isTitle ? text : null;
}

function isAttachedTo({ block }: Placed): boolean {
  return block.type === "paragraph" && attachedTo.test(block.text);
}

/** Letterheads, addressees, signatures: tables without a grid, and the lines of them. */
export function isFurniture({ block }: Placed): boolean {
  const lines = linesOf([{ at: 0, block }]);
  if (block.type === "table") {
    const few = block.rows.length <= 3 && block.sheet === null;
    return few && lines.some((line) => isFurnitureLine(line));
  }
  return lines.length > 0 && lines.every((line) => isFurnitureLine(line));
}

function isFurnitureLine({ text }: Line): boolean {
  const said = plain(text);
  return (
    motto.test(said) ||
    sentTo.test(said) ||
    placeAndDay.test(said) ||
    (isWrittenBig(said) && (signer.test(said) || signedBy.test(said)))
  );
}

/** Without the stars of a text that was copied with its emphasis. */
function plain(text: string): string {
  return text.replace(/^[*_\s]+|[*_\s]+$/gu, "");
}
