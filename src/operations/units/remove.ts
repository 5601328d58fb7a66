// `units remove` and `units replace`: takes units out of the register, by their codes or because a file has them not.
import { NotRemovable, type Removal, removeUnits, replaceUnits } from "../../store/rounds/unit-removal.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { unitsHelp, unitsText } from "../../text/operator/units.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";
import { listWanted, takeList } from "./list-file.ts";

export const unitsRemove: Operation = {
  name: "units remove",
  ...unitsHelp.remove,
  needsDatabase: true,
  async run(args, context) {
    const { words } = readArguments(args, {}, [wanted.codes]);
    // "T1,T2" is what other commands take, so it is taken here too.
    const codes = words.flatMap((word) => word.split(",")).filter((code) => code !== "");
    try {
      const done = await storeOf(context).db.transaction((tx) => removeUnits(tx, codes, context.now()));
      sayRemoval(context, done);
    } catch (error) {
      throw error instanceof NotRemovable ? new Misuse(refusal(error)) : error;
    }
  },
};

export const unitsReplace: Operation = {
  name: "units replace",
  ...unitsHelp.replace,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const wantedList = listWanted(unitsReplace.name, args);
    sayRemoval(context, await takeList(context, wantedList, { save: replaceUnits, whole: true }));
  },
};

function sayRemoval({ print }: OperationContext, { removed, people, rounds }: Removal): void {
  print(unitsText.removed(removed, people));
  for (const round of rounds) print(unitsText.stillAsked(round));
}

function refusal({ unknown, above }: NotRemovable): string {
  return unitsText.notRemoved([
    ...(unknown.length > 0 ? [unitsText.unknown(unknown)] : []),
    ...above.map(({ code, below }) => unitsText.hasUnitsBelow(code, below)),
  ]);
}
