// Who may have a file: asked each time it is fetched, for a right may have ended since. Knows role, node, submission.
import { sql } from "drizzle-orm";
import type { AttachedRef } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import type { PreviewTarget } from "../shapes/link-target.ts";
import { decidesBelow, deciding } from "./deciding.ts";

/**
 * A workbook is an officer's or a reader's; a draft, a receipt and what the unit handed over are its contacts' and the
 * officers' above, who also hand over and fill in. A closed round takes nothing any more. The dispatch is for everybody who
 * has a part in its round. The preview of a round is of an officer of the office that asks, who passes it on.
 */
export async function mayHave(
  db: Db | Tx,
  personId: number,
  target: AttachedRef | PreviewTarget,
): Promise<boolean> {
  const rows = await db.execute(query(personId, target));
  return rows.length > 0;
}

function query(personId: number, target: AttachedRef | PreviewTarget) {
  const held = sql`role.person_id = ${personId} and role.to_at is null`;
  switch (target.type) {
    case "workbook":
    case "filled-totals":
      return sql`
        select 1 from role join node on node.unit_id = role.unit_id join round on round.id = node.round_id
        where ${held} and (role.role <> 'contact' or ${decidesBelow}) and node.round_id = ${target.roundId}
          and ${target.personId}::bigint = role.person_id limit 1`;
    case "slips":
      // Only the role is checked here: the units are chosen when the slips are made, from the subtree as it is then.
      return sql`
        select 1 from ${deciding} deciding
        where deciding.person_id = ${personId} and deciding.round_id = ${target.roundId}
          and ${target.personId}::bigint = deciding.person_id limit 1`;
    case "draft":
    case "filled-unit":
    case "opinions":
    case "empty-units":
      return sql`${ofNode(held)} and owned.id = ${target.nodeId} limit 1`;
    case "receipt":
      return sql`${ofNode(held)}
        and owned.id = (select node_id from submission where id = ${target.submissionId}) limit 1`;
    case "stored":
      return sql`${ofNode(held)} and owned.id = (
        select node_id from upload where id = ${target.uploadId} and removed_at is null) limit 1`;
    case "dispatch":
      return sql`
        select 1 from role join node on node.unit_id = role.unit_id
        join round on round.id = node.round_id
        join form on form.form_id = round.form_id and form.version <= round.form_version
        join draft_file on draft_file.draft_id = form.draft_id
        where ${held} and node.id = ${target.nodeId} and draft_file.id = ${target.fileId}
          and round.state <> 'prepared' limit 1`;
    case "preview":
      return sql`
        select 1 from role join unit on unit.id = role.unit_id
        where ${held} and role.role = 'officer' and unit.parent_id is null limit 1`;
    case "upload":
    case "grid":
      return sql`${ofNode(held)} and owned.id = ${target.nodeId}
        and exists (select 1 from round where round.id = owned.round_id and round.state = 'open') limit 1`;
  }
}

/** Nodes of which this person is a contact, or on which it decides from above, in the same round. */
function ofNode(held: ReturnType<typeof sql>) {
  return sql`
    select 1 from node owned
    join node mine on mine.round_id = owned.round_id
    join role on role.unit_id = mine.unit_id
    where ${held} and (
      (role.role = 'contact' and mine.id = owned.id)
      or exists (
        select 1 from ${deciding} deciding
        where deciding.person_id = role.person_id and deciding.node_id = mine.id
          and starts_with(owned.path, deciding.path) and not (deciding.below_only and owned.id = mine.id)))`;
}
