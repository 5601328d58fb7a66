// What was found in a dispatch once its questions are answered: each answer's change is applied. Pure.
import type { Change, DispatchFound, DispatchQuestion, FoundTable } from "./found.ts";
import { questionWords } from "./words/questions.ts";

/**
 * The same guesses with what the officer decided; a question without an answer of its own has its safe one. Nothing is
 * taken out: rows, columns and rules keep their places in the lists, so that ids made from them stay the same.
 *
 * @param answers by the question's id, the answer's; what names no question or answer is left aside.
 */
export function answered(found: DispatchFound, answers: Readonly<Record<string, string>>): Answered {
  const chosen = found.questions.flatMap((question) => answerOf(question, answers[question.id]) ?? []);
  const start: Answered = { ...found, notHeld: heldOnlyIfAsked(found), rollUp: "none" };
  return chosen.reduce((now, { change, decided }) => apply(now, change, decided), start);
}

export type Answered = DispatchFound & {
  /** Rules that do not hold, by their index in `checks`. */
  readonly notHeld: ReadonlySet<number>;
  /** How many units' percentages and points are shown together. */
  readonly rollUp: "none" | "average" | "sum";
};

/** A rule that is only suggested holds when somebody says so. */
function heldOnlyIfAsked({ checks }: DispatchFound): ReadonlySet<number> {
  return new Set(checks.flatMap(({ sure }, at) => (sure === "look" ? [at] : [])));
}

function answerOf({ answers, safe }: DispatchQuestion, said: string | undefined) {
  const own = answers.find(({ id }) => id === said);
  const chosen = own ?? answers.find(({ id }) => id === safe);
  return chosen ? { change: chosen.change, decided: own !== undefined } : null;
}

function apply(now: Answered, change: Change, decided: boolean): Answered {
  switch (change.set) {
    case "nothing":
      return now;
    case "deadline":
      return deadlineSet(now, change, decided);
    case "one-deadline":
      return { ...now, cover: { ...now.cover, deadlines: lastDeadline(now.cover.deadlines) } };
    case "receivers":
      return receiversSet(now, change, decided);
    case "not-for":
      return {
        ...now,
        tables: now.tables.map((table, at) => (at === change.table ? notFor(table, change) : table)),
      };
    case "check":
      return { ...now, notHeld: withRule(now.notHeld, change.check, change.holds) };
    case "roll-up":
      return { ...now, rollUp: change.rollUp };
    case "prefill":
      return prefillSet(now, change);
    case "kind-of-item":
      return kindSet(now, change, decided);
    case "several":
      return severalSet(now, change, decided);
  }
}

type Of<Set extends Change["set"]> = Extract<Change, { set: Set }>;

function deadlineSet(now: Answered, { deadline, at, inclusive }: Of<"deadline">, decided: boolean): Answered {
  const deadlines = now.cover.deadlines.map((one, index) =>
    index === deadline ? { ...one, at, inclusive, sure: decided ? ("sure" as const) : one.sure } : one,
  );
  return { ...now, cover: { ...now.cover, deadlines } };
}

/** The last of all days, for everything; where two name the same day, the one that counts that day itself. */
function lastDeadline(deadlines: DispatchFound["cover"]["deadlines"]) {
  const [last] = [...deadlines].sort(
    (a, b) => b.at.localeCompare(a.at) || Number(b.inclusive) - Number(a.inclusive),
  );
  return last ? [{ ...last, part: null }] : [];
}

function receiversSet(now: Answered, { does }: Of<"receivers">, decided: boolean): Answered {
  const receivers = now.cover.receivers.map((one, index) => {
    const set = does.find(({ receiver }) => receiver === index);
    return set ? { ...one, does: set.does, sure: decided ? ("sure" as const) : one.sure } : one;
  });
  return { ...now, cover: { ...now.cover, receivers } };
}

function notFor(table: FoundTable, { rows, kinds }: Of<"not-for">): FoundTable {
  return {
    ...table,
    rows: table.rows.map((row, at) =>
      rows.includes(at) ? { ...row, notFor: [...new Set([...(row.notFor ?? []), ...kinds])] } : row,
    ),
  };
}

function withRule(notHeld: ReadonlySet<number>, check: number, holds: boolean): ReadonlySet<number> {
  const others = [...notHeld].filter((one) => one !== check);
  return new Set(holds ? others : [...others, check]);
}

function prefillSet(now: Answered, { table, column, last }: Of<"prefill">): Answered {
  return {
    ...now,
    tables: now.tables.map((found, at) => {
      if (at !== table) return found;
      const columns = found.columns.map((one, index) => {
        if (index !== column) return one;
        const { prefill: _, ...rest } = one;
        return last ? { ...rest, prefill: "last" as const } : rest;
      });
      return { ...found, columns };
    }),
  };
}

function kindSet(now: Answered, { item, kind, measure }: Of<"kind-of-item">, decided: boolean): Answered {
  const items = now.items.map((one, at) => {
    if (at !== item) return one;
    const { choices, cells: _cells, measure: said, ...rest } = one;
    const chooses = choices !== undefined && kind in questionWords.chosen;
    const counted = measure ?? said;
    return {
      ...rest,
      kind,
      ...(chooses ? { choices } : {}),
      ...(counted === undefined ? {} : { measure: counted }),
      sure: decided ? ("sure" as const) : one.sure,
    };
  });
  return { ...now, items };
}

function severalSet(now: Answered, { item, several }: Of<"several">, decided: boolean): Answered {
  const kind = several ? questionWords.severalKind : questionWords.oneKind;
  const items = now.items.map((one, at) =>
    at === item ? { ...one, kind, sure: decided ? ("sure" as const) : one.sure } : one,
  );
  return { ...now, items };
}
