// How what is still a guess looks, and the sentence it was read from. Pure.
import type { Draft } from "../../draft/draft.ts";
import type { BookCell, Look } from "../sheet.ts";

export type Marked = (at: string, usual?: Look) => { look: Look } & Pick<BookCell, "note">;

const looks: Readonly<Record<Draft["marks"][number]["sure"], Look | null>> = {
  sure: null,
  guessed: "guessed",
  look: "look",
};

export function markedBy({ marks }: Draft): Marked {
  const byPlace = new Map(marks.map((mark) => [mark.at, mark]));
  return (at, usual = "plain") => {
    const mark = byPlace.get(at);
    const look = (mark ? looks[mark.sure] : null) ?? usual;
    return { look, ...(mark?.from ? { note: mark.from } : {}) };
  };
}
