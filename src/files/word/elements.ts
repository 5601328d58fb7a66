// What each element of WordprocessingML does to the text that is read (ECMA-376 part 1, 17). Knows the body, no parser.
import type { XmlElement } from "../xml.ts";
import type { Body } from "./body.ts";
import { countOf, isOn } from "./on-off.ts";
import { emptyRun } from "./paragraph.ts";
import { readProperty } from "./styles.ts";
import { symbolOf } from "./symbols.ts";

/** An element that begins, and the two around it, the inner first. */
export type Place = {
  readonly element: XmlElement;
  readonly parent: string;
  readonly outer: string;
};

type Begin = (body: Body, place: Place) => void;

/** Properties as they were before a change, and elements in which no text of the document stands. */
const passedOver = new Set(
  (
    "w:pPrChange w:rPrChange w:tblPrChange w:tblPrExChange w:trPrChange w:tcPrChange w:sectPrChange w:tblGridChange " +
    "w:numberingChange w:sectPr w:object w:rt w:ffData w:tabs w:tblPr w:tblGrid w:tblPrEx"
  ).split(" "),
);

/** Whether nothing in an element is read. What a tracked deletion or move took away is no text any more. */
export function isPassedOver({ element: { name }, parent }: Place): boolean {
  if (name === "w:del" || name === "w:moveFrom") return parent !== "w:rPr" && parent !== "w:trPr";
  return passedOver.has(name);
}

/** What is done when an element begins. */
export const beginnings: Readonly<Record<string, Begin>> = {
  "w:body": (body) => body.beginStory(null),
  "w:txbxContent": (body) => body.beginStory(null),
  "w:tbl": (body) => body.beginTable(),
  "w:tr": (body) => body.table?.beginRow(),
  "w:tc": (body) => {
    body.table?.beginCell();
    body.beginStory(body.table ?? null);
  },
  "w:p": (body) => body.beginParagraph(),
  "w:hyperlink": (body, { element }) => body.link(element.attribute("r:id")),
  "w:r": beginRun,
  "m:r": beginRun,

  "w:pStyle": (body, { element, parent, outer }) => {
    if (body.paragraph && parent === "w:pPr" && outer === "w:p") {
      body.paragraph.styleId = element.attribute("w:val");
    }
  },
  "w:jc": paragraphProperty,
  "w:outlineLvl": paragraphProperty,
  "w:ilvl": paragraphProperty,
  "w:numId": paragraphProperty,
  "w:b": runProperty,
  "w:strike": runProperty,
  "w:dstrike": runProperty,
  "w:vanish": (body, place) => {
    runProperty(body, place);
    if (isOfMark(place) && body.paragraph) body.paragraph.goesOn = isOn(place.element);
  },
  "w:rStyle": (body, { element, parent, outer }) => {
    if (body.paragraph && parent === "w:rPr" && outer === "w:r") {
      body.paragraph.run.style = element.attribute("w:val");
    }
  },
  "w:rFonts": (body, { element, parent, outer }) => {
    if (!body.paragraph || parent !== "w:rPr" || outer !== "w:r") return;
    body.paragraph.run.font = element.attribute("w:ascii") ?? element.attribute("w:hAnsi");
  },
  "w:del": takenAway,
  "w:moveFrom": takenAway,

  "w:gridBefore": (body, { element, parent }) => {
    if (parent === "w:trPr") body.table?.skip(countOf(element) ?? 0);
  },
  "w:tblHeader": (body, { element, parent }) => {
    if (body.table && parent === "w:trPr") body.table.row.head = isOn(element);
  },
  "w:hidden": (body, { element, parent }) => {
    if (body.table && parent === "w:trPr") body.table.row.hidden = isOn(element);
  },
  "w:gridSpan": (body, { element, parent }) => {
    if (body.table?.cell && parent === "w:tcPr") body.table.cell.span = Math.max(countOf(element) ?? 1, 1);
  },
  "w:vMerge": (body, { element, parent }) => {
    if (body.table?.cell && parent === "w:tcPr") body.table.cell.down = mergeOf(element);
  },
  "w:hMerge": (body, { element, parent }) => {
    if (body.table?.cell && parent === "w:tcPr") body.table.cell.right = mergeOf(element);
  },
  "w:cellDel": (body, { parent }) => {
    if (body.table?.cell && parent === "w:tcPr") body.table.cell.deleted = true;
  },

  "w:sdt": (body) => body.beginControl(),
  "w:showingPlcHdr": (body, { element, parent }) => {
    if (parent === "w:sdtPr" && isOn(element)) body.prompt();
  },
  "w:fldChar": (body, { element }) => body.fields.mark(element.attribute("w:fldCharType")),

  "w:tab": letters("\t"),
  "w:ptab": letters("\t"),
  "w:br": letters("\n"),
  "w:cr": letters("\n"),
  "w:noBreakHyphen": letters("-"),
  // A letter of the old fonts: who reads the file takes it out where it is none.
  "w:softHyphen": letters("\u00ad"),
  "w:sym": (body, { element }) => {
    const code = Number.parseInt(element.attribute("w:char") ?? "", 16);
    if (code > 0 && code <= 0xffff) body.write(symbolOf(element.attribute("w:font"), code));
  },
};

/** What is done when an element ends. */
export const ends: Readonly<Record<string, (body: Body) => void>> = {
  "w:body": (body) => body.endStory(),
  "w:txbxContent": (body) => body.endStory(),
  "w:tbl": (body) => body.endTable(),
  "w:tr": (body) => body.table?.endRow(),
  "w:tc": (body) => {
    body.endStory();
    body.table?.endCell();
  },
  "w:p": (body) => body.endParagraph(),
  "w:sdt": (body) => body.endControl(),
};

function beginRun(body: Body): void {
  if (body.paragraph) body.paragraph.run = emptyRun();
}

function paragraphProperty(body: Body, { element, parent, outer }: Place): void {
  const own = parent === "w:pPr" ? outer === "w:p" : parent === "w:numPr" && outer === "w:pPr";
  if (body.paragraph && own) readProperty(body.paragraph.said, element);
}

function runProperty(body: Body, { element, parent, outer }: Place): void {
  if (body.paragraph && parent === "w:rPr" && outer === "w:r") readProperty(body.paragraph.run.said, element);
}

/** Of the sign that ends a paragraph. */
function isOfMark({ parent, outer }: Place): boolean {
  return parent === "w:rPr" && outer === "w:pPr";
}

/** A row, the end of a paragraph, or a run, whose deletion is tracked. */
function takenAway(body: Body, place: Place): void {
  if (place.parent === "w:trPr") {
    if (body.table) body.table.row.deleted = true;
  } else if (body.paragraph) {
    if (isOfMark(place)) body.paragraph.goesOn = true;
    else body.paragraph.run.unread = true;
  }
}

function mergeOf(element: XmlElement): "restart" | "continue" {
  return element.attribute("w:val") === "restart" ? "restart" : "continue";
}

/** What a run holds beside letters; the same names stand in properties too. */
function letters(text: string): Begin {
  return (body, { parent }) => {
    if (parent === "w:r") body.write(text);
  };
}
