// One of the rows that figures may be for, what they give of it, and the choice that takes them there. Types only.
import type { Given } from "../language/row-reading.ts";
import type { Action } from "./chat.ts";

export type RowWay = {
  readonly id: string;
  readonly given: Given;
  readonly way: Extract<Action, { do: "take" | "said" | "ask" }>;
};
