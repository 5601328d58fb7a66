// The program in a process of its own, as `npm start` runs it, so that it can be killed in the middle of anything.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));

export type Killable = {
  kill(): Promise<void>;
  /** Stops it in the middle of anything, as a suspended machine is; or lets it go on. */
  suspend(suspended: boolean): void;
};

/** Starts it and waits until it says where it listens. */
export async function startKillable(env: Readonly<Record<string, string>>): Promise<Killable> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", MAIN], {
    // Not the checkout's own folder: whoever runs the tests may have a .env there.
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { PATH: process.env.PATH ?? "", DEMO: "off", LOG_LEVEL: "silent", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!child.stdout) throw new Error("the program has no output");
  const lines = createInterface({ input: child.stdout });
  await Promise.race([
    once(lines, "line"),
    once(child, "exit").then(() => Promise.reject(new Error("The program did not start."))),
  ]);
  return {
    suspend: (suspended) => {
      child.kill(suspended ? "SIGSTOP" : "SIGCONT");
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}
