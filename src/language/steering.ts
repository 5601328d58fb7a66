// The choices of the last message and the words that steer, found in a whole message. One look-up each; knows no chat.
import { dottedNo, itemNo, onlyLettered, rowNo, wholeNo } from "./lexicon/row-numbers.ts";
import { type Control, controlWords, editLead, noteLead, rowLead, seeLead } from "./lexicon/steering.ts";
import type { Meaning, Steer, Steering } from "./meaning.ts";
import { bare, sameWords } from "./normalise.ts";
import { spelt } from "./phrases.ts";
import type { OfferedChoice, Prompt, ReportPrompt } from "./prompt.ts";
import type { Said } from "./said.ts";
import { type WholeAnswer, wholeAnswer } from "./whole-answer.ts";
import { isOneOf, keysOf, withoutPoliteness } from "./whole-message.ts";
import { orderWished, rowWished, saysApproved, wishOf } from "./wish.ts";

/** A message with its keys, made once. `plain`: typed wholly without diacritics. */
export type Heard = { readonly said: Said; readonly keys: readonly string[]; readonly plain: boolean };

/** The choice that a message takes, or a yes or no to the question that stands there; null when it is neither. */
export function choiceIn({ keys, plain }: Heard, prompt: Prompt): Meaning | null {
  if (keys.length === 0 || prompt.offers.length === 0) return null;
  const offers = prompt.offers.flatMap(knownOffers);
  const chosen = exactly(offers, keys) ?? yesOrNo(prompt, keys, plain);
  if (chosen || !plain || steerBy(keys)) return chosen;
  return withoutDiacritics([...offers, ...(prompt.report && !prompt.confirmsCode ? controls : [])], keys);
}

/** The word that steers, alone or with what it steers to, or said as a wish; null where the message is none. */
export function steerIn({ said, keys, plain }: Heard, report: ReportPrompt | null): Meaning | null {
  if (keys.length === 0) return null;
  return (
    steerBy(keys) ??
    (plain ? withoutDiacritics(controls, keys) : null) ??
    withArgument(said, report) ??
    numberAlone(said, report) ??
    wished(said, report) ??
    (report && ofReport(said, keys, plain, report))
  );
}

type Known = {
  readonly word: string;
  /** As it stands, and without the politeness around it. */
  readonly keys: readonly string[];
  readonly bares: readonly string[];
  /** Only with its diacritics. */
  readonly strict: boolean;
  readonly meaning: Meaning;
};

function knownOffers(offer: OfferedChoice): Known[] {
  return offer.words.map((word) => known(word, { type: "choice", id: offer.id, command: null }));
}

function exactly(offers: readonly Known[], keys: readonly string[]): Meaning | null {
  for (const key of keys) {
    const exact = offers.find((one) => one.keys.includes(key));
    if (exact) return exact.meaning;
  }
  return null;
}

/** Any spelling of yes or no, where a question stands that can be answered so: the choice that is that answer. */
function yesOrNo(prompt: Prompt, keys: readonly string[], plain: boolean): Meaning | null {
  // Under several readings nothing is the yes; a no is about all of them, and no zero.
  const open = prompt.offers.every(({ answers }) => answers === undefined);
  if (open && !prompt.chooses) return null;
  const answer = wholeAnswer(keys, plain);
  if (answer === null) return null;
  const wanted: readonly OfferedChoice["answers"][] = answersBy[answer];
  for (const one of wanted) {
    const [only, other] = prompt.offers.filter(({ answers }) => answers === one);
    if (only && !other) return { type: "choice", id: only.id, command: null };
  }
  const doubted = prompt.report?.doubted ?? true;
  return doubted ? { type: answer === "yes" ? "assent" : "denial" } : null;
}

/** The choices that may be meant, the first that stands there: a no to what was said comes before "there is none". */
const answersBy = {
  yes: ["yes"],
  none: ["no", "none"],
  "not-so": ["no"],
} as const satisfies Record<WholeAnswer, readonly OfferedChoice["answers"][]>;

/** A text without any diacritics is taken for a word only if no word that means something else looks the same. */
function withoutDiacritics(all: readonly Known[], keys: readonly string[]): Meaning | null {
  for (const bareKey of keys.map(bare)) {
    const alike = all.filter((one) => !one.strict && one.bares.includes(bareKey));
    const first = alike[0]?.meaning;
    if (!first) continue;
    if (alike.every(({ meaning }) => isSame(meaning, first))) return first;
    // Each word once, as it was first written: "đúng" stands for "đúng ạ" too.
    const words = alike
      .filter(({ meaning }, index) => alike.findIndex((other) => isSame(other.meaning, meaning)) === index)
      .map(({ word }) => word.toLowerCase());
    return { type: "unclear", words };
  }
  return null;
}

function isSame(one: Meaning, other: Meaning): boolean {
  if (one.type === "choice" && other.type === "choice") return one.id === other.id;
  return one.type === "steer" && other.type === "steer" && one.control === other.control;
}

function steerBy(keys: readonly string[]): Steer | null {
  for (const key of keys) {
    const found = byKey.get(key);
    if (found) return found;
  }
  return null;
}

