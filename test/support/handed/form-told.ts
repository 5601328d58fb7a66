// What a file says of a form's report: certain values by place, and everything that is asked or told beside them.
import type { ReadFile } from "../../../src/files/blocks.ts";
import type { Value } from "../../../src/form/answers.ts";
import type { Form } from "../../../src/form/form.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { readHanded } from "../../../src/interview/handed/read-handed.ts";
import type { RowReading } from "../../../src/language/row-reading.ts";
import { file, type Put, sheet } from "../files/blocks.ts";

type Told = {
  readonly values: Readonly<Record<string, unknown>>;
  /** Rows that are asked, with what is known of them or offered. */
  readonly asked: readonly string[];
  readonly told: readonly string[];
  readonly totals: readonly string[];
  /** Rows with nothing, or dashes, in their cells. */
  readonly left: readonly string[];
};

/** A file of which all was taken. */
export const clear = { asked: [], told: [], totals: [], left: [] };

export const reader = { name: "Trường THPT A", code: "A" } as const;

/** What a file says. Lists are left out: whoever tests them looks at them. */
export function toldOfForm(form: Form, whole: ReadFile): Told {
  const q = questionnaire(form, "truong");
  const now = new Date("2026-10-10T03:00:00Z");
  const handed = readHanded(q, whole, { sheet: null, unit: reader, now });
  const values: Record<string, unknown> = {};
  const asked: string[] = [];
  for (const { id, reading, said } of handed.rows) {
    const cells = q.byId(id)?.cells ?? [];
    if (reading.type === "value")
      for (const [at, value] of reading.values.entries()) values[cells[at]?.place ?? ""] = value;
    else asked.push(`${id} ${offered(reading)} “${said}”`);
  }
  for (const { id, text } of handed.narratives) values[id] = text;
  return {
    values,
    asked,
    told: [
      ...handed.unplaced.map(({ why, name, figures }) => `${why}: ${name} “${figures}”`),
      ...handed.leftOut.map(({ name, why }) => `${why}: ${name}`),
    ],
    totals: handed.totals.map(({ name, figures, sum }) => `${name} “${figures}” ≠ ${sum}`),
    left: [...handed.dashes, ...handed.blanks].map(({ id }) => id),
  };
}

/** "half lop 4, hs 180"; "scale 25000000 | 25000"; "not-understood". */
function offered(reading: RowReading): string {
  switch (reading.type) {
    case "half":
      return `half ${reading.half.map(({ cell, value }) => `${cell} ${value}`).join(", ")}`;
    case "ambiguous":
      return [reading.reason, reading.readings.map(({ value }) => value.join("/")).join(" | ")]
        .join(" ")
        .trim();
    case "refused":
      return reading.reason;
    default:
      return reading.type;
  }
}

/** What one sheet says. */
export function toldOfSheet(form: Form, lines: readonly (readonly Put[])[]): Told {
  return toldOfForm(form, file("xlsx", [sheet("S", lines)]));
}

/** Values of one row by place: its stem, the ids of its columns, and a value for each. */
export function rowValues(stem: string, columns: string, ...values: readonly Value[]): Record<string, Value> {
  const ids = columns.split(" ");
  if (ids.length !== values.length)
    throw new RangeError(`${stem}: ${ids.length} columns, ${values.length} values`);
  return Object.fromEntries(ids.map((id, at) => [`${stem}/${id}`, values[at] ?? 0]));
}
