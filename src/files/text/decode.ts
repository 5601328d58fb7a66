// A text's bytes as letters. Pure.
import { UnreadableFile } from "../unreadable.ts";
import { unicodeForm } from "./unicode.ts";

/**
 * The text, without the mark at its beginning.
 *
 * @throws UnreadableFile encoding
 */
export function decodeText(bytes: Uint8Array): string {
  const form = unicodeForm(bytes) ?? "utf-8";
  // Hardly anything writes it, so that its readers would be the first to find a fault here: it is told by name instead.
  if (form === "utf-16be") throw new UnreadableFile({ type: "encoding", encoding: form });
  try {
    return new TextDecoder(form, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile({ type: "encoding", encoding: null });
  }
}
