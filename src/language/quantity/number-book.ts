// The list of number words as a phrasebook. Exists so that the two readers of numbers share one.
import { numberWords } from "../lexicon/numbers.ts";
import { phrasebook } from "../phrases.ts";

export const numberBook = phrasebook(numberWords);
