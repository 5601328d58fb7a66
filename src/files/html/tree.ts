// Parses HTML of a clipboard into a tree, within limits. Knows parse5, nothing of what the elements mean.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { UnreadableFile } from "../unreadable.ts";

/** Word writes some 200 letters of styles for each cell: a table of 2,000 rows and ten columns. */
const mostHtml = 4_000_000;
/** The parser looks through all open elements at many a tag, so that its work is bounded by depth times nodes. */
const mostDepth = 512;
/** A table of 2,000 rows and 20 columns, each cell with a paragraph, two spans and a text, has half of it. */
const mostNodes = 400_000;

/**
 * The document of the HTML; what stands before its first "<" (the clipboard's own header on Windows) is dropped.
 *
 * @throws UnreadableFile when it is longer, deeper or has more nodes than the limits.
 */
export function htmlTree(html: string): DefaultTreeAdapterTypes.Document {
  if (html.length > mostHtml) throw new UnreadableFile({ type: "too-much", what: "letters" });
  return parse(html.slice(Math.max(html.indexOf("<"), 0)), { treeAdapter: bounded() });
}

function bounded(): typeof defaultTreeAdapter {
  let nodes = 0;
  let depth = 0;
  const counted = () => {
    nodes += 1;
    if (nodes > mostNodes) throw new UnreadableFile({ type: "too-much", what: "parts" });
  };
  return {
    ...defaultTreeAdapter,
    createElement(...given) {
      counted();
      return defaultTreeAdapter.createElement(...given);
    },
    createTextNode(value) {
      counted();
      return defaultTreeAdapter.createTextNode(value);
    },
    createCommentNode(data) {
      counted();
      return defaultTreeAdapter.createCommentNode(data);
    },
    onItemPush() {
      depth += 1;
      if (depth > mostDepth) throw new UnreadableFile({ type: "too-much", what: "depth" });
    },
    onItemPop() {
      depth -= 1;
    },
  };
}
