// `doctor`: looks at everything the program needs and says what to mend. Each look is a function in the list.

import { opensHereOnly, pageOf } from "../../config/page.ts";
import { misspeltSettings, type Settings } from "../../config/settings.ts";
import { safeText } from "../../log.ts";
import { type OpenedStore, openStore, whereNothingIs } from "../../open.ts";
import { sayUnopened } from "../../say-unopened.ts";
import { type OpenDb, serverFacts } from "../../store/db.ts";
import { readiness } from "../../store/health.ts";
import { poolerBefore } from "../../store/pooler.ts";
import { roleOf } from "../../store/program-role.ts";
import { isPaused } from "../../store/queue/pause.ts";
import { type PlatformClock, platformClocks } from "../../store/queue/platform-clocks.ts";
import { doctorHelp, doctorText, type PageFailure } from "../../text/operator/doctor.ts";
import { channelNames } from "../../text/people/ways-in.ts";
import { readArguments } from "../shared/arguments.ts";
import type { Operation, OperationContext } from "../shared/operation.ts";
import type { DoctorFinding, Look } from "./finding.ts";
import { librariesLook } from "./libraries.ts";
import { mailLook } from "./mail.ts";
import { telegramLook } from "./telegram.ts";
import { zaloLook } from "./zalo.ts";

/** Every look, in the order in which it is told. */
const looks: readonly Look[] = [
  settingsLook,
  librariesLook,
  databaseLook,
  telegramLook,
  zaloLook,
  mailLook,
  pageLook,
];

const mostSkewMs = 5_000;
const dayMs = 24 * 3_600_000;
const patienceMs = 8_000;

export const doctor: Operation = {
  name: "doctor",
  ...doctorHelp,
  needsDatabase: false,
  async run(args, context) {
    readArguments(args, {});
    let broken = 0;
    for (const look of looks) {
      for (const { state, text } of await look(context)) {
        if (state === "mend") broken += 1;
        context.print(doctorText.line(state, text));
      }
    }
    if (broken > 0) throw new Error(doctorText.broken(broken));
    context.print(doctorText.fine);
  },
};

async function settingsLook({ settings }: OperationContext): Promise<readonly DoctorFinding[]> {
  const findings: DoctorFinding[] = [{ state: "ok", text: doctorText.settingsRead(settings.TIME_ZONE) }];
  const { PUBLIC_URL: page } = settings;
  findings.push(
    ...misspeltSettings().map(
      ({ name, meant }) => ({ state: "mend", text: doctorText.misspelt(name, meant) }) as const,
    ),
  );
  if (page?.startsWith("http://") && !opensHereOnly(page)) {
    findings.push({
      state: "note",
      text: doctorText.plainHttp,
    });
  }
  if (page?.startsWith("https://") && settings.TRUSTED_PROXY === undefined) {
    findings.push({ state: "note", text: doctorText.noTrustedProxy });
  }
  if (
    settings.DEMO === "on" &&
    [page, settings.TELEGRAM_BOT_TOKEN, settings.ZALO_BOT_TOKEN, settings.ZALO_OA_APP_ID].some(Boolean)
  ) {
    findings.push({
      state: "note",
      text: doctorText.demoOn,
    });
  }
  return findings;
}

async function databaseLook(context: OperationContext): Promise<readonly DoctorFinding[]> {
  const { settings, log, now } = context;
  const nowhere = whereNothingIs(settings);
  if (nowhere !== null) return [{ state: "mend", text: doctorText.noDatabase(nowhere) }];
  let store: OpenedStore;
  try {
    store = await openStore(settings, log, now);
  } catch (error) {
    const what = settings.DATABASE_URL ? "DATABASE_URL" : `DATA_DIR (${settings.DATA_DIR})`;
    const why = sayUnopened(error) ?? safeText(error).split("\n")[0] ?? "";
    return [{ state: "mend", text: doctorText.notOpened(what, why) }];
  }
  try {
    return await lookInto(store, settings, now);
  } finally {
    await store.close();
  }
}

