// `npm run soak [-- --short] [-- words of a scene's name]`: everything that can go wrong, again and again, while people
// answer. Prints what was counted in each scene; exits with 1 when something did not hold.
import { parseArgs } from "node:util";
import { bringUp } from "../../build.mjs";
import { killAll } from "../support/program/process.ts";
import { scenes } from "../support/soak/scenes/all.ts";
import type { Outcome } from "../support/soak/soak.ts";

const { values, positionals } = parseArgs({
  options: { short: { type: "boolean" } },
  allowPositionals: true,
});
const size = values.short ? "short" : "long";
const chosen = scenes.filter(({ name }) => positionals.every((word) => name.includes(word)));

function line({ kills, ended, said, echoed, lost, dead, repeats, seconds }: Outcome): string {
  const counts = { kills, "ended by themselves": ended.length, said, answers: echoed, repeats, lost, dead };
  const shown = Object.entries(counts).map(([what, n]) => `${n} ${what}`);
  return `${shown.join(", ")}; ${seconds.toFixed(0)} s`;
}

await bringUp();
let broken = 0;
for (const { name, play } of chosen) {
  const outcome = await play(size).catch((error: unknown) => `could not be played: ${String(error)}`);
  if (typeof outcome === "string") {
    if (outcome.startsWith("could not")) broken++;
    console.log(`- ${name}: ${outcome}`);
    continue;
  }
  broken += outcome.breaches.length > 0 ? 1 : 0;
  console.log(`${outcome.breaches.length === 0 ? "ok" : "BROKEN"} ${name}: ${line(outcome)}`);
  for (const breach of outcome.breaches) console.log(`    ${breach}`);
}
await killAll();
console.log(`${chosen.length} scenes, ${broken} broken`);
process.exit(broken === 0 ? 0 : 1);
