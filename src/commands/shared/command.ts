// The shape of a command: who may give it and what it answers. Knows the store's transaction, not the channel.
import type { App } from "../../app.ts";
import type { Entering, NewOffer } from "../../interview/chat.ts";
import type { Steering } from "../../language/meaning.ts";
import type { Choice, DocumentRef, UploadRef } from "../../message.ts";
import type { Tx } from "../../store/db.ts";
import type { Standing } from "../../store/people/people.ts";
import type { SecurityNote } from "../../store/people/security-log.ts";
import type { CommandName } from "./names.ts";

/** A compiler is a contact of a unit that compiles or watches, deciding for the units below where the round says so. */
type Role = "contact" | "officer" | "reader" | "compiler";

/** Who gives the command. An officer's `path` is the subtree it may see in this round; never taken from the input. */
export type CommandContext = {
  readonly app: App;
  readonly tx: Tx;
  readonly now: Date;
  /** The chat in which it is given; null on the officer's page. */
  readonly addressId: number | null;
  readonly personId: number;
  readonly roundId: number;
  /** The role in which the person gives the command: a reader is shown no people and changes nothing. */
  readonly role: Role;
  /** The person's roles at units, in every round. */
  readonly standings: readonly Standing[];
  /** The round that was said with a command which is about all of them. */
  readonly saidRound?: number;
  /** The node the person stands at: the subtree of an officer, the unit of a contact. */
  readonly node: { readonly id: number; readonly path: string; readonly name: string; readonly code: string };
};

/** One message back to whoever gave the command; `ask` makes the next text the command's argument. */
export type Reply = {
  readonly text: string;
  readonly offers?: readonly NewOffer[];
  readonly document?: DocumentRef | UploadRef;
  /** Of several reports one is to be chosen: until then a text answers no question, for it would be any report's. */
  readonly chooses?: true;
  readonly ask?: { readonly name: string; readonly args: string };
  readonly effect?: ChatEffect;
  /** The unit that it is about, for the security log; absent where it is about many or none. */
  readonly concerns?: number;
  /**
   * What the security log keeps of it. Absent: an officer's command is kept as an act (or as an export, when a file
   * comes with the reply), a command about one's own place is not.
   */
  readonly logged?: readonly SecurityNote[];
};

/** What a command changes in the chat besides answering. */
type ChatEffect =
  /**
   * The chat works on this node's report from now on, and commands are about its round. `looking` tells that a closed
   * report is only looked at.
   */
  | {
      readonly type: "turn-to";
      readonly nodeId: number;
      readonly roundId: number;
      /** What is done there at once: the next question is asked, or a word is carried out. */
      readonly resume: "next" | Steering["control"] | null;
      readonly looking: number | null;
    }
  /** An officer answers for a unit. */
  | { readonly type: "enter"; readonly entering: Entering }
  /** What the chat asked about is gone: its report is asked on at once. */
  | { readonly type: "go-on" }
  /** The person was erased: the chat is a stranger's now and is deleted once the farewell is delivered. */
  | { readonly type: "forget" };

export type Command = {
  readonly name: CommandName;
  /** Vietnamese names, ASCII with underscores. */
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  /** Whether it says and does the same whichever round is open: which is meant is not asked. */
  readonly ofAllRounds?: true;
  /** Whether it would do something in this round; absent: always. Changes nothing. */
  fits?(context: CommandContext, args: string): Promise<boolean>;
  /** `args` is what stood after the command's name, trimmed; from a button, what the button carries. */
  run(context: CommandContext, args: string): Promise<Reply>;
};

/** Who gives a command about their own place; it needs no unit that takes part in a round. */
export type PersonContext = Pick<CommandContext, "app" | "tx" | "now" | "personId"> & {
  readonly addressId: number;
  /** The node this chat works on. */
  readonly nodeId: number | null;
  /** The round that was said with the command, or chosen last; null where none was. */
  readonly round: number | null;
  /** The node that an officer enters a report for in this chat. */
  readonly entering: number | null;
  /** The handed-over file that this chat asks about. */
  readonly asksOf: number | null;
  readonly standings: readonly Standing[];
};

/** A command that everybody who has joined may give, about themselves. */
export type PersonCommand = Pick<Command, "name" | "aliases"> & {
  run(context: PersonContext, args: string): Promise<Reply>;
};

/**
 * A choice under a message to somebody else. Their chat is not locked, so nothing can be remembered in it: the message
 * itself keeps which command its random id gives. It gives no right: the command asks for those when it is given.
 */
export function noticeChoice(
  { newId }: Pick<App, "newId">,
  { label, word }: Pick<Choice, "label" | "word">,
  name: CommandName,
  args: string,
): Choice {
  return { label, word, id: newId().slice(0, 16), gives: { name, args } };
}

/** A choice under a reply that gives another command; its words come from text/. */
export function commandOffer(
  words: Pick<NewOffer, "label" | "word" | "also" | "answers">,
  name: CommandName,
  args = "",
): NewOffer {
  return { ...words, action: { do: "command", name, args } };
}
