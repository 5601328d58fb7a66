// The ids of a draft with what each was called: to tell a row from its copy. Pure.
import type { Draft } from "../../draft/draft.ts";
import type { Known } from "./new-ids.ts";

/** Everything in the form's body that has an id: its number and its wording. */
export function knownIn({ form }: Draft): Known {
  const known = new Map<string, readonly string[]>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const said = new Map(Object.entries(value));
    const id = said.get("id");
    if (typeof id === "string") {
      const words = ["label", "no", "text", "title", "holds"].flatMap((key) => {
        const word = said.get(key);
        return typeof word === "string" && word !== "" ? [word] : [];
      });
      known.set(id, [...(known.get(id) ?? []), ...words]);
    }
    for (const one of said.values()) visit(one);
  };
  visit(form.sections);
  visit(form.checks);
  return known;
}
