// Reads the operator's list of units from a file, says what was read of it, and what is wrong with it.
import type { ReadFile } from "../../files/blocks.ts";
import type { UnitFault } from "../../register/faults.ts";
import { readUnitTable, type UnitTable } from "../../register/table.ts";
import type { Tx } from "../../store/db.ts";
import { listUnitKinds } from "../../store/rounds/unit-kinds.ts";
import { type Imported, UnitFaults } from "../../store/rounds/units.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { listRefused } from "../../text/operator/unit-faults.ts";
import { unitsText } from "../../text/operator/units.ts";
import { sayTaken } from "../../text/operator/units-taken.ts";
import { readArguments } from "../shared/arguments.ts";
import { fileSaid } from "../shared/file-said.ts";
import { Misuse, type OperationContext, storeOf } from "../shared/operation.ts";

/** What is typed to take a list: the file, the sheet that is meant, and that its old letters were read rightly. */
export type ListWanted = {
  readonly command: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly letters: string | null;
};

/** The file and the options that every command which takes a list has. */
export function listWanted(command: string, args: readonly string[]): ListWanted {
  const options = { sheet: { type: "string" }, letters: { type: "string" } } as const;
  const { values, words } = readArguments(args, options, [wanted.file]);
  return { command, file: words[0] ?? "", sheet: values.sheet ?? null, letters: values.letters ?? null };
}

type Taking<T> = {
  readonly save: (tx: Tx, table: UnitTable, now: Date) => Promise<T>;
  /** Whether the list is taken as the whole: then nothing in it may be left out because it is hidden. */
  readonly whole: boolean;
};

/**
 * Reads the list and lets `save` take it into the register, all or nothing; says what was read.
 *
 * @throws Misuse with every fault of the list, or with what has to be said about the file first.
 */
export async function takeList<T extends Imported>(
  context: OperationContext,
  asked: ListWanted,
  { save, whole }: Taking<T>,
): Promise<T> {
  const file = await fileSaid(asked.file);
  const { print } = context;
  return storeOf(context).db.transaction(async (tx) => {
    const kinds = await listUnitKinds(tx);
    const table = readUnitTable(file, kinds, asked.sheet);
    confirmLetters(file, table, asked);
    try {
      if (whole) refuseHidden(table);
      const done = await save(tx, table, context.now());
      for (const line of sayTaken(table, kinds, done)) print(line);
      return done;
    } catch (error) {
      throw error instanceof UnitFaults
        ? new Misuse(listRefused(error.faults, kinds, unitsText.anotherKind))
        : error;
    }
  });
}

/** Names that were typed in an old font are shown before they are taken: somebody has to see that they are names. */
function confirmLetters(
  { letters }: ReadFile,
  table: UnitTable,
  { command, file, letters: said }: ListWanted,
): void {
  if (letters === null && said !== null) throw new Misuse(unitsText.noOldLetters(said));
  if (letters === null || said === letters || table.units.length === 0) return;
  const names = table.units.slice(0, 5).map(({ code, name }) => `${code}  ${name}`);
  throw new Misuse(unitsText.oldLetters({ letters, titles: table.titles, names, command, file }));
}

function refuseHidden({ hidden }: UnitTable): void {
  const fault: UnitFault = { type: "hidden-rows", rows: hidden.map(({ row }) => row) };
  if (hidden.length > 0) throw new UnitFaults([fault]);
}
