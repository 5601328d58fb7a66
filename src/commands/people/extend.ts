// /extend: a contact asks for more time. Day and reason are read, shown, and go to whoever decides; the deadline stands.
import { isHandedIn } from "../../form/report-state.ts";
import { localTime } from "../../form/rounds/days.ts";
import { addressFormOf } from "../../form/rounds/settings.ts";
import { wishOf } from "../../interview/reading/wish.ts";
import { loadRequest } from "../../store/officer/requests.ts";
import { lockedSince } from "../../store/rounds/locked.ts";
import { type LockedReport, lockReport } from "../../store/rounds/reports.ts";
import { askForTime, openAsked, withdrawAsked } from "../../store/rounds/requests.ts";
import { exampleDay } from "../../text/format.ts";
import { lockedText } from "../../text/officer/locked.ts";
import { dayOffer } from "../../text/officer/round.ts";
import { extendOffers, extendText } from "../../text/people/extend.ts";
import { commandOffer, type PersonCommand, type PersonContext, type Reply } from "../shared/command.ts";
import { instantOf } from "../shared/deadline-day.ts";
import { commandNames } from "../shared/names.ts";
import { tellDeciders } from "../shared/tell-deciders.ts";

export const extend: PersonCommand = {
  name: "extend",
  aliases: commandNames.extend.aliases,
  async run(context, args) {
    const here = await reportHere(context);
    if ("text" in here) return here;
    if (/^keep(?:\n|$)/u.test(args)) return { text: extendText.dropped, effect: { type: "go-on" } };
    const sent = /^send (\d{1,15})\n([\s\S]+)$/u.exec(args);
    if (sent?.[1] && sent[2]) return send(context, here, new Date(Number(sent[1])), sent[2]);
    const more = /^for ([^\n]*)\n\s*([\s\S]*)$/u.exec(args);
    return more ? said(context, here, more[2] ?? "", more[1] ?? "") : said(context, here, args, "");
  },
};

/** /withdraw: what was asked for is no longer wanted. */
export const withdraw: PersonCommand = {
  name: "withdraw",
  aliases: commandNames.withdraw.aliases,
  async run(context) {
    const here = await reportHere(context);
    if ("text" in here) return here;
    const { tx, now, personId, addressId, app } = context;
    const gone = await withdrawAsked(tx, { nodeId: here.node.id, personId, addressId, now });
    return {
      text: gone > 0 ? extendText.withdrawn(here.deadline, app.settings.TIME_ZONE) : extendText.nothingAsked,
      effect: { type: "go-on" },
    };
  },
};

/** The report of which more time is asked, held; or what is answered instead. */
async function reportHere({ app, tx, standings, nodeId }: PersonContext): Promise<LockedReport | Reply> {
  const own = standings.filter((standing) => standing.role === "contact" && standing.expected);
  const here = own.find((standing) => standing.nodeId === nodeId) ?? own[0];
  if (!here) return { text: extendText.notYours };
  const loaded = await lockReport(tx, here.nodeId);
  if (!loaded.round.open) return { text: extendText.closed };
  const since = await lockedSince(tx, here.roundId);
  const { helpContact } = loaded.round.settings;
  return since ? { text: lockedText.contact(since, app.settings.TIME_ZONE, helpContact) } : loaded;
}

/**
 * What was said, with a day or without; `before`: what was said before the day was asked for. The report's question stands
 * meanwhile: only a day or a reason said to this message is about the wish (engine/contact/wished-day.ts).
 */
function said(context: PersonContext, here: LockedReport, text: string, before: string): Reply {
  const { app, now } = context;
  const zone = app.settings.TIME_ZONE;
  const { deadline, node, round } = here;
  const from = deadline > now ? deadline : now;
  const example = exampleDay(from, 2, zone);
  const words = `${before} ${text}`.replace(/\s+/gu, " ").trim().slice(0, longestWords);
  const drop = commandOffer(extendOffers.drop, "extend", `keep\n${words}`);
  const you = addressFormOf(round.settings, node.kind);
  const wish = wishOf(text, now, deadline);
  const days = wish.days.map((day) => instantOf(app, day));
  const later = days.filter((day) => day > from);
  const [until, other] = later;
  if (!until) {
    const [past] = days;
    if (past) return { text: extendText.notLater(past, deadline, zone), offers: [drop] };
    return { text: extendText.ask(node.name, you, deadline, example, zone), offers: [drop] };
  }
  if (until.getTime() - from.getTime() > farthestMs)
    return { text: extendText.tooFar(until, zone), offers: [drop] };
  const reason = wish.reason ?? wishOf(before, now, deadline).reason;
  const kept = reason ?? words;
  return {
    text: extendText.confirm({ unit: node.name, until, deadline, reason, you, zone }),
    offers: [
      commandOffer(extendOffers.send, "extend", `send ${until.getTime()}\n${kept}`),
      ...(other
        ? [commandOffer(dayOffer(other, zone), "extend", `for ${kept}\n ${typed(other, zone)}`)]
        : []),
      drop,
    ],
  };
}

async function send(context: PersonContext, here: LockedReport, until: Date, words: string): Promise<Reply> {
  const { app, tx, now, personId, addressId } = context;
  const zone = app.settings.TIME_ZONE;
  const { node, deadline } = here;
  if (until <= deadline || until <= now) return said(context, here, "", words);
  const open = await openAsked(tx, node.id, "extend");
  if (open && open.until?.getTime() === until.getTime())
    return { text: extendText.already(until, zone), effect: { type: "go-on" } };
  const id = await askForTime(tx, { nodeId: node.id, personId, addressId, words, until, deadline, now });
  const request = await loadRequest(tx, id);
  if (request) await tellDeciders(app, tx, { request, path: node.path, now }, "first");
  return {
    text: extendText.sent({ now, deadline, zone, handedIn: isHandedIn(here.report.state) }),
    effect: { type: "go-on" },
  };
}

/** A day as it is typed: "17/10/2022". */
function typed(at: Date, zone: string): string {
  return localTime(at, zone).date.split("-").reverse().join("/");
}

const longestWords = 500;
/** Nobody who asks for more time means more of it than this: a month that was typed wrong. */
const farthestMs = 31 * 24 * 3_600_000;
