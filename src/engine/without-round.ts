// Answers somebody without an open report: they may see their own data, and nothing else.
import type { App } from "../app.ts";
import { personCommand } from "../commands/index.ts";
import type { NamedCommand } from "../language/meaning.ts";
import type { Tx } from "../store/db.ts";
import { rolesOf } from "../store/people/roles.ts";
import { aboutOffice } from "../store/rounds/rounds.ts";
import { joinText } from "../text/people/join.ts";
import { say } from "./joining/joining.ts";
import { runCommand } from "./officer/run-command.ts";
import { only, type Person, type Replied } from "./person.ts";

/** A person without any role is answered as a stranger is. */
export async function withoutRound(app: App, tx: Tx, p: Person): Promise<Replied> {
  const command = commandIn(p);
  if (command && personCommand(command.name))
    return only((await runCommand(app, tx, p, command.name, command.args)).answer);
  const roles = await rolesOf(tx, p.personId);
  const text = roles.length > 0 ? joinText.noRoundNow : joinText.welcome((await aboutOffice(tx)).office);
  return only(say(p.chat, text));
}

/** The command that a press, an offered word, a slash or a typed name gives; null when it gives none. */
function commandIn({ chat, body, meaning }: Person): NamedCommand | null {
  if (meaning?.type === "command") return meaning.command;
  const chosen = body.type === "press" ? body.choiceId : meaning?.type === "choice" ? meaning.id : null;
  const action = chat.state.offered.find(({ id }) => id === chosen)?.action;
  return action?.do === "command" ? action : null;
}
