// The shape of a command: who may give it and what it answers. Knows the store's transaction, not the channel.
import type { App } from "../app.ts";
import type { NewOffer } from "../interview/chat.ts";
import type { DocumentRef } from "../message.ts";
import type { Tx } from "../store/db.ts";
import type { CommandName } from "./names.ts";

export type Role = "contact" | "officer" | "reader";

/** Who gives the command. An officer's `path` is the subtree it may see in this round; never taken from the input. */
export type CommandContext = {
  readonly app: App;
  readonly tx: Tx;
  readonly now: Date;
  readonly addressId: number;
  readonly personId: number;
  readonly roundId: number;
  /** The node the person stands at: the subtree of an officer, the unit of a contact. */
  readonly node: { readonly id: number; readonly path: string; readonly name: string; readonly code: string };
};

/** One message back to whoever gave the command; `ask` makes the next text the command's argument. */
export type Reply = {
  readonly text: string;
  readonly offers?: readonly NewOffer[];
  readonly document?: DocumentRef;
  readonly ask?: { readonly name: string; readonly args: string };
};

export type Command = {
  readonly name: string;
  /** Vietnamese names, ASCII with underscores. */
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  /** `args` is what stood after the command's name, trimmed; from a button, what the button carries. */
  run(context: CommandContext, args: string): Promise<Reply>;
};

/** A choice under a reply that gives another command; its words come from text/. */
export function commandOffer(
  words: Pick<NewOffer, "label" | "word" | "also">,
  name: CommandName,
  args = "",
): NewOffer {
  return { ...words, action: { do: "command", name, args } };
}
