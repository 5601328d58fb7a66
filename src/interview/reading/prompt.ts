// The prompt that a message is understood at: made of the chat, the form and the commands alone, never of answers. Pure.
import { sharedOptions } from "../../form/choice-rows.ts";
import { rowOfProof } from "../../form/proofs.ts";
import type { Group, Question, Questionnaire } from "../../form/question.ts";
import { formWords } from "../../form/words/form-words.ts";
import { activity } from "../../language/lexicon/report.ts";
import { bare } from "../../language/normalise.ts";
import type { Awaited, Commands, OfferedChoice, Prompt, ReportPrompt } from "../../language/prompt.ts";
import { asksForProposals } from "../../language/request.ts";
import { type WholeMessages, wholeMessages } from "../../language/whole-message.ts";
import type { Action, Asked, AskedThen, Chat, Offer } from "../chat.ts";
import { askedRows, asksGroup, questionAsked, wholeGroup } from "../next.ts";
import { listPrompt } from "./list-columns.ts";
import { readersOf } from "./readers.ts";
import { rowsPrompt } from "./rows-prompt.ts";

/** What a chat stood at when a message reached it. */
type Stood = Pick<Chat, "asked" | "half" | "offered" | "ahead" | "recent" | "last" | "entering" | "joining">;

/** What a person may type beside their answers. */
export type Typed = { readonly commands: Commands | null; readonly codeIn: Prompt["codeIn"] };

const nothingTyped: Typed = { commands: null, codeIn: () => null };

/** The prompt of a chat; `q` is what is asked of its unit, null where no report is worked on. */
export function promptOf(
  chat: Stood,
  q: Questionnaire | null,
  now: Date,
  typed: Typed = nothingTyped,
): Prompt {
  return {
    ...typed,
    offers: chat.offered.map((offer) => ({
      id: offer.id,
      words: [offer.word, offer.label, ...offer.also],
      ...answersOf(offer),
    })),
    chooses: chat.offered.some(({ action }) => choosing.has(action.do)),
    awaitsYes: chat.offered.some(({ action }) => leavesAll(action)),
    confirmsCode: chat.joining !== null,
    awaits: awaitedAt(chat.asked, q),
    report: q && reportPrompt(chat, q, now),
  };
}

/** Which answer a choice is. "There is none" is the no of "how many?", and not that of "is it so?". */
function answersOf({ answers, action }: Offer): Pick<OfferedChoice, "answers"> {
  if (answers === "no" && noneHere.has(action.do)) return { answers: "none" };
  return answers ? { answers } : {};
}

/** Choices that say that there is none of what is asked. */
const noneHere: ReadonlySet<Action["do"]> = new Set(["none", "gate-no", "zero", "no-proof", "file-none"]);

/** Choices that stand only under a message which asks for one of them. */
const choosing: ReadonlySet<Action["do"]> = new Set([
  ...(["again", "overwrite", "append", "request", "add-lines", "write-line", "drop-lines"] as const),
]);

/** The prompt for a message that answers an earlier one, or replies to a message that asked nothing. */
export function promptThen(
  chat: Stood,
  earlier: AskedThen | "unknown",
  q: Questionnaire,
  now: Date,
  typed: Typed = nothingTyped,
): Prompt {
  if (earlier === "unknown" || earlier.asked === null) return promptOf(beside(chat), q, now, typed);
  const { half, offered } = earlier;
  return promptOf({ ...chat, asked: askedAgain(earlier), half, offered, ahead: [] }, q, now, typed);
}

/** A chat for what is said beside its last message: it takes no choice and is no command's argument. */
export function beside<C extends Stood>(chat: C): C {
  return { ...chat, offered: [], asked: chat.asked?.at === "command" ? null : chat.asked };
}

/** What is asked by a message whose choices are gone: the row, and no longer what was doubted of it. */
export function askedAgain({ asked, offered }: AskedThen): Asked | null {
  return asked?.at === "confirm" && offered.length === 0 ? { at: "question", id: asked.id } : asked;
}

