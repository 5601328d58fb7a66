// Reads the sheet of the round: what form and round are called, the deadlines, and from which draft the workbook is. Pure.
import type { RoundDraft } from "../../draft/draft.ts";
import { bare } from "../../language/normalise.ts";
import type { BookWords, RoundKey } from "../words.ts";
import { roundKeys } from "../words.ts";
import type { Origin } from "../write/round.ts";
import type { Reading } from "./fault.ts";
import type { Paper } from "./paper.ts";
import { dayRead, momentRead, type Written, wordRead } from "./said.ts";

export type RoundRead = {
  readonly form: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly shortTitle: string;
    readonly attachedTo: string | null;
  };
  readonly round: Omit<RoundDraft, "units" | "deadlines">;
  /** Parts by their short names, as they stand there. */
  readonly deadlines: readonly {
    readonly at: string;
    readonly inclusive: boolean;
    readonly parts: Written;
  }[];
  readonly nextId: number;
  readonly origin: Origin | null;
};

export function roundRead(paper: Paper | null, words: BookWords, reading: Reading): RoundRead | null {
  const sheet = words.sheets.round;
  if (!paper) {
    reading.fault(sheet, 0, 0, { what: "no-sheet", name: sheet });
    return null;
  }
  const lineOf = (title: string) => paper.lines.find((line) => bare(paper.text(line, 0)) === bare(title));
  const written = (key: RoundKey): Written => {
    const line = lineOf(words.round[key]);
    if (line === undefined) reading.fault(sheet, 0, 0, { what: "no-column", title: words.round[key] });
    return { text: line === undefined ? "" : paper.text(line, 1), sheet, line: line ?? 0, column: 1 };
  };
  const all = Object.fromEntries(roundKeys.map((key) => [key, written(key)]));
  const said = (key: RoundKey): Written => all[key] ?? { text: "", sheet, line: 0, column: 1 };
  const text = (key: RoundKey) => said(key).text || null;
  const needed = (key: RoundKey) => {
    const { text: own, line } = said(key);
    if (own === "") reading.fault(sheet, line, 1, { what: "empty", title: words.round[key] });
    return own;
  };
  for (const [key, { line }] of Object.entries(all))
    reading.at.set(`round/${key}`, { sheet, cell: `B${line + 1}` });
  const [from, to] = [dayRead(said("from"), reading), dayRead(said("to"), reading)];
  const version = Number(text("formVersion") ?? "1");
  if (!Number.isInteger(version))
    reading.fault(sheet, said("formVersion").line, 1, { what: "no-number", said: text("formVersion") ?? "" });
  return {
    form: {
      id: needed("formId"),
      version: Number.isInteger(version) ? version : 1,
      title: needed("formTitle"),
      shortTitle: needed("formShortTitle"),
      attachedTo: text("attachedTo"),
    },
    round: {
      title: text("title"),
      shortName: text("shortName"),
      number: text("number"),
      signed: dayRead(said("signed"), reading),
      office: text("office"),
      receiver: text("receiver"),
      email: text("email"),
      help: text("help"),
      mustAlsoSend: text("mustAlsoSend"),
      asOf: dayRead(said("asOf"), reading),
      period: from !== null && to !== null ? { from, to } : null,
      ladder:
        text("ladder")
          ?.split(/[;,\s]+/u)
          .filter((rung) => rung !== "") ?? null,
    },
    deadlines: deadlinesRead(paper, words, reading),
    nextId: Number(cellBeside(paper, words.nextId)) || 1,
    origin: originRead(cellBeside(paper, words.origin)),
  };
}

function cellBeside(paper: Paper, title: string): string {
  const line = paper.lines.find((one) => bare(paper.text(one, 0)) === bare(title));
  return line === undefined ? "" : paper.text(line, 1);
}

function originRead(text: string): Origin | null {
  const [draft, version, hash] = text.split("|").map((part) => part.trim());
  if (hash === undefined || !Number.isInteger(Number(draft)) || !Number.isInteger(Number(version)))
    return null;
  return { draft: Number(draft), version: Number(version), hash };
}

/** The lines beneath the titles of the deadlines, as far as they go. */
function deadlinesRead(paper: Paper, words: BookWords, reading: Reading): RoundRead["deadlines"] {
  const sheet = words.sheets.round;
  const head = paper.lines.find(
    (line) =>
      bare(paper.text(line, 0)) === bare(words.deadline.at) &&
      bare(paper.text(line, 1)) === bare(words.deadline.inclusive),
  );
  if (head === undefined) {
    reading.fault(sheet, 0, 0, { what: "no-column", title: words.deadline.at });
    return [];
  }
  const ends = new Set([words.nextId, words.origin].map((title) => bare(title)));
  const after = paper.lines.filter((line) => line > head);
  const end = after.find((line) => ends.has(bare(paper.text(line, 0)))) ?? Number.POSITIVE_INFINITY;
  return after
    .filter((line) => line < end && paper.text(line, 0) !== "")
    .flatMap((line, no) => {
      reading.at.set(`round/deadlines/${no}`, { sheet, cell: `A${line + 1}` });
      const at = momentRead({ text: paper.text(line, 0), sheet, line, column: 0 }, reading);
      const counts = wordRead(
        { text: paper.text(line, 1), sheet, line, column: 1 },
        { yes: words.yes, no: words.no },
        reading,
      );
      if (at === null) return [];
      return [
        { at, inclusive: counts === "yes", parts: { text: paper.text(line, 2), sheet, line, column: 2 } },
      ];
    });
}
