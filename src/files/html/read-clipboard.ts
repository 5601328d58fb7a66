// Reads what was pasted: HTML as an office program or a browser puts it on the clipboard, else the plain text. Knows no form.
import type { ReadFile } from "../blocks.ts";
import { lineBlocks } from "../text/lines.ts";
import { readHtml } from "./read-html.ts";
import { htmlTree } from "./tree.ts";

/**
 * The blocks of a paste; of one whose HTML shows nothing, those of its text.
 *
 * @throws UnreadableFile when it is more than the limits.
 */
export function readClipboard(pasted: { readonly html: string | null; readonly text: string }): ReadFile {
  const html = pasted.html === null ? null : readHtml(htmlTree(pasted.html));
  if (html !== null && html.blocks.length > 0) return { kind: "paste", ...html, letters: null };
  return { kind: "paste", blocks: lineBlocks(pasted.text), letters: null, left: [] };
}
