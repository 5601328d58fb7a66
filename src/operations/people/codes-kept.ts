// `codes list` and `codes revoke`: which codes there are, never what they say, and ending those nobody used.
import { listCodes, revokeCodes } from "../../store/people/code-register.ts";
import { codesKeptHelp, codesReport } from "../../text/operator/codes.ts";
import { listOf, readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { namedUnits, roleOf } from "./codes.ts";

export const codesList: Operation = {
  name: "codes list",
  ...codesKeptHelp.list,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const found = await listCodes(storeOf(context).db, context.now());
    if (values.json) return context.print(JSON.stringify(found));
    for (const { unit, role, state, expiresAt, usedAt } of found) {
      const { TIME_ZONE: zone } = context.settings;
      context.print(codesReport.kept({ unit, role, state, at: usedAt ?? expiresAt, zone }));
    }
    context.print(codesReport.count(found.length));
  },
};

export const codesRevoke: Operation = {
  name: "codes revoke",
  ...codesKeptHelp.revoke,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { units: { type: "string" }, role: { type: "string" } });
    if (values.units === undefined) throw new Misuse(codesReport.unitsMissing);
    const wanted = values.units === "all" ? undefined : listOf(values.units);
    const role = values.role === undefined ? null : roleOf(values.role);
    const count = await storeOf(context).db.transaction(async (tx) => {
      const unitIds = wanted ? (await namedUnits(tx, wanted)).map((unit) => unit.id) : null;
      return revokeCodes(tx, { unitIds, role, now: context.now() });
    });
    context.print(codesReport.revoked(count));
  },
};
