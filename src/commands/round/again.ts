// /again: an earlier round is opened once more, with its form, units, ladder and texts. Asked for: a title and a deadline.
import { officerActionTime, recordOfficerAction, wholeRounds } from "../../store/officer/officer-actions.ts";
import type { Standing } from "../../store/people/people.ts";
import { earlierRound } from "../../store/rounds/earlier-round.ts";
import { openedAlready, openRound } from "../../store/rounds/rounds.ts";
import { exampleDay } from "../../text/format.ts";
import { againOffers, againText } from "../../text/officer/again.ts";
import { alreadyDone, dayOffer } from "../../text/officer/round.ts";
import { roundOffer } from "../../text/officer/which-round.ts";
import { newAsking, parseAsking } from "../shared/asking.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { saidDay } from "../shared/deadline-day.ts";
import { commandNames } from "../shared/names.ts";

/** More earlier rounds are not read. */
const mostOffered = 8;
const longestTitle = 200;

/** Choices and questions carry what was settled before them: `of ROUND`, `until ROUND\\nTITLE\\n`, `open ROUND TIME …\\nTITLE`. */
export const again: Command = {
  name: "again",
  aliases: commandNames.again.aliases,
  roles: ["officer"],
  ofAllRounds: true,
  async run(context, args) {
    if (args === "keep") return { text: againText.kept };
    const mine = await wholeRounds(context.tx, context.standings);
    const ofRound = (id: string | undefined) => mine.find(({ roundId }) => String(roundId) === id);
    const [, opening, time, carried = "", title = ""] =
      /^open (\d+) (\d{1,15}) (.+)\n(.+)$/u.exec(args) ?? [];
    const asking = parseAsking(carried);
    const open = ofRound(opening);
    if (open && asking) return carryOut(context, open, { title, until: new Date(Number(time)), ...asking });
    const [, until, named = "", day = ""] = /^until (\d+)\n([^\n]+)\n\s*([\s\S]+)$/u.exec(args) ?? [];
    const dated = ofRound(until);
    if (dated) return askWhether(context, dated, named, day);
    const [, of, said = ""] = /^of (\d+)(?:\s+([\s\S]+))?$/u.exec(args) ?? [];
    const [only, more] = mine;
    const chosen = ofRound(of) ?? (more ? undefined : only);
    if (chosen)
      return of === undefined || said === "" ? askTitle(chosen) : askDeadline(context, chosen, said);
    return which(context, mine);
  },
};

function which({ app }: CommandContext, rounds: readonly Standing[]): Reply {
  if (rounds.length === 0) return { text: againText.none };
  const shown = rounds.slice(0, mostOffered);
  return {
    text: againText.which(shown, app.settings.TIME_ZONE),
    offers: shown.map(({ roundId, roundTitle }, index) =>
      commandOffer(roundOffer(roundTitle, index), "again", `of ${roundId}`),
    ),
  };
}

function askTitle({ roundId, roundTitle }: Standing): Reply {
  return { text: againText.askTitle(roundTitle), ask: { name: "again", args: `of ${roundId}` } };
}

function askDeadline({ now, app }: CommandContext, { roundId }: Standing, said: string): Reply {
  const title = said.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (title.length > longestTitle)
    return { text: againText.longTitle(longestTitle), ask: { name: "again", args: `of ${roundId}` } };
  const example = exampleDay(now, 14, app.settings.TIME_ZONE);
  return {
    text: againText.askDeadline(title, example),
    ask: { name: "again", args: untilArgs(roundId, title) },
  };
}

function untilArgs(roundId: number, title: string): string {
  return `until ${roundId}\n${title}\n`;
}

/** Everything that would be opened, with its numbers; or what is wrong with the day. */
async function askWhether(
  context: CommandContext,
  of: Standing,
  title: string,
  said: string,
): Promise<Reply> {
  const { tx, app, now } = context;
  const zone = app.settings.TIME_ZONE;
  const ask = { name: "again", args: untilArgs(of.roundId, title) };
  const day = saidDay(context, said);
  if ("why" in day) return { text: againText.noDay(said.slice(0, 60), exampleDay(now, 14, zone)), ask };
  if ("ahead" in day)
    return {
      text: againText.whichDay,
      offers: day.ahead.map(({ at, typed }) =>
        commandOffer(dayOffer(at, zone), "again", `${ask.args}${typed}`),
      ),
    };
  if (day.at <= now) return { text: againText.past(day.at, zone), ask };
  const earlier = await earlierRound(tx, of.roundId);
  if (!earlier || earlier.codes.length === 0) return { text: againText.nobody(of.roundTitle) };
  const already = await openedAlready(tx, { formId: earlier.form.id, title, codes: earlier.codes });
  if (already)
    return { text: againText.openAlready(title), ask: { name: "again", args: `of ${of.roundId}` } };
  return {
    text: againText.question({ earlier, title, deadline: day.at, now, zone }),
    offers: [
      commandOffer(
        againOffers.open,
        "again",
        `open ${of.roundId} ${day.at.getTime()} ${newAsking(context)}\n${title}`,
      ),
      commandOffer(againOffers.keep, "again", "keep"),
    ],
  };
}

type Confirmed = { readonly title: string; readonly until: Date; readonly asking: string };

async function carryOut(
  context: CommandContext,
  of: Standing,
  { title, until, asking }: Confirmed,
): Promise<Reply> {
  const { tx, app, now, personId, addressId } = context;
  const zone = app.settings.TIME_ZONE;
  const act = { type: "round-again", nodeId: of.nodeId, asking } as const;
  const done = await officerActionTime(tx, act);
  if (done) return { text: alreadyDone(done, zone) };
  if (until <= now) return { text: againText.past(until, zone) };
  const earlier = await earlierRound(tx, of.roundId);
  if (!earlier || earlier.codes.length === 0) return { text: againText.nobody(of.roundTitle) };
  const already = await openedAlready(tx, { formId: earlier.form.id, title, codes: earlier.codes });
  if (already) return { text: againText.openAlready(title) };
  const { form, settings, codes, demo } = earlier;
  const opened = await openRound(tx, {
    ...{ form, kept: true, title, deadline: until },
    ...{ settings, demo, codes, now },
  });
  const body = { round: opened.id, expected: opened.expected };
  await recordOfficerAction(tx, { ...act, personId, addressId, now, body });
  return { text: againText.opened({ ...opened, title, deadline: until, zone }) };
}
