// /remind: asks, then nudges exactly those who owe at the moment of the answer.
import { calendarOf } from "../../form/rounds/calendar.ts";
import { due, type Reminder } from "../../form/rounds/due.ts";
import { everyone } from "../../language/lexicon/arguments.ts";
import { bare } from "../../language/normalise.ts";
import type { UnitContact } from "../../store/officer/contacts.ts";
import {
  officerActionTime,
  recordNotReached,
  recordOfficerAction,
} from "../../store/officer/officer-actions.ts";
import { findOfficerUnit } from "../../store/officer/units.ts";
import { lockToRemind, putReminder } from "../../store/queue/nudges.ts";
import { loadPeople } from "../../store/rounds/to-remind.ts";
import {
  nobodyOwes,
  oneOwes,
  oneOwesNothing,
  type ReminderPlan,
  remindAlready,
  remindCancelled,
  remindChanged,
  remindDone,
  remindQuestion,
} from "../../text/officer/actions.ts";
import { officerOffers, remindOffer } from "../../text/officer/officer.ts";
import { type Asking, isOld, newAsking, parseAsking } from "../shared/asking.ts";
import { closedWindows } from "../shared/closed-windows.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView, scopeOf } from "../shared/officer-view.ts";
import { outsideHours } from "../shared/outside-hours.ts";
import { fitsUnit, unitMeant } from "../shared/which-unit.ts";

export const remind: Command = {
  name: "remind",
  aliases: commandNames.remind.aliases,
  roles: ["officer", "compiler"],
  fits: (context, args) => fitsUnit(context, isAll(args) ? "" : args, "remind", isOwing),
  async run(context, args) {
    if (args === "cancel") return { text: remindCancelled() };
    const confirmed = parseConfirmation(args);
    if (confirmed) return carryOut(context, confirmed);
    if (args === "" || isAll(args)) return ask(context, (await findTargets(context, null)).words, null);
    const meant = await unitMeant(context, args, "remind");
    return "reply" in meant ? meant.reply : askOne(context, meant.target.code);
  },
};

/** "Remind all": what is typed as it stands on the button. */
function isAll(args: string): boolean {
  return everyone.test(bare(args));
}

/** What the button carries: how many units the officer agreed to, of all or of one, and which asking it was. */
type Confirmation = Asking & { readonly count: number; readonly code: string | null };

function parseConfirmation(args: string): Confirmation | null {
  const [, code, count, carried = ""] = /^(?:(\S+) )?send (\d{1,9}) (.+)$/.exec(args) ?? [];
  const asking = parseAsking(carried);
  return count && asking ? { ...asking, count: Number(count), code: code ?? null } : null;
}

/** Asks about one unit, by its name. */
async function askOne(context: CommandContext, code: string): Promise<Reply> {
  const unit = await findOfficerUnit(context.tx, scopeOf(context), code);
  if (!unit) return unknownUnitReply(context.tx, scopeOf(context), code);
  const when = { now: context.now, zone: context.app.settings.TIME_ZONE };
  if (!isOwing(unit)) return { text: oneOwesNothing(unit.name), concerns: unit.unitId };
  const reply = ask(context, (await findTargets(context, unit.code)).words, unit.code);
  return { ...reply, text: `${oneOwes(unit, when)}\n${reply.text}`, concerns: unit.unitId };
}

/** Who gets a message, and those who owe sorted into reminded, unreachable and reminded lately. */
type ReminderTargets = {
  readonly reminders: readonly Reminder[];
  /** The ids of all people who were considered. */
  readonly people: Iterable<number>;
  readonly words: ReminderPlan;
  /** The reports of the units where nobody can be written to. */
  readonly unreached: readonly number[];
};

