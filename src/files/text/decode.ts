// A text's bytes as letters. Pure.
import { UnreadableFile } from "../unreadable.ts";
import { type OldLetters, westernText } from "../words/old-letters.ts";
import { encodingOfBytes } from "../words/recognise.ts";
import { unicodeForm } from "./unicode.ts";

export type Decoded = {
  readonly text: string;
  /** The old encoding that the bytes were in; null of Unicode. */
  readonly letters: OldLetters | null;
};

/**
 * The text, without the mark at its beginning.
 *
 * @throws UnreadableFile encoding
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const form = unicodeForm(bytes) ?? "utf-8";
  // Hardly anything writes it, so that its readers would be the first to find a fault here: it is told by name instead.
  if (form === "utf-16be") throw new UnreadableFile({ type: "encoding", encoding: form });
  try {
    return { text: new TextDecoder(form, { fatal: true }).decode(bytes), letters: null };
  } catch {
    return decodeOld(bytes);
  }
}

function decodeOld(bytes: Uint8Array): Decoded {
  const western = westernText(bytes);
  // Dashes and quotation marks alone are no letters.
  if (!/[\u00A1-\u00FF]/.test(western)) return { text: western, letters: null };
  const encoding = encodingOfBytes(western);
  if (encoding === null) throw new UnreadableFile({ type: "encoding", encoding: null });
  return { text: encoding.convert(western), letters: encoding.name };
}
