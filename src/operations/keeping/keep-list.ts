// Writes the list of erased people into a folder at an operator's command. Knows what to say when that fails.
import { keepErasures } from "../../store/backup/erasure-list.ts";
import { BackupRefused } from "../../store/backup/refused.ts";
import type { Erasure } from "../../store/people/erasures.ts";
import { backupText } from "../../text/operator/backup.ts";
import type { OperationContext } from "../shared/operation.ts";

/** What the operator is told when the list could not be kept there; null when it was. */
export async function keepList(
  folder: string,
  erasures: readonly Erasure[],
  { newId }: OperationContext,
): Promise<string | null> {
  try {
    await keepErasures(folder, erasures, newId);
    return null;
  } catch (error) {
    if (error instanceof BackupRefused) return backupText.listBroken(error.detail);
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    return backupText.listNotWritten(folder, code);
  }
}
