// Reads a tree of HTML into blocks, without recursion: a page may be deeper than the stack. Knows parse5's nodes.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter as nodes } from "parse5";
import { type GatheredBlocks, Gatherer } from "../gather.ts";
import { type Begun, type Context, elements, isUnread, type Page, plainContext } from "./elements.ts";
import { addRules, ruled, type Style, type StyleSheet, styleOf } from "./styles.ts";
import { HtmlWriter } from "./writer.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

type Open = { readonly children: readonly Node[]; at: number } & Begun;

/** @throws UnreadableFile when tables stand in tables deeper than any layout. */
export function readHtml(document: DefaultTreeAdapterTypes.Document): GatheredBlocks {
  const gatherer = new Gatherer();
  const page: Page = { gatherer, writer: new HtmlWriter(gatherer) };
  const sheet: StyleSheet = new Map();
  const open: Open[] = [{ children: document.childNodes, at: 0, context: plainContext, end: null }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.children[top.at];
    top.at += 1;
    if (node === undefined) {
      top.end?.();
      open.pop();
    } else if (nodes.isTextNode(node)) page.writer.text(node.value, top.context);
    else if (nodes.isElementNode(node)) {
      const begun = begin(page, sheet, node, top.context);
      if (begun !== null) open.push({ children: node.childNodes, at: 0, ...begun });
    }
  }
  page.writer.endParagraph();
  return gatherer.finish();
}

function begin(page: Page, sheet: StyleSheet, element: Element, around: Context): Begun | null {
  const tag = element.tagName;
  if (tag === "style") addRules(sheet, textOf(element));
  if (isUnread(tag)) return null;
  const given = (name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;
  const style: Style = { ...ruled(sheet, tag, given("class") ?? ""), ...styled(given("style")) };
  return elements(page, { tag, given, style, around, onlyHeads: isRowOfHeads(element) });
}

function styled(declarations: string | undefined): Style {
  return declarations === undefined ? {} : styleOf(declarations);
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => (nodes.isTextNode(node) ? node.value : "")).join("");
}

function isRowOfHeads(element: Element): boolean {
  if (element.tagName !== "tr") return false;
  const cells = element.childNodes.filter((node) => nodes.isElementNode(node));
  return cells.length > 0 && cells.every((cell) => cell.tagName === "th");
}
