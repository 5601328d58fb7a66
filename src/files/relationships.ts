// How the parts of a workbook or a document name each other (ECMA-376 part 2, 6.5). Knows the zip and the XML reader.
import { type TrueKind, UnreadableFile } from "./unreadable.ts";
import type { XmlElement } from "./xml.ts";
import { readTree } from "./xml-tree.ts";
import { mostParts, type Zip } from "./zip.ts";

export type Relationship = {
  readonly id: string;
  /** The last word of its type, which transitional and strict files share: "worksheet", "sharedStrings". */
  readonly type: string;
  /** The other part's name in the zip. */
  readonly part: string;
};

/**
 * What a part ("" is the whole file) says of other parts in the same file; links to the outside are left out.
 *
 * @throws UnreadableFile
 */
export async function relationshipsOf(zip: Zip, part: string, kind: TrueKind): Promise<Relationship[]> {
  const found: Relationship[] = [];
  await readRelationships(zip, part, kind, (element, target) => {
    if (element.attribute("TargetMode") === "External") return;
    if (found.length === mostParts) throw new UnreadableFile({ type: "too-much", what: "parts" });
    const [id, type] = [element.attribute("Id") ?? "", typeOf(element)];
    found.push({ id, type, part: resolved(folderOf(part), target) });
  });
  return found;
}

/** A sheet has some thousands at most; what lies beyond is not looked at. */
const mostLinks = 20_000;

/**
 * The addresses outside of the file to which a part's links lead, by their ids.
 *
 * @throws UnreadableFile
 */
export async function linksOf(zip: Zip, part: string, kind: TrueKind): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await readRelationships(zip, part, kind, (element, target) => {
    if (element.attribute("TargetMode") !== "External" || typeOf(element) !== "hyperlink") return;
    if (found.size < mostLinks) found.set(element.attribute("Id") ?? "", target);
  });
  return found;
}

async function readRelationships(
  zip: Zip,
  part: string,
  kind: TrueKind,
  each: (element: XmlElement, target: string) => void,
): Promise<void> {
  const folder = folderOf(part);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!zip.has(name)) return;
  await readTree(zip.chunks(name), kind, "rel:Relationships", {
    inside: {
      "rel:Relationship": {
        open(element) {
          const target = element.attribute("Target");
          if (target !== null) each(element, target);
        },
      },
    },
  });
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

function typeOf(element: XmlElement): string {
  return (element.attribute("Type") ?? "").split("/").at(-1) ?? "";
}

/** A target is told from the part's own folder, or from the root when it begins with "/". */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
