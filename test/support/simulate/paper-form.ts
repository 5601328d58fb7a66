// The form of 2022 as it is printed, written down anew: which rows it has, what each holds, whom it asks. Nothing is taken from the product.

/** Whom the form tells apart. */
export type Asked = "compiler" | "thpt" | "centre" | "school";

export type PaperRow = {
  /** As printed before it: "1.7". */
  readonly no: string;
  readonly holds: "count-and-people" | "count" | "people" | "money" | "yes-no";
  readonly noun: string;
  /** The most that one unit would write there without being asked back. */
  readonly most: number;
  /** Those of whom it is not asked. */
  readonly notOf: readonly Asked[];
};

const worker: readonly Asked[] = ["thpt", "school"];
const literacy: readonly Asked[] = ["thpt"];

const classes = (last: number): PaperRow[] =>
  Array.from({ length: last }, (_, at): PaperRow => {
    const notOf = [4, 5, 6, 10].includes(at + 1) ? worker : [11, 12, 13].includes(at + 1) ? literacy : [];
    return {
      no: `1.${at + 1}`,
      holds: "count-and-people",
      noun: "lớp",
      most: 20,
      notOf: at + 1 === 8 ? ["school"] : notOf,
    };
  });

const row = (no: string, holds: PaperRow["holds"], noun: string, most: number): PaperRow => ({
  no,
  holds,
  noun,
  most,
  notOf: [],
});

/** The rows of the table in the order of the paper. */
export const rows: readonly PaperRow[] = [
  ...classes(14),
  row("2", "count", "tin, bài", 40),
  row("3", "count", "tờ", 300),
  row("4.1", "count", "tập thể", 9),
  row("4.2", "people", "cá nhân", 60),
  row("4.3", "count", "quyển", 900),
  row("5.1", "count", "cuộc", 5),
  row("5.2", "count", "cuộc", 5),
  row("5.3", "count-and-people", "cuộc", 9),
  row("5.4", "count-and-people", "cuộc", 9),
  row("5.5", "count-and-people", "cuộc", 9),
  row("5.6", "count-and-people", "cuộc", 9),
  row("6.1", "count-and-people", "cuộc", 9),
  row("6.2", "count-and-people", "cuộc", 9),
  row("6.3", "count-and-people", "cuộc", 9),
  { ...row("7.1", "yes-no", "", 1), notOf: ["thpt", "centre", "school"] },
  row("7.2", "yes-no", "", 1),
  row("8", "count-and-people", "cuộc", 9),
  row("9.1", "count", "tập thể", 9),
  row("9.2", "people", "người", 60),
  row("10.1", "money", "đồng", 90),
  row("10.2", "money", "đồng", 20),
];

/** The items of words, in the order of the paper. */
export const words: readonly string[] = ["I.1", "I.2", "II.1", "II.2", "II.3", "II.4", "11"];

/** A line of the printed table: its number in the first column, and the row whose figures stand there; null of a heading. */
export type PaperLine = { readonly stt: string; readonly no: string | null };

/** The lines of the table, top to bottom. "1.0" is the line of all classes together. */
export const lines: readonly PaperLine[] = [
  { stt: "1", no: null },
  { stt: "", no: "1.0" },
  ...numbers("1", 14),
  { stt: "2", no: "2" },
  { stt: "3", no: "3" },
  { stt: "4", no: null },
  ...numbers("4", 3),
  { stt: "5", no: null },
  ...numbers("5", 6),
  { stt: "6", no: null },
  ...numbers("6", 3),
  { stt: "7", no: null },
  ...numbers("7", 2),
  { stt: "8", no: "8" },
  { stt: "9", no: null },
  ...numbers("9", 2),
  { stt: "10", no: null },
  ...numbers("10", 2),
  { stt: "11", no: null },
];

function numbers(of: string, last: number): PaperLine[] {
  return Array.from({ length: last }, (_, at) => ({ stt: "", no: `${of}.${at + 1}` }));
}

/** The rows that are asked of one of these; whoever compiles counts the ceremonies, the others say yes or no. */
export function rowsOf(who: Asked): readonly PaperRow[] {
  return rows
    .filter(({ notOf }) => !notOf.includes(who))
    .map((row) =>
      row.no === "7.2" && who === "compiler" ? { ...row, holds: "count", noun: "trường" } : row,
    );
}
