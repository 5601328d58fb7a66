// An outline's lines as a tree: which stands under which, and by what number each is called. Pure.
import type { Line, Part } from "../placed.ts";
import { linesOf } from "../placed.ts";
import { type Label, labelOf } from "../words/labels.ts";
import { box, dashLetters, knownOfUnit, noteLead } from "../words/outline-words.ts";
import { gapless } from "./blanks.ts";
import { asksByBoxes, boxesIn, withChoicesBeneath } from "./boxes.ts";

export type Branch = {
  readonly line: Line;
  /** With the numbers above it: "I.1.2"; empty of a line without one. */
  readonly no: string;
  readonly text: string;
  /** The branch above it; null at the top. */
  readonly parent: Branch | null;
  readonly leaf: boolean;
  /** Its number stood there before: somebody must look. */
  readonly again: boolean;
};

type Open = { readonly way: Label["way"]; readonly said: string; readonly branch: Growing };
type Growing = { -readonly [key in keyof Branch]: Branch[key] } & { dashes: number };

/** The numbered lines of a part, and those without a number that have a gap; prose and notes are none. */
export function branchesOf({ blocks }: Pick<Part, "blocks">): readonly Branch[] {
  const paragraphs = blocks.filter(({ block }) => block.type === "paragraph");
  const found: Growing[] = [];
  let open: Open[] = [];
  let noted = false;
  const lines = withChoicesBeneath(linesOf(paragraphs));
  for (const [at, line] of lines.entries()) {
    const text = line.text.replace(/^[*_]+|[*_]+$/gu, "").trim();
    const label = labelOf(line.number, text);
    if (label === null) {
      const boxed = asksByBoxes(text) && !noteLead.test(text);
      noted ||= noteLead.test(text);
      if (noted && !boxed) continue;
      const bare = boxed ? text.slice(0, text.search(box)) : gapless(text);
      if (bare === null || knownOfUnit.test(bare)) continue;
    } else noted = false;
    if (label !== null && knownOfUnit.test(gapless(label.rest) ?? " -")) continue;
    if (label !== null) open = under(open, label);
    const parent = label === null ? headingFor(open, isAlone(lines, at)) : (open.at(-1)?.branch ?? null);
    if (parent) parent.leaf = false;
    const no = label === null ? "" : numberOf(label, parent);
    const again = no !== "" && found.some((other) => other.no === no);
    const branch: Growing = { line, no, text: label?.rest ?? text, parent, leaf: true, again, dashes: 0 };
    found.push(branch);
    if (label !== null) open = [...open, { way: label.way, said: label.said, branch }];
  }
  return found;
}

/**
 * A line without a number stands under the line above it, unless that is answered itself; one that is ticked and alone
 * takes no line above for its heading: "Kiến nghị" is still asked when "Xếp loại: □ Tốt □ Khá" follows.
 */
function headingFor(open: readonly Open[], alone: boolean): Growing | null {
  const answered = ({ branch }: Open) =>
    gapless(branch.text) !== null || boxesIn(branch.text) > 1 || (alone && branch.leaf);
  return open.findLast((one) => !answered(one))?.branch ?? null;
}

/** A line of boxes with no other beside it. */
function isAlone(lines: readonly Line[], at: number): boolean {
  const boxed = (no: number) => asksByBoxes(lines[no]?.text ?? "");
  return boxed(at) && !boxed(at - 1) && !boxed(at + 1);
}

/** What is still open above a line numbered this way: everything that began before the way did. */
function under(open: readonly Open[], { way, said }: Label): Open[] {
  const depth = Number(/^arabic-(\d)$/u.exec(way)?.[1] ?? 0);
  if (depth > 1) {
    // "1.2" stands under "1", whatever stands between.
    const above = said.split(".").slice(0, -1).join(".");
    const at = open.findLastIndex((one) => one.said === above && one.way.startsWith("arabic"));
    if (at >= 0) return open.slice(0, at + 1);
  }
  const same = open.findIndex((one) => one.way === way);
  if (same >= 0) return open.slice(0, same);
  // A roman or capital heading ends all smaller ways that were open before it came.
  const big = way === "roman" || way === "capital" || way === "part";
  return big
    ? open.filter((one) => one.way === "roman" || one.way === "capital" || one.way === "part")
    : [...open];
}

function numberOf({ said, way }: Label, parent: Growing | null): string {
  if (parent === null) return said === "" ? "" : said;
  if (way === "dash" || way === "plus") {
    const letter = dashLetters.charAt(parent.dashes);
    parent.dashes += 1;
    return parent.no === "" ? "" : `${parent.no}${letter}`;
  }
  // "1.2" under "I.1" is "I.1.2": its own number says its parent's again.
  const own = said.split(".");
  const above = parent.no.split(".");
  const shared = own.slice(0, -1);
  const repeats = shared.length > 0 && above.slice(-shared.length).join(".") === shared.join(".");
  const rest = repeats ? own.slice(-1) : own;
  return [...(parent.no === "" ? [] : [parent.no]), ...rest].join(".");
}
