// What one message means, given what it was said to. The one place that interprets a person's words; the lists are its order.

import { readDenial } from "./denial.ts";
import { asBefore as asBeforeWords } from "./lexicon/before.ts";
import { stopEnteringWords } from "./lexicon/entering.ts";
import { thanksWords } from "./lexicon/steering.ts";
import type { Answer, Meaning } from "./meaning.ts";
import { isPlain } from "./normalise.ts";
import type { ListPrompt, Prompt, ReportPrompt } from "./prompt.ts";
import { requestOf, type SaidRequest } from "./request.ts";
import { hear, type Said } from "./said.ts";
import { type Heard, steerIn, steeringTo } from "./steering.ts";
import { type Talk, talkOf } from "./talk.ts";
import { answerTo } from "./understand-answer.ts";
import { namesRows } from "./understand-checklist.ts";
import {
  argument,
  choice,
  officersCommand,
  ownCommand,
  slashCommand,
  unanswered,
} from "./understand-command.ts";
import { correctionIn } from "./understand-correction.ts";
import { listCommand, spokenToList } from "./understand-list.ts";
import { proofOrdered, proofShown } from "./understand-proofs.ts";
import { isBare } from "./understand-rows.ts";
import { meansAt, wholeAnswer } from "./whole-answer.ts";
import { isOneOf, keysOf, messageKey, wholeMessages } from "./whole-message.ts";

/** What a message means. The first reader that knows it decides; what is no more than an answer comes last. */
export function understand(text: string, prompt: Prompt): Meaning {
  const said = hear(text);
  return meaningOf({ said, keys: keysOf(said.text), plain: isPlain(said.text) }, prompt);
}

type Reader = (heard: Heard, prompt: Prompt) => Meaning | null;
type ReportReader = (heard: Heard, report: ReportPrompt, prompt: Prompt) => Meaning | null;

/** Wherever it is said. A choice of the last message comes first: nothing else equals one. */
const anywhere: readonly Reader[] = [
  stopEntering,
  choice,
  code,
  slashCommand,
  ofList,
  ofProofs,
  argument,
  ownCommand,
  officersCommand,
  steer,
  unanswered,
];

/** To the prompt of a report. */
const afterRequest: readonly ReportReader[] = [frame, thanks, talk, correction, asBefore, answer];
const atReport: readonly ReportReader[] = [proofOrdered, yesOrNo, request, ...afterRequest];

/** The edit of a message says at its own rows what it says, and nothing to us. */
const atEdit: readonly ReportReader[] = [answer];

/** Where no report is worked on. */
const besideReports: readonly Reader[] = [thanksToUs, politeTalk];

function meaningOf(heard: Heard, prompt: Prompt): Meaning {
  return (
    first(anywhere, (read) => read(heard, prompt)) ??
    saidToReport(heard, prompt) ??
    first(besideReports, (read) => read(heard, prompt)) ?? {
      type: "nothing-understood",
      no: null,
      bare: false,
    }
  );
}

function saidToReport(heard: Heard, prompt: Prompt): Meaning | null {
  const { report } = prompt;
  if (!report || prompt.awaits.at === "argument") return null;
  return first(report.edit ? atEdit : atReport, (read) => read(heard, report, prompt));
}

function first<R>(readers: readonly R[], use: (reader: R) => Meaning | null): Meaning | null {
  for (const reader of readers) {
    const meaning = use(reader);
    if (meaning) return meaning;
  }
  return null;
}

/** "Thoát nhập hộ", "dừng": an officer who answers for a unit stops, whatever stands there. */
function stopEntering(heard: Heard, { report }: Prompt): Meaning | null {
  if (!report?.entering) return null;
  const meant = steerIn(heard, report);
  const stops = meant?.type === "steer" && meant.control === "stop";
  return stops || isOneOf(enteringEnds, heard.keys, false) ? { type: "steer", ...steeringTo("stop") } : null;
}

/** Twelve letters may be a code and may be words: what they mean if they are none comes along. */
function code(heard: Heard, prompt: Prompt): Meaning | null {
  const found = prompt.codeIn(heard.said.raw);
  if (found === null) return null;
  const otherwise = meaningOf(heard, { ...prompt, codeIn: () => null });
  return { type: "code", code: found, otherwise };
}

/** "Sửa 2", "xóa 3" at a list are about its lines. */
function ofList({ said }: Heard, { report }: Prompt): Meaning | null {
  return report?.list ? listCommand(said, report.list) : null;
}

/** "Xem mục 1" where proofs are asked for shows it, and asks nothing else. */
function ofProofs({ said }: Heard, { report, awaits }: Prompt): Meaning | null {
  return report && awaits.at === "proofs" ? proofShown(said, report) : null;
}

function steer(heard: Heard, { report }: Prompt): Meaning | null {
  return report && steerIn(heard, report);
}

/** Nothing but a yes or a no, where no choice stands for it. */
function yesOrNo(heard: Heard, report: ReportPrompt, { awaits, offers, chooses }: Prompt): Meaning | null {
  const answer = wholeAnswer(heard.keys, heard.plain);
  // What was said is in doubt and has to be sent again: a no says that it is not.
  if (answer !== null && answer !== "yes" && report.doubted && offers.length === 0) return { type: "denial" };
  if (answer) return meansAt(answer, awaits);
  const said = awaits.at === "checklist" && namesRows({ said: heard.said, report });
  return chooses && !said ? inDoubt(heard.said, report) : null;
}

