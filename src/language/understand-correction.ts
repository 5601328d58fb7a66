// What a text corrects: "à nhầm 350", "sửa 4.2 thành 221", "1: 10 -> 12", each read at the rows that it may be about. Knows no
// form and no chat.
import { changeIn } from "./change-from.ts";
import { changesCut } from "./changes-cut.ts";
import { changedTo, correctedIn } from "./correction.ts";
import { type Clause, clauseOf, figuresOf } from "./entries/clause.ts";
import { countingIn, ownedBy } from "./entries/owned.ts";
import type { Answer, Changed, ChangedEach, Corrected, Meaning } from "./meaning.ts";
import { fitOf } from "./measure.ts";
import { numberedLines } from "./numbered-lines.ts";
import type { Awaited, PromptRow, ReportPrompt } from "./prompt.ts";
import { hear, type Said } from "./said.ts";
import { steeringTo } from "./steering.ts";
import { answerTo } from "./understand-answer.ts";
import { checked, checksCorrected } from "./understand-checklist.ts";
import { choiceChanged, chosenElsewhere } from "./understand-other-choices.ts";
import { answerAt, namedRows, rowAsked } from "./understand-rows.ts";

/** More words than these are no correction alone. */
const mostCorrected = 8;

/** What a text corrects: a row that it names, or what was answered last; null where it says no such thing. */
export function correctionIn(whole: Said, report: ReportPrompt, awaits: Awaited): Meaning | null {
  const named =
    changesEach(whole, report, awaits) ?? numberedLines(whole, report) ?? changeNamed(whole, report, awaits);
  if (named) return named;
  const taken = correctedIn(whole);
  if (!taken) return null;
  const { said, wrong } = taken;
  if (said.text === "") return { type: "steer", ...steeringTo("edit") };
  const numbered = namedRows(said, report);
  if (numbered?.type === "entries") return numbered;
  const checks = checksCorrected(said, report) ?? chosenElsewhere({ said, report });
  if (checks) return checks;
  const { first: row, last, readers } = report;
  const clause = clauseOf(said);
  // A measure that no cell of a row counts is about another row; a row of yes and no asks again by itself.
  const may = (id: string) => {
    const one = report.rows.rows.find((other) => other.id === id);
    return !one || one.takesYes || fitOf(one, clause.measures) !== "contradicts";
  };
  const fitting = last.filter(may);
  return {
    type: "correction",
    said: said.text,
    wrong,
    short: said.text.split(" ").length <= mostCorrected,
    something: /\p{Nd}/u.test(said.text) || readers.yesNo(said)?.value === true,
    named: namedInWords(clause, fitting.length < last.length, report),
    here: row && !row.narrative && may(row.id) ? rowAsked(said, report) : null,
    last: fitting.map((id) => correctedAt(id, said, report)),
    otherwise: answerTo(whole, report, awaits),
  };
}

/** "1: 10 -> 12; 2: 5 -> 7": every part of it changes a row that it names. */
function changesEach(whole: Said, report: ReportPrompt, awaits: Awaited): ChangedEach | null {
  const parts = report.list ? null : changesCut(whole.raw.normalize("NFC").trim());
  const each = (parts ?? []).flatMap((said) => {
    const heard = hear(said);
    const change = changeNamed(heard, report, awaits) ?? rowInFull(heard, report);
    return change?.type === "entries" || (change?.type === "changed" && change.named)
      ? [{ said, change }]
      : [];
  });
  if (parts === null || each.length < parts.length) return null;
  return { type: "changed-each", each, otherwise: answerTo(whole, report, awaits) };
}

/** "1.8: 2/40" beside changes of other rows; of a row that is not asked that is told. */
function rowInFull(said: Said, report: ReportPrompt): Answer | null {
  const found = namedRows(said, report);
  if (found?.type === "entries") return found.numbered ? found : null;
  if (found?.type !== "nothing-understood" || found.no === null) return null;
  const entries = [{ to: "not-asked", no: found.no, said: "", alone: true }] as const;
  return { type: "entries", entries, rows: 1, numbered: true, prose: null };
}

/** What a text says of a row that it names by its number, or changes there. */
function changeNamed(whole: Said, report: ReportPrompt, awaits: Awaited): Meaning | null {
  const turned = changeAt(whole, report, awaits);
  // "I.2: 90 -> 91" says what stands there, and is not that row's answer.
  const named = turned?.type === "changed" && turned.named;
  if (named && turned.rows.some(({ from }) => from !== null)) return turned;
  const changed = changedTo(whole);
  const meant = changed ? answerAt(changed.no, hear(changed.said), report) : choiceChanged(whole, report);
  return meant ?? turned;
}

/** "1: 10 -> 12": read at each row that it may be about. Where words or lines are asked only a named row is meant. */
function changeAt(whole: Said, report: ReportPrompt, awaits: Awaited): Changed | Answer | null {
  const change = changeIn(whole, report);
  if (!change || report.list || (report.first?.narrative && !change.named)) return null;
  const { from, to } = change;
  const [only, more] = change.rows;
  const no = only?.numbers[0];
  if (
    no !== undefined &&
    !more &&
    awaits.at === "checklist" &&
    report.rows.asked.some(({ id }) => id === only?.id)
  )
    return checked({ said: hear(`${no} ${to}`), report });
  // What is to stand at a row is said in full: it is that row's answer, whatever stood there.
  if (no !== undefined && !more && from === null && isWhole(only, to, report))
    return answerAt(no, hear(to), report);
  const rows = change.rows.map(({ id }) => ({
    id,
    from: from === null ? null : correctedAt(id, hear(from), report),
    to: correctedAt(id, hear(to), report),
  }));
  const { named } = change;
  return { type: "changed", named, rows, otherwise: answerTo(whole, report, awaits) };
}

function isWhole(row: PromptRow | undefined, to: string, { readers }: ReportPrompt): boolean {
  return row !== undefined && readers.row(row.id, hear(to), null).type === "value";
}

/** "Cá nhân là 221 mới đúng": a row is named by its words, or by a measure that those just answered do not count. */
function namedInWords(clause: Clause, elsewhere: boolean, report: ReportPrompt): readonly Corrected[] {
  const { rows } = report.rows;
  const owned = ownedBy(clause, rows);
  const owners = owned.length > 0 || !elsewhere ? owned : countingIn(clause, rows);
  if (owners.length === 0) return [];
  const figures = hear(figuresOf(clause));
  return owners.map(({ id }) => correctedAt(id, figures, report));
}

/** One figure for a row of several cells may be of each whose others stand there already. */
function correctedAt(id: string, said: Said, { readers }: ReportPrompt): Corrected {
  const reading = readers.row(id, said, null);
  if (reading.type !== "half") return { id, reading, cells: [] };
  const all = readers.cells(id);
  // The last cell comes first: people are corrected more often than what they took part in.
  const cells = [...all.keys()].reverse().flatMap((at) => {
    // Whatever stands in the other cells, this one's figure is the same.
    const others = all.flatMap(({ id: cell, some }, other) =>
      other === at || some === null ? [] : [{ cell, value: some }],
    );
    const whole = readers.row(id, said, others);
    const value = whole.type === "value" ? whole.values[at] : undefined;
    return value === undefined ? [] : [{ at, value }];
  });
  return { id, reading, cells };
}
