// What was pasted on the upload page, as the bytes that are kept of it. A shape with its schema; knows no form.
import { z } from "zod";

const kept = z.strictObject({
  v: z.literal(1),
  /** As the clipboard gave it, and as strange: it is read, and shown to nobody. Null where it gave none. */
  html: z.string().nullable(),
  text: z.string(),
});
export type Paste = Omit<z.infer<typeof kept>, "v">;

/** By this type it is told from files; nothing that is handed over as a file gets it. */
export const pasteMime = "application/vnd.tonghop.paste+json";

/** The bytes to keep of a paste: the same paste gives the same bytes. */
export function pasteBytes({ html, text }: Paste): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ v: 1, html, text } satisfies z.input<typeof kept>));
}

/**
 * The paste that was kept as these bytes.
 *
 * @throws SyntaxError, ZodError where they are no paste's
 */
export function pasteOf(bytes: Uint8Array): Paste {
  const { html, text } = kept.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return { html, text };
}
