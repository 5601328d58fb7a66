// /announce TEXT: shows what would be sent and to how many, then sends it to all or to those who owe, once.
import { wordsAlone } from "../../message.ts";
import { officerActionTime, recordOfficerAction } from "../../store/officer/officer-actions.ts";
import { putOutbox } from "../../store/queue/outbox.ts";
import { openRoundNames } from "../../store/rounds/rounds.ts";
import { tagAmong, withTag } from "../../text/interview/rounds.ts";
import {
  alreadyDone,
  announceDone,
  announcement,
  announcePreview,
  announceText,
  roundOffers,
} from "../../text/officer/round.ts";
import { type Asking, isOld, newAsking, parseAsking } from "../shared/asking.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView } from "../shared/officer-view.ts";
import { outsideHours } from "../shared/outside-hours.ts";
import { type Recipients, recipientsOf } from "../shared/recipients.ts";

/** Fits one message on every channel that carries long ones, header included. */
const longestText = 3_500;

export const announce: Command = {
  name: "announce",
  aliases: commandNames.announce.aliases,
  roles: ["officer"],
  async run(context, args) {
    if (args === "") return { text: announceText.ask, ask: { name: "announce", args: "" } };
    if (args === "discard") return { text: announceText.discarded };
    const confirmed = parseConfirmation(args);
    if (confirmed) return carryOut(context, confirmed);
    const text = args.normalize("NFC").trim();
    if (text.length > longestText) {
      const tooLong = announceText.tooLong(text.length, longestText);
      return { text: tooLong, ask: { name: "announce", args: "" } };
    }
    return preview(context, text);
  },
};

/** What the button carries: to whom, which asking it was, and the text as it was shown. */
type Confirmation = Asking & { readonly to: "all" | "owing"; readonly text: string };

function parseConfirmation(args: string): Confirmation | null {
  const [, to, carried = "", text] = /^send (all|owing) (.+)\n([\s\S]+)$/.exec(args) ?? [];
  const asking = parseAsking(carried);
  return (to === "all" || to === "owing") && asking && text ? { ...asking, to, text } : null;
}

/** The announcement as its receivers read it: where several rounds are open, with the name of this one. */
async function worded({ tx, app, roundId, node }: CommandContext, text: string): Promise<string> {
  const tag = tagAmong(await openRoundNames(tx), roundId, app.settings.TIME_ZONE);
  return withTag(tag, announcement(node.name, text));
}

async function loadRecipients(context: CommandContext) {
  const { units } = await loadView(context);
  return {
    all: await recipientsOf(context, units),
    owing: await recipientsOf(context, units.filter(isOwing)),
  };
}

function counts({ reached, unreachable, addressIds }: Recipients<unknown>) {
  return { units: reached.length, people: addressIds.length, unreachable };
}

async function preview(context: CommandContext, text: string): Promise<Reply> {
  const { all, owing } = await loadRecipients(context);
  if (all.addressIds.length === 0) return { text: announceText.nobody };
  // Both buttons carry the same question's id: whichever is pressed first, the other does nothing.
  const asking = `${newAsking(context)}\n${text}`;
  return {
    text: announcePreview({
      message: await worded(context, text),
      all: counts(all),
      owing: counts(owing),
      outsideHours: outsideHours(context),
    }),
    offers: [
      commandOffer(roundOffers.toAll, "announce", `send all ${asking}`),
      ...(owing.addressIds.length > 0
        ? [commandOffer(roundOffers.toOwing, "announce", `send owing ${asking}`)]
        : []),
      commandOffer(roundOffers.discard, "announce", "discard"),
    ],
  };
}

async function carryOut(context: CommandContext, confirmed: Confirmation): Promise<Reply> {
  const { tx, app, now, roundId, node, personId, addressId } = context;
  const { to, asking, text } = confirmed;
  const zone = app.settings.TIME_ZONE;
  const act = { type: "announced", nodeId: node.id, asking } as const;
  const done = await officerActionTime(tx, act);
  if (done) return { text: alreadyDone(done, zone) };
  if (isOld(confirmed, now)) {
    const again = await preview(context, text);
    return { ...again, text: `${announceText.old}\n${again.text}` };
  }
  const recipients = (await loadRecipients(context))[to];
  const body = wordsAlone(await worded(context, text));
  if (recipients.addressIds.length === 0) return { text: announceText.nobody };
  for (const door of recipients.addressIds) {
    await putOutbox(tx, {
      addressId: door,
      kind: "announcement",
      body,
      dedupe: `announce:${roundId}:${asking}:${door}`,
      now,
    });
  }
  const { units, people, unreachable } = counts(recipients);
  await recordOfficerAction(tx, { ...act, personId, addressId, now, body: { to, units, people } });
  return { text: announceDone({ units, people, unreachable, now, zone }) };
}
