// `npm run cli`: the operator's command line, built first where its sources changed. Prints nothing of its own.
import { runBuilt } from "./build.mjs";

await runBuilt("cli");
