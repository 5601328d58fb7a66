// The office of a soak: schools that are asked the long form, a code for each, over a database of its own folder.
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { now } from "../../../src/clock.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { parseForm } from "../../../src/form/form.ts";
import { usualRound } from "../../../src/form/library.ts";
import { type OpenStore, openStore } from "../../../src/open.ts";
import { openRound } from "../../../src/store/rounds/rounds.ts";
import { unit } from "../../../src/store/schema.ts";
import { codeFor } from "../round/join-code.ts";
import { longForm } from "../round/long-form.ts";

export type Office = {
  /** A contact's code for each school. */
  readonly codes: readonly string[];
  /** Where its database answers. */
  readonly url: string;
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Opens the database of a folder, beside the programs that use it. */
export function openOffice(dataDir: string): Promise<OpenStore> {
  return openStore(readSettings({ DATA_DIR: dataDir }), silent, now);
}

/** Fills a database in which nothing stands. */
export async function fillOffice(dataDir: string, schools: number, questions: number): Promise<Office> {
  const store = await openOffice(dataDir);
  try {
    const codes = Array.from({ length: schools }, (_, at) => `S${at + 1}`);
    await store.db.transaction(async (tx) => {
      const office = { code: "SO", kind: "so_gddt", name: "Office", shortName: "Office", position: 0 };
      const [top] = await tx.insert(unit).values(office).returning();
      const school = { kind: "thpt", parentId: top?.id ?? null };
      await tx
        .insert(unit)
        .values(
          codes.map((code, at) => ({ ...school, code, name: code, shortName: code, position: at + 1 })),
        );
      const deadline = new Date(now().getTime() + 6 * 86_400_000);
      const settings = usualRound("tuan-le-htsd-2022");
      const round = { form: parseForm(longForm(questions)), title: "Soak", deadline, settings };
      await openRound(tx, { ...round, demo: false, codes: null, now: now() });
    });
    const joining: string[] = [];
    for (const code of codes) joining.push(await codeFor(store.db, code, "contact"));
    return { codes: joining, url: store.url };
  } finally {
    await store.close();
  }
}

/** Asks the database once, over a connection of its own; tries again while the server is away. */
export async function askOffice(url: string, text: string, tries = 40): Promise<readonly postgres.Row[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return await sql.unsafe(text);
  } catch (error) {
    if (tries <= 1) throw error;
    await sleep(250);
  } finally {
    await sql.end({ timeout: 1 }).catch(() => undefined);
  }
  return askOffice(url, text, tries - 1);
}
