// Starts a fake platform in a process of its own and speaks with it over its control paths.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { argsOf, type Script } from "../run/scripts.ts";

export class FakeProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** The script prints its port as JSON in its first line. */
  static async start(script: Script, options: object): Promise<FakeProcess> {
    const child = spawn(process.execPath, [...argsOf(script), JSON.stringify(options)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([
      once(lines, "line"),
      once(child, "exit").then(() => Promise.reject(new Error(`${script} did not start.`))),
    ]);
    const { port }: { port: number } = JSON.parse(String(first[0]));
    return new FakeProcess(child, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await exited;
  }

  async control<T>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/control/${path}`, {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The fake refused ${path}: ${text}`);
    return JSON.parse(text) as T;
  }
}
