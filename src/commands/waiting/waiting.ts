// /waiting: what waits for an officer over all open rounds, opened by number, decided one after the other.

import { markOpened, markSpoken } from "../../store/officer/waiting.ts";
import { mayHave } from "../../store/people/rights.ts";
import { numberOffer, waitingOffers, waitingText } from "../../text/officer/waiting.ts";
import { admit } from "../people/admit.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { bound } from "../shared/round-meant.ts";
import { inRound } from "../shared/round-said.ts";
import { acceptReport } from "../unit/accept.ts";
import { requests } from "../unit/requests.ts";
import { itemReply } from "./item-reply.ts";
import {
  byAge,
  keepsApart,
  placesOf,
  type WaitingGroup,
  type WaitingItem,
  type WaitingList,
  waitingAt,
  waitingGroups,
} from "./items.ts";
import { lineOf } from "./line-of.ts";
import { contextIn, tagsOf } from "./round-words.ts";
import { undoOffers } from "./undo-accept.ts";

/** As many as are opened by a number at once. */
const pageSize = 10;

/**
 * Without an argument the groups. Its choices carry `group NAME [PAGE]`, and an act with the thing that it is done to:
 * `item`, `next`, `accept`, `open`, `opened`, `admit`, `refuse`, `spoken`; `opened-all`; `request`
 * with the thing and what is decided of it.
 */
export const waiting: Command = {
  name: "waiting",
  aliases: commandNames.waiting.aliases,
  roles: ["officer"],
  ofAllRounds: true,
  async run(context, args) {
    if (args === "opened-all") return openAll(context);
    const [, name, page] = /^group (\w+)(?: (\d{1,4}))?$/u.exec(args) ?? [];
    const group = waitingGroups.find((one) => one === name);
    if (group) return groupReply(context, group, Number(page ?? 1));
    const [, at, id, decision] = /^request (\d{1,15})\.(\d{1,15}) (.+)$/u.exec(args) ?? [];
    if (decision) return decide(context, { at: new Date(Number(at)), id: Number(id) }, decision);
    const act = parseAct(args);
    return act ? carryOut(context, act) : overview(context, await listOf(context));
  },
};

type Act = {
  readonly act: "item" | "next" | "accept" | "open" | "opened" | "admit" | "refuse" | "spoken";
  readonly group: WaitingGroup;
  /** Where the thing stands in the order of its group. */
  readonly at: Date;
  readonly id: number;
  /** Of a report the version that was shown. */
  readonly version: number | null;
};

const acts = ["item", "next", "accept", "open", "opened", "admit", "refuse", "spoken"] as const;

function parseAct(args: string): Act | null {
  const [, said, name, at, id, version] =
    /^(\w+) (\w+) (\d{1,15})\.(\d{1,15})(?:@(\d{1,6}))?$/u.exec(args) ?? [];
  const act = acts.find((one) => one === said);
  const group = waitingGroups.find((one) => one === name);
  if (!act || !group) return null;
  const found = { act, group, at: new Date(Number(at)), id: Number(id) };
  return { ...found, version: version === undefined ? null : Number(version) };
}

function listOf({ tx, standings, personId }: CommandContext): Promise<WaitingList> {
  return waitingAt(tx, placesOf(standings), personId);
}

/** Every group that holds anything, opened by its number. */
async function overview(
  context: CommandContext,
  list: WaitingList,
  above: readonly string[] = [],
): Promise<Reply> {
  const { now, app } = context;
  const zone = app.settings.TIME_ZONE;
  const undo = await undoOffers(context);
  const full = [...list].filter(([, items]) => items.length > 0);
  if (full.length === 0)
    return { text: [...above, waitingText.none({ now, zone })].join("\n\n"), offers: undo, logged: [] };
  const tags = tagsOf(context);
  const accepts = [...list.values()]
    .flat()
    .some((item) => item.type === "report" && keepsApart(item) === null);
  const clean = full.findIndex(([group]) => group === "new");
  return {
    text: [
      ...above,
      waitingText.list(
        full.map(([group, items]) => ({
          group,
          lines: items.map((item) => lineOf(item, tags.beside(item.roundId))),
          rounds: tags.count(items),
        })),
        { now, zone, acceptable: clean < 0 ? null : clean + 1 },
      ),
    ].join("\n\n"),
    offers: [
      ...full.map(([group], index) =>
        commandOffer(numberOffer(index + 1, waitingText.short(group)), "waiting", `group ${group}`),
      ),
      ...(accepts ? [commandOffer(waitingOffers.acceptAll, "accept_all")] : []),
      ...undo,
    ],
    logged: [{ what: "officer-act", detail: {} }],
  };
}

/** One group, a page at a time; of a group of one that one. */
async function groupReply(context: CommandContext, group: WaitingGroup, page: number): Promise<Reply> {
  const list = await listOf(context);
  const items = list.get(group) ?? [];
  const [only, more] = items;
  if (!only) return overview(context, list, [waitingText.gone]);
  if (!more) return itemReply(context, only, { no: 1, all: 1, above: [] });
  const first = Math.min(Math.max(page - 1, 0), Math.ceil(items.length / pageSize) - 1) * pageSize;
  const shown = items.slice(first, first + pageSize);
  const tags = tagsOf(context);
  const accepts = items.some((item) => item.type === "report" && keepsApart(item) === null);
  const last = first + shown.length >= items.length;
  return {
    text: waitingText.group(
      group,
      shown.map((item) => lineOf(item, tags.beside(item.roundId))),
      { first: first + 1, all: items.length, zone: context.app.settings.TIME_ZONE },
    ),
    offers: [
      ...shown.map((item, index) =>
        commandOffer(
          numberOffer(first + index + 1, item.unit),
          "waiting",
          `item ${item.group} ${item.at.getTime()}.${item.id}`,
        ),
      ),
      ...(last
        ? []
        : [commandOffer(waitingOffers.more, "waiting", `group ${group} ${first / pageSize + 2}`)]),
      ...(accepts ? [commandOffer(waitingOffers.acceptAll, "accept_all", group)] : []),
      ...(group === "file" ? [commandOffer(waitingOffers.openedAll, "waiting", "opened-all")] : []),
    ],
    logged: [{ what: "officer-act", detail: {} }],
  };
}

