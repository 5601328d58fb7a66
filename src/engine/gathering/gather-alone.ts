// A single file that a compiling unit's contact handed over: the report of a unit below, where it says so itself.
import { reportsIn } from "../../interview/handed/gathered.ts";
import type { Tx } from "../../store/db.ts";
import {
  type GatheringRow,
  gatheringFor,
  gatheringOf,
  gathersAt,
  putAmong,
  unitsBelow,
} from "../../store/rounds/gatherings.ts";
import { uploadById } from "../../store/rounds/uploads.ts";
import type { Person } from "../person.ts";

/** Null of a file that is this unit's own, or says of no unit below that it is theirs. */
export async function gatherAlone(
  tx: Tx,
  { chat, personId, place, now }: Person,
  uploadId: number,
): Promise<GatheringRow | null> {
  const file = await uploadById(tx, uploadId);
  if (!file?.outcome || file.outcome.type === "kept" || file.proofs) return null;
  if (place?.entering || place?.nodeId !== file.nodeId || !(await gathersAt(tx, file.nodeId))) return null;
  const { name, outcome } = file;
  const found = reportsIn(await unitsBelow(tx, file.nodeId))({ name, outcome });
  if (outcome.type !== "bundle" && found.every(({ unit }) => unit === null)) return null;
  const { addressId } = chat;
  const id = await gatheringFor(tx, { nodeId: file.nodeId, personId, addressId }, now);
  await putAmong(tx, id, [uploadId]);
  return gatheringOf(tx, uploadId);
}
