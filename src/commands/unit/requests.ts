// /requests: what units ask of their office, and the answer: more time, the report back, a call. Each is decided once.
import { agreed } from "../../language/lexicon/assent.ts";
import { called, otherDay, reopened, turnedDown } from "../../language/lexicon/deciding.ts";
import { bare } from "../../language/normalise.ts";
import { findRequest, type OfficerRequest, openRequests } from "../../store/officer/requests.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { recordOf } from "../../store/people/roles.ts";
import { exampleDay } from "../../text/format.ts";
import { lockedText } from "../../text/officer/locked.ts";
import { requestAsked, requestOffers, requestText } from "../../text/officer/request-answers.ts";
import { dayOffer } from "../../text/officer/round.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { saidDay, withoutFillers } from "../shared/deadline-day.ts";
import {
  type Decided,
  type Deciding,
  grantReopening,
  grantTime,
  refuseRequest,
  settleRequest,
} from "../shared/decide-request.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";

export const requests: Command = {
  name: "requests",
  aliases: commandNames.requests.aliases,
  roles: ["officer"],
  async fits(context, args) {
    const id = numberIn(args);
    if (id === null) return (await openRequests(context.tx, scopeOf(context))).length > 0;
    return (await findRequest(context.tx, scopeOf(context), id)) !== null;
  },
  async run(context, args) {
    if (args === "") return list(context);
    const id = numberIn(args);
    const asked = id === null ? null : await findRequest(context.tx, scopeOf(context), id);
    if (!asked) return { text: requestText.unknown(args.slice(0, 30)), logged: [] };
    const { act, rest } = actIn(args.replace(/^\d+\s*/u, ""));
    return { concerns: asked.unitId, ...(await answer(context, asked, act, rest)) };
  },
};

type Act = "yes" | "other" | "no" | "open" | "called" | null;

/** What is to be done, from a button or in words; behind it a day, or the officer's own words. */
const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ...(["yes", "other", "no", "open", "called"] as const).map((act) => [act, act] as const),
  ...agreed.map((word) => [bare(word), "yes"] as const),
  ...otherDay.map((word) => [bare(word), "other"] as const),
  ...turnedDown.map((word) => [bare(word), "no"] as const),
  ...reopened.map((word) => [bare(word), "open"] as const),
  ...called.map((word) => [bare(word), "called"] as const),
]);

const mostWords = 3;

function actIn(said: string): { readonly act: Act; readonly rest: string } {
  const words = said.split(/\s+/u);
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const act = acts.get(bare(words.slice(0, count).join(" ")).replace(/[:,.]+$/u, ""));
    if (act) return { act, rest: words.slice(count).join(" ") };
  }
  return { act: null, rest: said };
}

function numberIn(args: string): number | null {
  const found = /^(\d{1,9})(?:\s|$)/u.exec(args)?.[1];
  return found ? Number(found) : null;
}

async function list(context: CommandContext): Promise<Reply> {
  const { deadline } = await loadOfficerRound(context.tx, context.roundId);
  const open = await openRequests(context.tx, scopeOf(context));
  if (open.length === 0) return { text: requestText.none };
  const shown = open.slice(0, mostShown);
  const zone = context.app.settings.TIME_ZONE;
  return {
    text: requestText.list(
      shown.map((one) => requestAsked(one, deadline, zone)),
      open.length,
    ),
    offers: shown.map((one, index) =>
      commandOffer(
        { label: `${index + 1}. ${one.shortName}`, word: `${index + 1}`, also: [] },
        "requests",
        `${one.id}`,
      ),
    ),
  };
}

const mostShown = 10;

async function answer(
  context: CommandContext,
  asked: OfficerRequest,
  act: Act,
  rest: string,
): Promise<Reply> {
  if (asked.state !== "open") return { text: await said(context, asked) };
  const isTime = asked.kind === "extend";
  switch (act) {
    case "yes":
      if (isTime) return asked.until ? grant(context, asked, asked.until) : askDay(context, asked);
      return asked.kind === "reopen" ? reopen(context, asked) : done(context, asked);
    case "open":
      return asked.kind === "reopen" ? reopen(context, asked) : show(context, asked);
    case "called":
      return isTime || asked.kind === "reopen" ? show(context, asked) : done(context, asked);
    case "other":
      if (!isTime) return show(context, asked);
      return rest === "" ? askDay(context, asked) : onDay(context, asked, rest);
    case "no":
      return rest === "" ? askWords(asked) : refuse(context, asked, rest);
    case null:
      return show(context, asked);
  }
}

async function show(context: CommandContext, asked: OfficerRequest): Promise<Reply> {
  const { deadline } = await loadOfficerRound(context.tx, context.roundId);
  return {
    text: requestAsked(asked, deadline, context.app.settings.TIME_ZONE),
    offers: offersOf(asked).map(({ words, args }) => commandOffer(words, "requests", args)),
  };
}

