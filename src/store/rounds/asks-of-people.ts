// Which files and reports may say something about people: by the form of their round. Knows round, node, submission, upload.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Form } from "../../form/form.ts";
import { hasPersonal } from "../../form/personal.ts";
import type { DocumentRef } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { loadForm } from "./forms.ts";

const found = z.object({ form: z.string(), version: z.number() });

/**
 * Such a file goes out by a link of our own alone. What a unit handed over may say of people whatever the form asks them;
 * the dispatch is sent to all its readers anyway.
 */
export async function asksOfPeople(db: Db | Tx, target: DocumentRef): Promise<boolean> {
  if (target.type === "slips" || target.type === "dispatch") return false;
  const [row] = await db.execute(sql`
    select form_id as form, form_version as version from round where id = (${roundOf(target)})`);
  if (!row) return false;
  const { form, version } = found.parse(row);
  return hasPersonal(await loadForm(db, form, version));
}

/** The forms of the reports that a unit owes in open rounds, the newest round first. */
export async function formsOpenAt(tx: Tx, unitId: number): Promise<readonly Form[]> {
  const rows = await tx.execute(sql`
    select round.form_id as form, coalesce(node.form_version, round.form_version) as version
    from node join round on round.id = node.round_id
    where node.unit_id = ${unitId} and node.expected and node.exempt_reason is null and round.state = 'open'
    order by round.opened_at desc, round.id desc`);
  const forms: Form[] = [];
  for (const { form, version } of found.array().parse([...rows]))
    forms.push(await loadForm(tx, form, version));
  return forms;
}

function roundOf(target: Exclude<DocumentRef, { type: "slips" | "dispatch" }>) {
  switch (target.type) {
    case "workbook":
    case "filled-totals":
      return sql`${target.roundId}`;
    case "draft":
    case "filled-unit":
    case "opinions":
    case "empty-units":
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
