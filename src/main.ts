// Starts the program in the real world and stops it: the only place that constructs, with the CLI.
import { newId, now } from "./clock.ts";
import { sayMisspelt } from "./config/misspelt.ts";
import { misspeltSettings, readEnvFile, readSettings, type Settings } from "./config/settings.ts";
import { endOfDay } from "./form/rounds/days.ts";
import { openLog, safeText } from "./log.ts";
import { openStore } from "./open.ts";
import { type Program, startProgram } from "./program.ts";
import { sayUnopened } from "./say-unopened.ts";
import { type Db, isUnavailable } from "./store/db.ts";
import { demoCodes, seedDemo } from "./store/rounds/demo.ts";
import { sayNotStarted } from "./text/operator/database.ts";
import { demoLines } from "./text/phrases.ts";

const dayMs = 24 * 3_600_000;

async function main(): Promise<void> {
  const settings = settingsOrExit();
  const log = openLog(settings.LOG_LEVEL);
  for (const found of misspeltSettings()) log.warn({}, sayMisspelt(found));
  // Signals are listened to from the first moment: a stop in the middle of a start must not leave the database running.
  const asked = new Promise<unknown>((resolve) => {
    process.on("SIGTERM", resolve);
    process.on("SIGINT", resolve);
  });
  // Node would print the whole error, with the parameters of a query (answers) in it.
  process.on("uncaughtException", (error) => {
    log.error({ error }, "The program cannot go on.");
    process.exit(1);
  });
  // When a new connection is lost at once, the driver drops its own question for the types: nobody waits for that one.
  process.on("unhandledRejection", (error) => {
    if (!isUnavailable(error)) throw error;
    log.warn({ error }, "A connection to the database was lost.");
  });
  const store = await openStore(settings, log, now);
  store.keepServer(() => {
    log.error({}, "The database server got another port; the program ends, to be started again.");
    process.exit(1);
  });
  let program: Program | undefined;
  try {
    if (settings.DEMO === "on") {
      const deadline = endOfDay(new Date(now().getTime() + 7 * dayMs), settings.TIME_ZONE);
      await seedDemo(store.db, now(), deadline);
    }
    program = await startProgram({ settings, log, store, clock: now, newId });
    await announce(store.db, settings, program.address);
    await asked;
  } finally {
    await program?.stop();
    await store.close();
  }
}

/** Links of a demonstration go to the console, never to the log. */
async function announce(db: Db, settings: Settings, page: string): Promise<void> {
  const links = settings.DEMO === "on" ? await demoCodes(db, now(), newId) : null;
  if (!links) {
    process.stdout.write(`${page}\n`);
    return;
  }
  const { TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN, ZALO_OA_APP_ID, PUBLIC_URL } = settings;
  const doors = [TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN, ZALO_OA_APP_ID, PUBLIC_URL];
  const real = doors.some((setting) => setting !== undefined);
  const at = (code: string) => `${page}/j/${code}`;
  const contact = { unit: links.contact.unit, link: at(links.contact.code) };
  const officer = { unit: links.officer.unit, link: at(links.officer.code) };
  process.stdout.write(`\n${demoLines(page, contact, officer, real)}\n\n`);
}

function settingsOrExit(): Settings {
  try {
    readEnvFile();
    return readSettings();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${sayNotStarted(sayUnopened(error) ?? safeText(error))}\n`);
    process.exit(1);
  },
);
