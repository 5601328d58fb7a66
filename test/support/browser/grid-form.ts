// A grid's page as a browser without a script has it: the fields of its form.

export const unescaped = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What a browser would post of this page. */
export function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input[^>]*>/gu)) {
    const [, name = ""] = /name="([^"]*)"/u.exec(tag) ?? [];
    const [, value = ""] = /value="([^"]*)"/u.exec(tag) ?? [];
    if (!name.startsWith("reason:")) fields.set(name, unescaped(value));
  }
  for (const [, name = "", inner = ""] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gsu))
    fields.set(name, /<option selected>([^<]*)</u.exec(inner)?.[1] ?? "");
  for (const [, name = "", inner = ""] of html.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gsu,
  ))
    fields.set(name, unescaped(inner));
  return fields;
}

/** The lines of a list that the page shows, by their ids and in order, with how they stand. */
export function linesIn(html: string, list: string): readonly (readonly [string, string])[] {
  const rows = html.matchAll(/<tr id="([^"]*)" class="line" data-list="([^"]*)" data-state="(\w+)">/gu);
  return [...rows].flatMap(([, id = "", of, state = ""]) => (of === list ? [[id, state] as const] : []));
}

/** The n-th empty line that a page offers, as its script counts on beyond those that it shows. */
export function offered(html: string, list: string, n: number): string {
  const first = linesIn(html, list).find(([, state]) => state === "empty")?.[0] ?? "";
  return first.replace(/\d+$/u, (number) => String(Number(number) + n));
}
