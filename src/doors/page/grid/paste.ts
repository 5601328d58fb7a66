// What is pasted into a box: the clipboard's own cells, read as any paste is, go back to the page that has the boxes. Records
// nothing.
import type { Context } from "hono";
import type { App } from "../../../app.ts";
import { pastedInto } from "../../../engine/contact/grid-view.ts";
import type { ReadFile } from "../../../files/blocks.ts";
import type { Paste } from "../../../files/paste.ts";
import { pastedRows } from "../../../interview/cells/pasted-rows.ts";
import type { Link } from "../../../store/people/links.ts";
import type { GridTarget } from "../../../store/shapes/link-target.ts";

export type PasteParts = {
  /** Reads a paste with its markup; null where it cannot be read, or not soon. Never throws. */
  readPaste(paste: Paste): Promise<ReadFile | null>;
};

/** What a sheet of a thousand lines puts on the clipboard is smaller. */
export const largestPaste = 5_000_000;
const longestPlace = 200;

/** The cells of a paste, or its lines where it goes into a list. */
export async function readPasted(
  app: App,
  parts: PasteParts,
  c: Context,
  link: Link<GridTarget>,
): Promise<Response> {
  const form = await c.req.parseBody().catch(() => null);
  const said = (name: string) => {
    const value = form?.[name];
    return typeof value === "string" ? value : "";
  };
  const [html, text, place] = [said("html"), said("text"), said("place")];
  if (form === null || place.length > longestPlace) return c.json({}, 400);
  const file = html.trim() === "" ? null : await parts.readPaste({ html, text });
  const rows = pastedRows(file, text);
  const lines = await pastedInto(app, link, place, rows);
  return c.json(lines ?? { rows });
}
