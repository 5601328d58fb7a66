// `export`: writes the official workbook of a whole round into a file.
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { WorkbookLabels } from "../../report/excel/labels.ts";
import { writeWorkbook } from "../../report/excel/workbook.ts";
import { fillTotals } from "../../report/template/fill-form.ts";
import type { RoundInfo, UnitReport } from "../../report/types.ts";
import type { Tx } from "../../store/db.ts";
import { recordExport } from "../../store/officer/officer-actions.ts";
import { loadTemplate } from "../../store/rounds/forms.ts";
import { streamUnitReports } from "../../store/rounds/reports-read.ts";
import { templateText } from "../../text/officer/template.ts";
import { misuse } from "../../text/operator/command-line.ts";
import { figuresHelp, figuresText } from "../../text/operator/figures.ts";
import { workbookLabels } from "../../text/paper/labels.ts";
import { readArguments, required } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { atOneMoment, wholeRound } from "../shared/whole-round.ts";
import { roundId } from "./changes.ts";

export const exportRound: Operation = {
  name: "export",
  ...figuresHelp.export,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { out: { type: "string" }, round: { type: "string" } });
    const out = required(values.out, "--out");
    const id = roundId(values.round);
    const { settings, print } = context;
    const done = await atOneMoment(context, async (tx) => {
      const { round, progress, parentIds, tops } = await wholeRound(tx, id);
      const { title, deadline, lockedAt, form } = round;
      const { office, kindLabels } = round.settings;
      const clock = { asOf: context.now(), timeZone: settings.TIME_ZONE };
      const info = { title, office, deadline, lockedAt, form, kindLabels, ...clock };
      const units = () => streamUnitReports(tx, form, parentIds);
      const labels = workbookLabels(info, settings.PUBLIC_URL ?? null);
      await whole(out, (sink) => writeWorkbook(sink, { round: info, labels, units }));
      return { tops, all: progress.all, own: await filled(tx, out, { round: info, labels, units }) };
    });
    const now = context.now();
    await storeOf(context).db.transaction(async (tx) => {
      for (const { nodeId } of done.tops)
        await recordExport(tx, { nodeId, personId: null, addressId: null, now, document: "workbook" });
    });
    print(figuresText.exported(out, done.all));
    if (done.own !== null) print(done.own);
  },
};

/** Writes the totals in the form's own file beside it, and says so or why not; null of a form without one. */
async function filled(
  tx: Tx,
  out: string,
  {
    round,
    labels,
    units,
  }: {
    readonly round: RoundInfo;
    readonly labels: WorkbookLabels;
    readonly units: () => AsyncIterable<UnitReport>;
  },
): Promise<string | null> {
  const template = await loadTemplate(tx, round.form);
  if (template === null) return null;
  const made = await fillTotals({ template, round, labels, units: units() });
  if ("cannot" in made) return templateText.cannot(made.cannot);
  const beside = `${out.replace(/\.xlsx$/i, "")}-bieu-mau.xlsx`;
  await whole(beside, async (sink) => {
    sink.end(made.bytes);
  });
  return figuresText.filled(beside);
}

/** Writes beside the file first, so that a broken export never looks like a whole one. */
async function whole(
  out: string,
  write: (sink: ReturnType<typeof createWriteStream>) => Promise<void>,
): Promise<void> {
  const part = `${out}.part`;
  const sink = createWriteStream(part, { mode: 0o600 });
  try {
    await new Promise<void>((resolve, reject) => {
      sink.once("error", reject);
      sink.once("open", () => resolve());
    });
  } catch {
    throw new Misuse(misuse.unwritableFile(out));
  }
  const closed = new Promise<void>((resolve) => sink.once("close", () => resolve()));
  try {
    await write(sink);
    await closed;
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