/** A wish in a sentence: "số liệu trước được không", "để em xem lại cái 1.8 nhé", "cho em nộp nha". */
function wished(said: Said, report: ReportPrompt | null): Steer | null {
  const row = rowWished(said);
  if (row !== null && mayBeRow(row, report)) return steer("edit", row);
  const order = orderWished(said);
  if (order) return steer(order === "figures" ? "figures-first" : "official-order");
  const found = steerBy(keysOf(wishOf(said)?.text ?? ""));
  // Whoever asks for help in a sentence asks a person.
  return found?.control === "help" || found?.control === "colleague" ? null : found;
}

/** Words that steer only where a report is worked on: its form has whole messages which say that nothing was held. */
function ofReport(said: Said, keys: readonly string[], plain: boolean, report: ReportPrompt): Meaning | null {
  return approvedIn(said, report) ?? (isOneOf(report.refusals, keys, plain) ? steer("nothing") : null);
}

/** "Hiệu trưởng duyệt rồi" answers the question before the seal, and at the end asks for that question. */
function approvedIn(said: Said, { approved }: ReportPrompt): Meaning | null {
  if (approved === null || !saysApproved(said)) return null;
  return approved === "submit" ? steer("submit") : { type: "choice", id: approved.choice, command: null };
}

/** "sửa 4.3" and "ghi chú 4.3: …": a word that steers, with what it steers to. */
function withArgument({ raw }: Said, report: ReportPrompt | null): Steer | null {
  const typed = raw.normalize("NFC").trim();
  const core = withoutPoliteness(typed);
  for (const lead of editLead) {
    const args = core.slice(lead.length).trim();
    if (wholeNo.test(args) && mayBeRow(args, report) && sameWords(core.slice(0, lead.length), lead))
      return steer("edit", args);
  }
  for (const lead of seeLead) {
    const args = core.slice(lead.length).trim();
    if (wholeNo.test(args) && mayBeRow(args, report) && sameWords(core.slice(0, lead.length), lead))
      return steer("below", args);
  }
  for (const lead of noteLead) {
    const rest = /^\s*[:\s]\s*(\S.*)$/su.exec(typed.slice(lead.length))?.[1];
    if (rest && sameWords(typed.slice(0, lead.length), lead)) return noted(rest, report);
  }
  return null;
}

/** "1.7" where words are asked: nobody's narrative, but the row that is wanted. */
function numberAlone({ raw }: Said, report: ReportPrompt | null): Steer | null {
  const no = raw.normalize("NFC").trim();
  const wanted = report?.first?.narrative && wholeDotted.test(no) ? report.readers.byNumber(no) : null;
  return wanted ? steer("edit", no) : null;
}

const wholeDotted = new RegExp(`^(?:${dottedNo}|${itemNo})$`, "iu");

/** "3a" may be a class, an hour or an amount: it is a row's number only where the report has that row. */
function mayBeRow(no: string, report: ReportPrompt | null): boolean {
  return !onlyLettered.test(no) || report?.readers.byNumber(no) != null;
}

function noted(args: string, report: ReportPrompt | null): Steer {
  const found = steeringTo("note", args);
  const own = found.no === null || mayBeRow(found.no, report);
  return { type: "steer", ...(own ? found : { ...found, args, no: null }) };
}

function steer(control: Control, args = ""): Steer {
  return { type: "steer", ...steeringTo(control, args) };
}

/** What a word steers to: a row to be asked again, a remark with the row that it is for. */
export function steeringTo(control: Steering["control"], args = ""): Steering {
  if (control !== "note") return { control, args, no: null };
  const match = noteFor.exec(args.normalize("NFC"));
  const no = match?.[1] ?? match?.[2] ?? match?.[3];
  return no === undefined ? { control, args, no: null } : { control, args: (match?.[4] ?? "").trim(), no };
}

/** "1.3 tổ Tin học", "2: …", "mục 2 …", "I.3a: …": a remark begins with the number it is for, or with none. */
const noteFor = new RegExp(
  `^\\s*(?:(?:${spelt(rowLead)})\\s+(${rowNo}|${itemNo})(?:\\s*[:.)=-])?(?=\\s|$)|(${dottedNo}|${itemNo})(?:\\s*[:.)-]|(?=\\s|$))|(${rowNo})\\s*:)\\s*(.*)$`,
  "isu",
);

function known(typed: string, meaning: Meaning): Known {
  const strict = typed.startsWith("!");
  const word = strict ? typed.slice(1) : typed;
  const keys = keysOf(word);
  return { word, keys, bares: keys.map(bare), strict, meaning };
}

// Our own words are brought to their keys once: doing it for every message was most of what a message cost.
const controls: readonly Known[] = (Object.keys(controlWords) as (keyof typeof controlWords)[]).flatMap(
  (control) => controlWords[control].map((word) => known(word, steer(control))),
);
const byKey: ReadonlyMap<string, Steer> = new Map(
  controls
    .flatMap(({ keys, meaning }) =>
      meaning.type === "steer" ? keys.map((key) => [key, meaning] as const) : [],
    )
    .reverse(),
);
