// A workbook's parts, and whether each is known to stand unharmed beside cells that change. Knows content types, and no sheet's inside.
import { type Relationship, relationshipsOf } from "../../files/relationships.ts";
import { isTrue } from "../../files/spreadsheet/truth.ts";
import type { XmlBytes } from "../../files/xml.ts";
import { readNodes, type XmlNode, type XmlText } from "../../files/xml-nodes.ts";
import type { Zip } from "../../files/zip.ts";
import { type CannotFill, Unfit } from "./reasons.ts";

/** Elements of all parts that are looked at; a form of forty rows and 26 columns has some 5,000. */
const mostElements = 300_000;
const contentTypesPart = "[Content_Types].xml";

export type Package = {
  readonly zip: Zip;
  readonly main: Part;
  readonly mainRelations: Part | null;
  readonly contentTypes: Part;
  /** The worksheets by their parts' names. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly styles: string | null;
  /** The parts with the order of calculation, which is another when formulas come or go. */
  readonly chains: readonly string[];
  readonly work: XmlBytes["work"];
};

export type Part = { readonly name: string } & XmlText;

/** One part of the file, read. */
export async function partOf({ zip, work }: Pick<Package, "zip" | "work">, name: string): Promise<Part> {
  return { name, ...(await readNodes(await bytesOf(zip, name), work)) };
}

export async function bytesOf(zip: Zip, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.chunks(name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Looks at the workbook as a whole.
 *
 * @throws Unfit with everything that stands in the way.
 * @throws UnreadableFile
 */
export async function openPackage(zip: Zip): Promise<Package> {
  const work = { elements: mostElements };
  const contentTypes = await partOf({ zip, work }, contentTypesPart);
  const types = typesOf(contentTypes.root);
  const main = (await relationshipsOf(zip, "", "xlsx")).find(({ type }) => type === "officeDocument")?.part;
  if (main === undefined) throw new Unfit({ type: "unreadable", why: { type: "broken", kind: "xlsx" } });
  const workbook = await partOf({ zip, work }, main);
  const reasons = [...zip.names.flatMap((name) => reasonsOf(name, types)), ...reasonsOfMain(workbook.root)];
  if (reasons.length > 0) throw new Unfit(...distinct(reasons));
  const related = await relationshipsOf(zip, main, "xlsx");
  const relationsName = main.replace(/[^/]+$/, (last) => `_rels/${last}.rels`);
  return {
    zip,
    work,
    contentTypes,
    main: workbook,
    mainRelations: zip.has(relationsName) ? await partOf({ zip, work }, relationsName) : null,
    sheets: sheetsOf(workbook.root, related),
    styles: related.find(({ type, part }) => type === "styles" && zip.has(part))?.part ?? null,
    chains: related.filter(({ type }) => type === "calcChain").map(({ part }) => part),
  };
}

function sheetsOf(workbook: XmlNode, related: readonly Relationship[]): Package["sheets"] {
  const nodes = workbook.children
    .filter(({ name }) => name === "s:sheets")
    .flatMap(({ children }) => children);
  return nodes.flatMap((node) => {
    const relation = related.find(({ id }) => id === node.attribute("r:id"));
    // A chart on a sheet of its own has no cells.
    if (relation?.type !== "worksheet") return [];
    return [{ name: node.attribute("name") ?? "", part: relation.part }];
  });
}

type Types = { readonly named: ReadonlyMap<string, string>; readonly byEnding: ReadonlyMap<string, string> };

function typesOf(root: XmlNode): Types {
  const pairs = (element: string, key: string) =>
    root.children
      .filter(({ name }) => name === element)
      .map((node): [string, string] => [
        (node.attribute(key) ?? "").toLowerCase(),
        (node.attribute("ContentType") ?? "").toLowerCase(),
      ]);
  return {
    named: new Map(pairs("ct:Override", "PartName")),
    byEnding: new Map(pairs("ct:Default", "Extension")),
  };
}

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const drawing = "application/vnd.openxmlformats-officedocument.drawingml";
const office = "application/vnd.openxmlformats-officedocument";

/** What may stand in the file: none of it says where cells' values come from, or is read again when they change. */
const known: ReadonlySet<string> = new Set([
  ...[
    "sheet.main",
    "worksheet",
    "chartsheet",
    "styles",
    "sharedstrings",
    "calcchain",
    "comments",
    "table",
  ].map((name) => `${spreadsheet}.${name}+xml`),
  `${spreadsheet}.sheetmetadata+xml`,
  `${spreadsheet}.printersettings`,
  ...["chart", "chartshapes"].map((name) => `${drawing}.${name}+xml`),
  ...[
    "drawing",
    "theme",
    "themeoverride",
    "extended-properties",
    "custom-properties",
    "customxmlproperties",
  ].map((name) => `${office}.${name}+xml`),
  `${office}.vmldrawing`,
  "application/vnd.openxmlformats-package.core-properties+xml",
  "application/vnd.openxmlformats-package.relationships+xml",
  "application/vnd.ms-office.chartstyle+xml",
  "application/vnd.ms-office.chartcolorstyle+xml",
  "application/vnd.ms-office.classificationlabels+xml",
  "application/vnd.ms-excel.threadedcomments+xml",
  "application/vnd.ms-excel.person+xml",
  "application/xml",
]);

/** What has a name of its own, by a part of its content type. */
const refused: readonly (readonly [
  RegExp,
  "macros" | "signed" | "external-links" | "pivot" | "data-model",
])[] = [
  [/macroenabled|vbaproject|macrosheet/, "macros"],
  [/digital-signature/, "signed"],
  [/externallink/, "external-links"],
  [/pivottable|pivotcache|slicer|timeline/, "pivot"],
  [/connections|querytable|officedocument\.model\+data|volatiledependencies|datamodel/, "data-model"],
];

function reasonsOf(part: string, types: Types): CannotFill[] {
  if (part === contentTypesPart) return [];
  const ending = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  const type = types.named.get(`/${part}`.toLowerCase()) ?? types.byEnding.get(ending) ?? "";
  if (known.has(type) || /^image\//.test(type)) return [];
  for (const [pattern, reason] of refused) if (pattern.test(type)) return [{ type: reason }];
  return [{ type: "unknown-part", part }];
}

/** A password or a lock over the whole workbook. */
function reasonsOfMain(workbook: XmlNode): CannotFill[] {
  const locks = ["lockStructure", "lockWindows", "lockRevision"];
  const locked = workbook.children.some(
    (node) =>
      (node.name === "s:workbookProtection" && locks.some((lock) => isTrue(node.attribute(lock)))) ||
      (node.name === "s:fileSharing" && isTrue(node.attribute("readOnlyRecommended"))),
  );
  return locked ? [{ type: "protected-workbook" }] : [];
}

function distinct(reasons: readonly CannotFill[]): CannotFill[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
