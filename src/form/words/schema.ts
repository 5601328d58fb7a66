// What a form may say of itself beyond its questions: the words that sentences and sheets use of this form alone. Pure.
import { z } from "zod";

const words = z.string().min(1);

/** Every part may be left out; then what fits any form is said (library/usual-words.ts), or nothing. */
export const wordsSchema = z.strictObject({
  /** About how long it takes to answer, as it is said: "30–45 phút". */
  takes: words.exactOptional(),
  /** What people call all that the form asks about. "Không tổ chức" with one of them is said of the whole report. */
  names: z.array(words).exactOptional(),
  /** Whole messages which say that nothing of it was held, wherever they are typed. */
  refusals: z.array(words).exactOptional(),
  /** Typed for the choice of the whole report, beside what is typed for every form. */
  whole: z.array(words).exactOptional(),
  /** Said of a unit that has nothing to report at all, and the same before its reason. */
  nothing: words.exactOptional(),
  nothingBefore: words.exactOptional(),
  /** Said of a unit that has something to report. */
  something: words.exactOptional(),
  /** Said of a thing that somebody else held, to which a unit only sent people: "do nơi khác mở". */
  elsewhere: words.exactOptional(),
  /** What the pairs of the form count, taken together: things, and the people in them. Without it: their own nouns. */
  things: words.exactOptional(),
  people: words.exactOptional(),
  examples: z
    .strictObject({
      /** The figure of a count, the two of a pair, an amount as it is typed, a narrative. */
      count: z.int().exactOptional(),
      pair: z.tuple([z.int(), z.int()]).exactOptional(),
      money: words.exactOptional(),
      text: words.exactOptional(),
    })
    .exactOptional(),
});

export type FormWords = z.infer<typeof wordsSchema>;
