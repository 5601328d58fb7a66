// Where things stand in a form: its items and its tables in their order. Pure.
import type { Form, Item, Section, Table } from "./form.ts";

/** Every table of a form with the item that holds it; places begin with that item's id. */
export function tablesOf(form: Form): readonly { readonly itemId: string; readonly table: Table }[] {
  return itemsOf(form).flatMap(({ item }) => (item.table ? [{ itemId: item.id, table: item.table }] : []));
}

/** Every narrative item with its section, in order. */
export function itemsOf(form: Form): readonly { readonly section: Section; readonly item: Item }[] {
  return form.sections.flatMap((section) => section.items.map((item) => ({ section, item })));
}

/**
 * Whether an item only says again what its section's head says, as that of a dispatch's only table on a page does:
 * "Biểu 01" with "SĨ SỐ", and "Biểu 01. Sĩ số" below. Marks and case do not count.
 */
export function saysHead({ no, title }: Section, text: string): boolean {
  const said = lettersOf(text);
  return said !== "" && (said === lettersOf(`${no} ${title}`) || said === lettersOf(title));
}

function lettersOf(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** An item under a heading is unreadable alone ("Ngân sách nhà nước"): its heading goes before it. */
export function withParent(form: Form, item: Item): string {
  const parent = item.parent ? itemsOf(form).find((other) => other.item.id === item.parent)?.item : undefined;
  return parent ? `${parent.text} – ${item.text}` : item.text;
}