async function findTargets(context: CommandContext, code: string | null): Promise<ReminderTargets> {
  const { tx, app, now } = context;
  const one = code === null ? null : await findOfficerUnit(tx, scopeOf(context), code);
  const units = code === null ? (await loadView(context)).units : one ? [one] : [];
  const owing = units.filter(isOwing);
  const { contacts, people } = await loadPeople(
    tx,
    owing.map((unit) => unit.unitId),
    { windows: closedWindows(app, now), now },
  );
  const asked = owing.map((unit) => ({ unit, people: contacts.get(unit.unitId) ?? [] }));
  const reports = asked.map(({ unit: { nodeId, deadline }, people }) => ({
    nodeId,
    deadline,
    owes: true,
    contacts: people.map(({ personId }) => personId),
    asker: { by: "officer" } as const,
  }));
  const { reminders, verdicts } = due({ reports, people, calendar: calendarOf(app) }, now);
  const outcomes = new Map(verdicts.map(({ report, outcome }) => [report.nodeId, outcome]));
  const sorted = (outcome: string) => asked.filter(({ unit }) => outcomes.get(unit.nodeId) === outcome);
  const send = sorted("queued");
  return {
    reminders,
    people: people.keys(),
    unreached: sorted("unreachable").map(({ unit }) => unit.nodeId),
    words: {
      send: send.map(({ unit }) => unit.shortName),
      byPage: send
        .filter(({ people }) => people.every((contact) => contact.addressId === null || contact.byPage))
        .map(({ unit }) => unit.shortName),
      unreachable: sorted("unreachable").map(({ unit, people }) => ({
        unit: unit.shortName,
        why: whyNot(people),
        phone: unit.phone,
      })),
      recent: sorted("recent").map(({ unit }) => unit.shortName),
    },
  };
}

function whyNot(people: readonly UnitContact[]): ReminderPlan["unreachable"][number]["why"] {
  if (people.length === 0) return "nobody";
  return people.some((contact) => contact.windowClosed) ? "window-closed" : "blocked";
}

function ask(context: CommandContext, words: ReminderPlan, code: string | null): Reply {
  const { send, unreachable, recent } = words;
  const when = { now: context.now, zone: context.app.settings.TIME_ZONE };
  if (send.length + unreachable.length + recent.length === 0) return { text: nobodyOwes(when) };
  const text = remindQuestion(words, { ...when, outsideHours: outsideHours(context) });
  if (send.length === 0) return { text, offers: [commandOffer(officerOffers.missing, "missing")] };
  const args = `${code ?? ""} send ${send.length} ${newAsking(context)}`.trim();
  return {
    text,
    offers: [
      commandOffer(remindOffer(send.length), "remind", args),
      commandOffer(officerOffers.cancel, "remind", "cancel"),
    ],
  };
}

async function carryOut(context: CommandContext, confirmed: Confirmation): Promise<Reply> {
  const { tx, now, node, personId, addressId, app } = context;
  const { asking, count, code } = confirmed;
  const zone = app.settings.TIME_ZONE;
  const done = await officerActionTime(tx, { type: "reminded", nodeId: node.id, asking });
  if (done) return { text: remindAlready(done, zone) };
  // Waits for any process that decides about one of these people now, so that its reminder counts.
  await lockToRemind(tx, (await findTargets(context, code)).people, "wait");
  const { reminders, words, unreached } = await findTargets(context, code);
  const units = words.send.length;
  if (units === 0) return ask(context, words, code);
  if (isOld(confirmed, now) || units > count) {
    const again = ask(context, words, code);
    return { ...again, text: `${remindChanged()}\n${again.text}` };
  }
  for (const reminder of reminders) await putReminder(tx, reminder, now);
  await recordNotReached(tx, unreached, { personId, addressId, now });
  const body = { sent: reminders.length };
  await recordOfficerAction(tx, {
    type: "reminded",
    nodeId: node.id,
    personId,
    addressId,
    asking,
    now,
    body,
  });
  const text = remindDone(words, { now, zone, messages: reminders.length, fewer: count - units });
  return { text, offers: [commandOffer(officerOffers.missing, "missing")] };
}
