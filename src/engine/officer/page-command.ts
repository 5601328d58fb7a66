// Runs an officer's command for one round on the officer's page: the same command as in a chat, with no chat to change.
import type { App } from "../../app.ts";
import { officerCommand } from "../../commands/index.ts";
import type { Reply } from "../../commands/shared/command.ts";
import { findOfficerWords } from "../../commands/shared/names.ts";
import { roundSaid } from "../../commands/shared/round-said.ts";
import type { Tx } from "../../store/db.ts";
import type { Standing } from "../../store/people/people.ts";
import { logSecurity } from "../../store/people/security-log.ts";
import { actOf } from "./run-command.ts";

/** Commands that turn a chat to a report have no place on a page. */
const ofChats: ReadonlySet<string> = new Set(["enter", "help"]);

type Giver = {
  readonly personId: number;
  /** As an officer of the round in which the command is carried out. */
  readonly standing: Standing;
  readonly standings: readonly Standing[];
  readonly network: string | null;
  readonly now: Date;
};

/** The command that these words give on the page, as in a chat without the slash; null for none. */
export function pageWords(text: string): { readonly name: string; readonly args: string } | null {
  const found = findOfficerWords(text.trim().replace(/^\//u, ""));
  return found && isPageCommand(found.name) ? found : null;
}

/** The answer to a command; null where there is none of this name on a page. The subtree comes from the standing. */
export async function pageCommand(
  app: App,
  tx: Tx,
  { personId, standing, standings, network, now }: Giver,
  { name, args }: { readonly name: string; readonly args: string },
): Promise<Reply | null> {
  const command = officerCommand(name);
  if (!command || !isPageCommand(name)) return null;
  const { roundId, nodeId, path, code, name: unit } = standing;
  const node = { id: nodeId, path, name: unit, code };
  const context = {
    app,
    tx,
    now,
    addressId: null,
    personId,
    roundId,
    role: "officer",
    standings,
    node,
  } as const;
  const reply = await command.run(context, roundSaid(args.trim()).rest);
  for (const note of reply.logged ?? actOf(reply, roundId))
    await logSecurity(tx, {
      ...{ personId, at: "web", network, now },
      ...note,
      detail: { ...note.detail, command: name },
    });
  return reply;
}

/** Whether an officer's command of this name is carried out on a page. */
export function isPageCommand(name: string): boolean {
  return officerCommand(name)?.roles.includes("officer") === true && !ofChats.has(name);
}

/** Whether it is carried out in one round. */
export function inOneRound(name: string): boolean {
  const command = officerCommand(name);
  return command !== null && !command.ofAllRounds;
}