/** A yes or a no in words of its own ("không hề"), where what was said is in question: about that, and no value. */
function inDoubt(said: Said, { doubted, readers }: ReportPrompt): Meaning | null {
  if (!doubted || /\p{Nd}/u.test(said.text) || !isBare(said, readers)) return null;
  return { type: readers.yesNo(said)?.value ? "assent" : "denial" };
}

/** Something asked of the office; in an open report the same words may be an answer, and then that comes along. */
function request(heard: Heard, report: ReportPrompt, prompt: Prompt): Meaning | null {
  const asks = requestOf(heard.said);
  // Nobody's request: an officer who answers for a unit asks nothing of himself.
  if (!asks || (report.entering && !report.first?.narrative)) return null;
  const answers = !report.entering && mayAnswer(asks, heard.said, report);
  const otherwise = answers ? first(afterRequest, (read) => read(heard, report, prompt)) : null;
  return { type: "request", ...asks, proposals: report.first?.proposals ?? false, otherwise };
}

function mayAnswer(
  { kind, said: how }: SaidRequest,
  said: Said,
  { first: row, readers }: ReportPrompt,
): boolean {
  // Nothing is sealed that could be given back: only a writer's own wish shows the last answer again.
  if (kind === "reopen") return how !== "own";
  // Only an item that asks for proposals may want the very words of a request that is about others.
  if (row?.narrative) return how === "general" && row.proposals;
  // "12 lớp 340 em, nhờ chị xem giúp em" is an answer with a word of politeness.
  const reading = row && kind !== "extend" ? readers.rowAsked(row.id, said).type : null;
  return reading === "value" || reading === "half";
}

function frame(heard: Heard, report: ReportPrompt, prompt: Prompt): Meaning | null {
  const text = report.readers.filled(heard.said.raw);
  if (text === null) return null;
  const said = hear(text);
  const filled: Heard = { said, keys: [], plain: heard.plain };
  const means = text === "" ? null : first(inFrame, (read) => read(filled, report, prompt));
  return { type: "frame", filled: means && { text, means } };
}

const inFrame: readonly ReportReader[] = [correction, answer];

/** "Dạ", "cảm ơn": politeness, and no answer to anything. At a row that takes yes and no "vâng" is one. */
function thanks(heard: Heard, { first: row, readers }: ReportPrompt): Meaning | null {
  if (!thanksToUs(heard)) return null;
  const answers = row && !row.narrative && readers.rowAsked(row.id, heard.said).type === "value";
  return answers ? null : { type: "thanks" };
}

/** A greeting, a question or a promise, said where figures or a choice are asked. */
function talk({ said, plain }: Heard, report: ReportPrompt, { awaits }: Prompt): Meaning | null {
  if (awaits.at === "note") return null;
  const found = talkOf(said) ?? (report.list && talkAtList(said, report.list));
  if (found === null) return null;
  // Without its marks "tập thể nào" ends like a question.
  if (plain && readDenial(said, report.names) !== null) return null;
  // A greeting is no narrative; of other talk a narrative decides by itself, for there the very words may be meant.
  // More of one has no such choice, and talk is never joined to what stands in the report.
  if (awaits.at === "item" && found !== "greeting") return null;
  if (found === "promise" && (isReason(awaits.at) || putsOff(said, report))) return null;
  return { type: "talk", talk: found };
}

/** A question or a promise in a line of its own, which has no cell of the list. */
function talkAtList(said: Said, list: ListPrompt): Talk | null {
  const spoken = spokenToList(said, list);
  return spoken === "later" || spoken === "not-yet" ? null : spoken;
}

/** Why something is missing may be a promise. */
function isReason(at: Prompt["awaits"]["at"]): boolean {
  return at === "row-reason" || at === "reason" || at === "nothing-reason";
}

/** "Để em hỏi kế toán rồi gửi sau" puts off what is asked. */
function putsOff(said: Said, { first: row, readers }: ReportPrompt): boolean {
  return row !== null && readers.rowAsked(row.id, said).type === "later";
}

function thanksToUs({ keys }: Heard): Meaning | null {
  const last = keys.at(-1);
  return last !== undefined && thanking.has(last) ? { type: "thanks" } : null;
}

/** A greeting, thanks, or a question; a promise is none to anybody. */
function politeTalk({ said }: Heard): Meaning | null {
  const found = talkOf(said);
  return found === null || found === "promise" ? null : { type: "talk", talk: found };
}

function correction({ said }: Heard, report: ReportPrompt, { awaits }: Prompt): Meaning | null {
  return correctionIn(said, report, awaits);
}

/** "Giống năm trước" where figures or a choice are asked; in an item in words it is no answer that can be read later. */
function asBefore({ keys, plain }: Heard, { first }: ReportPrompt): Answer | null {
  return !first?.narrative && isOneOf(likeBefore, keys, plain) ? { type: "as-before" } : null;
}

function answer(heard: Heard, report: ReportPrompt, { awaits }: Prompt): Answer {
  return answerTo(heard.said, report, awaits);
}

const likeBefore = wholeMessages(asBeforeWords);
const enteringEnds = wholeMessages(stopEnteringWords);
const thanking: ReadonlySet<string> = new Set(thanksWords.map(messageKey));
