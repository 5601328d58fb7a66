// `units import`: adds and updates the register's units from a file, all or nothing.
import { importUnits } from "../../store/rounds/units.ts";
import { unitsHelp } from "../../text/operator/units.ts";
import type { Operation } from "../shared/operation.ts";
import { listWanted, takeList } from "./list-file.ts";

export const unitsImport: Operation = {
  name: "units import",
  ...unitsHelp.import,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    await takeList(context, listWanted(unitsImport.name, args), { save: importUnits, whole: false });
  },
};
