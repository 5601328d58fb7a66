// Reads the main part of a document as it comes, and passes over what nobody sees. Knows the XML reader.
import type { GatheredBlocks } from "../gather.ts";
import { UnreadableFile } from "../unreadable.ts";
import { readXml, type XmlBytes, type XmlElement } from "../xml.ts";
import { Body } from "./body.ts";
import type { Counters } from "./counters.ts";
import { beginnings, ends, isPassedOver } from "./elements.ts";
import type { WordStyles } from "./styles.ts";

/**
 * `links` says by their ids where links lead.
 *
 * @throws UnreadableFile when the part is broken, no document, or more than the limits.
 */
export async function readBody(
  chunks: XmlBytes,
  styles: WordStyles,
  counters: Counters,
  links: ReadonlyMap<string, string>,
): Promise<GatheredBlocks> {
  const body = new Body(styles, counters, links);
  await readXml(chunks, "docx", new Walk(body));
  return body.finish();
}

class Walk {
  readonly #body: Body;
  readonly #names: string[] = [];
  /** For each choice between programs that is open, whether a branch of it was read. */
  readonly #choices: boolean[] = [];
  /** Elements that are open from one on that is passed over. */
  #passed = 0;

  constructor(body: Body) {
    this.#body = body;
  }

  open(element: XmlElement): void {
    const { name } = element;
    if (this.#names.length === 0 && name !== "w:document") {
      throw new UnreadableFile({ type: "broken", kind: "docx" });
    }
    const place = { element, parent: this.#names.at(-1) ?? "", outer: this.#names.at(-2) ?? "" };
    this.#names.push(name);
    if (this.#passed > 0 || isPassedOver(place) || this.#isOtherBranch(name)) this.#passed += 1;
    else beginnings[name]?.(this.#body, place);
  }

  text(text: string): void {
    const name = this.#names.at(-1);
    if (this.#passed === 0 && (name === "w:t" || name === "m:t")) this.#body.write(text);
  }

  close(name: string): void {
    this.#names.pop();
    if (this.#passed > 0) this.#passed -= 1;
    else if (name === "mc:AlternateContent") this.#choices.pop();
    else ends[name]?.(this.#body);
  }

  /** Of what is there twice, for newer and for older programs, the first is read (ECMA-376 part 3, 9.3). */
  #isOtherBranch(name: string): boolean {
    if (name === "mc:AlternateContent") this.#choices.push(false);
    if (name !== "mc:Choice" && name !== "mc:Fallback") return false;
    const top = this.#choices.length - 1;
    const read = this.#choices[top] === true;
    this.#choices[top] = true;
    return read;
  }
}
