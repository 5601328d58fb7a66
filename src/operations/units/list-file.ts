// Reads the operator's list of units from a file, and says what is wrong with it.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type GridRow, readGrid, UnreadableFile } from "../../files/grid.ts";
import { readUnitTable, type UnitTable } from "../../register/table.ts";
import type { Tx } from "../../store/db.ts";
import { listUnitKinds } from "../../store/rounds/unit-kinds.ts";
import { type Imported, UnitFaults } from "../../store/rounds/units.ts";
import { misuse } from "../../text/operator/command-line.ts";
import { fileUnread, listRefused } from "../../text/operator/unit-faults.ts";
import { unitsText } from "../../text/operator/units.ts";
import { Misuse, type OperationContext, storeOf } from "../shared/operation.ts";

/**
 * Reads the list and lets `save` take it into the register, all or nothing; says what was read.
 *
 * @throws Misuse with every fault of the list.
 */
export async function takeList<T extends Imported>(
  context: OperationContext,
  file: string,
  save: (tx: Tx, table: UnitTable, now: Date) => Promise<T>,
): Promise<T> {
  const grid = await gridOf(file);
  const { print } = context;
  return storeOf(context).db.transaction(async (tx) => {
    const kinds = await listUnitKinds(tx);
    const table = readUnitTable(grid, kinds);
    try {
      const done = await save(tx, table, context.now());
      print(unitsText.imported({ read: table.units.length, added: done.added, updated: done.updated }));
      for (const kind of kinds) {
        const count = table.units.filter((unit) => unit.kind === kind.id).length;
        if (count > 0) print(unitsText.ofKind(count, kind));
      }
      if (table.zerosBack.length > 0) print(unitsText.zerosBack(table.zerosBack));
      if (table.ignored.length > 0) print(unitsText.ignored(table.ignored));
      if (done.demo.closed || done.demo.removed > 0) print(unitsText.demoEnded(done.demo));
      return done;
    } catch (error) {
      throw error instanceof UnitFaults ? new Misuse(listRefused(error.faults, kinds)) : error;
    }
  });
}

async function gridOf(file: string): Promise<GridRow[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    throw new Misuse(misuse.unreadableFile(file));
  }
  try {
    return await readGrid(basename(file), bytes);
  } catch (error) {
    throw error instanceof UnreadableFile ? new Misuse(fileUnread(basename(file), error.why)) : error;
  }
}
