// Records what was typed into the grid: each row once all of its boxes are clear, as an answer like any other. Pure.

import { valuesOf } from "../../form/answers.ts";
import type { Finding } from "../../form/checks/check.ts";
import { isHard } from "../../form/checks/check.ts";
import { lineOf } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import { isHandedIn } from "../../form/report-state.ts";
import type { CellDraft, RowSettled } from "../cells/cell-draft.ts";
import { sortEntries } from "../cells/entries.ts";
import { asksReason, doubtKey, type JudgedRow, judgeRow } from "../cells/judge.ts";
import type { Chat } from "../chat.ts";
import type { Change, InterviewEvent } from "../events.ts";
import { finish } from "../finish.ts";
import { changesOf } from "../fold.ts";
import type { Result } from "../result.ts";
import type { Input, Outcome, Situation } from "../situation.ts";
import { takeLines } from "./cell-lines.ts";
import { listedOf } from "./list-changes.ts";
import { changeAt, gateOpened, notePlaceOf } from "./record.ts";
import { warningOf } from "./submit.ts";

/** What the boxes did: events, and what of the chat is another now. */
export type CellsTaken = {
  readonly events: readonly InterviewEvent[];
  readonly chat: Pick<Chat, "drafts" | "untold" | "listed">;
};

type Given = Pick<Extract<Input, { type: "cells" }>, "entries" | "settled" | "written">;

/** A chat keeps no more than so many boxes that are not recorded, and so many letters in them: it is read each time. */
const mostDrafts = 2_000;
const mostLetters = 100_000;

/** Takes the boxes that were left; what cannot be recorded yet is kept as it was typed. */
export function takeCells(s: Situation, { entries, settled, written }: Given, now: Date): CellsTaken {
  const { rows, lists } = sortEntries(s.q, entries);
  const drafts = merged(s.chat.drafts, [...rows, ...lists.flatMap(({ boxes }) => boxes)]);
  const touched = new Set(
    [...rows.map(({ place }) => s.q.byPlace(place)?.id), ...settled.map(({ id }) => id)].filter(
      (id) => id !== undefined,
    ),
  );
  const events: InterviewEvent[] = [];
  const recorded = new Set<string>();
  for (const question of s.q.questions.filter(({ id, list }) => list === null && touched.has(id))) {
    const done = takeRow(s, question, { drafts, settled: settled.find(({ id }) => id === question.id), now });
    events.push(...done.events);
    if (done.settled) for (const { place } of question.cells) recorded.add(place);
  }
  let listed = s.chat.listed;
  for (const list of lists) {
    const { id } = list.question;
    const own = drafts.filter(({ place }) => lineOf(place)?.stem === id);
    const taken = takeLines(s, list, { drafts: own, written, now });
    events.push(...taken.events);
    const changes = changesOf(taken.events.filter(({ type }) => type === "lines"));
    if (changes.length > 0) listed = listedOf(s, id, changes);
    for (const draft of own) if (!taken.drafts.includes(draft)) recorded.add(draft.place);
  }
  const about = events.flatMap((event) =>
    event.type === "answered" || event.type === "lines" ? [event.id] : [],
  );
  return {
    events,
    chat: {
      drafts: bounded(drafts.filter(({ place }) => !recorded.has(place) && s.q.byPlace(place))),
      untold: [...new Set([...s.chat.untold, ...about])],
      listed,
    },
  };
}

/** What is typed now takes the place of what was typed there before; an emptied box holds what stands again. */
function merged(before: readonly CellDraft[], entries: readonly CellDraft[]): CellDraft[] {
  const drafts = new Map(before.map((draft) => [draft.place, draft]));
  for (const entry of entries) {
    if (entry.said.trim() === "") drafts.delete(entry.place);
    else drafts.set(entry.place, entry);
  }
  return [...drafts.values()];
}

function bounded(drafts: readonly CellDraft[]): CellDraft[] {
  let letters = 0;
  return drafts.slice(-mostDrafts).filter(({ said }) => {
    letters += said.length;
    return letters <= mostLetters;
  });
}

type Typed = {
  readonly drafts: readonly CellDraft[];
  readonly settled: RowSettled | undefined;
  readonly now: Date;
};

/** `settled`: nothing of the row waits any more. */
function takeRow(
  s: Situation,
  question: Question,
  { drafts, settled, now }: Typed,
): { readonly events: readonly InterviewEvent[]; readonly settled: boolean } {
  const row = judgeRow(s, question, drafts, now);
  switch (row.verdict.what) {
    case "same":
      return { events: [], settled: true };
    case "open":
      return { events: [], settled: false };
    case "record":
      return { events: [recordRow(s, row, row.verdict.values)], settled: true };
    case "doubted": {
      const { values, findings } = row.verdict;
      const waived = settled ? waivedBy(settled, findings) : null;
      return waived
        ? { events: [recordRow(s, row, values), ...waived], settled: true }
        : { events: [], settled: false };
    }
  }
}

/** The doubts as they are put aside; null where others were meant, or a reason is still wanted. */
function waivedBy({ hash, reason }: RowSettled, findings: readonly Finding[]): InterviewEvent[] | null {
  if (findings.some(isHard)) return null;
  if (hash !== doubtKey(findings) || (reason === null && asksReason(findings))) return null;
  return findings.map((finding) => ({
    type: "waived",
    ...warningOf(finding),
    words: finding.check.reason ? reason : null,
  }));
}

type Values = Extract<JudgedRow["verdict"], { what: "record" }>["values"];

/** The cells that were typed, with their remarks; those that stand already stay as they are. */
function recordRow(s: Situation, { question, cells }: JudgedRow, values: Values): InterviewEvent {
  const changes = cells.flatMap(({ cell, draft: { said }, verdict }): Change[] => {
    if (verdict.what !== "value") return [];
    const { value, note } = verdict;
    const change = changeAt(s.answers, cell.place, value, said, "typed");
    return note === null
      ? [change]
      : [change, changeAt(s.answers, notePlaceOf(s, question), note, said, "typed")];
  });
  const raw = cells.map(({ draft }) => draft.said).join("; ");
  const gate = gateOpened(s, question, { values, raw, origin: "typed" });
  const edited = valuesOf(s.answers, question) !== null;
  return { type: "answered", id: question.id, changes: [...changes, ...gate], edited };
}

/**
 * What boxes do to a report that is open: nothing is said and nothing else asked, until the person goes on in the chat.
 */
export function stepCells(s: Situation, input: Extract<Input, { type: "cells" }>, now: Date): Outcome {
  const open = isOpen(s);
  const { events, chat } = open ? takeCells(s, input, now) : { events: [], chat: {} };
  if (!input.done) return { chat: { ...s.chat, ...chat }, events };
  const { drafts, untold, listed } = { ...s.chat, ...chat };
  const waits = new Set(drafts.flatMap(({ place }) => s.q.byPlace(place)?.id ?? []));
  const told: InterviewEvent = { type: "cells-told", ids: untold, open: [...waits] };
  const result: Result = {
    events: open ? [...events, told] : [],
    ...(open ? {} : { asked: { at: "sealed" } }),
    patch: { drafts, untold: [], listed, chosen: null },
  };
  return finish(s, result, now);
}

function isOpen({ report }: Situation): boolean {
  return !report.closed && (report.revising || !isHandedIn(report.state));
}
