// Programs killed at random, and the machine with them, through every door.
import { setTimeout as sleep } from "node:timers/promises";
import { openDb } from "../../../../src/store/db.ts";
import { halfAMinuteAfterKill } from "../../chat/delivery.ts";
import type { PlatformName } from "../platform.ts";
import { runSoak, type Soak, type Troubled } from "../soak.ts";
import type { Scene, Size } from "./scene.ts";

type Door = {
  readonly platform: PlatformName;
  readonly door: "webhook" | "poll";
  readonly programs: number;
  /** How many kills there are in the long form and in the short one. */
  readonly kills: Readonly<Record<Size, number>>;
  /** Every so many-th kill is the machine's: the database's server goes too. Null: never. */
  readonly machineEvery: number | null;
  /** Whether every test run plays it: one of each platform, by both kinds of door. */
  readonly always: boolean;
};

/** 200 kills by webhook, 100 by polling; some twenty in the short form. */
const doors: readonly Door[] = [
  {
    platform: "telegram",
    door: "webhook",
    programs: 1,
    kills: { long: 80, short: 4 },
    machineEvery: 4,
    always: true,
  },
  {
    platform: "zalo-bot",
    door: "webhook",
    programs: 1,
    kills: { long: 50, short: 4 },
    machineEvery: 4,
    always: false,
  },
  {
    platform: "zalo-oa",
    door: "webhook",
    programs: 2,
    kills: { long: 40, short: 3 },
    machineEvery: null,
    always: true,
  },
  {
    platform: "telegram",
    door: "webhook",
    programs: 3,
    kills: { long: 40, short: 4 },
    machineEvery: 8,
    always: false,
  },
  {
    platform: "telegram",
    door: "poll",
    programs: 2,
    kills: { long: 60, short: 5 },
    machineEvery: 5,
    always: false,
  },
  {
    platform: "zalo-bot",
    door: "poll",
    programs: 2,
    kills: { long: 50, short: 3 },
    machineEvery: null,
    always: true,
  },
];

/** The scenes of these doors. */
const scenesOf = (played: readonly Door[]): readonly Scene[] =>
  played.map((door) => ({
    name: `killed: ${door.platform} by ${door.door}, ${door.programs} program${door.programs > 1 ? "s" : ""}`,
    play: (size) => {
      const { platform, programs } = door;
      const crowd =
        size === "short"
          ? { people: 5, questions: 6, thinkMs: 1_500 }
          : { people: 20, questions: 60, thinkMs: 4_000 };
      const soak: Soak = {
        platform,
        door: door.door,
        programs,
        ...crowd,
        trouble: (troubled) => killAtRandom(troubled, door, size),
      };
      return runSoak(soak);
    },
  }));

export const killScenes = scenesOf(doors);
/** Those that every test run plays. */
export const shortKillScenes = scenesOf(doors.filter(({ always }) => always));

/** How long after a start or after having started the next kill comes, at most. */
const WITHIN_MS = { short: 800, long: 2_500 };

/** Kills so often, programs in turn: every other time while it starts. */
async function killAtRandom(
  { fleet, platform, crowd, url, more }: Troubled,
  { kills, machineEvery }: Door,
  size: Size,
): Promise<void> {
  await more(1);
  for (let n = 0; n < kills[size] && !crowd.ended(); n++) {
    await platform.loseAnswers(1);
    const port = fleet.ports[n % fleet.ports.length] ?? 0;
    if (n % 2 === 0) await fleet.up(port);
    await sleep(Math.random() * WITHIN_MS[size]);
    if (machineEvery !== null && n % machineEvery === machineEvery - 1) await fleet.killAll();
    else await fleet.kill(port);
    if (size === "long" && n % 4 === 0) await more(5);
  }
  for (const port of fleet.ports) await fleet.up(port);
  if (size === "short") await hurry(url);
}

/** Nobody waits half a minute for what a killed program was sending. */
async function hurry(url: string): Promise<void> {
  const { db, close } = openDb(url, { max: 1 });
  try {
    await halfAMinuteAfterKill(db);
  } finally {
    await close();
  }
}
