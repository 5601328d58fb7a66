// How well something is done, in the words that lists of options are made of.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { words } from "../phrases.ts";

export const good = words(`tốt`);
export const able = words(`giỏi`);
export const average = words(`trung bình`);

/** A level by its name: beside an option it may be the one that was meant. */
export const levels = [...good, ...able, ...average, ...words(`khá; xuất sắc; !yếu; kém`)];
