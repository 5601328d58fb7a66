// /accept_all: takes all reports as final that nothing keeps apart, after naming what it takes and what it leaves.
import { officerActionTime, recordOfficerAction } from "../../store/officer/officer-actions.ts";
import { lockReports, namesOfSealed, recordDecision } from "../../store/officer/report.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import { acceptAllNo, acceptAllText, acceptAllYes } from "../../text/officer/accept-all.ts";
import { waitingOffers } from "../../text/officer/waiting.ts";
import { isOld, newAsking, parseAsking } from "../shared/asking.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { recipientsOf } from "../shared/recipients.ts";
import { keepsApart, placesOf, type WaitingItem, waitingAt } from "./items.ts";
import { packIds, unpackIds } from "./packed-ids.ts";
import { tagsOf } from "./round-words.ts";
import { undoMinutes, undoOffers } from "./undo-accept.ts";

type ReportItem = Extract<WaitingItem, { type: "report" }>;

/** Without an argument all rounds; a group's name, and with `--round` one round. The yes carries what was shown. */
export const acceptAll: Command = {
  name: "accept_all",
  aliases: commandNames.accept_all.aliases,
  roles: ["officer"],
  ofAllRounds: true,
  async run(context, args) {
    if (args === "no") return { text: acceptAllText.dropped, logged: [] };
    const [, ids, carried = ""] = /^yes (\S+) (.+)$/u.exec(args) ?? [];
    const asking = parseAsking(carried);
    return ids && asking ? carryOut(context, unpackIds(ids), asking) : ask(context, args);
  },
};

/** The reports that wait, in the round that was said, of the group that was said. */
async function reportsOf(context: CommandContext, group: string): Promise<readonly ReportItem[]> {
  const { tx, standings, personId, saidRound } = context;
  const places = placesOf(standings).filter(
    ({ roundId }) => saidRound === undefined || roundId === saidRound,
  );
  const list = await waitingAt(tx, places, personId);
  return [...list].flatMap(([name, items]) =>
    items.filter(
      (item): item is ReportItem => item.type === "report" && (name === group || !groups.has(group)),
    ),
  );
}

const groups: ReadonlySet<string> = new Set(["again", "doubtful", "new"]);

async function ask(context: CommandContext, group: string): Promise<Reply> {
  const reports = await reportsOf(context, group);
  const take = reports.filter((item) => keepsApart(item) === null);
  const left = (why: ReturnType<typeof keepsApart>) =>
    reports.filter((item) => keepsApart(item) === why).length;
  const leaves = { doubtful: left("doubtful"), unseen: left("unseen") };
  const list = commandOffer(waitingOffers.list, "waiting");
  if (take.length === 0) return { text: acceptAllText.nothing(leaves), offers: [list], logged: [] };
  const shown = packIds(take.map(({ report }) => report.sealed.id));
  return {
    text: acceptAllText.question(take.length, tagsOf(context).count(take), leaves),
    offers: [
      commandOffer(acceptAllYes(take.length), "accept_all", `yes ${shown} ${newAsking(context)}`),
      commandOffer(acceptAllNo, "accept_all", "no"),
    ],
    logged: [],
  };
}

async function carryOut(
  context: CommandContext,
  shown: readonly number[],
  asking: NonNullable<ReturnType<typeof parseAsking>>,
): Promise<Reply> {
  const { tx, now, app, personId, addressId, standings } = context;
  const zone = app.settings.TIME_ZONE;
  const question = asking.asking;
  const at = placesOf(standings)[0]?.nodeId ?? context.node.id;
  const done = await officerActionTime(tx, { type: "accepted-together", nodeId: at, asking: question });
  if (done) return { text: acceptAllText.already(done, zone), logged: [] };
  if (isOld(asking, now)) return ask(context, "");
  const before = await reportsOf(context, "");
  await lockReports(
    tx,
    before.filter(({ report }) => shown.includes(report.sealed.id)).map(({ id }) => id),
  );
  // Read again: a newer version may have been sealed while the locks were waited for.
  const wanted = new Set(shown);
  const take = (await reportsOf(context, "")).filter(
    (item) => wanted.has(item.report.sealed.id) && keepsApart(item) === null,
  );
  for (const { report } of take)
    await recordDecision(tx, {
      ...{ type: "accepted", nodeId: report.unit.nodeId, version: report.sealed.version },
      ...{ personId, addressId, asking: question, now },
    });
  await tellLater(context, take, question);
  const nodes = take.map(({ id }) => id);
  const body = { count: take.length, nodes: nodes.join(",") };
  const act = { type: "accepted-together", nodeId: at, personId, addressId, asking: question } as const;
  if (take.length > 0) await recordOfficerAction(tx, { ...act, now, body });
  const taken = new Set(take.map(({ report }) => report.sealed.id));
  const gone = await namesOfSealed(
    tx,
    shown.filter((id) => !taken.has(id)),
  );
  return {
    text: acceptAllText.done(take.length, { now, zone, gone, minutes: undoMinutes }),
    offers: [commandOffer(waitingOffers.list, "waiting"), ...(await undoOffers(context))],
    logged: take.map(({ report }) => ({
      what: "officer-act" as const,
      unitId: report.unit.unitId,
      detail: { round: report.unit.roundId },
    })),
  };
}

/** The contacts are told when it can no longer be taken back. */
async function tellLater(
  context: CommandContext,
  take: readonly ReportItem[],
  asking: string,
): Promise<void> {
  const { tx, now } = context;
  const notBefore = new Date(now.getTime() + undoMinutes * 60_000);
  const { reached } = await recipientsOf(
    context,
    take.map(({ report }) => ({ ...report.unit, of: report })),
  );
  for (const { unit, addressIds } of reached) {
    const { id, version } = unit.of.sealed;
    const params = { nodeId: unit.nodeId, version, decided: "accepted", to: "contact" };
    const body = { type: "reference", name: "decision", params } as const;
    await putNotices(tx, addressIds, { body, about: `accepted:${id}:${asking}`, now, notBefore });
  }
}
