// Two officers who add to the same draft are given the same new ids: what one of them added is called anew. Pure.

import { type Draft, draftShape } from "../draft.ts";
import { aboveAll } from "../ids.ts";
import { isSame } from "../same.ts";
import { type Data, dataOf, textOf } from "../things.ts";

/** `mine` with other ids for what it added, where `theirs` gave the same to something else. */
export function withFreeIds(base: Draft, mine: Draft, theirs: Draft): Draft {
  const [known, added, taken] = [base, mine, theirs].map(({ form }) => partsById(form));
  if (!known || !added || !taken) return mine;
  let next = Math.max(mine.nextId, theirs.nextId, aboveAll(mine.form), aboveAll(theirs.form));
  const names = new Map<string, string>();
  for (const [id, part] of added) {
    if (known.has(id) || !taken.has(id) || isSame(taken.get(id), part)) continue;
    names.set(id, id.replace(/\d*$/u, "") + next++);
  }
  if (names.size === 0) return mine;
  const { form, round, marks, ...rest } = mine;
  const renamed = dataOf(renamedIn({ form, round, marks }, "", names));
  return draftShape.schema.parse({ ...rest, ...renamed, nextId: next });
}

/** Everything with an id, with all that it says. */
function partsById(form: Data): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>(Object.entries(dataOf(form.choices)));
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const id = textOf(dataOf(value).id);
    if (id !== "") found.set(id, value);
    for (const one of Object.values(value)) look(one);
  };
  for (const list of [form.sections, form.choices, form.checks]) look(list);
  return found;
}

/** Where an id stands for what it names: as a value, in a list, or as the name of a field. */
const idFields = new Set(["id", "parent", "linked", "choices", "last", "table", "at"]);
const idLists = new Set(["columns", "crossed", "of", "rows", "totals", "sections", "cells"]);
const byIdFields = new Set(["cells", "given", "choices", "columns", "rows"]);
/** Places and expressions hold ids among other things. */
const placeFields = new Set(["place"]);
const expressionFields = new Set(["compute", "when", "holds", "ratio"]);

type Names = ReadonlyMap<string, string>;

function renamedIn(value: unknown, field: string, names: Names): unknown {
  if (typeof value === "string") return renamedText(value, field, names);
  if (Array.isArray(value))
    return value.map((one) =>
      typeof one === "string" && idLists.has(field) ? (names.get(one) ?? one) : renamedIn(one, "", names),
    );
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      byIdFields.has(field) ? (names.get(key) ?? key) : key,
      renamedIn(one, key, names),
    ]),
  );
}

function renamedText(text: string, field: string, names: Names): string {
  const named = (id: string) => names.get(id) ?? id;
  if (idFields.has(field)) return named(text);
  if (placeFields.has(field)) return text.replace(/[a-z][a-z0-9_]*/gu, named);
  if (expressionFields.has(field)) return text.replace(/(?<=[[{])[a-z][a-z0-9_]*(?=[\]}])/gu, named);
  return text;
}
