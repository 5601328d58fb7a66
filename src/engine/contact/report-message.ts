// What the report's step is given of a contact's message, and what it gives back. Types only.
import type { Entering } from "../../interview/chat.ts";
import type { Input } from "../../interview/situation.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { AnsweredThere } from "../../store/shapes/answered-places.ts";
import type { ChatReply } from "../reply.ts";

export type ReportMessage = {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly nodeId: number;
  /** Whether the person answers for more than one unit, so that the prompt names the unit. */
  readonly namesUnit: boolean;
  /** Whether more than one round is open to the person, so that the prompt names the round. */
  readonly namesRound: boolean;
  /** The ids of the questions handed over to this contact; null for the whole report. */
  readonly scope: readonly string[] | null;
  /** How the report reached the officer who enters it; null when the unit's contact answers. */
  readonly entering: Entering | null;
  readonly input: Input;
  readonly source: string;
  readonly now: Date;
};

export type ReportReply = { readonly answer: ChatReply; readonly answered: readonly AnsweredThere[] };
