// /lock freezes a round's figures, once what is missing was named; /unlock lets them change again, with a reason.

import type { Tx } from "../../store/db.ts";
import { lockDeadline, seesWholeRound } from "../../store/officer/officer-actions.ts";
import { openRequests } from "../../store/officer/requests.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { listOfficerUnits, type Scope } from "../../store/officer/units.ts";
import { freezeRound, holdReports, lockedSince, openReturns, thawRound } from "../../store/rounds/locked.ts";
import { lockedText, lockOffers } from "../../text/officer/locked.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, progressOfUnits, scopeOf } from "../shared/officer-view.ts";

export const lock: Command = {
  name: "lock",
  aliases: commandNames.lock.aliases,
  roles: ["officer"],
  fits: async ({ tx, roundId }) => (await lockedSince(tx, roundId)) === null,
  async run(context, args) {
    const { tx, app, roundId } = context;
    if (!(await seesWholeRound(tx, scopeOf(context)))) return { text: lockedText.notYours };
    if (args === "keep") return { text: lockedText.kept };
    const since = await lockedSince(tx, roundId);
    if (since) return { text: lockedText.already(since, app.settings.TIME_ZONE) };
    const agreed = /^freeze (\S+)$/u.exec(args)?.[1];
    return agreed ? freeze(context, agreed) : ask(context);
  },
};

export const unlock: Command = {
  name: "unlock",
  aliases: commandNames.unlock.aliases,
  roles: ["officer"],
  fits: async ({ tx, roundId }) => (await lockedSince(tx, roundId)) !== null,
  async run(context, args) {
    const { tx, app, now, roundId } = context;
    if (!(await seesWholeRound(tx, scopeOf(context)))) return { text: lockedText.notYours };
    if ((await lockDeadline(tx, roundId)) === null) return { text: lockedText.closed };
    if ((await lockedSince(tx, roundId)) === null) return { text: lockedText.notLocked };
    if (args === "") return { text: lockedText.askReason, ask: { name: "unlock", args: "" } };
    await thawRound(tx, turnOf(context), args.slice(0, longestReason));
    return { text: lockedText.unlocked(now, app.settings.TIME_ZONE) };
  },
};

const longestReason = 500;

/** What is missing of a round that is to be frozen, as it is seen from its top. */
export async function missingOf(tx: Tx, scope: Scope) {
  const units = await listOfficerUnits(tx, scope);
  const { submitted, expected } = progressOfUnits(units).all;
  return {
    ...{ submitted, expected },
    owing: units.flatMap((unit) => (isOwing(unit) && unit.state !== "returned" ? [unit.shortName] : [])),
    returned: units.flatMap((unit) => (unit.state === "returned" ? [unit.shortName] : [])),
    rows: await openReturns(tx, scope.roundId),
    requests: (await openRequests(tx, scope)).length,
  };
}

type Missing = Awaited<ReturnType<typeof missingOf>>;

/** What was agreed to, in numbers: where they differ it is asked again. */
function numbersOf({ submitted, expected, returned, rows, requests }: Missing): string {
  return [submitted, expected, returned.length, rows, requests].join("/");
}

async function ask(context: CommandContext): Promise<Reply> {
  const { title } = await loadOfficerRound(context.tx, context.roundId);
  const missing = await missingOf(context.tx, scopeOf(context));
  return {
    text: lockedText.ask(title, missing),
    offers: [
      commandOffer(lockOffers.lock, "lock", `freeze ${numbersOf(missing)}`),
      commandOffer(lockOffers.keep, "lock", "keep"),
    ],
  };
}

async function freeze(context: CommandContext, agreed: string): Promise<Reply> {
  const { tx, app, now, roundId } = context;
  if ((await lockDeadline(tx, roundId)) === null) return { text: lockedText.closed };
  // Whoever is just handing in comes first; whoever comes after finds the round frozen.
  await holdReports(tx, roundId);
  const missing = await missingOf(tx, scopeOf(context));
  if (numbersOf(missing) !== agreed) {
    const again = await ask(context);
    return { ...again, text: `${lockedText.changed}\n${again.text}` };
  }
  const { submitted, expected, returned, requests } = missing;
  await freezeRound(tx, turnOf(context), { submitted, expected, returned: returned.length, requests });
  return { text: lockedText.locked(now, submitted, expected, app.settings.TIME_ZONE) };
}

function turnOf({ roundId, node, personId, addressId, now }: CommandContext) {
  return { roundId, nodeId: node.id, personId, addressId, now };
}
