// The tables of a dispatch's attachments: their heads, rows and lists, and the rules beneath them. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { Cover, DispatchFound, DispatchQuestion, FoundCheck, FoundTable } from "../found.ts";
import type { Part, Placed } from "../placed.ts";

export type TablesRead = {
  readonly tables: readonly FoundTable[];
  readonly checks: readonly FoundCheck[];
  readonly questions: readonly DispatchQuestion[];
  readonly leftOut: DispatchFound["leftOut"];
};

export function readTables(
  _parts: readonly Part[],
  _about: {
    readonly cover: Cover;
    readonly coverBlocks: readonly Placed[];
    readonly kinds: readonly UnitKind[];
  },
): TablesRead {
  return { tables: [], checks: [], questions: [], leftOut: [] };
}
