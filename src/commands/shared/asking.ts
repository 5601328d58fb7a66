// One asking of a question: what its buttons carry, so that a second press finds the first. Knows no command.
import { halfDayMs } from "../../form/rounds/due.ts";
import type { CommandContext } from "./command.ts";

/** When it was asked (epoch milliseconds) and what tells it from the next asking. */
export type Asking = { readonly askedAt: number; readonly asking: string };

/** A new asking as a button carries it: "1665536400000 V1StGXR8". Every button of one question carries the same. */
export function newAsking({ now, app }: Pick<CommandContext, "now" | "app">): string {
  return `${now.getTime()} ${app.newId()}`;
}

/** What such a button carried; null when it is none. */
export function parseAsking(carried: string): Asking | null {
  const [, askedAt, asking] = /^(\d{1,15}) ([\w-]{1,64})$/.exec(carried) ?? [];
  return askedAt && asking ? { askedAt: Number(askedAt), asking } : null;
}

/** Whether it has to be asked again: a question waits no longer than what it says of the last half day can be true. */
export function isOld({ askedAt }: Asking, now: Date): boolean {
  return now.getTime() - askedAt > halfDayMs;
}

/** A deadline that is to move, from the one that was shown. */
export type Move = { readonly to: Date; readonly from: Date; readonly asking: string };

/** The move as a button carries it: "move 1665853199000 1665766799000 V1StGXR8". */
export function moveArgs({ to, from, asking }: Move): string {
  return `move ${to.getTime()} ${from.getTime()} ${asking}`;
}

/** What such a button carried; null when it is none. */
export function parseMove(carried: string): Move | null {
  const [, to, from, asking] = /^move (\d{1,15}) (\d{1,15}) ([\w-]{1,64})$/.exec(carried) ?? [];
  return to && from && asking ? { to: new Date(Number(to)), from: new Date(Number(from)), asking } : null;
}
