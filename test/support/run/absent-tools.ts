// Notes a tool that is not installed, so that the run can say at its end what it did not see.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../test-results/", import.meta.url));

const FILE = `${FOLDER}absent.txt`;

/** Call it where tests are skipped for want of `tool`. */
export function noteAbsent(tool: string): void {
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(FILE, `${tool}\n`);
}

/** The tools noted so far, each once; the notes are gone afterwards. */
export function takeAbsent(): string[] {
  if (!existsSync(FILE)) return [];
  const tools = readFileSync(FILE, "utf8").split("\n").filter(Boolean);
  rmSync(FILE);
  return [...new Set(tools)];
}
