// `doctor`: looks at everything the program needs and says what to mend. Each look is a function in the list.

import { sayMisspelt } from "../../config/misspelt.ts";
import { opensHereOnly } from "../../config/page.ts";
import { misspeltSettings, type Settings } from "../../config/settings.ts";
import { openStore, whereNothingIs } from "../../open.ts";
import { type OpenDb, serverFacts } from "../../store/db.ts";
import { readiness } from "../../store/health.ts";
import { isPaused } from "../../store/queue/pause.ts";
import { readArguments } from "../shared/arguments.ts";
import type { Operation, OperationContext } from "../shared/operation.ts";
import type { Finding, Look } from "./finding.ts";
import { telegramLook } from "./telegram.ts";
import { zaloLook } from "./zalo.ts";

/** Every look, in the order in which it is told. */
const looks: readonly Look[] = [settingsLook, databaseLook, telegramLook, zaloLook, pageLook];

const mostSkewMs = 5_000;
const patienceMs = 8_000;

export const doctor: Operation = {
  name: "doctor",
  summary: "look at everything the program needs and say what to mend",
  help: `doctor

Looks at the settings, the database, its clock and migrations, what waits or failed, Telegram and Zalo (the
tokens and where their messages go) and whether PUBLIC_URL reaches this program. Ends with an error when something is to be mended.`,
  needsDatabase: false,
  async run(args, context) {
    readArguments(args, {});
    let broken = 0;
    for (const look of looks) {
      for (const { state, text } of await look(context)) {
        if (state === "mend") broken += 1;
        context.print(`${{ ok: "ok   ", mend: "MEND ", note: "note " }[state]} ${text}`);
      }
    }
    if (broken > 0) throw new Error(`${broken} to be mended.`);
    context.print("Nothing to mend.");
  },
};

async function settingsLook({ settings }: OperationContext): Promise<readonly Finding[]> {
  const findings: Finding[] = [
    { state: "ok", text: `settings: read; times are shown in ${settings.TIME_ZONE}` },
  ];
  const { PUBLIC_URL: page } = settings;
  findings.push(
    ...misspeltSettings().map(
      (found) => ({ state: "mend", text: `settings: ${sayMisspelt(found)}` }) as const,
    ),
  );
  if (page?.startsWith("http://") && !opensHereOnly(page)) {
    findings.push({
      state: "note",
      text: "PUBLIC_URL: http:// serves a private network only; Telegram and Zalo need https:// (docs/van-hanh.md)",
    });
  }
  if (
    settings.DEMO === "on" &&
    [page, settings.TELEGRAM_BOT_TOKEN, settings.ZALO_BOT_TOKEN, settings.ZALO_OA_APP_ID].some(Boolean)
  ) {
    findings.push({
      state: "note",
      text: "DEMO=on: an empty database is filled with sample units; set DEMO=off",
    });
  }
  return findings;
}

async function databaseLook(context: OperationContext): Promise<readonly Finding[]> {
  const { settings, log, now } = context;
  const nowhere = whereNothingIs(settings);
  if (nowhere !== null) return [{ state: "mend", text: `database: ${nowhere}` }];
  let store: Awaited<ReturnType<typeof openStore>>;
  try {
    store = await openStore(settings, log, now);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : "unknown";
    const what = settings.DATABASE_URL ? "DATABASE_URL" : `DATA_DIR (${settings.DATA_DIR})`;
    return [{ state: "mend", text: `database: cannot be opened; look at ${what}: ${why}` }];
  }
  try {
    return await lookInto(store, settings, now);
  } finally {
    await store.close();
  }
}

async function lookInto(store: OpenDb, settings: Settings, now: () => Date): Promise<Finding[]> {
  const asked = now().getTime();
  const { version, clock } = await serverFacts(store.sql);
  const skew = Math.abs(clock.getTime() - (asked + now().getTime()) / 2);
  const { migrated, queued, oldestSeconds, dead } = await readiness(store.db, now());
  const own = settings.DATABASE_URL ? "" : ", the program's own";
  return [
    { state: "ok", text: `database: PostgreSQL ${version}${own}` },
    skew > mostSkewMs
      ? {
          state: "mend",
          text: `clock: differs from the database's by ${Math.round(skew / 1000)} s; set both by NTP`,
        }
      : { state: "ok", text: "clock: agrees with the database's" },
    migrated
      ? { state: "ok", text: "migrations: all applied" }
      : { state: "mend", text: "migrations: some are missing; start the program once" },
    ...((await isPaused(store.db))
      ? [
          {
            state: "mend",
            text: "paused since a restore: `npm run cli -- resume` once the original is off",
          } as const,
        ]
      : []),
    queued > 0 && oldestSeconds > 600
      ? {
          state: "mend",
          text: `outbox: ${queued} messages wait, the oldest ${oldestSeconds} s; is the program running?`,
        }
      : { state: "ok", text: `outbox: ${queued} messages wait` },
    dead > 0
      ? { state: "mend", text: `inbox: ${dead} messages could not be processed; see \`dead list\`` }
      : { state: "ok", text: "inbox: nothing failed" },
  ];
}

/** One request for the page as the world sees it; without PUBLIC_URL, for the program on this machine. */
async function pageLook({ settings }: OperationContext): Promise<readonly Finding[]> {
  const { PUBLIC_URL, HOST, PORT } = settings;
  const page = PUBLIC_URL?.replace(/\/+$/, "") ?? `http://${HOST}:${PORT}`;
  const answer = await ask(`${page}/healthz`);
  if (answer === "ok") return [{ state: "ok", text: `page: ${page} answers` }];
  const state = PUBLIC_URL ? "mend" : "note";
  const hint = PUBLIC_URL
    ? "look at DNS, the reverse proxy, its certificate and the service"
    : "is it running?";
  return [{ state, text: `page: ${page}/healthz ${answer}; ${hint}` }];
}

async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: "manual" });
    const body: unknown = await response.json().catch(() => null);
    const healthy = typeof body === "object" && body !== null && "ok" in body && body.ok === true;
    if (healthy) return "ok";
    return response.ok ? "is answered by another program" : `answers ${response.status}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    return `does not answer${code === "" ? "" : ` (${code})`}`;
  }
}
