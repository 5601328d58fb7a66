// The program as a process of its own: started as `npm start` starts it, with nothing of the test's environment.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type Started = {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Sends a signal and gives the exit code, or the signal's name, once it has ended. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** Resolves when it has ended by itself. */
  ended: Promise<number | string>;
};

const main = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
// Not the checkout's own folder: whoever runs the tests may have a .env there.
const folder = fileURLToPath(new URL("../..", import.meta.url));
const running = new Set<ChildProcess>();

/** Starts src/main.ts. Does not wait for anything. */
export function startProcess(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  const note = (chunk: Buffer) => {
    output += chunk.toString("utf8");
  };
  child.stdout.on("data", note);
  child.stderr.on("data", note);
  const ended = once(child, "close").then(([code, signal]): number | string => {
    running.delete(child);
    return code ?? signal;
  });
  return {
    child,
    output: () => output,
    ended,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until the program answers; gives its page's address. Fails with what it wrote when it ends instead. */
export async function whenUp(started: Started): Promise<string> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const address = /^(?:.*\s)?(https?:\/\/[^\s/]+)\/?\s*$/m.exec(started.output())?.[1];
    if (address) return address;
    if (started.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The program did not come up:\n${started.output()}`);
}

/** Kills what a failed test left. */
export async function killAll(): Promise<void> {
  for (const child of running) child.kill("SIGKILL");
  for (let waited = 0; running.size > 0 && waited < 5_000; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