async function lookInto(store: OpenedStore, settings: Settings, now: () => Date): Promise<DoctorFinding[]> {
  const asked = now().getTime();
  const { version, clock } = await serverFacts(store.sql);
  const skew = Math.abs(clock.getTime() - (asked + now().getTime()) / 2);
  const { migrated, queued, oldestSeconds, dead, unread } = await readiness(store.db, now());
  return [
    { state: "ok", text: doctorText.server(version, settings.DATABASE_URL === undefined) },
    skew >= mostSkewMs
      ? { state: "mend", text: doctorText.clockApart(Math.round(skew / 1000)) }
      : { state: "ok", text: doctorText.clockFine },
    await roleLook(store),
    ...(store.isNobodys() ? [{ state: "note", text: doctorText.asNobody } as const] : []),
    ...(settings.DATABASE_URL === undefined ? [] : await poolerLook(store.url, settings)),
    ...(migrated ? clocksLook(await platformClocks(store.db, new Date(asked - dayMs))) : []),
    migrated ? { state: "ok", text: doctorText.migrated } : { state: "mend", text: doctorText.notMigrated },
    ...((await isPaused(store.db)) ? [{ state: "mend", text: doctorText.paused } as const] : []),
    queued > 0 && oldestSeconds > 600
      ? { state: "mend", text: doctorText.stuck(queued, oldestSeconds) }
      : { state: "ok", text: doctorText.waiting(queued) },
    unread.files > 0 && unread.oldestSeconds > 600
      ? { state: "mend", text: doctorText.unreadLong(unread.files, unread.oldestSeconds) }
      : { state: "ok", text: doctorText.unread(unread.files) },
    dead > 0 ? { state: "mend", text: doctorText.dead(dead) } : { state: "ok", text: doctorText.noneDead },
  ];
}

/** A pooler in transaction mode must keep prepared statements, or the program must not use them. */
async function poolerLook(url: string, { DATABASE_PREPARE }: Settings): Promise<DoctorFinding[]> {
  const pooler = await poolerBefore(url);
  if (pooler === "none") return [];
  if (pooler === "loses-statements" && DATABASE_PREPARE === "on") {
    return [{ state: "mend", text: doctorText.poolerLoses }];
  }
  return [{ state: "ok", text: doctorText.poolerFine }];
}

/** Whether the program's role may only read and write rows, as it needs. */
async function roleLook({ sql }: OpenDb): Promise<DoctorFinding> {
  const { role, mayChangeShape } = await roleOf(sql);
  if (mayChangeShape) return { state: "note", text: doctorText.oneRole(role) };
  return { state: "ok", text: doctorText.leastRole(role) };
}

/** How far each platform's clock is from ours: what people write is dated by it, reminders and deadlines are not. */
function clocksLook(clocks: readonly PlatformClock[]): DoctorFinding[] {
  return clocks.map(({ channel, account, aheadMs }) => ({
    state: Math.abs(aheadMs) >= mostSkewMs ? "mend" : "ok",
    text: doctorText.platformClock(`${channelNames[channel]} ${account}`, aheadMs, mostSkewMs),
  }));
}

/** One request for the page as the world sees it; without PUBLIC_URL, for the program on this machine. */
async function pageLook({ settings }: OperationContext): Promise<readonly DoctorFinding[]> {
  const page = pageOf(settings);
  const failure = await ask(`${page}/healthz`);
  if (failure === null) return [{ state: "ok", text: doctorText.pageAnswers(page) }];
  const isPublic = settings.PUBLIC_URL !== undefined;
  return [{ state: isPublic ? "mend" : "note", text: doctorText.pageFails(page, failure, isPublic) }];
}

/** How the page did not answer as ours does; null when it did. */
async function ask(url: string): Promise<PageFailure | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: "manual" });
    const body: unknown = await response.json().catch(() => null);
    const healthy = typeof body === "object" && body !== null && "ok" in body && body.ok === true;
    if (healthy) return null;
    return response.ok ? { type: "another-program" } : { type: "status", status: response.status };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { type: "silent", code: cause instanceof Error && "code" in cause ? String(cause.code) : "" };
  }
}
