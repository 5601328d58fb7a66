// In which of several open rounds a command is carried out: the one that was said, the one chosen last, the only one in
// which it would do something; or which of them is meant is asked. Changes nothing.
import type { NewOffer } from "../../interview/chat.ts";
import type { Standing } from "../../store/people/people.ts";
import { type OpenRound, roundTags } from "../../text/interview/rounds.ts";
import { roundMeantText, roundOffer } from "../../text/officer/which-round.ts";
import { commandOffer, type Reply } from "./command.ts";
import type { CommandName } from "./names.ts";
import { inRound, roundSaid } from "./round-said.ts";

/** For how long the round that was chosen last is meant, where a command says none. */
export const holdsMs = 30 * 60_000;

/** More than these are not read. */
const mostOffered = 8;

/** The choices under a command's answer, each bound to the round that the answer is about. */
export function bound(
  offers: readonly NewOffer[],
  roundId: number,
  binds: (name: string) => boolean,
): NewOffer[] {
  return offers.map((offer) =>
    offer.action.do === "command" && binds(offer.action.name) && roundSaid(offer.action.args).round === null
      ? { ...offer, action: { ...offer.action, args: inRound(roundId, offer.action.args) } }
      : offer,
  );
}

type Asked = { readonly name: CommandName; readonly args: string; readonly zone: string };

/** Asks which of these rounds is meant; `instead` of one that was chosen, where it would do nothing in that. */
export function askRound(
  rounds: readonly OpenRound[],
  { name, args, zone }: Asked,
  among: readonly OpenRound[],
  instead: OpenRound | null,
): Reply {
  const tags = roundTags(among, zone);
  const shown = rounds.slice(0, mostOffered);
  const said = shown.map((round) => ({ ...round, tag: tags.get(round.roundId) ?? round.roundTitle }));
  const chosen = instead && (tags.get(instead.roundId) ?? instead.roundTitle);
  return {
    logged: [],
    chooses: true,
    text: roundMeantText.which(name, said, chosen, zone),
    offers: said.map(({ tag, roundId }, index) =>
      commandOffer(roundOffer(tag, index), name, inRound(roundId, args)),
    ),
  };
}

/** What is answered where the round that was said is none of this person's. */
export function unknownRound(said: string, rounds: readonly Standing[], zone: string): Reply {
  const open = [
    ...new Map(rounds.filter(({ roundOpen }) => roundOpen).map((one) => [one.roundId, one])).values(),
  ];
  return { logged: [], text: roundMeantText.unknown(said, open, zone) };
}
