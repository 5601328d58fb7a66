// None of all the rows of a group: "0 hết", "3 mục đều không", "Mục 1: không có lớp nào". Knows no form.
import { readDenial } from "../denial.ts";
import { allOfThem } from "../lexicon/denial.ts";
import { all as allWords, atAll } from "../lexicon/small-words.ts";
import { negations } from "../lexicon/stand-ins.ts";
import { rowLead } from "../lexicon/steering.ts";
import { fitOf, measureAt } from "../measure.ts";
import { phrasebook } from "../phrases.ts";
import type { RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";
import { isManners } from "./clause.ts";

const leads = phrasebook([["lead", rowLead]]);
const all = phrasebook([["all", [...allOfThem, ...allWords, ...atAll]]]);
const no = phrasebook([["no", negations]]);
/** What a form is called by as a whole is no row of the group. */
const noNames: readonly string[] = [];

/** Whether a message says of the whole group, by its number or as all of so many rows, that there is none. */
export function saysNoneOfAll(said: Said, prompt: RowsPrompt): boolean {
  const behind = behindNumber(said.tokens, prompt) ?? behindCount(said.tokens, prompt);
  if (behind === null) return isNoneOfAll(said.tokens, true);
  const rest = part(said, said.tokens[behind]?.from ?? said.text.length);
  return isNoneOfAll(rest.tokens, false) || deniesTheirs(rest, prompt);
}

/** "Mục 1: …", where 1 is the number over the rows asked. */
function behindNumber(tokens: readonly Token[], { asked, headings }: RowsPrompt): number | null {
  const at = leads.at(tokens, 0)?.length ?? 0;
  const number = tokens[at]?.text ?? "";
  if (at === 0 || !headings.has(number)) return null;
  if (!asked.every(({ numbers }) => numbers.some((own) => own.startsWith(`${number}.`)))) return null;
  return /^[:.=-]$/u.test(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1;
}

/** "3 mục …", where three rows were asked. */
function behindCount(tokens: readonly Token[], { asked }: RowsPrompt): number | null {
  const lead = leads.at(tokens, 1)?.length ?? 0;
  return lead > 0 && asked.length > 1 && tokens[0]?.text === String(asked.length) ? lead + 1 : null;
}

/** "0 hết", "đều không", and nothing else; without the group's number it has to say that it is of all. */
function isNoneOfAll(tokens: readonly Token[], sayAll: boolean): boolean {
  let [none, every] = [false, !sayAll];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    const nought = token?.text === "0" ? 1 : (no.at(tokens, index)?.length ?? 0);
    const whole = nought > 0 ? 0 : (all.at(tokens, index)?.length ?? 0);
    if (nought > 0) none = true;
    else if (whole > 0) every = true;
    else if (token && token.type !== "mark" && !isManners([token])) return false;
    index += Math.max(nought, whole, 1);
  }
  return none && every;
}

/** "Không có lớp nào": nothing is denied but what each of the rows counts. */
function deniesTheirs(said: Said, { asked }: RowsPrompt): boolean {
  const about = readDenial(said, noNames)?.about;
  const measure = about && measureAt(about, 0, true);
  if (!about || about.length === 0) return about !== undefined;
  return (
    measure?.length === about.length && asked.every((row) => fitOf(row, [measure.measure]) !== "contradicts")
  );
}
