// /add_unit CODE: one more unit of the register is asked in an open round. Asks before.
import {
  officerActionTime,
  recordOfficerAction,
  seesWholeRound,
} from "../../store/officer/officer-actions.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { findOfficerUnit } from "../../store/officer/units.ts";
import { addUnit as askUnit, RoundProblem } from "../../store/rounds/round-changes.ts";
import { liesBelow, unitsByCode } from "../../store/rounds/rounds.ts";
import { alreadyDone } from "../../text/officer/round.ts";
import { addOffers, addText } from "../../text/officer/round-changes.ts";
import { isOld, newAsking, parseAsking } from "../shared/asking.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { tellAbove, titleOf } from "../shared/tell-above.ts";

export const addUnit: Command = {
  name: "add_unit",
  aliases: commandNames.add_unit.aliases,
  roles: ["officer", "compiler"],
  async fits(context, args) {
    if (!(await mayChange(context))) return false;
    return args === "" || (await findOfficerUnit(context.tx, scopeOf(context), args)) === null;
  },
  async run(context, args) {
    const { tx, now } = context;
    if (!(await mayChange(context))) return { text: addText.notYours };
    if (args === "keep") return { text: addText.kept };
    const [, code = args, carried = ""] = /^(\S+) add (.+)$/u.exec(args) ?? [];
    const asking = parseAsking(carried);
    if (code === "") return { text: addText.ask, ask: { name: "add_unit", args: "" } };
    const [wanted] = await unitsByCode(tx, [code]);
    if (!wanted || !(await mayAsk(context, wanted.id))) return { text: addText.unknown(code.slice(0, 60)) };
    if (asking && !isOld(asking, now)) return carryOut(context, wanted, asking.asking);
    if (await findOfficerUnit(tx, scopeOf(context), wanted.code))
      return { text: addText.asked(wanted.name), concerns: wanted.id };
    const { title } = await loadOfficerRound(tx, context.roundId);
    return {
      concerns: wanted.id,
      text: addText.question(wanted.name, title),
      offers: [
        commandOffer(addOffers.add, "add_unit", `${wanted.code} add ${newAsking(context)}`),
        commandOffer(addOffers.keep, "add_unit", "keep"),
      ],
    };
  },
};

/** An officer changes what is asked where all of the round is theirs; a compiler what lies below. */
function mayChange(context: CommandContext): Promise<boolean> | boolean {
  return context.role === "compiler" || seesWholeRound(context.tx, scopeOf(context));
}

/** A compiler is told of no unit that lies elsewhere in the register. */
function mayAsk({ role, tx, node }: CommandContext, unitId: number): Promise<boolean> | boolean {
  return role !== "compiler" || liesBelow(tx, unitId, node.id);
}

type Wanted = Awaited<ReturnType<typeof unitsByCode>>[number];

async function carryOut(context: CommandContext, wanted: Wanted, asking: string): Promise<Reply> {
  const { tx, app, now, roundId, node, personId, addressId } = context;
  const act = { type: "unit-added", nodeId: node.id, asking } as const;
  const done = await officerActionTime(tx, act);
  if (done) return { text: alreadyDone(done, app.settings.TIME_ZONE) };
  const added = await askUnit(tx, roundId, wanted.code).catch((error: unknown) => {
    if (error instanceof RoundProblem) return error.trouble;
    throw error;
  });
  if ("type" in added) return { text: addText.cannot(wanted.name, added), concerns: wanted.id };
  const { name, before, after } = added;
  await recordOfficerAction(tx, { ...act, personId, addressId, now, body: { before, after } });
  await tellAbove(context, addText.told({ unit: name, by: node.name, title: await titleOf(context) }));
  return { text: addText.done({ unit: name, before, after }), concerns: wanted.id };
}
