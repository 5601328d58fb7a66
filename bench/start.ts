// What starting costs: `npx tsx bench/start.ts [other checkout]`. Prints start, the CLI's CPU and memory at rest of both checkouts. Linux.
import { resolve } from "node:path";
import { measureStart } from "./lib/start.ts";

const here = resolve(import.meta.dirname, "..");
for (const checkout of [...process.argv.slice(2).map((path) => resolve(path)), here]) {
  const { seconds, helpSeconds, summarySeconds, restMiB } = await measureStart(checkout);
  const cpu = `${helpSeconds.toFixed(2)} s (help) and ${summarySeconds.toFixed(2)} s (summary)`;
  console.log(
    `${checkout}: start ${seconds.toFixed(1)} s, CPU of the CLI ${cpu}, at rest ${restMiB.toFixed(0)} MiB`,
  );
}
