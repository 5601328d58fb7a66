// Turns a contact's slash command into the interview's input. Pure.
import type { Input } from "../../interview/situation.ts";
import type { Control } from "../../language/lexicon/steering.ts";

/** A contact's slash command as the interview's input; null when it is an officer's. */
export function slashInput(name: string, args: string): Input | null {
  switch (name) {
    case "start":
    case "join":
      return { type: "resume" };
    case "reopen":
      return { type: "reopen", reason: args };
    case "reason":
      return args === "" ? { type: "control", control: "help", args } : { type: "late-reason", reason: args };
    default: {
      const control = controls.find((known) => known === name);
      return control ? { type: "control", control, args } : null;
    }
  }
}

const controls: readonly (Control | "none")[] = [
  "next",
  "back",
  "skip",
  "none",
  "done",
  "edit",
  "note",
  "progress",
  "review",
  "submit",
  "receipt",
  "stop",
  "help",
];
