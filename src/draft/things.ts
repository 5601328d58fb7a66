// Everything of a draft's form that has an id, with how people call it: read from data that may not be a form yet. Pure.

export type ThingType =
  | "section"
  | "item"
  | "table"
  | "blank"
  | "column"
  | "row"
  | "choices"
  | "option"
  | "check"
  | "profile";

/** How a thing is called. */
export type Named = {
  readonly type: ThingType;
  readonly id: string;
  /** As people say it, with its part's before it: "B2.3", of a column the number printed under it; empty of most. */
  readonly no: string;
  readonly text: string;
  /** What it is in, where that has to be said: the table among several, the list of an option, the sentence of a blank. */
  readonly of: string | null;
};

/** A thing with what it says of itself, without the things it holds. */
export type Thing = Named & {
  /** The id of the thing that holds it; null of what stands in the form itself. */
  readonly within: string | null;
  readonly fields: Data;
};

export type Data = Readonly<Record<string, unknown>>;

/** Data as an object; of anything else an empty one. */
export function dataOf(value: unknown): Data {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The objects of a list; of anything else none. */
export function listOf(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value.map(dataOf) : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Every thing of a form's body, in the body's order. */
export function thingsOf(form: Data): readonly Thing[] {
  const sections = listOf(form.sections);
  const tables = sections.flatMap(({ items }) => listOf(items)).filter(({ table }) => table !== undefined);
  return [
    ...Object.entries(dataOf(form.profiles)).map(([id, profile]) =>
      thing("profile", { id }, dataOf(profile), textOf(dataOf(profile).label)),
    ),
    ...Object.entries(dataOf(form.choices)).flatMap(([id, options]) => choicesIn(id, listOf(options))),
    ...sections.flatMap((section) => sectionIn(section, tables.length > 1)),
    ...listOf(form.checks).map((check) =>
      thing("check", { id: textOf(check.id) }, check, textOf(check.holds) || textOf(check.type)),
    ),
  ];
}

type Where = {
  readonly id: string;
  readonly no?: string;
  readonly of?: string | null;
  readonly within?: string;
};

function thing(type: ThingType, where: Where, fields: Data, text: string): Thing {
  const { id, no = "", of = null, within = null } = where;
  const { id: _, ...own } = fields;
  return { type, id, no, text, of, within, fields: own };
}

function choicesIn(id: string, options: readonly Data[]): Thing[] {
  const called = options.map(({ label }) => textOf(label)).join(", ");
  return [
    thing("choices", { id }, {}, called),
    ...options.map((option) =>
      thing("option", { id: textOf(option.id), of: called, within: id }, option, textOf(option.label)),
    ),
  ];
}

function sectionIn({ items, ...section }: Data, several: boolean): Thing[] {
  const id = textOf(section.id);
  const part = textOf(section.part);
  return [
    thing("section", { id, no: textOf(section.no) }, section, textOf(section.title)),
    ...listOf(items).flatMap((item) => itemIn(item, { id, part, several })),
  ];
}

type In = { readonly id: string; readonly part: string; readonly several: boolean };

function itemIn({ table, cells, ...item }: Data, section: In): Thing[] {
  const id = textOf(item.id);
  const no = numberIn(section, textOf(item.no));
  const where = { id, no, within: section.id };
  if (table !== undefined) return tableIn(item, dataOf(table), section);
  const text = textOf(item.text);
  const blanks = listOf(cells);
  return [
    thing("item", where, item, text),
    ...blanks.map((blank, at) =>
      thing(
        "blank",
        { id: textOf(blank.id), no: `${at + 1}`, of: no === "" ? text : no, within: id },
        blank,
        textOf(blank.label) || textOf(blank.noun),
      ),
    ),
  ];
}

function tableIn(item: Data, { columns, rows, ...table }: Data, section: In): Thing[] {
  const id = textOf(item.id);
  const title = textOf(table.title);
  const of = section.several ? title : null;
  return [
    thing(
      "table",
      { id, no: numberIn(section, textOf(item.no)), within: section.id },
      { ...item, table },
      title,
    ),
    ...listOf(columns).map((column) =>
      thing(
        "column",
        { id: textOf(column.id), no: textOf(column.no), of, within: id },
        column,
        titleOf(column),
      ),
    ),
    ...listOf(rows).map((row) =>
      thing(
        "row",
        { id: textOf(row.id), no: numberIn(section, textOf(row.label)), of, within: id },
        row,
        textOf(row.text),
      ),
    ),
  ];
}

function numberIn({ part }: In, no: string): string {
  return part === "" || no === "" ? no : `${part}.${no}`;
}

/** "Nữ" of pupils and "Nữ" of teachers are told apart by what stands above them. */
function titleOf({ title, under }: Data): string {
  const above = Array.isArray(under) ? under.map(textOf) : [];
  return [...above, textOf(title)].filter((one) => one !== "").join(" – ");
}
