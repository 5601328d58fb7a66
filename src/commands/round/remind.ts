// /remind: asks, then nudges exactly those who owe at the moment of the answer.
import { contactsOfUnits, type UnitContact } from "../../store/officer/contacts.ts";
import { nudgedSince, recordReminding, remindedAt, reminderKey } from "../../store/officer/nudges.ts";
import { putOutbox } from "../../store/queue/outbox.ts";
import { lockOwing } from "../../store/rounds/reminders.ts";
import {
  nobodyOwes,
  type ReminderPlan,
  remindAlready,
  remindCancelled,
  remindChanged,
  remindDone,
  remindQuestion,
} from "../../text/officer/actions.ts";
import { officerOffers, remindOffer } from "../../text/officer/officer.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView, type Owing } from "../shared/officer-view.ts";
import { openDoors } from "../shared/open-doors.ts";
import { outsideHours } from "../shared/outside-hours.ts";

/** No unit is disturbed more often; also how long a question waits for its answer. */
const halfDay = 12 * 60 * 60 * 1000;

export const remind: Command = {
  name: "remind",
  aliases: commandNames.remind.aliases,
  roles: ["officer"],
  async run(context, args) {
    if (args === "cancel") return { text: remindCancelled() };
    const confirmed = parseConfirmation(args);
    return confirmed ? carryOut(context, confirmed) : ask(context, await makePlan(context));
  },
};

/** What the button carries: how many units the officer agreed to, when it was asked, and which asking it was. */
type Confirmation = { readonly count: number; readonly askedAt: number; readonly asking: string };

function parseConfirmation(args: string): Confirmation | null {
  const match = /^send (\d{1,9}) (\d{1,15}) ([\w-]{1,64})$/.exec(args);
  const [, count, askedAt, asking] = match ?? [];
  return count && askedAt && asking ? { count: Number(count), askedAt: Number(askedAt), asking } : null;
}

/** Sorts those who owe into reachable, unreachable and reminded lately. */
type Plan = {
  readonly send: readonly { readonly unit: Owing; readonly addressIds: readonly number[] }[];
  readonly words: ReminderPlan;
};

async function makePlan(context: CommandContext): Promise<Plan> {
  const { units } = await loadView(context);
  const owing = units.filter(isOwing);
  const contacts = await contactsOfUnits(
    context.tx,
    owing.map((unit) => unit.unitId),
    openDoors(context.app, context.now),
  );
  const nudged = await nudgedSince(context.tx, context.roundId, new Date(context.now.getTime() - halfDay));
  const doors = owing.map((unit) => {
    const people = contacts.get(unit.unitId) ?? [];
    return { unit, people, addressIds: people.flatMap((contact) => contact.addressId ?? []) };
  });
  const reachable = doors.filter((door) => door.addressIds.length > 0);
  const send = reachable.filter((door) => !nudged.has(door.unit.nodeId));
  return {
    send,
    words: {
      send: send.map((door) => door.unit.shortName),
      byPage: send
        .filter((door) => door.people.every((contact) => contact.addressId === null || contact.byPage))
        .map((door) => door.unit.shortName),
      unreachable: doors
        .filter((door) => door.addressIds.length === 0)
        .map(({ unit, people }) => ({
          unit: unit.shortName,
          why: whyNot(people),
          phone: unit.phone,
        })),
      recent: reachable.filter((door) => nudged.has(door.unit.nodeId)).map((door) => door.unit.shortName),
    },
  };
}

function whyNot(people: readonly UnitContact[]): ReminderPlan["unreachable"][number]["why"] {
  if (people.length === 0) return "nobody";
  return people.some((contact) => contact.windowClosed) ? "window-closed" : "blocked";
}

function ask(context: CommandContext, plan: Plan): Reply {
  const { send, unreachable, recent } = plan.words;
  const when = { now: context.now, zone: context.app.settings.TIME_ZONE };
  if (send.length + unreachable.length + recent.length === 0) return { text: nobodyOwes(when) };
  const text = remindQuestion(plan.words, { ...when, outsideHours: outsideHours(context) });
  if (send.length === 0) return { text, offers: [commandOffer(officerOffers.missing, "missing")] };
  const args = `send ${send.length} ${context.now.getTime()} ${context.app.newId()}`;
  return {
    text,
    offers: [
      commandOffer(remindOffer(send.length), "remind", args),
      commandOffer(officerOffers.cancel, "remind", "cancel"),
    ],
  };
}

async function carryOut(context: CommandContext, confirmed: Confirmation): Promise<Reply> {
  const { tx, now, roundId, node, personId, addressId, app } = context;
  const { asking, count, askedAt } = confirmed;
  const zone = app.settings.TIME_ZONE;
  const done = await remindedAt(tx, node.id, asking);
  if (done) return { text: remindAlready(done, zone) };
  await lockOwing(tx, { roundId, path: node.path });
  const plan = await makePlan(context);
  const stale = now.getTime() - askedAt > halfDay;
  if (plan.send.length === 0) return ask(context, plan);
  if (stale || plan.send.length > count) {
    const again = ask(context, plan);
    return { ...again, text: `${remindChanged()}\n${again.text}` };
  }
  const messages = plan.send.flatMap(({ unit, addressIds }) =>
    addressIds.map((to) => ({
      addressId: to,
      dedupe: reminderKey(roundId, unit.nodeId, asking, to),
      nodeId: unit.nodeId,
    })),
  );
  for (const message of messages) {
    await putOutbox(tx, {
      addressId: message.addressId,
      kind: "reminder",
      // Rendered when it is sent: dropped if the unit has reported by then, and its words are true at that moment.
      body: { type: "reference", name: "reminder", params: { nodeId: message.nodeId } },
      dedupe: message.dedupe,
      expiresAt: new Date(now.getTime() + halfDay),
      now,
    });
  }
  await recordReminding(tx, { nodeId: node.id, personId, addressId, asking, sent: messages.length, now });
  const text = remindDone(plan.words, {
    now,
    zone,
    messages: messages.length,
    fewer: count - plan.send.length,
  });
  return { text, offers: [commandOffer(officerOffers.missing, "missing")] };
}
