// The programs of a soak, kept running as systemd would: killed at moments nobody chose, and started again.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type RunningProcess, startCommand, startProcess, whenUp } from "../program/process.ts";
import { processTree } from "../run/process-tree.ts";

type Wish = {
  /** The folder of the database that they share. */
  readonly dataDir: string;
  /** One for each program. */
  readonly ports: readonly number[];
  readonly env: Readonly<Record<string, string>>;
  /** A command that runs the program in another way than `node dist/main.js`, given its file. */
  readonly command?: (main: string) => readonly string[];
};

/** How long systemd waits before it starts a program again (docs/van-hanh.md says RestartSec). */
const RESTART_MS = 500;

export class Fleet {
  private readonly programs = new Map<number, RunningProcess>();
  private readonly expected = new Set<RunningProcess>();
  private over = false;
  /** How often a program was killed, and what those said that ended by themselves. */
  kills = 0;
  readonly ended: string[] = [];

  private constructor(private readonly wish: Wish) {}

  /** Starts them all and waits until each listens. */
  static async start(wish: Wish): Promise<Fleet> {
    const fleet = new Fleet(wish);
    for (const port of wish.ports) await whenUp(fleet.launch(port));
    return fleet;
  }

  get ports(): readonly number[] {
    return this.wish.ports;
  }

  /** Waits until one of them listens, if it starts just now. */
  async up(port: number): Promise<void> {
    const program = this.programs.get(port);
    // It may be killed meanwhile, or end by itself: then another one starts.
    if (program) await whenUp(program).catch(() => undefined);
  }

  /** Kills one of them as a machine would that is switched off, and starts it again at once. */
  async kill(port: number): Promise<void> {
    const program = this.programs.get(port);
    if (!program) return;
    this.expected.add(program);
    this.kills++;
    await program.end("SIGKILL");
    this.launch(port);
  }

  /** The same with the database's server and all its processes, and with every program. */
  async killAll(): Promise<void> {
    const programs = [...this.programs.values()];
    for (const program of programs) this.expected.add(program);
    this.kills++;
    const server = processTree(this.serverPid());
    for (const pid of server) signal(pid, "SIGKILL");
    await Promise.all(programs.map((program) => program.end("SIGKILL")));
    for (const port of this.ports) this.launch(port);
  }

  /** The first process of the database's server. */
  serverPid(): number {
    const file = join(this.wish.dataDir, "postgres/data/postmaster.pid");
    return Number(readFileSync(file, "utf8").split("\n")[0]);
  }

  /** Ends them as an operator does; gives how each ended. */
  async end(): Promise<(number | string)[]> {
    this.over = true;
    return Promise.all([...this.programs.values()].map((program) => program.end("SIGTERM")));
  }

  /** Ends whatever is left, the server too. */
  async destroy(): Promise<void> {
    this.over = true;
    await Promise.all([...this.programs.values()].map((program) => program.end("SIGKILL")));
    try {
      for (const pid of processTree(this.serverPid())) signal(pid, "SIGKILL");
    } catch {
      // It stopped with the last program.
    }
  }

  private launch(port: number): RunningProcess {
    const { dataDir, env, command } = this.wish;
    const settings = { DATA_DIR: dataDir, DEMO: "off", LOG_LEVEL: "error", PORT: String(port), ...env };
    const program = command ? startCommand(command(mainFile), settings) : startProcess(settings);
    this.programs.set(port, program);
    void program.ended.then(async (how) => {
      if (this.over || this.expected.delete(program)) return;
      this.ended.push(`${how}: ${program.output().trim().split("\n").at(-1) ?? ""}`);
      await sleep(RESTART_MS);
      if (!this.over) this.launch(port);
    });
    return program;
  }
}

const mainFile = join(import.meta.dirname, "../../../dist/main.js");

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}
