// The code that a message carries: a link's payload, a command's argument, a text that is nothing else or holds one.
import type { IncomingMessage } from "../message.ts";
import { parseCode } from "../store/codes.ts";

/** The code as it was typed, good or not; null when the message carries none. */
export function codeIn({ body }: IncomingMessage): string | null {
  if (body.type === "start") return body.payload;
  if (body.type !== "text") return null;
  const command = /^\/(?:start|join|tham_gia|ma)(?:@\w+)?\s+(\S.*)$/isu.exec(body.text.trim());
  if (command?.[1]) return command[1];
  if (parseCode(body.text) !== null) return body.text;
  // Within a sentence only the groups of a slip are a code: twelve letters alone may be words.
  const grouped =
    /(?<![\p{L}\p{N}])[0-9A-Z]{4}\s?[-–—]\s?[0-9A-Z]{4}\s?[-–—]\s?[0-9A-Z]{4}(?![\p{L}\p{N}])/iu;
  const found = grouped.exec(body.text)?.[0];
  return found !== undefined && parseCode(found) !== null ? found : null;
}
