// Turns a contact's slash command into the interview's input. Pure.
import type { Input } from "../../interview/situation.ts";

/** The input of a command that is about the report itself; null when it is another's. Words that steer are known before. */
export function slashInput(name: string, args: string): Input | null {
  switch (name) {
    case "start":
    case "join":
      return { type: "resume" };
    case "reopen":
      return { type: "reopen", reason: args };
    case "reason":
      return args === ""
        ? { type: "control", control: "help", args, no: null }
        : { type: "late-reason", reason: args };
    default:
      return null;
  }
}
