// A program that opens its own database, to be started, killed and stopped by the tests: `main` and `cli` in small.
import { createInterface } from "node:readline";
import { openEmbedded } from "../../../src/postgres/cluster.ts";

const [dataDir = "", systemFolder = "", durability = "none"] = process.argv.slice(2);
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const note = (details: object, message: string) => say({ log: message, ...details });

try {
  const server = await openEmbedded({
    dataDir,
    log: { info: note, warn: note, error: note },
    durability: durability === "full" ? "full" : "none",
    ...(systemFolder === "" ? {} : { systemFolder }),
  });
  const end = async () => {
    await server.leave();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  createInterface({ input: process.stdin }).on("close", end); // the tests end it by closing its input
  say({ url: server.ownerUrl });
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
