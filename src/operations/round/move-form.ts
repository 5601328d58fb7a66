// `round move-form`: an open round goes on in a corrected version of its form; what changes is shown first.

import { type FormMove, type MoveRefused, moveForm, previewMove } from "../../store/rounds/move-form.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { moveFormHelp, moveFormText } from "../../text/operator/move-form.ts";
import { readArguments, readWholeNumber } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

export const roundMoveForm: Operation = {
  name: "round move-form",
  ...moveFormHelp,
  needsDatabase: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { yes: { type: "boolean" } }, [
      wanted.number,
      wanted.version,
    ]);
    const roundId = readWholeNumber(words[0] ?? "", wanted.number, 1);
    const version = readWholeNumber(words[1] ?? "", wanted.version, 1);
    const { db } = storeOf(context);
    const move = done(await (values.yes ? moveForm : previewMove)(db, roundId, version), roundId);
    context.print(moveFormText.difference(move));
    context.print(values.yes ? moveFormText.moved(roundId, move.to) : moveFormText.notYet(roundId, move.to));
  },
};

function done(move: FormMove | MoveRefused, roundId: number): FormMove {
  if ("type" in move) throw new Misuse(moveFormText.refused(move, roundId));
  return move;
}
