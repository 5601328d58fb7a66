// A table of so many rows, each of which is a question for one number: for those who answer much and quickly.

/** The body of the form, in language 1. */
export function longForm(questions: number): object {
  const rows = Array.from({ length: questions }, (_, at) => ({
    id: `r${at + 1}`,
    label: `${at + 1}`,
    stt: `${at + 1}`,
    text: `Row ${at + 1}`,
    parent: null,
    unit: "x",
    role: "input",
    kind: "count",
    columns: ["n"],
    nouns: { n: "x" },
    aggregate: "sum",
  }));
  const head = { stt: "No", text: "Row", unit: "Unit", quantity: "Count", note: "Note" };
  const table = { title: "Table", head, columns: [{ id: "n", title: "Count" }], rows, groups: [] };
  return {
    id: "long",
    version: 1,
    title: "Long",
    shortTitle: "Long",
    profiles: { thpt: { label: "School" } },
    limits: { count: 9999, money: 999_999_999, text: 500 },
    sections: [
      {
        id: "a",
        no: "A",
        title: "All",
        items: [{ id: "t", no: "A.1", text: "Table", kind: "table", table }],
      },
    ],
    checks: [],
    highlights: [],
  };
}
