// Which styles of a workbook show a number in hundredths: "0.0%" does, '0.0"%"' does not. Knows the XML of styles.
import { builtIn } from "../../files/spreadsheet/built-in-formats.ts";
import { sectionsOf } from "../../files/spreadsheet/format-code.ts";
import type { XmlNode } from "../../files/xml-nodes.ts";
import { type Package, partOf } from "./package.ts";

/** Of a style's number as cells give it. */
export async function shareStyles(opened: Package): Promise<(style: string | null) => boolean> {
  if (opened.styles === null) return () => false;
  const { root } = await partOf(opened, opened.styles);
  const codes = new Map(
    inside(root, "s:numFmts").map((node) => [
      Number(node.attribute("numFmtId")),
      node.attribute("formatCode") ?? "",
    ]),
  );
  const shares = inside(root, "s:cellXfs").map((node) => {
    const id = Number(node.attribute("numFmtId") ?? 0);
    const [first] = sectionsOf(codes.get(id) ?? builtIn(id));
    return first?.pieces.some(({ type }) => type === "percent") ?? false;
  });
  return (style) => shares[Number(style ?? 0)] ?? false;
}

function inside(root: XmlNode, name: string): XmlNode[] {
  return root.children.filter((node) => node.name === name).flatMap(({ children }) => children);
}
