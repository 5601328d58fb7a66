// `links list` and `links revoke`: which links still open, never the links themselves, and ending them.
import type { Tx } from "../../store/db.ts";
import { endLinks, liveLinks, type Operator } from "../../store/people/link-register.ts";
import { listOf, readArguments, wholeNumber } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { namedUnits } from "./codes.ts";

const whose = { units: { type: "string" }, person: { type: "string" } } as const;

export const linksList: Operation = {
  name: "links list",
  summary: "show which links to files still open",
  help: `links list [--units CODE,CODE] [--person NUMBER] [--json]

Shows each link that still opens: its number, its unit, the number of the person it was made for, what it gives, when
it was made and until when it opens. The links themselves are not kept.`,
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
    for (const { number, unit, person, gives, createdAt, expiresAt } of shown) {
      const what = `${(unit ?? "-").padEnd(14)} person ${String(person).padEnd(6)} ${gives.padEnd(8)}`;
      const [made, until] = [createdAt, expiresAt].map((at) => shownAt(at, context.settings));
      const when = `made ${made}  until ${until}`;
      context.print(`${String(number).padStart(6)}  ${what} ${when}`);
    }
    context.print(`${shown.length} links.`);
  },
};

export const linksRevoke: Operation = {
  name: "links revoke",
  summary: "end links to files",
  help: `links revoke NUMBER|all [--units CODE,CODE] [--person NUMBER]

Ends one link of \`links list\`, or all: of these units, of this person, or every one. Whoever opens it is told what is
told of an unknown link; whoever may have the file asks for it again in the chat.`,
  needsDatabase: true,
  async run(args, context) {
    const { values, words } = readArguments(args, whose, ["NUMBER or all"]);
    const [said = ""] = words;
    const which = said === "all" ? null : { id: wholeNumber(said, "the number", 1) };
    const count = await storeOf(context).db.transaction(async (tx) =>
      endLinks(tx, await chosen(tx, values), which, context.now()),
    );
    if (which && count === 0) throw new Misuse(`no open link has the number ${said}`);
    context.print(`${count} links revoked.`);
  },
};

async function chosen(
  tx: Tx,
  { units, person }: { readonly units?: string | undefined; readonly person?: string | undefined },
): Promise<Operator> {
  const wanted = listOf(units);
  return {
    ...(wanted ? { unitIds: (await namedUnits(tx, wanted)).map((unit) => unit.id) } : {}),
    ...(person === undefined ? {} : { personId: wholeNumber(person, "--person", 1) }),
  };
}
