// What a form of the officer's page posted: its fields as texts, in today's letters. Files are read elsewhere.
import type { Context } from "hono";

/** The fields by name; of one that was posted several times the last. None where the body is no form. */
export async function fieldsOf(c: Context): Promise<ReadonlyMap<string, string>> {
  const form = await c.req.formData().catch(() => null);
  const fields = new Map<string, string>();
  for (const [name, value] of form ?? [])
    if (typeof value === "string") fields.set(name, value.normalize("NFC").trim());
  return fields;
}