/** The choices under a request, in a reply and in a notice alike. */
export function offersOf({ id, kind, until }: Pick<OfficerRequest, "id" | "kind" | "until">) {
  const offer = (act: NonNullable<Act>) => ({ words: requestOffers[act](id), args: `${id} ${act}` });
  switch (kind) {
    case "extend":
      return until ? [offer("yes"), offer("other"), offer("no")] : [offer("other"), offer("no")];
    case "reopen":
      return [offer("open"), offer("no")];
    default:
      return [offer("called")];
  }
}

function askDay({ app, now }: CommandContext, { id, deadline, shortName }: OfficerRequest): Reply {
  const from = deadline > now ? deadline : now;
  return {
    text: requestText.askDay(shortName, exampleDay(from, 2, app.settings.TIME_ZONE)),
    ask: { name: "requests", args: `${id} other` },
  };
}

function onDay(context: CommandContext, asked: OfficerRequest, text: string): Promise<Reply> | Reply {
  const zone = context.app.settings.TIME_ZONE;
  const day = saidDay(context, withoutFillers(text));
  if ("at" in day) return grant(context, asked, day.at);
  const again = { ask: { name: "requests", args: `${asked.id} other` } };
  const later = "ahead" in day ? day.ahead.filter(({ at }) => at > asked.deadline) : [];
  if (later.length > 0)
    return {
      ...again,
      text: requestText.whichDay,
      offers: later.map(({ at, typed }) =>
        commandOffer(dayOffer(at, zone), "requests", `${asked.id} other ${typed}`),
      ),
    };
  return { ...again, text: requestText.dayUnread(text.slice(0, 60), exampleDay(asked.deadline, 2, zone)) };
}

function askWords({ id, shortName }: OfficerRequest): Reply {
  return { text: requestText.askWords(shortName), ask: { name: "requests", args: `${id} no` } };
}

async function grant(context: CommandContext, { id }: OfficerRequest, until: Date): Promise<Reply> {
  const decided = await grantTime(await deciding(context), id, until);
  if (decided.type === "not-later") {
    const zone = context.app.settings.TIME_ZONE;
    return {
      text: requestText.notLater(decided.request.deadline, zone),
      ask: { name: "requests", args: `${id} other` },
    };
  }
  return outcome(context, decided, ({ request, ...numbers }) =>
    requestText.granted({ ...numbers, unit: request.unit, until, zone: context.app.settings.TIME_ZONE }),
  );
}

async function reopen(context: CommandContext, { id }: OfficerRequest): Promise<Reply> {
  const by = { ...(await deciding(context)), personId: context.personId };
  return outcome(context, await grantReopening(by, id), ({ request, told }) =>
    requestText.reopened(request.unit, told),
  );
}

async function refuse(context: CommandContext, { id }: OfficerRequest, reply: string): Promise<Reply> {
  const decided = await refuseRequest(await deciding(context), id, reply.slice(0, longestReply));
  return outcome(context, decided, ({ request, told }) => requestText.refused(request.unit, told));
}

const longestReply = 500;

async function done(context: CommandContext, { id }: OfficerRequest): Promise<Reply> {
  const decided = await settleRequest(await deciding(context), id);
  return outcome(context, decided, ({ request }) => requestText.called(request.unit));
}

type Done = Extract<Decided, { type: "decided" }>;

async function outcome(
  context: CommandContext,
  decided: Decided,
  say: (done: Done) => string,
): Promise<Reply> {
  switch (decided.type) {
    case "decided":
      return { text: say(decided) };
    case "before":
      return { text: await said(context, decided.request) };
    case "locked":
      return { text: lockedText.officer(decided.since, context.app.settings.TIME_ZONE) };
    case "closed":
      return { text: requestText.closed };
    case "not-later":
    case "unknown":
      return { text: requestText.none };
  }
}

/** What became of a request that somebody decided before. */
async function said({ tx, app }: CommandContext, asked: OfficerRequest): Promise<string> {
  const by = asked.decidedBy === null ? null : (await recordOf(tx, asked.decidedBy)).name;
  return requestText.before({
    ...{ unit: asked.unit, state: asked.state, kind: asked.kind, by, at: asked.decidedAt },
    ...{ until: asked.grantedUntil, reply: asked.reply, zone: app.settings.TIME_ZONE },
  });
}

/** Who decides here: the round's office where the whole of it is seen, else the unit below. */
export async function deciding(context: CommandContext): Promise<Deciding> {
  const { tx, app, now, personId, addressId, node, roundId } = context;
  const { settings } = await loadOfficerRound(tx, roundId);
  const top = /^\/\d+\/$/u.test(node.path);
  return {
    ...{ tx, app, now, personId, addressId, scope: scopeOf(context) },
    office: top ? settings.officeShort : node.name,
  };
}
