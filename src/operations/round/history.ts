// `history`: what happened to a unit's report, and where a figure of it comes from, as officers read it or as JSON.
import { historyAsked } from "../../commands/unit/history.ts";
import type { Tx } from "../../store/db.ts";
import { findOfficerUnit, type OfficerUnit } from "../../store/officer/units.ts";
import { historyLine, historyText } from "../../text/officer/history.ts";
import { provenanceText } from "../../text/officer/provenance.ts";
import { figuresHelp, figuresText } from "../../text/operator/figures.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext } from "../shared/operation.ts";
import { atOneMoment, wholeRound } from "../shared/whole-round.ts";
import { roundId } from "./changes.ts";

export const historyOfUnit: Operation = {
  name: "history",
  ...figuresHelp.history,
  needsDatabase: true,
  async run(args, context) {
    const options = { round: { type: "string" }, json: { type: "boolean" } } as const;
    const { values, words } = readArguments(args, options, figuresText.historyWords);
    const [code = "", row = ""] = words;
    const id = roundId(values.round);
    const text = await atOneMoment(context, (tx) =>
      read(tx, { id, code, row }, values.json === true, context),
    );
    context.print(text);
  },
};

type Wanted = { readonly id: number | null; readonly code: string; readonly row: string };

async function read(
  tx: Tx,
  { id, code, row }: Wanted,
  json: boolean,
  { settings }: OperationContext,
): Promise<string> {
  const { round, tops } = await wholeRound(tx, id);
  let found: { unit: OfficerUnit; path: string; nodeId: number } | null = null;
  for (const { nodeId, path } of tops) {
    const unit = await findOfficerUnit(tx, { roundId: round.id, nodeId, path }, code);
    if (unit) found = { unit, path, nodeId };
  }
  if (!found) throw new Misuse(figuresText.historyUnknown(code));
  const { unit, ...top } = found;
  const { q, questions, happened, sources } = await historyAsked(
    tx,
    { roundId: round.id, ...top },
    unit,
    row,
  );
  if (row !== "" && questions.length === 0) throw new Misuse(figuresText.historyUnknown(row));
  if (json)
    return JSON.stringify({
      unit: { code: unit.code, name: unit.name },
      sources: sources.map(({ question, source }) => ({ question: question.id, ...source })),
      history: happened,
    });
  const zone = settings.TIME_ZONE;
  return [
    ...sources.map(({ question, source }) => provenanceText(question, source, zone)),
    historyText.head(unit, { page: 1, pages: 1 }),
    ...happened.flatMap((one) => historyLine(q, one, zone) ?? []),
  ].join("\n");
}
