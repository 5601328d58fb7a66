// `codes list` and `codes revoke`: which codes there are, never what they say, and ending those nobody used.
import { listCodes, revokeCodes } from "../../store/people/code-register.ts";
import { listOf, readArguments } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { namedUnits, roleOf } from "./codes.ts";

export const codesList: Operation = {
  name: "codes list",
  summary: "show which codes were made and whether they are used",
  help: `codes list [--json]

Shows per unit each code's role and state (open, used, expired, revoked) and until when it can be used. The codes
themselves are not kept: make new ones with \`codes\`.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const found = await listCodes(storeOf(context).db, context.now());
    if (values.json) return context.print(JSON.stringify(found));
    for (const { unit, role, state, expiresAt, usedAt } of found) {
      const when = usedAt
        ? `on ${shownAt(usedAt, context.settings)}`
        : `until ${shownAt(expiresAt, context.settings)}`;
      context.print(`${unit.padEnd(14)} ${role.padEnd(8)} ${state.padEnd(8)} ${when}`);
    }
    context.print(`${found.length} codes.`);
  },
};

export const codesRevoke: Operation = {
  name: "codes revoke",
  summary: "end codes that nobody has used",
  help: `codes revoke --units CODE,CODE|all [--role contact|officer|reader]

Ends the codes of these units that nobody has used yet; whoever tries one is told what is told of an unknown code.
Whoever has joined stays: an officer ends that in the chat.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { units: { type: "string" }, role: { type: "string" } });
    if (values.units === undefined) throw new Misuse("--units is missing: codes, or all");
    const wanted = values.units === "all" ? undefined : listOf(values.units);
    const role = values.role === undefined ? null : roleOf(values.role);
    const count = await storeOf(context).db.transaction(async (tx) => {
      const unitIds = wanted ? (await namedUnits(tx, wanted)).map((unit) => unit.id) : null;
      return revokeCodes(tx, { unitIds, role, now: context.now() });
    });
    context.print(`${count} codes revoked.`);
  },
};
