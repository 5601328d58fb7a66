// The link to a grid: it shows no figure before a browser opens it and is that browser's then; a dead one only sends a
// fresh one to its own chat.
import { afterEach, beforeEach, expect, it } from "vitest";
import { receive } from "../../../src/engine/receive.ts";
import { createGridLink } from "../../../src/store/people/browser-links.ts";
import { mayHave } from "../../../src/store/people/rights.ts";
import { openWebDoor, type WebDoor } from "../../support/browser/web-door.ts";
import { openWorld } from "../../support/chat/world.ts";
import { castWith } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const hourMs = 3_600_000;
let now: Date;
let door: WebDoor;
let personId: number;
let target: Parameters<typeof createGridLink>[1]["target"];
let count = 0;

beforeEach(async () => {
  now = new Date("2022-10-14T10:00:00+07:00");
  const seeded = await seedRound(at.db, { units: castWith({ "THPT-01": {} }) });
  const lan = openWorld(at.db, now).chat("lan");
  await lan.join("THPT-01");
  await lan.say("sửa 2");
  await lan.say("9 tin");
  const [row] = await at.sql`select id, person_id from address where chat_key = 'lan'`;
  personId = Number(row?.person_id);
  const nodeId = seeded.node("THPT-01").id;
  const grid = { type: "grid", nodeId, table: "n2_5", row: "n2_5/r1_1", first: false } as const;
  target = { ...grid, addressId: Number(row?.id) };
  door = await openWebDoor(at, {
    clock: () => now,
    parts: {
      about: async () => ({ office: "Sở GDĐT Bến Tre", demo: false }),
      receive: (message) => receive(door.app, message),
      mayHave: ({ personId: who, target: what }) => mayHave(at.db, who, what),
    },
  });
});
afterEach(() => door.stop());

async function made(): Promise<string> {
  const token = `token-${++count}-${"x".repeat(20)}`;
  await createGridLink(at.db, {
    token,
    personId,
    target,
    now,
    expiresAt: new Date(now.getTime() + 24 * hourMs),
  });
  return `/g/${token}`;
}

/** A browser with the cookie that it was given. */
function browser() {
  let cookie = "";
  return async (path: string, body?: URLSearchParams) => {
    const init: RequestInit = { redirect: "manual", headers: { Cookie: cookie } };
    const answer = await fetch(door.url + path, body ? { ...init, method: "POST", body } : init);
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return { status: answer.status, page: await answer.text(), to: answer.headers.get("location") };
  };
}

const nothing = () => new URLSearchParams();
const boxes = (place: string, said: string) =>
  new URLSearchParams({ id: `post-${++count}-aaaa`, rev: "1", [`c:n2_5/${place}`]: said });

async function held(place: string): Promise<unknown> {
  const [row] = await at.sql`select value from answer where place = ${`n2_5/${place}`}`;
  return row?.value;
}

it("shows whose office asks and no figure, and uses nothing up, until a browser opens it", async () => {
  const [link, one, other] = [await made(), browser(), browser()];
  for (const ask of [one, other, one]) {
    const { status, page } = await ask(link);
    expect(status).toBe(200);
    expect(page).toContain("Sở GDĐT Bến Tre");
    expect(page).not.toContain("<table>");
    expect(page).not.toContain("THPT");
  }
  // Nothing is written by who has not opened it.
  expect((await one(link, boxes("r3/count", "14"))).status).toBe(410);
  expect(await one(`${link}/open`, nothing())).toMatchObject({ status: 303, to: link });
  const { page } = await one(link);
  expect(page).toContain('name="c:n2_5/r2/count" data-state="recorded"');
  expect((await one(link, boxes("r3/count", "14"))).status).toBe(303);
  expect(await held("r3/count")).toBe(14);
  // From here on it is that browser's.
  for (const [path, body] of [
    [link, undefined],
    [`${link}/open`, nothing()],
    [link, boxes("r3/count", "15")],
  ] as const) {
    const answer = await other(path, body);
    expect(answer.status).toBe(410);
    expect(answer.page).not.toContain("<table>");
  }
  expect(await held("r3/count")).toBe(14);
});

it("ends after a working day, and sends a fresh one to its own chat alone", async () => {
  const [link, ask] = [await made(), browser()];
  await ask(link);
  await ask(`${link}/open`, nothing());
  now = new Date(now.getTime() + 10 * hourMs + 1);
  expect((await ask(link, boxes("r3/count", "14"))).status).toBe(410);
  expect(await held("r3/count")).toBeUndefined();
  const before = await at.sql`select id from outbox where dedupe like 'grid-link:%'`;
  const sent = await ask(`${link}/resend`, nothing());
  expect(sent.status).toBe(200);
  expect(sent.page).not.toContain("/g/");
  const after = await at.sql`select address_id, body from outbox where dedupe like 'grid-link:%'`;
  expect(after).toHaveLength(before.length + 1);
  expect(Number(after[0]?.address_id)).toBe(target.addressId);
  expect(after[0]?.body.document).toMatchObject({ type: "grid", table: "n2_5" });
});

it("gives way to the next prompt's while nobody has opened it, and stays where somebody has", async () => {
  const [opened, ask] = [await made(), browser()];
  await ask(opened);
  await ask(`${opened}/open`, nothing());
  const left = await made();
  await made();
  expect((await ask(opened)).status).toBe(200);
  expect((await browser()(left)).status).toBe(410);
});

it("is nobody's once its person answers for the report no longer", async () => {
  const [link, ask] = [await made(), browser()];
  await ask(link);
  await ask(`${link}/open`, nothing());
  await at.sql`update role set to_at = ${now.toISOString()} where person_id = ${personId}`;
  expect((await ask(link)).status).toBe(404);
  expect((await ask(link, boxes("r3/count", "14"))).status).toBe(404);
  expect(await held("r3/count")).toBeUndefined();
});
