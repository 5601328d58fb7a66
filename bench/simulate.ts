// A month of a simulated province: `npm run simulate -- [--shape small|57|2022|today] [--seed 1]`. Every workbook is recomputed from what was meant.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { now } from "../src/clock.ts";
import { readSettings } from "../src/config/settings.ts";
import { openDocuments } from "../src/documents/documents.ts";
import { openLog } from "../src/log.ts";
import { openStore } from "../src/open.ts";
import { startSmtp } from "../test/support/fakes/smtp.ts";
import { FREE_MESSAGES } from "../test/support/round/zalo-month.ts";
import { shapes } from "../test/support/simulate/province.ts";
import { simulate } from "../test/support/simulate/simulate.ts";

const { values } = parseArgs({ options: { shape: { type: "string" }, seed: { type: "string" } } });
const { shape, seed } = z
  .object({ shape: z.enum(shapes).default("small"), seed: z.coerce.number().int().default(1) })
  .parse(values);

const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
const store = await openStore(readSettings({ DATA_DIR: folder }), openLog("error"), now);
const documents = openDocuments({ databaseUrl: store.url, timeZone: "Asia/Ho_Chi_Minh" });
const smtp = await startSmtp();
try {
  const begun = performance.now();
  const month = await simulate(store.db, documents, smtp, { shape, seed });
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`shape ${shape}, seed ${seed}: ${month.units} units, a month in ${seconds} s`);
  for (const { who, channel, people, said, got, mostGot } of month.messages)
    console.log(
      `  ${people} × ${who} on ${channel}: typed ${said}, got ${got}, ${(got / people).toFixed(1)} each, at most ${mostGot}`,
    );
  for (const [kind, count] of Object.entries(month.byKind)) console.log(`  ${count} ${kind}`);
  const onZalo = month.messages
    .filter(({ channel }) => channel === "zalo-bot")
    .reduce((sum, { got }) => sum + got, 0);
  console.log(`on Zalo ${onZalo} messages in three rounds; a month of the free plan has ${FREE_MESSAGES}`);
  console.log(`${month.mails.length} mails to units with the page alone, ${month.mailsToOthers} to others`);
  const { toSeal } = month;
  if (toSeal.length > 0)
    console.log(
      `a compiling unit seals in ${toSeal[0]} to ${toSeal.at(-1)} messages, half of them in at most ${toSeal[Math.floor(toSeal.length / 2)]}`,
    );
  console.log(
    `${month.workbooks} workbooks, ${month.cells} cells recomputed, ${month.wrong.length} not as meant`,
  );
  for (const line of [...month.wrong, ...month.logged].slice(0, 50)) console.log(`  ${line}`);
  if (month.wrong.length + month.logged.length > 0) process.exitCode = 1;
} finally {
  await smtp.stop();
  await documents.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
