// Starts what `npm start` or `npm run cli` would start in any checkout, without npm, for benches that compare two.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const scriptsSchema = z.object({ scripts: z.object({ start: z.string(), cli: z.string() }) });

/** Starts it with these settings alone; nothing of the bench's own environment but where programs are found. */
export function launch(
  checkout: string,
  script: "start" | "cli",
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = [],
) {
  const { scripts } = scriptsSchema.parse(JSON.parse(readFileSync(join(checkout, "package.json"), "utf8")));
  const [program = "", ...words] = scripts[script].split(" ");
  const path = `${join(checkout, "node_modules/.bin")}:${process.env.PATH ?? ""}`;
  const env = { PATH: path, HOME: process.env.HOME ?? "", ...settings };
  return spawn(program, [...words, ...args], { cwd: checkout, env, stdio: ["ignore", "pipe", "inherit"] });
}

/** Waits until a started program has printed its page's address, and gives the milliseconds that took. */
export async function whenPrinted(program: ReturnType<typeof launch>): Promise<number> {
  const began = performance.now();
  for await (const chunk of program.stdout.iterator({ destroyOnReturn: false })) {
    if (!String(chunk).includes("http://")) continue;
    program.stdout.resume();
    return performance.now() - began;
  }
  throw new Error("The program ended before it printed its page's address.");
}

/** Ends a program as an operator would, and waits until it has ended. */
export async function stop(program: ChildProcess): Promise<void> {
  program.kill("SIGTERM");
  await once(program, "exit");
}
