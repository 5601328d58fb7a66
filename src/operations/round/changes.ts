// `round list|start|close|add-unit|exempt`: shows rounds, ends one, changes who owes a report in it.
import type { Tx } from "../../store/db.ts";
import {
  addUnit,
  closeRound,
  exemptUnit,
  listRounds,
  RoundProblem,
  roundMeant,
} from "../../store/rounds/round-changes.ts";
import { startRound } from "../../store/rounds/start.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { roundsHelp, roundsText, roundTrouble } from "../../text/operator/rounds.ts";
import { readArguments, readWholeNumber, required } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

export const roundList: Operation = {
  name: "round list",
  ...roundsHelp.list,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const rounds = await listRounds(storeOf(context).db);
    if (values.json) return context.print(JSON.stringify(rounds));
    const { TIME_ZONE: zone } = context.settings;
    for (const round of rounds) context.print(roundsText.listed({ ...round, zone }));
    context.print(roundsText.count(rounds.length));
  },
};

export const roundStart: Operation = {
  name: "round start",
  ...roundsHelp.start,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { round: { type: "string" } });
    const message = await change(context, async (tx) => {
      const { id, title, deadline } = await preparedMeant(tx, roundId(values.round));
      const now = context.now();
      if (deadline <= now) throw new Misuse(roundsText.passedBefore(deadline, context.settings.TIME_ZONE));
      if (!(await startRound(tx, id, now))) throw new RoundProblem({ type: "not-prepared", id });
      return roundsText.started(id, title);
    });
    context.print(message);
  },
};

/** The prepared round that is meant: the one with this id, or without an id the only one. */
async function preparedMeant(tx: Tx, id: number | null) {
  if (id !== null) return roundMeant(tx, id);
  const prepared = (await listRounds(tx)).filter(({ state }) => state === "prepared");
  const [only] = prepared;
  if (only && prepared.length === 1) return only;
  throw new RoundProblem(
    only ? { type: "several-prepared", ids: prepared.map((one) => one.id) } : { type: "none-prepared" },
  );
}

export const roundClose: Operation = {
  name: "round close",
  ...roundsHelp.close,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { round: { type: "string" } });
    const message = await change(context, async (tx) => {
      const round = await roundMeant(tx, roundId(values.round));
      if (!(await closeRound(tx, round.id))) throw new RoundProblem({ type: "closed-before", id: round.id });
      return roundsText.closed(round.id, round.title);
    });
    context.print(message);
  },
};

export const roundAddUnit: Operation = {
  name: "round add-unit",
  ...roundsHelp.addUnit,
  needsDatabase: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { round: { type: "string" } }, [wanted.code]);
    const message = await change(context, async (tx) => {
      const round = await roundMeant(tx, roundId(values.round));
      const added = await addUnit(tx, round.id, words[0] ?? "");
      return `${roundsText.added(added.name, round.id)} ${roundsText.denominator(added.before, added.after)}`;
    });
    context.print(message);
  },
};

export const roundExempt: Operation = {
  name: "round exempt",
  ...roundsHelp.exempt,
  needsDatabase: true,
  async run(args, context) {
    const options = { round: { type: "string" }, reason: { type: "string" } } as const;
    const { values, words } = readArguments(args, options, [wanted.code]);
    const reason = required(values.reason, "--reason").normalize("NFC");
    const message = await change(context, async (tx) => {
      const round = await roundMeant(tx, roundId(values.round));
      const done = await exemptUnit(tx, round.id, words[0] ?? "", reason);
      const { exempt, denominator, noLongerCounts } = roundsText;
      const sentences = [exempt(done.name, round.id, reason), denominator(done.before, done.after)];
      return [...sentences, ...(done.sealed ? [noLongerCounts] : [])].join(" ");
    });
    context.print(message);
  },
};

/** The id of --round, or null where it was left out. */
export function roundId(said: string | undefined): number | null {
  return said === undefined ? null : readWholeNumber(said, "--round", 1);
}

/** Runs a change in one transaction; what the register refuses is wrong input. */
export async function change(context: OperationContext, work: (tx: Tx) => Promise<string>): Promise<string> {
  try {
    return await storeOf(context).db.transaction(work);
  } catch (error) {
    throw error instanceof RoundProblem ? new Misuse(roundTrouble(error.trouble)) : error;
  }
}