/** The prompt for the edit of a message that answered these questions. */
export function promptOfEdit(
  chat: Stood,
  answered: readonly Question[],
  q: Questionnaire,
  now: Date,
  typed: Typed = nothingTyped,
): Prompt {
  const asked = askedByEdit(q, answered);
  const prompt = promptOf({ ...chat, asked, half: null, offered: [], ahead: [] }, q, now, typed);
  const report = prompt.report && { ...prompt.report, edit: true };
  if (answered.length < 2 || asksGroup(asked)) return { ...prompt, report };
  return {
    ...prompt,
    awaits: { at: "rows" },
    report: report && { ...report, rows: rowsPrompt(q, answered) },
  };
}

/** What a message answered, as it was asked: rows of one group together, else the first. */
export function askedByEdit(q: Questionnaire, answered: readonly Question[]): Asked {
  const [first, second] = answered;
  const group = q.groups.find(({ id }) => id === first?.groupId);
  const together = second && group && answered.every(({ groupId }) => groupId === group.id);
  if (together) return askedRows(group, answered);
  if (!first) return { at: "end" };
  return { at: first.list ? "list" : "question", id: first.id };
}

/** Whether a choice is a command that leaves everything as it is. */
function leavesAll(action: Action): boolean {
  return action.do === "command" && /(?:^| )(?:keep|cancel)$/u.test(action.args);
}

function awaitedAt(asked: Asked | null, q: Questionnaire | null): Awaited {
  switch (asked?.at) {
    case "group": {
      const group = q?.groups.find(({ id }) => id === asked.id);
      const rows = asked.open.flatMap((id) => q?.byId(id) ?? []);
      if (sharedOptions(rows)) return { at: "choices" };
      return group ? { at: "group", whole: wholeGroup(group, asked.open) } : { at: "nothing" };
    }
    case "checklist":
      return { at: "checklist" };
    case "proofs":
      return { at: "proofs" };
    case "question":
    case "confirm": {
      const question = q?.byId(asked.id);
      return question ? { at: question.narrative ? "item" : "row" } : { at: "nothing" };
    }
    case "list":
    case "line":
      return { at: q?.byId(asked.id) ? asked.at : "nothing" };
    case "more":
    case "note":
    case "nothing-reason":
      return { at: asked.at };
    case "reason":
      return { at: "row-reason" };
    case "missing-reason":
      return { at: "reason" };
    case "file-sheet":
      return { at: "names", names: asked.names };
    case "file-differs":
      return { at: "replace" };
    case "file-dashes":
    case "file-blanks":
      return { at: "blanks" };
    case "command":
      return { at: "argument", free: takesSentence(asked) };
    default:
      return { at: "nothing" };
  }
}

/** Whether a command waits for somebody's own sentence: a reason, an announcement. */
function takesSentence({ name, args }: Extract<Asked, { at: "command" }>): boolean {
  return (
    name === "announce" ||
    name === "unlock" ||
    ((name === "return" || name === "recheck") && args !== "") ||
    (name === "requests" && / no$/u.test(args))
  );
}

function reportPrompt(chat: Stood, q: Questionnaire, now: Date): ReportPrompt {
  const { asked, half, offered, recent, last } = chat;
  const id = asked?.at === "reason" ? asked.stem : questionAsked(asked);
  const first = q.byId(id ?? "");
  const turns = turnsAt(chat, q, first);
  const nearest = recent.length > 0 ? recent : [last ?? ""];
  const words = wordsOf(q);
  return {
    ...words,
    entering: chat.entering !== null,
    edit: false,
    first: first
      ? { id: first.id, narrative: first.narrative, item: first.rowId === null, ...ofWording(first) }
      : null,
    asksOfActivity: asksGroup(asked) && q.groups.some((group) => group.id === asked.id && isActivity(group)),
    rows: rowsPrompt(q, turns),
    list: listPrompt(q, asked, now),
    approved: approvedAt(asked, offered),
    doubted: doubtedAt(asked, offered),
    last: nearest.filter((one) => q.byId(one)?.narrative === false),
    readers: readersOf(q, { asked, turns, first: first?.id ?? null, half, now }),
  };
}

