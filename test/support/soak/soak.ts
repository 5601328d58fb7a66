// One soak: an office, people who answer, programs that are troubled meanwhile, and what must hold in the end.
import { chmodSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../run/free-port.ts";
import { until } from "../run/patience.ts";
import { makeScratchFolder } from "../run/scratch.ts";
import { openBalancer } from "./balancer.ts";
import { type Crowd, startCrowd } from "./crowd.ts";
import { Fleet } from "./fleet.ts";
import { judge, type Verdict } from "./judge.ts";
import { askOffice, fillOffice, openOffice } from "./office.ts";
import { openPlatform, type Platform, type PlatformName } from "./platform.ts";

export type Troubled = {
  readonly fleet: Fleet;
  readonly platform: Platform;
  readonly crowd: Crowd;
  readonly dataDir: string;
  /** Where the database answers. */
  readonly url: string;
  /** Asks the database over a connection of its own, again while it is away. */
  ask(text: string): ReturnType<typeof askOffice>;
  /** Waits until so many more answers were echoed. */
  more(answers: number): Promise<void>;
};

export type Soak = {
  readonly platform: PlatformName;
  readonly door: "webhook" | "poll";
  readonly programs?: number;
  readonly people: number;
  /** How many rows each of them answers. */
  readonly questions: number;
  /** How long people think before an answer, at most. */
  readonly thinkMs?: number;
  /** Where the database lies, if not in a folder of its own. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A command that runs the program in another way, given its file. */
  readonly command?: (main: string) => readonly string[];
  /** Whether programs may end by themselves, as when their database is away; they are started again. */
  readonly mayEnd?: boolean;
  /** What is done to them while people answer. */
  trouble(troubled: Troubled): Promise<void>;
};

export type Outcome = Verdict & {
  readonly kills: number;
  /** What programs said that ended by themselves. */
  readonly ended: readonly string[];
  readonly seconds: number;
};

/** A bound: it ends what hangs. A message whose sending broke off comes within a minute. */
const PATIENCE_MS = 150_000;

export async function runSoak(soak: Soak): Promise<Outcome> {
  const began = performance.now();
  const dataDir = soak.dataDir ?? makeScratchFolder("soak");
  chmodSync(dataDir, 0o755); // run by root, the server is another user and must get in
  const ports: number[] = [];
  for (let n = 0; n < (soak.programs ?? 1); n++) ports.push(await freePort());
  const balancer = soak.door === "webhook" ? await openBalancer(ports) : null;
  const office = await fillOffice(dataDir, soak.people, soak.questions);
  const platform = await openPlatform(soak.platform, balancer?.url ?? null);
  let fleet: Fleet | null = null;
  try {
    const env = { ...platform.env, ...soak.env };
    fleet = await Fleet.start({ dataDir, ports, env, ...(soak.command ? { command: soak.command } : {}) });
    await until("people can write", platform.ready);
    const crowd = startCrowd({
      platform,
      codes: office.codes,
      questions: soak.questions,
      thinkMs: soak.thinkMs ?? 1_000,
      patienceMs: PATIENCE_MS,
      known: async (key) =>
        (await askOffice(office.url, `select 1 from inbox where key like '%:${key}%'`)).length > 0,
    });
    const more = async (answers: number) => {
      const goal = crowd.echoed() + answers;
      const end = performance.now() + PATIENCE_MS;
      while (crowd.echoed() < goal && performance.now() < end && !crowd.ended()) await sleep(50);
    };
    const ask = (text: string) => askOffice(office.url, text);
    await soak.trouble({ fleet, platform, crowd, dataDir, url: office.url, ask, more });
    await crowd.finish();
    const outcome = await verdictOf(soak, { dataDir, fleet, platform, crowd });
    return { ...outcome, seconds: (performance.now() - began) / 1000 };
  } finally {
    await fleet?.destroy();
    await platform.stop();
    await balancer?.close();
    if (soak.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function verdictOf(
  soak: Soak,
  { dataDir, fleet, platform, crowd }: Pick<Troubled, "dataDir" | "fleet" | "platform" | "crowd">,
): Promise<Omit<Outcome, "seconds">> {
  const store = await openOffice(dataDir);
  try {
    const { diaries } = crowd;
    const repeatsAllowed = fleet.kills + fleet.ended.length + platform.cutAfter();
    const verdict = await judge({
      sql: store.sql,
      diaries,
      platform,
      repeatsAllowed,
      patienceMs: PATIENCE_MS,
    });
    const { kills, ended } = fleet;
    const breaches = [...verdict.breaches];
    if (ended.length > 0 && soak.mayEnd !== true) breaches.push(`ended by itself: ${ended.join("; ")}`);
    const codes = await fleet.end();
    if (codes.some((code) => code !== 0)) breaches.push(`at the end they exited with ${codes.join(", ")}`);
    if (platform.forgets && verdict.lost > kills * platform.accounts)
      breaches.push(`${verdict.lost} were lost`);
    return { ...verdict, breaches, kills, ended };
  } finally {
    await store.close();
  }
}
