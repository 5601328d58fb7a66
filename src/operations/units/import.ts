// `units import`: adds and updates the register's units from a file, all or nothing.
import { importUnits } from "../../store/rounds/units.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { unitsHelp } from "../../text/operator/units.ts";
import { readArguments } from "../shared/arguments.ts";
import type { Operation } from "../shared/operation.ts";
import { takeList } from "./list-file.ts";

export const unitsImport: Operation = {
  name: "units import",
  ...unitsHelp.import,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const [file = ""] = readArguments(args, {}, [wanted.file]).words;
    await takeList(context, file, importUnits);
  },
};
