// A test file's office with officers at their pages: a small register, a world, and browsers that are signed in.
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Http } from "../../../src/doors/http/app.ts";
import { openWorld, type TestChat, type World } from "../chat/world.ts";
import { castWith } from "../round/cast.ts";
import { seedRound } from "../round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../run/database.ts";
import { OfficerBrowser, openOfficerDoor, origin, pathIn } from "./officer-door.ts";

export type Desk = {
  readonly database: TestDatabase;
  readonly world: World;
  /** A new officer of the office that asks, with a chat and an open page of their own. */
  officer(name: string): Promise<OfficerBrowser>;
  /** The open page of an officer who has joined in this chat. */
  signedIn(chat: TestChat): Promise<OfficerBrowser>;
  /** A browser that was never here. */
  stranger(): OfficerBrowser;
  count(table: string): Promise<number>;
};

/** Call once at the top of a test file. `seed`: another round than the usual one with the usual units. */
export function officerDesk(start: Date, seed: Parameters<typeof seedRound>[1] = {}): Desk {
  let opened: { database: TestDatabase; world: World; http: Http } | null = null;
  const troubles: string[] = [];
  const here = () => {
    if (!opened) throw new Error("the office opens before the first test");
    return opened;
  };
  beforeAll(async () => {
    const database = await openTestDatabase();
    await seedRound(database.db, { units: castWith({}), ...seed });
    const world = openWorld(database.db, start, {}, { PUBLIC_URL: origin });
    // What a page's work throws is told to the person as trouble: here it must be seen.
    const log = {
      ...world.app.log,
      error: (details: object) => troubles.push(String(Reflect.get(details, "error"))),
    };
    opened = { database, world, http: openOfficerDoor({ ...world.app, log }) };
  });
  afterEach(() => expect(troubles.splice(0)).toEqual([]));
  afterAll(async () => {
    opened?.http.end();
    await opened?.database.close();
  });
  const signedIn = async (chat: TestChat) => {
    const browser = new OfficerBrowser(here().http);
    await browser.post(pathIn(await chat.say("/page")));
    return browser;
  };
  return {
    get database() {
      return here().database;
    },
    get world() {
      return here().world;
    },
    async officer(name) {
      const chat = here().world.chat(name);
      await chat.join("SO", "officer");
      return signedIn(chat);
    },
    signedIn,
    stranger: () => new OfficerBrowser(here().http),
    async count(table) {
      const [row] = await here().database.sql.unsafe(`select count(*)::int as count from ${table}`);
      return Number(row?.count);
    },
  };
}

/** One of the dispatches of the tests, as a browser posts it. */
export function dispatch(name: string): File {
  return new File([readFileSync(new URL(`../dispatches/${name}`, import.meta.url))], name);
}
