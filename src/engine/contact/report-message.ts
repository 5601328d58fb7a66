// What a contact's turn is given and gives back. Types only.
import type { Entering } from "../../interview/chat.ts";
import type { Input } from "../../interview/situation.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { AnsweredThere } from "../../store/shapes/answered-places.ts";
import type { ChatReply } from "../reply.ts";

export type ReportMessage = {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly nodeId: number;
  /** More than one unit is this person's. */
  readonly namesUnit: boolean;
  /** More than one round is open to this person. */
  readonly namesRound: boolean;
  /** Some items only; null = the whole report. */
  readonly scope: readonly string[] | null;
  /** An officer answers for the unit. */
  readonly entering: Entering | null;
  readonly input: Input;
  readonly source: string;
  readonly now: Date;
};

export type ReportReply = { readonly answer: ChatReply; readonly answered: readonly AnsweredThere[] };
