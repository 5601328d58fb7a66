// `units kinds` and `units kinds add`: shows the kinds of unit, and adds or changes one.
import { defaultAddressForm } from "../../form/library/usual-round.ts";
import { listUnitKinds, saveUnitKind } from "../../store/rounds/unit-kinds.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { unitsHelp, unitsText } from "../../text/operator/units.ts";
import { listOf, readArguments, required } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

export const unitsKinds: Operation = {
  name: "units kinds",
  ...unitsHelp.kinds,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const kinds = await listUnitKinds(storeOf(context).db);
    if (values.json) return context.print(JSON.stringify(kinds));
    for (const kind of kinds) context.print(unitsText.kindLine(kind));
    context.print(unitsText.kindsCount(kinds.length));
  },
};

export const unitsKindsAdd: Operation = {
  name: "units kinds add",
  ...unitsHelp.kindsAdd,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const options = {
      name: { type: "string" },
      also: { type: "string" },
      address: { type: "string" },
    } as const;
    const { values, words } = readArguments(args, options, [wanted.kind]);
    const [id = ""] = words;
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(id)) throw new Misuse(unitsText.kindId(id));
    const given = (option: "name" | "address") =>
      values[option] === undefined ? undefined : required(values[option], `--${option}`).normalize("NFC");
    const [name, addressForm] = [given("name"), given("address")];
    const spellings = listOf(values.also?.normalize("NFC"));
    if (name === undefined && addressForm === undefined && spellings === undefined) {
      throw new Misuse(unitsText.kindUnchanged);
    }
    const saved = await storeOf(context).db.transaction((tx) =>
      saveUnitKind(tx, { id, name, spellings, addressForm }, defaultAddressForm),
    );
    if (saved.type === "no-name") throw new Misuse(unitsText.kindNoName(id));
    if (saved.type === "taken") throw new Misuse(unitsText.kindTaken(saved.said, saved.by));
    context.print(unitsText.kindSaved(saved.type, saved.kind));
  },
};
