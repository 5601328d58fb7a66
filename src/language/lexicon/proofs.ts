// How people speak of proofs: what they call them, that there is none, that they come later. With or without diacritics.
import { combine, spelt, words } from "../phrases.ts";
import { negations } from "./assent.ts";
import { putOff } from "./checklist.ts";
import { takeOut } from "./lists.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { around, politeness } from "./stand-ins.ts";
import * as work from "./work.ts";

const proof = words(`minh chứng`);
/** What it is called besides. */
const called = words(`hình; hình ảnh; link; liên kết; đường dẫn; tệp; file`);
const no = [...negations, ...combine(negations, small.have)];

export const proofWords = {
  none: [...no, ...combine(no, proof), ...combine(no, called)],
  later: putOff,
  filler: [
    ...proof,
    ...called,
    ...politeness,
    ...around,
    ...paper.rows,
    ...paper.content,
    ...small.number,
    ...small.together,
    ...small.beside,
    ...small.which,
    ...small.atAll,
  ],
} as const;

const lead = [...paper.rows, ...small.number, ...small.of, ...small.give];

/** "Bỏ minh chứng 3": what is dropped, and of which row; "minh chứng 3" asks for it again. */
export const orderProof = new RegExp(
  `^(?:(${spelt(takeOut)})\\s+|(?:${spelt([...small.added, ...work.send])})\\s+)?(?:${spelt(proof)})(?:\\s+(?:${spelt(lead)}))*(?:\\s*(\\p{L}{0,8}\\d{1,2}(?:\\.\\d{1,2}){0,2}))?$`,
  "iu",
);
