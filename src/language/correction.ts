// What a message says that it corrects: "à nhầm 350", "sửa 4.2 thành 221", "giống 1.1". Pure; knows no rows and no chat.
import * as words from "./lexicon/correction.ts";
import { phrasebook } from "./phrases.ts";
import { part, type Said } from "./said.ts";

/** Nobody corrects at greater length. */
const longest = 200;

const lead = phrasebook([["lead", words.lead]]);
const around = phrasebook([["around", words.around]]);

/** What is left of a correction. `wrong` is the figure that it says is not right. */
type Retraction = { readonly said: Said; readonly wrong: number | null };

/** Null when the text says no such thing as that the last one was wrong. */
export function correctedIn(whole: Said): Retraction | null {
  if (whole.text.length > longest) return null;
  const not = words.notThis.exec(whole.text);
  const without = not ? part(whole, 0, not.index) : whole;
  const sure = words.thisIsRight.exec(without.text);
  const short = sure ? part(without, 0, sure.index) : without;
  const { led, next } = skipLead(short);
  if (!led && !not && !sure) return null;
  const from = short.tokens[next]?.from ?? short.text.length;
  return { said: part(short, from), wrong: not && figureIn(not[0]) };
}

/** Where what is said begins behind "à nhầm", "ý em là"; `led` when such words stood there. */
function skipLead({ tokens }: Said): { readonly led: boolean; readonly next: number } {
  let led = false;
  let next = 0;
  for (;;) {
    const found = lead.at(tokens, next)?.length ?? 0;
    const mark = /^[,:;.!-]$/u.test(tokens[next]?.text ?? "") ? 1 : 0;
    const step = Math.max(found, around.at(tokens, next)?.length ?? mark);
    if (found > 0) led = true;
    if (step === 0) return { led, next };
    next += step;
  }
}

function figureIn(text: string): number | null {
  const figure = text.match(/\d[\d.]*/u)?.[0];
  return figure === undefined ? null : Number(figure.replaceAll(".", ""));
}

/** "Sửa 4.2 thành 221", "II.2: …", "để sau 4.2": the number says whose answer it is, whatever is asked. */
export function changedTo({ raw }: Said): { readonly no: string; readonly said: string } | null {
  const text = raw.normalize("NFC");
  const later = words.putOffRow.exec(text.trim());
  if (later?.[2] !== undefined) return { no: later[2], said: later[1] ?? "" };
  const match = words.changeTo.exec(text) ?? words.forItem.exec(text);
  const [, no, said] = match ?? [];
  return no === undefined || said === undefined ? null : { no, said: said.trim() };
}

/** "Sửa 1.2 khá": the row's number, and what may be its answer. */
export function changedRow({ raw }: Said): { readonly no: string; readonly said: string } | null {
  const [, no, said] = words.changeRow.exec(raw.normalize("NFC").trim()) ?? [];
  return no === undefined || said === undefined ? null : { no, said };
}

/** "Giống 1.1": the number of the row whose figures are meant. */
export function sameAs({ raw }: Said): string | null {
  return words.sameAs.exec(raw.normalize("NFC").trim())?.[1] ?? null;
}
