// A draft as it is merged: its items beside its sections, so that an item that moves between them stays one. Pure.
import { type Draft, draftShape } from "../draft.ts";
import { type Data, listOf, textOf } from "../things.ts";

export type Flat = { readonly form: Data; readonly draft: Data };

/** The form with all items in one list, each naming its section; what a section lacks stays lacking. */
export function flat({ form, ...draft }: Draft): Flat {
  const sections = listOf(form.sections);
  return {
    draft,
    form: {
      ...form,
      sections: sections.map(({ items: _, ...section }) => section),
      items: sections.flatMap((section) =>
        listOf(section.items).map((item) => ({ ...item, section: textOf(section.id) })),
      ),
    },
  };
}

/** The draft again; an item whose section is gone takes it along from where it is still known. */
export function whole({ form, draft }: Flat, known: readonly Flat[]): Draft {
  const { items, sections, ...rest } = form;
  const all = listOf(items);
  const kept = listOf(sections);
  const missing = [...new Set(all.map((item) => textOf(item.section)))].flatMap((id) => {
    if (kept.some((section) => section.id === id)) return [];
    const found = known.flatMap((one) => listOf(one.form.sections)).find((section) => section.id === id);
    return found ? [found] : [];
  });
  const held = [...kept, ...missing].map((section) => ({
    ...section,
    items: all.flatMap(({ section: id, ...item }) => (id === section.id ? [item] : [])),
  }));
  return draftShape.schema.parse({ ...draft, form: { ...rest, sections: held } });
}
