// A side of the comparison: what every one of them can do, and what is measured of it.
import { setTimeout as sleep } from "node:timers/promises";
import type { RunningProcess } from "../../test/support/program/process.ts";
import type { Cluster } from "./cluster.ts";
import type { People, Walked } from "./people.ts";
import { cpuMs, nodeMemory } from "./processes.ts";

export type Measured = Walked & {
  /** Milliseconds of CPU for one answer: of the side's own program, and of its PostgreSQL. */
  readonly programMs: number;
  readonly postgresMs: number;
};

export type Side = {
  readonly name: string;
  /** Everybody gives so many answers, so many people at once. */
  run(each: number, atOnce: number): Promise<Measured>;
  /** Throws unless every answer that was given is kept. */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** A side that is a bot: a program of Node's behind a webhook. */
export type BotSide = Side & {
  /** MiB that its program holds now. */
  memory(): number;
};

type Bot = {
  readonly name: string;
  readonly program: RunningProcess;
  readonly cluster: Cluster;
  readonly people: People;
  /** Nobody is hurried any more: what it remembers of how fast each writes is forgotten. */
  rested(): Promise<void>;
  /** How many answers its database holds. */
  count(): Promise<number>;
};

/** How long a bot that was let go on gets to do what it has missed. */
const AWAKE_MS = 300;

/** A bot that runs. It stands still except while it is measured, so that it takes no time from the others. */
export function botSide({ name, program, cluster, people, rested, count }: Bot): BotSide {
  const pid = program.child.pid ?? 0;
  let answers = 0;
  program.suspend(true);
  return {
    name,
    async run(each, atOnce) {
      await rested();
      program.suspend(false);
      await sleep(AWAKE_MS);
      const before = [cpuMs(pid), cluster.cpuMs()] as const;
      const walked = await people.answer(each, atOnce).catch((error: unknown) => {
        throw new Error(`${name} broke off:\n${program.output()}`, { cause: error });
      });
      const after = [cpuMs(pid), cluster.cpuMs()] as const;
      answers += walked.answers;
      program.suspend(true);
      const spent = (at: 0 | 1) => (after[at] - before[at]) / walked.answers;
      return { ...walked, programMs: spent(0), postgresMs: spent(1) };
    },
    memory: () => nodeMemory(pid),
    async check() {
      const kept = await count();
      if (kept !== answers) throw new Error(`${name} keeps ${kept} answers of ${answers}`);
    },
    async close() {
      program.suspend(false);
      await program.end("SIGTERM");
      await cluster.close();
    },
  };
}
