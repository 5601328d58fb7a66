// What a workbook of many units costs: `npx tsx bench/workbook.ts [units]`, of the shipped form
// and of one with a list and choices. Prints seconds, megabytes and the longest block.
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { writeWorkbook } from "../src/report/excel/workbook.ts";
import type { UnitReport } from "../src/report/types.ts";
import { workbookLabels } from "../src/text/paper/labels.ts";
import { inventory, inventoryUnits } from "../test/support/forms/of-report.ts";
import { province, round } from "../test/support/round/unit-reports.ts";

const count = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
const file = join(folder, "workbook.xlsx");

async function* units(models: readonly UnitReport[]): AsyncGenerator<UnitReport> {
  for (let at = 0; at < count; at += 1) {
    const model = models[at % models.length];
    if (!model) continue;
    const { submission, node } = model;
    yield {
      ...model,
      node: { ...node, id: at, code: `${node.code}-${at}`, position: at },
      // A fresh copy each time, as a database would give.
      submission: submission && { ...submission, answers: new Map(submission.answers) },
    };
  }
}

const mib = (bytes: number) => Math.round(bytes / 1_048_576);

async function measure(name: string, of: typeof round, models: readonly UnitReport[]): Promise<void> {
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  delay.enable();
  const start = performance.now();
  const written = { round: of, labels: workbookLabels(of), units: () => units(models) };
  await writeWorkbook(createWriteStream(file), written);
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  clearInterval(watch);
  console.log(
    `${name}, ${count} units: ${seconds.toFixed(1)} s, file ${mib(statSync(file).size)} MiB, ` +
      `memory ${mib(before)} -> ${mib(peak)} MiB, longest block ${Math.round(delay.max / 1e6)} ms`,
  );
}

await measure("the shipped form", round, province());
await measure("a list and choices", { ...round, form: inventory }, inventoryUnits());
rmSync(folder, { recursive: true });
