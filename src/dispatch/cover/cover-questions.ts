// What a cover leaves open: whether a day counts, one round or several, what an office above schools does. Pure.
import { addDays, dayOf, iso } from "../../language/dates/days.ts";
import type { Cover, DispatchQuestion } from "../found.ts";
import { officeLead } from "../words/cover-words.ts";
import { daySaid, questionWords as words } from "../words/questions.ts";

export function coverQuestions(cover: Cover): readonly DispatchQuestion[] {
  return [...severalDeadlines(cover), ...whetherDayCounts(cover), ...whatOfficesDo(cover)];
}

/** "trước ngày 05/12": read to the end of the day before, until somebody says that the 5th still counts. */
function whetherDayCounts({ deadlines }: Cover): DispatchQuestion[] {
  return deadlines.flatMap(({ at, sure, source }, no): DispatchQuestion[] => {
    if (sure !== "look") return [];
    const [year, month, date] = at.split("-");
    const before = iso(addDays(dayOf(date, month, year), -1));
    return [
      {
        id: `deadline:${no}`,
        about: "deadline",
        ask: words.dayCounts(source?.text ?? daySaid(at), daySaid(at)),
        source,
        answers: [
          {
            id: "before",
            label: words.dayEndsBefore(daySaid(before)),
            change: { set: "deadline", deadline: no, at, inclusive: false },
          },
          {
            id: "counts",
            label: words.dayIsIn(daySaid(at)),
            change: { set: "deadline", deadline: no, at, inclusive: true },
          },
        ],
        safe: "before",
      },
    ];
  });
}

function severalDeadlines({ deadlines }: Cover): DispatchQuestion[] {
  if (deadlines.length < 2) return [];
  const [first] = deadlines;
  return [
    {
      id: "deadlines",
      about: "deadline",
      ask: words.severalDays(deadlines.map(({ part, at }) => words.deadlineOf(part, daySaid(at)))),
      source: first?.source ?? null,
      answers: [
        { id: "each", label: words.roundForEach, change: { set: "nothing" } },
        { id: "one", label: words.oneRound, change: { set: "one-deadline" } },
      ],
      safe: "each",
    },
  ];
}

/** An office that has schools beneath it may answer for itself or gather theirs; where the paper says which, nobody is asked. */
function whatOfficesDo({ receivers }: Cover): DispatchQuestion[] {
  const schoolsToo = receivers.some(({ text }) => !officeLead.test(text));
  return receivers.flatMap(({ text, does, source }, receiver): DispatchQuestion[] => {
    if (!officeLead.test(text) || does !== "reports" || !schoolsToo) return [];
    const answer = (id: string, label: string, done: Cover["receivers"][number]["does"]) => ({
      id,
      label,
      change: { set: "receivers" as const, does: [{ receiver, does: done }] },
    });
    return [
      {
        id: `receivers:${receiver}`,
        about: "receivers",
        ask: words.officeDoes(text),
        source,
        answers: [
          answer("reports", words.reportsItself, "reports"),
          answer("compiles", words.gathersSchools, "compiles"),
          answer("nothing", words.doesNothing, "nothing"),
        ],
        safe: "reports",
      },
    ];
  });
}
