// The outline that a dispatch without one in its attachments lists in its own text: "báo cáo theo các nội dung sau: 1. …". Pure.
import { linesOf, type Part, type Placed } from "../placed.ts";
import { labelOf } from "../words/labels.ts";
import { listsContents } from "../words/outline-words.ts";

/** The numbered lines behind such a sentence, as far as they go on; none where the text lists what is to be done. */
export function listedIn(cover: readonly Placed[]): readonly Part[] {
  const lead = cover.findIndex((placed) => linesOf([placed]).some(({ text }) => listsContents.test(text)));
  if (lead < 0) return [];
  const behind = cover.slice(lead + 1);
  const isListed = (placed: Placed) =>
    placed.block.type === "paragraph" &&
    linesOf([placed]).some(({ number, text }) => labelOf(number, text) !== null);
  const end = behind.findIndex((placed) => !isListed(placed));
  const blocks = end < 0 ? behind : behind.slice(0, end);
  return blocks.length > 1 ? [{ no: null, title: "", blocks }] : [];
}
