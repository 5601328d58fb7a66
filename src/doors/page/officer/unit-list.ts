// Takes a list of units that an officer posted into the register, all or nothing, as the operator's command does.
import type { App } from "../../../app.ts";
import type { ReadFile } from "../../../files/blocks.ts";
import type { UnitFault } from "../../../register/faults.ts";
import { readUnitTable } from "../../../register/table.ts";
import { inTransaction, type Tx } from "../../../store/db.ts";
import { listUnitKinds } from "../../../store/rounds/unit-kinds.ts";
import { importUnits, UnitFaults } from "../../../store/rounds/units.ts";
import { listRefused } from "../../../text/operator/unit-faults.ts";
import { sayTaken } from "../../../text/operator/units-taken.ts";
import { unitsProblems } from "../../../text/page/officer-units.ts";

/** What is said of a list: what was taken, or why nothing was. */
export type UnitListSaid = {
  readonly taken?: readonly string[];
  readonly problems?: readonly string[];
  /** The old letters whose reading an officer has to look at first. */
  readonly letters?: string;
};

type How = {
  /** The sheet that is meant, by name; null where the file has one list. */
  readonly sheet: string | null;
  /** The old letters that were looked at. */
  readonly letters: string | null;
};

/** `keep` writes down that it was taken, in the same transaction. */
export async function takeUnitList(
  app: App,
  file: ReadFile,
  { sheet, letters }: How,
  keep: (tx: Tx) => Promise<void>,
): Promise<UnitListSaid> {
  const kinds = await listUnitKinds(app.db);
  const table = readUnitTable(file, kinds, sheet);
  // Names that were typed in an old font are shown before they are taken: somebody has to see that they are names.
  if (file.letters !== null && letters !== file.letters && table.units.length > 0)
    return {
      problems: [unitsProblems.oldLetters(file.letters, table.units.slice(0, 5))],
      letters: file.letters,
    };
  try {
    return await inTransaction(app.db, async (tx) => {
      const done = await importUnits(tx, table, app.clock());
      await keep(tx);
      return { taken: sayTaken(table, kinds, done) };
    });
  } catch (error) {
    if (!(error instanceof UnitFaults)) throw error;
    const which = error.faults.find(isWhichSheet);
    return {
      problems: [
        which
          ? unitsProblems.whichSheet(which.sheets)
          : listRefused(error.faults, kinds, unitsProblems.anotherKind),
      ],
    };
  }
}

function isWhichSheet(fault: UnitFault): fault is Extract<UnitFault, { type: "which-sheet" }> {
  return fault.type === "which-sheet";
}
