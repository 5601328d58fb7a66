// /hand NAME, PHONE: a colleague takes the round over; the units are told whom to call from now on. Asks before.
import {
  officerActionTime,
  recordOfficerAction,
  seesWholeRound,
} from "../../store/officer/officer-actions.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { listOfficerUnits } from "../../store/officer/units.ts";
import { alreadyDone } from "../../text/officer/round.ts";
import { handOffers, handText } from "../../text/officer/round-changes.ts";
import { type Asking, isOld, newAsking, parseAsking } from "../shared/asking.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { recipientsOf } from "../shared/recipients.ts";
import { giveOver } from "./give-over.ts";

/** A name and a number: longer is a sentence. */
const longestName = 120;

export const hand: Command = {
  name: "hand",
  aliases: commandNames.hand.aliases,
  roles: ["officer"],
  fits: (context) => seesWholeRound(context.tx, scopeOf(context)),
  async run(context, args) {
    if (!(await seesWholeRound(context.tx, scopeOf(context)))) return { text: handText.notYours };
    if (args === "keep") return { text: handText.kept };
    const confirmed = parseConfirmation(args);
    if (confirmed) return carryOut(context, confirmed);
    const to = args.normalize("NFC").replace(/\s+/gu, " ").trim();
    const { settings } = await loadOfficerRound(context.tx, context.roundId);
    const was = settings.helpContact;
    if (to === "") return { text: handText.ask(was), ask: { name: "hand", args: "" } };
    // Whoever is to be called must be so by a number.
    const why = to.length > longestName ? "long" : /\d{3}/u.test(to) ? null : "no-number";
    if (why !== null) return { text: handText.unread(to, why), ask: { name: "hand", args: "" } };
    return to === was ? { text: handText.same(to) } : question(context, to, was);
  },
};

async function question(context: CommandContext, to: string, was: string | null): Promise<Reply> {
  const { addressIds } = await recipientsOf(context, await listOfficerUnits(context.tx, scopeOf(context)));
  return {
    text: handText.question({ to, was, people: addressIds.length }),
    offers: [
      commandOffer(handOffers.give, "hand", `give ${newAsking(context)}\n${to}`),
      commandOffer(handOffers.keep, "hand", "keep"),
    ],
  };
}

type Confirmation = Asking & { readonly to: string };

function parseConfirmation(args: string): Confirmation | null {
  const [, carried = "", to] = /^give (.+)\n(.+)$/u.exec(args) ?? [];
  const asking = parseAsking(carried);
  return asking && to ? { ...asking, to } : null;
}

async function carryOut(context: CommandContext, confirmed: Confirmation): Promise<Reply> {
  const { tx, app, now, roundId, node, personId, addressId } = context;
  const { asking, to } = confirmed;
  const act = { type: "round-handed", nodeId: node.id, asking } as const;
  const done = await officerActionTime(tx, act);
  if (done) return { text: alreadyDone(done, app.settings.TIME_ZONE) };
  const { settings } = await loadOfficerRound(tx, roundId);
  if (isOld(confirmed, now)) return question(context, to, settings.helpContact);
  const people = await giveOver(tx, { channels: app.channels, now }, { roundId, to, asking });
  if (people === null) return { text: handText.closed };
  await recordOfficerAction(tx, { ...act, personId, addressId, now, body: { people } });
  return { text: handText.done(to, people) };
}
