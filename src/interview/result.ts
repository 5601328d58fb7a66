// What a move decides, before the step is closed. Types only.
import type { Asked, Chat } from "./chat.ts";
import type { InterviewEvent } from "./events.ts";

/** What a handler decided. Without `asked` the next question is derived from the answers. */
export type Result = {
  readonly events: readonly InterviewEvent[];
  readonly asked?: Asked;
  readonly patch?: Partial<Chat>;
};
