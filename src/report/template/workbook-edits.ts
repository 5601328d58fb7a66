// What changes beside the sheets: every formula is worked out when the file is opened, and the order of the last time is gone. Knows their XML.
import type { XmlNode } from "../../files/xml-nodes.ts";
import type { Edit } from "./edits.ts";
import type { Part } from "./package.ts";
import { prefixOf, withAttribute } from "./tag.ts";

/** What may stand before `calcPr`, in the order of ECMA-376 part 1, 18.2.27. */
const before: ReadonlySet<string> = new Set(
  [
    ...["fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"],
    ...["functionGroups", "externalReferences", "definedNames"],
  ].map((name) => `s:${name}`),
);

/** In the workbook's own part. */
export function recalculation({ root, text }: Part): Edit[] {
  const node = root.children.find(({ name }) => name === "s:calcPr");
  if (node !== undefined) {
    const tag = text.slice(node.start, node.inner);
    return [{ from: node.start, to: node.inner, text: withAttribute(tag, "fullCalcOnLoad", "1") }];
  }
  const behind = root.children.findLast(({ name }) => before.has(name));
  const from = behind?.end ?? root.inner;
  return [
    { from, to: from, text: `<${prefixOf(text.slice(root.start, root.inner))}calcPr fullCalcOnLoad="1"/>` },
  ];
}

/** In the list of content types. */
export function withoutTypes({ root }: Part, chains: readonly string[]): Edit[] {
  const names = chains.map((name) => `/${name}`.toLowerCase());
  return without(root, (node) => names.includes((node.attribute("PartName") ?? "").toLowerCase()));
}

/** In the workbook's relationships. */
export function withoutRelations({ root }: Part): Edit[] {
  return without(root, (node) => (node.attribute("Type") ?? "").endsWith("/calcChain"));
}

function without(root: XmlNode, gone: (node: XmlNode) => boolean): Edit[] {
  return root.children.filter(gone).map(({ start, end }) => ({ from: start, to: end, text: "" }));
}
