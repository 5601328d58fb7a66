// `summary`: how far a round is and its totals, as officers read it or as JSON.
import { summaryOf } from "../../commands/round/summary.ts";
import { placesBehind, totalsOf } from "../../report/key-totals.ts";
import { numberPlaces } from "../../report/places.ts";
import type { Tx } from "../../store/db.ts";
import { sumBehind } from "../../store/officer/totals.ts";
import { figuresHelp } from "../../text/operator/figures.ts";
import { readArguments } from "../shared/arguments.ts";
import type { Operation, OperationContext } from "../shared/operation.ts";
import { atOneMoment, wholeRound } from "../shared/whole-round.ts";
import { roundId } from "./changes.ts";

export const summaryOfRound: Operation = {
  name: "summary",
  ...figuresHelp.summary,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { round: { type: "string" }, json: { type: "boolean" } });
    const id = roundId(values.round);
    const text = await atOneMoment(context, (tx) => (values.json ? asJson(tx, id) : asText(tx, id, context)));
    context.print(text);
  },
};

async function asJson(tx: Tx, id: number | null): Promise<string> {
  const { round, units, progress } = await wholeRound(tx, id);
  const { form } = round;
  const places = numberPlaces(form).map(({ place }) => place);
  const summed = await sumBehind(
    tx,
    units.flatMap((unit) => unit.sealed?.id ?? []),
    [placesBehind(form, places)],
  );
  const totals = [...totalsOf(form, summed)].map(([place, sum]) => [place, jsonNumber(sum)] as const);
  const { expected, submitted, late, inProgress, notStarted, returned } = progress.all;
  return JSON.stringify({
    expected,
    submitted,
    late,
    inProgress,
    notStarted,
    returned,
    totals: Object.fromEntries(totals),
  });
}

/** A JSON number where every reader holds it exactly, its digits otherwise. */
function jsonNumber(sum: string): number | string {
  const number = Number(sum);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER && String(number) === sum ? number : sum;
}

async function asText(tx: Tx, id: number | null, context: OperationContext): Promise<string> {
  const whole = await wholeRound(tx, id);
  const { deadline } = whole.round;
  // Whoever stands at the top compiles nothing.
  return summaryOf(
    tx,
    { ...whole, own: [] },
    { now: context.now(), deadline, zone: context.settings.TIME_ZONE },
  );
}
