// How people speak of proofs: what they call them, that there is none, that they come later. With or without diacritics.
import { combine, spelt, words } from "../phrases.ts";
import { negations } from "./assent.ts";
import { notByNow, putOff } from "./checklist.ts";
import { every } from "./choosing.ts";
import { like as alike, asking } from "./correction.ts";
import { takeOut } from "./lists.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { around, politeness } from "./stand-ins.ts";
import * as work from "./work.ts";
import { take } from "./work.ts";

const { proof } = paper;
/** What it is called besides. */
const called = words(`hình; hình ảnh; link; liên kết; đường dẫn; tệp; file`);
const shared = words(`dùng chung`);
const no = [...negations, ...combine(negations, small.have)];

export const proofWords = {
  none: [...no, ...combine(no, proof), ...combine(no, called)],
  later: [...putOff, ...notByNow],
  all: [...every, ...small.evenly, ...shared, ...words(`mọi mục`)],
  polite: [...politeness, ...around],
  filler: [
    ...proof,
    ...called,
    ...paper.rows,
    ...paper.content,
    ...small.number,
    ...small.together,
    ...small.beside,
    ...small.which,
    ...small.atAll,
    ...small.at,
    ...small.here,
    ...small.is,
    ...small.demonstrative,
    ...small.within,
    ...small.topic,
    ...small.likewise,
  ],
} as const;

/** That the proofs of another row are meant, with its number or as the one above. */
export const sameProof = {
  like: [
    ...alike,
    ...shared,
    ...small.at,
    ...small.following,
    ...work.look,
    ...take,
    ...words(`cùng; trùng; nằm ở; để ở`),
  ],
  above: [...small.above, ...paper.above],
};

const lead = [...paper.rows, ...small.number, ...small.of, ...small.give];

/** "Xem mục 1", "coi minh chứng 3": what stands there is to be shown. */
export const showProof = new RegExp(
  `^(?:(?:${spelt(asking)})\\s+)*(?:${spelt([...work.look, ...work.lookAgain, ...work.check])})(?:\\s+(?:${spelt([...proof, ...lead])}))*\\s+(\\p{L}{0,8}\\d{1,2}(?:\\.\\d{1,2}){0,2})(?:\\s+\\p{L}{1,4})?[.!?]*$`,
  "iu",
);

/** "Bỏ minh chứng 3": what is dropped, and of which row; "minh chứng 3" asks for it again. */
export const orderProof = new RegExp(
  `^(?:(${spelt(takeOut)})\\s+|(?:${spelt([...small.added, ...work.send])})\\s+)?(?:${spelt(proof)})(?:\\s+(?:${spelt(lead)}))*(?:\\s*(\\p{L}{0,8}\\d{1,2}(?:\\.\\d{1,2}){0,2}))?$`,
  "iu",
);
