// The program in a process of its own, from the build that `npm start` runs, with nothing of the test's environment.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const repo = resolve(import.meta.dirname, "../../..");

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

export type RunningProcess = {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** Its exit code, or the signal it died of, once it has ended. */
  readonly ended: Promise<number | string>;
  /** The same with what it wrote, for a command. */
  readonly ran: Promise<Ran>;
  /** Sends a signal and waits until it has ended. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** Stops it in the middle of anything, as a suspended machine is; or lets it go on. */
  suspend(suspended: boolean): void;
};

type Place = {
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** In a group of its own, so that `killAll` reaches whatever it starts. */
  readonly group?: boolean;
};

const running = new Map<ChildProcess, boolean>();

/** Starts the program. Does not wait for anything. */
export function startProcess(env: Readonly<Record<string, string>>, place: Place = {}): RunningProcess {
  return startCommand([process.execPath, resolve(repo, "dist/main.js")], env, place);
}

/** Starts the program without a demonstration and waits until it listens. */
export async function startListening(env: Readonly<Record<string, string>>): Promise<RunningProcess> {
  const program = startProcess({ DEMO: "off", LOG_LEVEL: "silent", ...env });
  await whenUp(program);
  return program;
}

/** Starts an operator's command. */
export function startCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  place: Place = {},
): RunningProcess {
  return startCommand([process.execPath, resolve(repo, "dist/cli.js"), ...args], env, place);
}

/** Starts any command; not in the checkout's own folder unless told, for whoever runs the tests may have a .env there. */
export function startCommand(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  { cwd = resolve(repo, "test"), group = false, ...user }: Place = {},
): RunningProcess {
  const [command = "", ...args] = words;
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
    detached: group,
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  running.set(child, group);
  let out = "";
  let err = "";
  let all = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
    all += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
    all += String(chunk);
  });
  const ended = once(child, "close").then(([code, signal]): number | string => {
    if (!group) running.delete(child);
    return code ?? signal;
  });
  return {
    child,
    output: () => all,
    ended,
    ran: ended.then(() => ({ code: child.exitCode, out: out.trim(), err: err.trim() })),
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    suspend: (suspended) => {
      child.kill(suspended ? "SIGSTOP" : "SIGCONT");
    },
  };
}

/** Waits until the program says where it listens, and gives its page's address. */
export function whenUp(program: RunningProcess): Promise<string> {
  return whenWritten(program, (output) => /^(?:.*\s)?(https?:\/\/[^\s/]+)\/?\s*$/m.exec(output)?.[1]);
}

/** Waits until `find` finds something in what the program wrote; throws with all of it if the program ends first. */
export async function whenWritten<T>(
  program: RunningProcess,
  find: (output: string) => T | undefined,
): Promise<T> {
  const { stdout } = program.child;
  let over = false;
  const end = program.ended.then(() => {
    over = true;
  });
  for (;;) {
    const found = find(program.output());
    if (found !== undefined) return found;
    if (over || stdout === null) throw new Error(`The program did not come up:\n${program.output()}`);
    await Promise.race([once(stdout, "data"), end]);
  }
}

/** Kills what a test left, with all that the groups started. For `afterEach`. */
export async function killAll(): Promise<void> {
  const left = [...running];
  running.clear();
  const alive = left.filter(([child]) => child.exitCode === null && child.signalCode === null);
  const ended = alive.map(([child]) => once(child, "exit"));
  for (const [child, group] of left) {
    if (!group) child.kill("SIGKILL");
    else if (child.pid !== undefined) killGroup(child.pid);
  }
  await Promise.all(ended);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended, and everything that it started.
  }
}
