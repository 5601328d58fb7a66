// Notes a tool that is not installed, so that the run can say at its end what it did not see.
import { appendFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../test-results/", import.meta.url));

/** Call it where tests are skipped for want of `tool`. */
export function noteAbsent(tool: string): void {
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(`${FOLDER}absent.txt`, `${tool}\n`);
}
