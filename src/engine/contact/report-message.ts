// What the report's step is given of a contact's message. Types only.
import type { Input } from "../../interview/situation.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Workplace } from "../workplace.ts";

export type ReportMessage = Workplace & {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly input: Input;
  readonly source: string;
  readonly now: Date;
};
