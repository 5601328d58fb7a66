// Whether a file may hold what a report says about people: by the form of its round. Knows round, node, submission, upload.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { hasPersonal } from "../../form/personal.ts";
import type { DocumentRef } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { loadForm } from "./forms.ts";

const found = z.object({ form: z.string(), version: z.number() });

/** Such a file goes out by a link of our own alone. What a unit handed over may say of people whatever the form asks them. */
export async function asksOfPeople(db: Db | Tx, target: DocumentRef): Promise<boolean> {
  if (target.type === "slips") return false;
  const [row] = await db.execute(sql`
    select form_id as form, form_version as version from round where id = (${roundOf(target)})`);
  if (!row) return false;
  const { form, version } = found.parse(row);
  return hasPersonal(await loadForm(db, form, version));
}

function roundOf(target: Exclude<DocumentRef, { type: "slips" }>) {
  switch (target.type) {
    case "workbook":
    case "filled-totals":
      return sql`${target.roundId}`;
    case "draft":
    case "filled-unit":
      return sql`select round_id from node where id = ${target.nodeId}`;
    case "receipt":
      return sql`
        select node.round_id from submission join node on node.id = submission.node_id
        where submission.id = ${target.submissionId}`;
    case "stored":
      return sql`
        select node.round_id from upload join node on node.id = upload.node_id where upload.id = ${target.uploadId}`;
  }
}
