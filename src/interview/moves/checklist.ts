// Which rows of a list are there: both sides are shown before a "không" that nobody said is written. Pure.
import { isAnswered } from "../../form/answers.ts";
import { checkValue, isYesNo } from "../../form/checklist.ts";
import type { Group } from "../../form/question.ts";
import type { Checks, MarkedRow } from "../../language/meaning.ts";
import type { Action, Asked, Marked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { gateNo, skipAll } from "./gate.ts";
import { overNothingNewer } from "./out-of-order.ts";
import { isHeld, record } from "./record.ts";
import { named } from "./rows.ts";
import { shownSides } from "./stands-again.ts";

export type ChecklistAsked = Extract<Asked, { at: "checklist" }>;
type Check = Extract<Action, { do: "check" }>;
/** What is said of each row; rows of which nothing is said are in none of these. */
type Said = Pick<Check, "yes" | "no" | "later">;

/** What a text says of the rows that are asked: recorded where it says it of each, else shown with what would follow. */
export function checked(s: Situation, asked: Asked, checks: Checks, text: string): Result {
  const stays: Pick<Result, "asked"> = { asked };
  if (checks.of === "last") return correctChecks(s, asked, checks, text);
  if (checks.strangers.length > 0)
    return { events: [{ type: "no-such-check", nos: checks.strangers }], ...stays };
  const group = asked.at === "checklist" ? s.q.groups.find(({ id }) => id === asked.id) : undefined;
  if (asked.at !== "checklist" || !group) return { events: [], ...stays };
  const rows = asked.open.filter((id) => s.q.byId(id) !== undefined);
  const shown = checks.beside ? shownSides(s.chat) : null;
  const said = shown ? together(shown, checks) : spread(rows, checks);
  const named = [...said.yes, ...said.no].map(({ id }) => id).concat(said.later);
  const silent = rows.filter((id) => !named.includes(id));
  const implied = impliedNo(s, said, checks, silent);
  const raw = text.trim();
  if (!shown && checks.sure && implied.length === 0) return recordChecks(s, group, said, raw);
  const no = inOrder(rows, [...said.no, ...implied.map((id) => ({ id }))]);
  const event: InterviewEvent = {
    ...{ type: "both-sides", group: group.id, raw },
    ...{ yes: inOrder(rows, said.yes), no, later: said.later, implied },
  };
  return { events: [event], ...stays };
}

/** "À nhầm, 4 có": of the rows answered last just those that are named; what was asked is asked again. */
function correctChecks(s: Situation, asked: Asked, { yes, no }: Checks, text: string): Result {
  const [first] = [...yes, ...no].flatMap(({ id }) => s.q.byId(id) ?? []);
  const group = s.q.groups.find(({ id }) => id === first?.groupId);
  if (!group) return { events: [], asked };
  const said = { yes: yes.map(marked), no: no.map(marked), later: [] };
  const result = recordChecks(s, group, said, text.trim());
  return { ...result, ...(result.asked ? {} : { asked }) };
}

/**
 * Rows of which nothing is said, where that says that they are not there: whoever says it of one row says it of the
 * others when they are asked, and whoever names one row beside others that were answered leaves these as they stand.
 */
function impliedNo(
  s: Situation,
  said: Said,
  { beside }: Checks,
  silent: readonly string[],
): readonly string[] {
  if (said.no.length > 0 || said.later.length > 0) return [];
  const isOpen = (id: string) => {
    const row = s.q.byId(id);
    return row !== undefined && !isAnswered(s.answers, row);
  };
  return beside ? silent.filter(isOpen) : silent;
}

/** What was shown, with what is said beside it. */
function together(shown: Said, { yes, no, later }: Checks): Said {
  const changed = new Set([...yes, ...no].map(({ id }) => id).concat(later));
  const kept = (rows: readonly Marked[]) => rows.filter(({ id }) => !changed.has(id));
  return {
    yes: [...kept(shown.yes), ...yes.map(marked)],
    no: [...kept(shown.no), ...no.map(marked)],
    later: [...shown.later.filter((id) => !changed.has(id)), ...later],
  };
}

/** With what is said of all other rows. */
function spread(rows: readonly string[], { yes, no, later, rest }: Checks): Said {
  const named = new Set([...yes, ...no].map(({ id }) => id).concat(later));
  const others = rows.filter((id) => !named.has(id));
  const plain = others.map((id) => ({ id }));
  return {
    yes: inOrder(rows, [...yes.map(marked), ...(rest === "yes" ? plain : [])]),
    no: inOrder(rows, [...no.map(marked), ...(rest === "no" ? plain : [])]),
    later: [...later, ...(rest === "later" ? others : [])],
  };
}

function marked({ id, note }: MarkedRow): Marked {
  return note === null ? { id } : { id, note };
}

function inOrder(rows: readonly string[], said: readonly Marked[]): Marked[] {
  return rows.flatMap((id) => said.filter((one) => one.id === id).slice(0, 1));
}

/** "Đúng" below both sides. */
export function takeChecks(s: Situation, { group: id, raw, ...said }: Check): Result {
  const group = s.q.groups.find((one) => one.id === id);
  return group ? recordChecks(s, group, said, raw) : { events: [] };
}

/** Writes what was said of each row, as one step that "hoàn tác" takes back; rows put off are marked so. */
function recordChecks(s: Situation, group: Group, { yes, no, later }: Said, raw: string): Result {
  const questions = group.questions.filter(isYesNo);
  const changes = questions.flatMap((question): InterviewEvent[] => {
    const has = yes.find(({ id }) => id === question.id);
    const said = has ?? no.find(({ id }) => id === question.id);
    if (!said) return [];
    const values = [checkValue(question, has !== undefined)];
    const event = record(s, question, { values, raw, note: said.note ?? null, origin: "typed" });
    return [named(s, event)];
  });
  const put = later.flatMap((id) => s.q.byId(id) ?? []);
  const off = put.length > 0 ? skipAll(s, put).events : [];
  const last = changes.flatMap((event) => (event.type === "answered" ? [event.id] : [])).at(-1);
  const written = changes.flatMap((event) => ("changes" in event ? event.changes : []));
  const was = written.flatMap(({ place }) => {
    const answer = s.answers.get(place);
    if (!answer || answer.value === null) return [];
    return [{ place, value: answer.value, raw: answer.raw, origin: answer.origin }];
  });
  const result: Result = {
    events: [...changes, ...off],
    patch: {
      lastText: null,
      chosen: null,
      byRow: null,
      ...(last === undefined ? {} : { last }),
      zeroed: written.length > 0 ? { group: group.id, rev: s.report.rev + 1, was } : s.chat.zeroed,
    },
  };
  return overNothingNewer(s, result, s.chat.askedRev);
}

/** None of the rows that are asked; over a "có" that stands there it is shown first. */
export function noneOfChecklist(
  s: Situation,
  asked: ChecklistAsked,
  raw: string,
  note: string | null,
): Result {
  const group = s.q.groups.find(({ id }) => id === asked.id);
  const rows = asked.open.flatMap((id) => s.q.byId(id) ?? []);
  const [first] = rows;
  if (!group || !first) return { events: [], asked };
  const stands = rows.some(({ places }) => isHeld(s.answers.get(places[0] ?? "")?.value));
  if (!stands) return gateNo(s, group, rows, raw, { note });
  const no = rows.map(({ id }): Marked => (id === first.id && note !== null ? { id, note } : { id }));
  const said = raw.trim();
  return {
    events: [{ type: "both-sides", group: group.id, yes: [], no, later: [], implied: [], raw: said }],
    asked,
  };
}

/** A bare "có": of which rows has to be said. */
export function yesAtChecklist(asked: ChecklistAsked): Result {
  return { events: [{ type: "which-checks" }], asked };
}