/** Does what was chosen to a thing that still waits, and shows the one after it. */
async function carryOut(context: CommandContext, act: Act): Promise<Reply> {
  const list = await listOf(context);
  const items = list.get(act.group) ?? [];
  const item = items.find(({ id }) => id === act.id);
  if (act.act === "next") return nextOf(context, act, []);
  if (!item) return nextOf(context, act, [waitingText.gone]);
  if (act.act === "item") return show(context, items, item, []);
  const done = await doTo(context, item, act);
  if (done.stays) return done.reply;
  const next = await nextOf(context, act, [done.reply.text]);
  return { ...next, logged: [...(done.reply.logged ?? []), ...(next.logged ?? [])] };
}

/** Answers a request; once nothing more is asked for that, the next thing is shown. */
async function decide(
  context: CommandContext,
  { at, id }: Pick<Act, "at" | "id">,
  decision: string,
): Promise<Reply> {
  const list = await listOf(context);
  const item = (list.get("request") ?? []).find((one) => one.id === id);
  const here = item?.type === "request" ? contextIn(context, item.request) : null;
  if (!here) return nextOf(context, { group: "request", at, id }, [waitingText.gone]);
  const reply = await requests.run(here, decision);
  const { roundId } = here;
  if (reply.ask || reply.offers)
    return {
      ...reply,
      offers: bound(reply.offers ?? [], roundId, (name) => name === "requests"),
      ...(reply.ask ? { ask: { ...reply.ask, args: inRound(roundId, reply.ask.args) } } : {}),
    };
  const next = await nextOf(context, { group: "request", at, id }, [reply.text]);
  const logged = [{ what: "officer-act", unitId: reply.concerns, detail: { round: roundId } }] as const;
  return { ...next, logged: [...logged, ...(next.logged ?? [])] };
}

type Done = { readonly reply: Reply /** Whether the next one is not shown yet. */; readonly stays: boolean };

async function doTo(context: CommandContext, item: WaitingItem, { act, version }: Act): Promise<Done> {
  const { tx, now, personId } = context;
  const said = (text: string, unitId?: number): Done => ({
    reply: { text, logged: [{ what: "officer-act", ...(unitId === undefined ? {} : { unitId }) }] },
    stays: false,
  });
  if (act === "accept" && item.type === "report") {
    const { unit } = item.report;
    const here = contextIn(context, unit);
    if (!here) return said(waitingText.gone);
    const { accepted, reply } = await acceptReport(here, { code: unit.code, version, rest: "" });
    const logged = [{ what: "officer-act", unitId: unit.unitId, detail: { round: unit.roundId } }] as const;
    return { reply: { ...reply, logged }, stays: !accepted };
  }
  if (act === "open" && item.type === "file") {
    const document = { type: "stored", uploadId: item.file.id } as const;
    if (!(await mayHave(tx, personId, document))) return said(waitingText.gone);
    await markOpened(tx, [item.file.id], now);
    const next = commandOffer(waitingOffers.next, "waiting", `next file ${item.at.getTime()}.${item.id}`);
    const logged = [
      { what: "exported", unitId: item.of.unitId, detail: { document: "stored", upload: item.file.id } },
    ] as const;
    return {
      reply: { text: waitingText.fileGiven(item.file.name), document, offers: [next], logged },
      stays: true,
    };
  }
  if (act === "opened" && item.type === "file") {
    await markOpened(tx, [item.file.id], now);
    return said(waitingText.fileOpened, item.of.unitId);
  }
  if ((act === "admit" || act === "refuse") && item.type === "person") {
    const reply = await admit.run(context, act === "admit" ? `${item.id}` : `${item.id} no`);
    return { reply, stays: false };
  }
  if (act === "spoken" && item.type === "message") {
    await markSpoken(tx, item.id, now);
    return said(waitingText.spoken(item.unit), item.message.unitId);
  }
  return said(waitingText.gone);
}

/** The one that stands after this in its group as it is now; after the last what is left over all. */
async function nextOf(
  context: CommandContext,
  after: Pick<Act, "group" | "at" | "id">,
  above: readonly string[],
): Promise<Reply> {
  const list = await listOf(context);
  const items = list.get(after.group) ?? [];
  const next = items.find((item) => byAge(item, after) > 0);
  if (next) return show(context, items, next, above);
  return overview(context, list, items.length > 0 ? [...above, waitingText.groupEnds] : above);
}

function show(
  context: CommandContext,
  items: readonly WaitingItem[],
  item: WaitingItem,
  above: readonly string[],
): Promise<Reply> {
  return itemReply(context, item, { no: items.indexOf(item) + 1, all: items.length, above });
}

async function openAll(context: CommandContext): Promise<Reply> {
  const list = await listOf(context);
  const ids = (list.get("file") ?? []).map(({ id }) => id);
  await markOpened(context.tx, ids, context.now);
  return overview(context, await listOf(context), [waitingText.filesOpened(ids.length)]);
}