/** The rows in whose turn figures come. */
function turnsAt(
  { asked, ahead }: Stood,
  q: Questionnaire,
  first: Question | undefined,
): readonly Question[] {
  if (asksGroup(asked)) return asked.open.flatMap((id) => q.byId(id) ?? []);
  if (asked?.at === "file-dashes" || asked?.at === "file-blanks")
    return asked.ids.flatMap((id) => q.byId(id) ?? []);
  if (asked?.at === "proofs") return proofsHere(q, asked.open);
  if (!first || first.narrative || (asked?.at !== "question" && asked?.at !== "confirm")) return [];
  return [first, ...ahead.flatMap((id) => q.byId(id) ?? [])];
}

/** The proofs that are asked and behind them the others of their rows' group: more of them may come. */
function proofsHere(q: Questionnaire, open: readonly string[]): readonly Question[] {
  const asked = open.flatMap((id) => q.byId(id) ?? []);
  const groups = new Set(asked.map((proof) => rowOfProof(q, proof)?.groupId ?? ""));
  const others = q.questions.filter(
    (proof) => proof.proofOf !== null && groups.has(rowOfProof(q, proof)?.groupId ?? "none"),
  );
  return [...new Set([...asked, ...others])];
}

/** Whoever says that the report was approved wants it handed in, wherever its walk stands. */
const walking: ReadonlySet<Asked["at"]> = new Set([
  "question",
  "list",
  "line",
  "group",
  "checklist",
  "proofs",
  "confirm",
  "more",
  "warning",
  "end",
  "file-differs",
  "file-dashes",
  "file-blanks",
]);

function approvedAt(asked: Asked | null, offered: Chat["offered"]): ReportPrompt["approved"] {
  if (asked && walking.has(asked.at)) return "submit";
  const seal = asked?.at === "submit" ? offered.find(({ action }) => action.do === "seal") : undefined;
  return seal ? { choice: seal.id } : null;
}

/** A yes to such a choice agrees to what is shown, and answers no row. */
const shown: ReadonlySet<Action["do"]> = new Set([...(["take", "agree-row"] as const)]);

/** What was said is still in question: a yes or a no is about that, and no answer to the row that was asked. */
function doubtedAt(asked: Asked | null, offered: Chat["offered"]): boolean {
  const asksBack = offered.some(
    ({ action, answers }) => choosing.has(action.do) || (shown.has(action.do) && answers === "yes"),
  );
  return asked?.at === "confirm" || asksBack;
}

// What a form says does not change: it is brought to words once.
const forms = new WeakMap<Questionnaire["form"], { names: readonly string[]; refusals: WholeMessages }>();
const wordings = new WeakMap<Question, { proposals: boolean }>();
const activities = new WeakMap<Group, boolean>();

function wordsOf({ form }: Questionnaire): { names: readonly string[]; refusals: WholeMessages } {
  const { names, refusals } = formWords(form);
  return once(forms, form, () => ({ names, refusals: wholeMessages(refusals) }));
}

function ofWording(question: Question): { proposals: boolean } {
  return once(wordings, question, () => ({ proposals: asksForProposals(question.main.text) }));
}

function isActivity(group: Group): boolean {
  return once(activities, group, () => {
    const wording = bare(`${group.title} ${group.gate?.question ?? ""}`);
    return activity.some((word) => wording.includes(bare(word)));
  });
}

function once<K extends object, V>(memo: WeakMap<K, V>, key: K, make: () => V): V {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
