// What a form of the officer's page posted: its fields as texts, in today's letters. Files are read elsewhere.
import type { Context } from "hono";

/** The fields by name; of one that was posted several times the last. None where the body is no form. */
export async function fieldsOf(c: Context): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await allFieldsOf(c))].map(([name, values]) => [name, values.at(-1) ?? ""]));
}

/** The fields by name, each as often as it was posted. */
export async function allFieldsOf(c: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  const form = await c.req.formData().catch(() => null);
  const fields = new Map<string, string[]>();
  for (const [name, value] of form ?? [])
    if (typeof value === "string") fields.set(name, [...(fields.get(name) ?? []), textOf(value)]);
  return fields;
}

/** A form sends each line end as two signs: what a page gave out of several lines comes back as it was given. */
function textOf(value: string): string {
  return value.replace(/\r\n?/gu, "\n").normalize("NFC").trim();
}
