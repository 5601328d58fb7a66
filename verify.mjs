// `node verify.mjs`: compares an unpacked release with its SHA256SUMS, and names what was changed, is missing or new.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What an office may put beside the program: its settings and its data. */
const own = /^(\.env|data\/.*|SHA256SUMS)$/;

/**
 * Every file of a release, sorted, with "/" on every system. Links are not followed: what they lead to is listed itself.
 *
 * @param {string} folder
 */
export function listed(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => !own.test(file))
    .sort();
}

/**
 * @param {string} folder
 * @param {string} file
 */
export function sumOf(folder, file) {
  return createHash("sha256")
    .update(readFileSync(join(folder, file)))
    .digest("hex");
}

/**
 * The lines that say what differs; none when the release is as it was made.
 *
 * @param {string} folder
 */
function differences(folder) {
  const lines = readFileSync(join(folder, "SHA256SUMS"), "utf8").trimEnd().split("\n");
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const faults = [...sums].flatMap(([file, sum]) => {
    if (!existsSync(join(folder, file))) return [`missing: ${file}`];
    return sumOf(folder, file) === sum ? [] : [`changed: ${file}`];
  });
  const added = listed(folder).filter((file) => !sums.has(file));
  return { count: sums.size, faults: [...faults, ...added.map((file) => `not of the release: ${file}`)] };
}

// The office runs it through a link to the release in use.
if (realpathSync(process.argv[1] ?? "") === import.meta.filename) {
  const { count, faults } = differences(import.meta.dirname);
  process.stdout.write(faults.length === 0 ? `${count} files are as released.\n` : `${faults.join("\n")}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
