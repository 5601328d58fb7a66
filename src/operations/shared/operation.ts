// The shape of an operator's command, and what it is given. Types and the one error for wrong arguments.
import type { Settings } from "../../config/settings.ts";
import type { Log } from "../../log.ts";
import type { OpenStore } from "../../open.ts";

export type OperationContext = {
  readonly settings: Settings;
  readonly log: Log;
  readonly store: OpenStore | null;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly print: (text: string) => void;
  /** Says what must not stand among what is printed, which another program may read. */
  readonly warn: (text: string) => void;
};

export type Operation = {
  /** As typed: "codes", "round open". */
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly needsDatabase: boolean;
  /** May be the first thing ever done with a database: an empty one is made where there is none. */
  readonly beginsEmpty?: true;
  run(args: readonly string[], context: OperationContext): Promise<void>;
};

/** The arguments are wrong; the message says what to type instead. */
export class Misuse extends Error {}

/** The database of an operation that declared that it needs one. */
export function storeOf(context: OperationContext): OpenStore {
  if (!context.store) throw new Error("this command was declared without a database");
  return context.store;
}
