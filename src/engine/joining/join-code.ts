// The code that a message carries: a link's payload, a command's argument, a text that is nothing else or holds one; and how many wrong ones.
import { commandNames } from "../../commands/shared/names.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { parseCode } from "../../store/people/codes.ts";

/** Wrong codes of one chat within an hour before it has to wait. */
const mostWrongCodes = 10;
const hourMs = 3_600_000;

/** The code that a text is or holds, good or not; null when it carries none. */
export function codeHeldIn(text: string): string | null {
  const command = joining.exec(text.trim());
  if (command?.[1]) return heldIn(command[1]) ?? command[1];
  return heldIn(text);
}

const joining = new RegExp(
  `^\\/(?:start|join|${commandNames.join.aliases.join("|")})(?:@\\w+)?\\s+(\\S.*)$`,
  "isu",
);

/** The code that a text is or holds. Letters alone are words unless they stand as a slip prints them, or in one piece. */
function heldIn(text: string): string | null {
  const whole = text.trim().replace(/^[“”"'(]+|[“”"').,;:!?]+$/gu, "");
  const words = !whole.includes("-") && /\s/u.test(whole) && !/\d/u.test(whole);
  if (!words && parseCode(whole) !== null) return whole;
  for (const shape of [linked, grouped, spaced]) {
    for (const { 0: found } of text.matchAll(shape)) {
      const code = found.replace(/^.*[/=]/su, "");
      if (parseCode(code) !== null && (shape !== spaced || isMixed(code))) return code;
    }
  }
  return null;
}

/** A link as it was sent, with the groups parted or not. */
const linked = /(?:\/j\/|[?&]start=)[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{4}(?![\p{L}\p{N}-])/giu;
/** The groups of a slip. */
const grouped =
  /(?<![\p{L}\p{N}]-?)[0-9A-Z]{4}[^\S\n]?[-–—][^\S\n]?[0-9A-Z]{4}[^\S\n]?[-–—][^\S\n]?[0-9A-Z]{4}(?!-?[\p{L}\p{N}])/giu;
/** The same groups with spaces, where one of them is no word and no number. */
const spaced = /(?<![\p{L}\p{N}])[0-9A-Z]{4}[^\S\n]+[0-9A-Z]{4}[^\S\n]+[0-9A-Z]{4}(?![\p{L}\p{N}])/giu;

/** Whether a group has figures and letters: "2022 nhan dan" and a number written in groups are no code. */
function isMixed(code: string): boolean {
  return code.split(/\s+/u).some((group) => /\d/u.test(group) && /[A-Z]/iu.test(group));
}

/**
 * Whether a wrong code of somebody who has joined is counted as a guess: twelve figures are an answer (one code in a
 * million is of figures alone).
 */
export function isGuess(folded: string | null): folded is string {
  return folded !== null && /[A-Z]/.test(folded);
}

/** Whether a chat has sent so many wrong codes that no other is looked at for a while. */
export function tooManyWrong(chat: Pick<LockedChat, "wrongCodes" | "wrongSince">, now: Date): boolean {
  const recent = chat.wrongSince !== null && now.getTime() - chat.wrongSince.getTime() <= hourMs;
  return recent && chat.wrongCodes >= mostWrongCodes;
}
