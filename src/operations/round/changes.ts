// `round list|close|add-unit|exempt`: shows rounds, ends one, changes who owes a report in it.
import type { Tx } from "../../store/db.ts";
import {
  addUnit,
  closeRound,
  type Denominator,
  exemptUnit,
  listRounds,
  RoundProblem,
  theRound,
} from "../../store/rounds/round-changes.ts";
import { readArguments, required, wholeNumber } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

const ofRound = "--round ID says which round; it may be left out while exactly one is open.";

export const roundList: Operation = {
  name: "round list",
  summary: "show the rounds",
  help: `round list [--json]

Shows every round, the open ones first: id, state, form, deadline, how many reports it expects, title.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const rounds = await listRounds(storeOf(context).db);
    if (values.json) return context.print(JSON.stringify(rounds));
    for (const { id, state, form, deadline, expected, title, demo } of rounds) {
      const what = `${state}${demo ? " (demonstration)" : ""}`;
      context.print(
        `${String(id).padStart(4)}  ${what}  ${form}  until ${shownAt(deadline, context.settings)}  ${expected} expected  ${title}`,
      );
    }
    context.print(`${rounds.length} rounds.`);
  },
};

export const roundClose: Operation = {
  name: "round close",
  summary: "close a round: nothing more is asked or taken in",
  help: `round close [--round ID]

Closes a round: nobody is asked or reminded any more, and nothing more is taken in. Its figures, /summary for
\`--round ID\` and the workbook stay. ${ofRound}`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { round: { type: "string" } });
    const message = await change(context, async (tx) => {
      const round = await theRound(tx, roundId(values.round));
      if (!(await closeRound(tx, round.id))) throw new RoundProblem(`round ${round.id} was closed before`);
      return `Round ${round.id} is closed: ${round.title}`;
    });
    context.print(message);
  },
};

export const roundAddUnit: Operation = {
  name: "round add-unit",
  summary: "ask one more unit for its report",
  help: `round add-unit CODE [--round ID]

Asks a unit of the register for its report too, or again one that was exempt. ${ofRound}`,
  needsDatabase: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { round: { type: "string" } }, ["CODE"]);
    const message = await change(context, async (tx) => {
      const round = await theRound(tx, roundId(values.round));
      const added = await addUnit(tx, round.id, words[0] ?? "");
      return `${added.name} reports in round ${round.id}. ${denominator(added)}`;
    });
    context.print(message);
  },
};

export const roundExempt: Operation = {
  name: "round exempt",
  summary: "let a unit off (merged, dissolved)",
  help: `round exempt CODE --reason TEXT [--round ID]

The unit owes nothing any more in this round; the reason stands in the workbook. What it sealed no longer counts.
\`round add-unit CODE\` takes it back. ${ofRound}`,
  needsDatabase: true,
  async run(args, context) {
    const options = { round: { type: "string" }, reason: { type: "string" } } as const;
    const { values, words } = readArguments(args, options, ["CODE"]);
    const reason = required(values.reason, "--reason").normalize("NFC");
    const message = await change(context, async (tx) => {
      const round = await theRound(tx, roundId(values.round));
      const done = await exemptUnit(tx, round.id, words[0] ?? "", reason);
      const sealed = done.sealed ? " Its sealed figures no longer count." : "";
      return `${done.name} owes nothing in round ${round.id}: ${reason}. ${denominator(done)}${sealed}`;
    });
    context.print(message);
  },
};

/** The id of --round, or null where it was left out. */
export function roundId(said: string | undefined): number | null {
  return said === undefined ? null : wholeNumber(said, "--round", 1);
}

/** Runs a change in one transaction; what the register refuses is wrong input. */
export async function change(context: OperationContext, work: (tx: Tx) => Promise<string>): Promise<string> {
  try {
    return await storeOf(context).db.transaction(work);
  } catch (error) {
    throw error instanceof RoundProblem ? new Misuse(error.message) : error;
  }
}

function denominator({ before, after }: Denominator): string {
  return `Expected reports: ${before} → ${after}.`;
}
