// The items of a dispatch's outlines: what is asked in words, and in sentences with blanks. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { Cover, DispatchQuestion, FoundItem } from "../found.ts";
import { type Part, sourceAt } from "../placed.ts";
import { asks, pointsToTable, tableSubject } from "../words/outline-words.ts";
import { sentenceOf } from "./blanks.ts";
import { boxesIn } from "./boxes.ts";
import { outlineQuestions } from "./outline-questions.ts";
import { remarksOf } from "./remarks.ts";
import { type Branch, branchesOf } from "./tree.ts";

export type OutlineRead = {
  readonly items: readonly FoundItem[];
  readonly questions: readonly DispatchQuestion[];
};

type About = { readonly cover: Cover; readonly kinds: readonly UnitKind[] };

export function readOutline(parts: readonly Part[], about: About): OutlineRead {
  const items = parts.flatMap((part) => {
    const branches = branchesOf(part);
    // A single numbered line is no outline: it is a heading of the table beneath, or a sentence of prose.
    const outline =
      branches.length > 1 ||
      branches.some(({ text }) => sentenceOf(text).blanks.length > 0 || boxesIn(text) > 1);
    return outline ? branches.map((branch) => itemOf(branch, part, about)) : [];
  });
  return { items, questions: outlineQuestions(items) };
}

function itemOf(branch: Branch, part: Part, { cover, kinds }: About): FoundItem {
  const { no, line, parent, leaf, again } = branch;
  const remarks = remarksOf(branch.text, kinds);
  const { text, blanks } = sentenceOf(remarks.text);
  const base = {
    no,
    text: text === "" ? branch.text : text.replace(/[\s:;.]+$/u, ""),
    ...(parent === null || parent.no === "" ? {} : { parent: parent.no }),
    ...(remarks.optional ? { optional: true as const } : {}),
    ...notFor(remarks, cover),
    part: part.no,
    source: sourceAt(line),
  };
  const looked = again ? ("look" as const) : null;
  if (!leaf) return { ...base, kind: "heading", sure: looked ?? "sure" };
  if (pointsToTable.test(branch.text) && tableSubject.test(text))
    return { ...base, kind: "heading", sure: looked ?? "guessed" };
  if (remarks.yesNo) return { ...base, kind: "yes-no", sure: looked ?? "sure" };
  if (remarks.choices)
    return {
      ...base,
      kind: remarks.several ? "many-of" : "one-of",
      choices: [...remarks.choices],
      sure: looked ?? (remarks.sure ? "sure" : "guessed"),
    };
  const cells = blanks.map(({ open, ...cell }) => cell);
  const [first] = blanks;
  if (first && blanks.length === 1) {
    const { before, open, ...cell } = first;
    return {
      ...base,
      ...cell,
      kind: cell.kind ?? "text",
      sure: looked ?? (open || cell.measure === undefined ? "guessed" : "sure"),
    };
  }
  if (blanks.length > 1) {
    const counted = blanks.length === 2 && blanks.every(({ kind }) => kind === countKind);
    return {
      ...base,
      kind: counted ? "pair" : "figures",
      cells,
      sure: looked ?? (blanks.some(({ open }) => open) ? "guessed" : "sure"),
    };
  }
  const figure = asks.find(([words]) => words.test(text))?.[1];
  return figure === undefined
    ? { ...base, kind: "text", sure: looked ?? "sure" }
    : { ...base, kind: figure, sure: "look" };
}

const countKind = "count";

/** "(chỉ dành cho trường THPT)": not for whoever else is addressed. */
function notFor(
  {
    only,
    notFor: excepted,
  }: { readonly only: readonly string[] | null; readonly notFor: readonly string[] | null },
  { receivers }: Cover,
): { notFor?: string[] } {
  const addressed = [...new Set(receivers.flatMap(({ kind }) => kind ?? []))];
  const left = only === null ? [...(excepted ?? [])] : addressed.filter((kind) => !only.includes(kind));
  return left.length === 0 ? {} : { notFor: left };
}
