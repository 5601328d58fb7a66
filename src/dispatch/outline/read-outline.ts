// The items of a dispatch's outlines: what is asked in words, and in sentences with blanks. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { Cover, DispatchQuestion, FoundItem } from "../found.ts";
import type { Part } from "../placed.ts";

export type OutlineRead = {
  readonly items: readonly FoundItem[];
  readonly questions: readonly DispatchQuestion[];
};

export function readOutline(
  _parts: readonly Part[],
  _about: { readonly cover: Cover; readonly kinds: readonly UnitKind[] },
): OutlineRead {
  return { items: [], questions: [] };
}
