// How the parts of a workbook or a document name each other (ECMA-376 part 2, 6.5). Knows the zip and the XML reader.
import { type TrueKind, UnreadableFile } from "./unreadable.ts";
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
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found: Relationship[] = [];
  if (!zip.has(name)) return found;
  await readTree(zip.chunks(name), kind, "rel:Relationships", {
    inside: {
      "rel:Relationship": {
        open(element) {
          const target = element.attribute("Target");
          if (target === null || element.attribute("TargetMode") === "External") return;
          if (found.length === mostParts) throw new UnreadableFile({ type: "too-much", what: "parts" });
          found.push({
            id: element.attribute("Id") ?? "",
            type: (element.attribute("Type") ?? "").split("/").at(-1) ?? "",
            part: resolved(folder, target),
          });
        },
      },
    },
  });
  return found;
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
