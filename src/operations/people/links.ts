// `links list` and `links revoke`: which links still open, never the links themselves, and ending them.
import type { Tx } from "../../store/db.ts";
import { endLinks, liveLinks, type OperatorFilter } from "../../store/people/link-register.ts";
import { linksHelp, linksReport } from "../../text/operator/codes.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { listOf, readArguments, readWholeNumber } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { namedUnits } from "./codes.ts";

const whose = { units: { type: "string" }, person: { type: "string" } } as const;

export const linksList: Operation = {
  name: "links list",
  ...linksHelp.list,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { ...whose, json: { type: "boolean" } });
    const found = await storeOf(context).db.transaction(async (tx) =>
      liveLinks(tx, await chosen(tx, values), context.now()),
    );
    const shown = found.map(({ id, unit, personId, target, createdAt, expiresAt }) => ({
      number: id,
      unit: unit?.code ?? null,
      person: personId,
      gives: target.type,
      createdAt,
      expiresAt,
    }));
    if (values.json) return context.print(JSON.stringify(shown));
    const { TIME_ZONE: zone } = context.settings;
    for (const { createdAt: made, expiresAt: until, ...rest } of shown) {
      context.print(linksReport.listed({ ...rest, made, until, zone }));
    }
    context.print(linksReport.count(shown.length));
  },
};

export const linksRevoke: Operation = {
  name: "links revoke",
  ...linksHelp.revoke,
  needsDatabase: true,
  async run(args, context) {
    const { values, words } = readArguments(args, whose, [wanted.numberOrAll]);
    const [said = ""] = words;
    const which = said === "all" ? null : { id: readWholeNumber(said, linksReport.number, 1) };
    const count = await storeOf(context).db.transaction(async (tx) =>
      endLinks(tx, await chosen(tx, values), which, context.now()),
    );
    if (which && count === 0) throw new Misuse(linksReport.unknown(said));
    context.print(linksReport.revoked(count));
  },
};

async function chosen(
  tx: Tx,
  { units, person }: { readonly units?: string | undefined; readonly person?: string | undefined },
): Promise<OperatorFilter> {
  const wanted = listOf(units);
  return {
    ...(wanted ? { unitIds: (await namedUnits(tx, wanted)).map((unit) => unit.id) } : {}),
    ...(person === undefined ? {} : { personId: readWholeNumber(person, "--person", 1) }),
  };
}
