// The round in which somebody's command is carried out, where several are open to them; or the question which it is.
import type { App } from "../../app.ts";
import type { Command, CommandContext, Reply } from "../../commands/shared/command.ts";
import { askRound, holdsMs, unknownRound } from "../../commands/shared/round-meant.ts";
import { roundSaid } from "../../commands/shared/round-said.ts";
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing } from "../../store/people/people.ts";
import { severalOpen, standingHere } from "../workplace.ts";

type Giver = {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly standings: readonly Standing[];
  readonly now: Date;
};

/** Where a command is carried out, with what stood beside the round; or what is answered instead. */
type RoundOf =
  | { readonly standing: Standing; readonly args: string; readonly named: boolean }
  | { readonly reply: Reply }
  | null;

/** What a command may know at one of its giver's places; `named`: the round was said with it. */
export function contextAt(
  app: App,
  tx: Tx,
  { chat, personId, standings, now }: Giver,
  standing: Standing,
  named = false,
): CommandContext {
  const { nodeId, roundId, path, code, name, role } = standing;
  const node = { id: nodeId, path, name, code };
  const said = named ? { saidRound: roundId } : {};
  return { app, tx, now, addressId: chat.addressId, personId, roundId, role, standings, node, ...said };
}

/** Null for somebody whose roles do not allow the command. */
export async function roundOf(
  app: App,
  tx: Tx,
  giver: Giver,
  command: Command,
  given: string,
): Promise<RoundOf> {
  const { chat, now } = giver;
  const may = placesFor(command, giver.standings);
  const here = standingHere(chat, may);
  if (!here) return null;
  const zone = app.settings.TIME_ZONE;
  const { round, rest: args } = roundSaid(given);
  if (round !== null) {
    const at = placeIn(chat, may, Number(round));
    return at ? { standing: at, args, named: true } : { reply: unknownRound(round, may, zone) };
  }
  const open = severalOpen(may).map(({ roundId }) => placeIn(chat, may, roundId) ?? here);
  // A contact's command is about the report at hand, and a closed round that is looked at was chosen to be.
  if (open.length === 0 || here.role === "contact" || !here.roundOpen)
    return { standing: here, args, named: false };
  const held = open.find(({ roundId }) => roundId === heldRound(chat, now)) ?? null;
  const fitting = await fittingOf(app, tx, giver, { command, args, open });
  const standing = command.ofAllRounds ? (fitting[0] ?? held ?? here) : meant(fitting, held, here);
  if (standing) return { standing, args, named: false };
  return { reply: askRound(fitting, { name: command.name, args, zone }, open, held) };
}

/** The one round that can be meant of those in which the command would do something; null where that has to be asked. */
function meant(fitting: readonly Standing[], held: Standing | null, here: Standing): Standing | null {
  const [only, more] = fitting;
  if (!only) return held ?? here;
  if (held) return fitting.includes(held) ? held : null;
  return more ? null : only;
}

type Given = { readonly command: Command; readonly args: string; readonly open: readonly Standing[] };

/** The places at which the command would do something. */
async function fittingOf(
  app: App,
  tx: Tx,
  giver: Giver,
  { command, args, open }: Given,
): Promise<readonly Standing[]> {
  if (!command.fits) return open;
  const fitting: Standing[] = [];
  for (const place of open)
    if (await command.fits(contextAt(app, tx, giver, place), args)) fitting.push(place);
  return fitting;
}

/** The round that this chat chose last, while that holds. */
export function heldRound({ state }: Pick<LockedChat, "state">, now: Date): number | null {
  const { chose } = state;
  return chose && now.getTime() - chose.at <= holdsMs ? chose.round : null;
}

/** The places with which a command may be given, those that decide before a reader's. */
export function placesFor(command: Command, standings: readonly Standing[]): readonly Standing[] {
  const may = standings.filter((candidate) => command.roles.includes(candidate.role));
  const decides = ({ role }: Standing) => (role === "officer" ? 0 : role === "compiler" ? 1 : 2);
  return [...may].sort((one, other) => decides(one) - decides(other));
}

/** The place in this round: where somebody has several there, the one this chat works at. */
function placeIn(chat: LockedChat, may: readonly Standing[], roundId: number): Standing | undefined {
  const there = may.filter((standing) => standing.roundId === roundId);
  return there.find(({ nodeId }) => nodeId === chat.nodeId) ?? there[0];
}
