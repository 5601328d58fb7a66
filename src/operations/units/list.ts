// `units list`: shows the register of units.
import { listUnits } from "../../store/rounds/units.ts";
import { unitsHelp, unitsText } from "../../text/operator/units.ts";
import { readArguments } from "../shared/arguments.ts";
import { type Operation, storeOf } from "../shared/operation.ts";

export const unitsList: Operation = {
  name: "units list",
  ...unitsHelp.list,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const units = await listUnits(storeOf(context).db);
    if (values.json) {
      const shown = units.map(
        ({ code, kind, name, shortName, parent, area, phone, email, facts, sample }) => ({
          code,
          kind,
          name,
          shortName,
          parent,
          area,
          phone,
          email,
          facts,
          sample,
        }),
      );
      return context.print(JSON.stringify(shown));
    }
    for (const { code, kind, parent, name, sample } of units) {
      const mark = sample ? `  ${unitsText.sample}` : "";
      context.print(`${code.padEnd(14)} ${kind.padEnd(18)} ${(parent ?? "-").padEnd(14)} ${name}${mark}`);
    }
    context.print(unitsText.count(units.length));
  },
};
