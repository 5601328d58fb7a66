// What monitors hear: yes or no for everybody, details and measures for who has the token.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { metricsPort } from "../../../src/doors/http/watch.ts";
import { openDb } from "../../../src/store/db.ts";
import { openWebDoor, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const token = "a-token-of-the-monitor-with-32-letters";
const shown = { text: async () => "measures 1\n", contentType: "text/plain" };

let database: TestDatabase;
let door: WebDoor;
beforeAll(async () => {
  database = await openTestDatabase();
  door = await openWebDoor(database, { env: { METRICS_TOKEN: token }, parts: { metrics: shown } });
});
afterAll(async () => {
  await door.stop();
  await database.close();
});

const ask = (path: string, bearer?: string) =>
  fetch(door.url + path, { headers: bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` } });

describe("/readyz", () => {
  it("tells strangers yes, and the backlog to who has the token", async () => {
    await database.sql`
      insert into outbox (address_id, priority, kind, body, created_at, state) values
        (1, 0, 'reply', '{}', now() - interval '1 minute', 'queued'), (1, 0, 'reply', '{}', now(), 'sent')`;
    await database.sql`
      insert into outbox (address_id, priority, kind, body, created_at, not_before, state)
      values (1, 0, 'reply', '{}', now() - interval '1 hour', now() + interval '1 hour', 'queued')`;
    await database.sql`
      insert into inbox (channel, account, key, received_at, state) values ('telegram', '1', 'k', now(), 'dead')`;
    for (const bearer of [undefined, "another", `${token}x`]) {
      const stranger = await ask("/readyz", bearer);
      expect([stranger.status, await stranger.json()]).toEqual([200, { ok: true }]);
    }
    const known = z
      .looseObject({ oldestSeconds: z.number() })
      .parse(await (await ask("/readyz", token)).json());
    expect(known).toMatchObject({
      ok: true,
      migrated: true,
      takesWhatIsNew: true,
      queued: 1,
      dead: 1,
      room: null,
    });
    expect(known.oldestSeconds).toBeGreaterThanOrEqual(59);
    expect(known.oldestSeconds).toBeLessThan(90);
  });

  it("says no while the database takes nothing new, and yes once it does again", async () => {
    const url = `${database.url}?default_transaction_read_only=on`;
    const closed = openDb(url, { max: 1 });
    const own = await openWebDoor({ ...database, db: closed.db });
    const ready = async () => {
      const answer = await fetch(`${own.url}/readyz`);
      return [answer.status, await answer.json()];
    };
    expect(await ready()).toEqual([503, { ok: false }]);
    // The pool's one connection now begins transactions that may write.
    await closed.db.execute(sql`set default_transaction_read_only = off`);
    expect(await ready()).toEqual([200, { ok: true }]);
    await own.stop();
    await closed.close();
  });

  it("leaves nothing behind where it tried", async () => {
    await ask("/readyz");
    expect(await database.sql`select 1 from pg_class where relname = 'readiness'`).toEqual([]);
  });

  it("says no to a database of an older release", async () => {
    const kept = await database.sql`delete from drizzle.__drizzle_migrations returning hash, created_at`;
    const old = await ask("/readyz");
    expect([old.status, await old.json()]).toEqual([503, { ok: false }]);
    expect(await (await ask("/readyz", token)).json()).toMatchObject({ ok: false, migrated: false });
    for (const { hash, created_at: at } of kept)
      await database.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${at})`;
  });
});

describe("/metrics", () => {
  it("is for who has the token", async () => {
    expect(
      await Promise.all([undefined, "another", ""].map(async (one) => (await ask("/metrics", one)).status)),
    ).toEqual([401, 401, 401]);
    expect(await (await ask("/metrics", token)).text()).toBe("measures 1\n");
  });

  it("does not exist without a token, whatever is measured", async () => {
    const own = await openWebDoor(database, { parts: { metrics: shown } });
    expect((await fetch(`${own.url}/metrics`)).status).toBe(404);
    expect(
      (await fetch(`${own.url}/metrics`, { headers: { Authorization: "Bearer undefined" } })).status,
    ).toBe(404);
    await own.stop();
  });

  it("on its own port asks for nothing, and tells the details", async () => {
    const port = metricsPort(door.app, shown);
    expect(await (await port.request("/metrics")).text()).toBe("measures 1\n");
    expect(await (await port.request("/readyz")).json()).toMatchObject({ ok: true, migrated: true });
    expect(port.routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /metrics",
      "GET /readyz",
    ]);
  });
});
