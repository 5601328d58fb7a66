// What an outline leaves open: a figure or words where no gap shows it, one choice or several. Pure.
import type { DispatchQuestion, FoundItem } from "../found.ts";
import { questionWords as words } from "../words/questions.ts";

export function outlineQuestions(items: readonly FoundItem[]): readonly DispatchQuestion[] {
  return items.flatMap((found, item): DispatchQuestion[] => {
    if (found.sure === "look" && found.kind !== "heading" && found.kind in words.asFigure)
      return [figureOrWords(found, item)];
    if (found.choices && found.sure === "guessed") return [oneOrSeveral(found, item)];
    return [];
  });
}

function figureOrWords(found: FoundItem, item: number): DispatchQuestion {
  const figure = words.asFigure[found.kind] ?? "";
  return {
    id: `kind:${item}`,
    about: "kind",
    ask: words.figureOrWords(found.no, found.text),
    source: found.source,
    answers: [
      { id: "figure", label: figure, change: { set: "nothing" } },
      { id: "words", label: words.inWords, change: { set: "kind-of-item", item, kind: "text" } },
    ],
    // Words lose nothing that was said; a figure that was meant as words would be refused to everybody.
    safe: "words",
  };
}

function oneOrSeveral(found: FoundItem, item: number): DispatchQuestion {
  return {
    id: `several:${item}`,
    about: "kind",
    ask: words.oneOrSeveral(found.no, found.text, found.choices ?? []),
    source: found.source,
    answers: [
      { id: "one", label: words.chooseOne, change: { set: "several", item, several: false } },
      { id: "several", label: words.chooseSeveral, change: { set: "several", item, several: true } },
      { id: "words", label: words.inWords, change: { set: "kind-of-item", item, kind: "text" } },
    ],
    safe: "one",
  };
}
