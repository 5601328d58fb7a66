// The short address: six figures open the page of one chat's report for the browser that types them first, and are looked
// at no faster than codes.
import { afterEach, beforeEach, expect, it } from "vitest";
import { createUploadNumber } from "../../../src/store/people/upload-numbers.ts";
import { weighCode } from "../../../src/store/people/wrong-codes.ts";
import { openWebDoor, type WebDoor } from "../../support/browser/web-door.ts";
import { openWorld } from "../../support/chat/world.ts";
import { jpegOf } from "../../support/files/photos.ts";
import { cast } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const minuteMs = 60_000;
let now: Date;
let may: boolean;
let door: WebDoor;
let target: { readonly type: "upload"; readonly nodeId: number; readonly addressId: number };
let personId: number;

beforeEach(async () => {
  now = new Date("2022-10-14T10:00:00+07:00");
  may = true;
  const seeded = await seedRound(at.db, { units: cast() });
  await openWorld(at.db, now).chat("lan").join("THPT-01");
  const [row] = await at.sql`select id, person_id from address where chat_key = 'lan'`;
  personId = Number(row?.person_id);
  target = { type: "upload", nodeId: seeded.node("THPT-01").id, addressId: Number(row?.id) };
  door = await openWebDoor(at, { clock: () => now, parts: { mayHave: async () => may } });
});
afterEach(() => door.stop());

async function made(newId = door.app.newId): Promise<string> {
  const number = await createUploadNumber(at.db, { personId, target, newId, now });
  if (number === null) throw new Error("no number was free");
  return number;
}

/** A browser, with the cookie that it holds. */
function browser() {
  let cookie = "";
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(door.url + path, { ...init, headers: { Cookie: cookie }, redirect: "manual" });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return { status: answer.status, page: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  return {
    look: (path: string) => ask(path),
    type: (number: string) => ask("/t", { method: "POST", body: new URLSearchParams({ number }) }),
    hand: (path: string, name: string) => {
      const form = new FormData();
      form.set("file", new File([jpegOf(name)], name));
      return ask(path, { method: "POST", body: form });
    },
  };
}

const wrong = async () =>
  (await at.sql`select detail, network from security_log where what = 'wrong-code'`).length;

it("opens a page of its own for that chat, with the figures parted as they like", async () => {
  const number = await made();
  const desk = browser();
  expect((await desk.look("/t")).page).toContain("6 chữ số");
  const opened = await desk.type(` ${number.slice(0, 3)} ${number.slice(3)} `);
  expect(opened.status).toBe(303);
  expect(opened.to).toMatch(/^\/u\/[\w-]{16,}$/u);
  const page = await desk.look(opened.to);
  expect(page.status).toBe(200);
  expect(page.page).toContain("Sở GDĐT Bến Tre");
  expect(page.page).not.toMatch(/Trường|THPT-01|Lan/u);
  expect((await desk.hand(opened.to, "a.jpg")).status).toBe(303);
  // The message by which the chat hears of it waits there.
  expect(
    (await at.sql`select chat_key from inbox where key like 'upload:%'`).map((row) => row.chat_key),
  ).toEqual(["lan"]);
  // The page is that browser's: its address alone opens nothing.
  expect((await browser().look(opened.to)).status).toBe(410);
});

it("is used up by no look, and is the first browser's: typed again there it opens again, elsewhere it is unknown", async () => {
  const number = await made();
  const before = await at.sql`select * from link`;
  for (let n = 0; n < 3; n++) expect((await browser().look("/t")).status).toBe(200);
  expect(await at.sql`select * from link`).toEqual(before);
  const [first, second] = [browser(), browser()];
  expect((await first.type(number)).status).toBe(303);
  expect((await second.type(number)).status).toBe(404);
  const again = await first.type(number);
  expect(again.status).toBe(303);
  expect((await first.look(again.to)).status).toBe(200);
});

it("is one of several browsers' that type it at the same moment", async () => {
  const number = await made();
  const answers = await Promise.all([browser(), browser(), browser()].map((one) => one.type(number)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404]);
});

it("lives for 30 minutes, and its page for 30 more", async () => {
  const [early, late] = [await made(), await made()];
  const desk = browser();
  now = new Date(now.getTime() + 30 * minuteMs - 1);
  const opened = await desk.type(early);
  expect(opened.status).toBe(303);
  now = new Date(now.getTime() + 1);
  expect((await browser().type(late)).status).toBe(404);
  now = new Date(now.getTime() + 30 * minuteMs - 2);
  expect((await desk.hand(opened.to, "a.jpg")).status).toBe(303);
  now = new Date(now.getTime() + 1);
  expect((await desk.hand(opened.to, "b.jpg")).status).toBe(410);
});

it("says one and the same where it is unknown, over, revoked, without right, or its chat is another person's", async () => {
  const pages = new Set<string>();
  const collect = async (number: string) => {
    const answer = await browser().type(number);
    expect(answer.status).toBe(404);
    pages.add(answer.page);
  };
  const number = await made();
  await collect(number === "000000" ? "000001" : "000000");
  may = false;
  await collect(number);
  may = true;
  await at.sql`update address set person_id = ${personId + 1} where id = ${target.addressId}`;
  await collect(number);
  await at.sql`update address set person_id = ${personId} where id = ${target.addressId}`;
  await at.sql`update link set revoked_at = ${now.toISOString()}`;
  await collect(number);
  const other = await made();
  now = new Date(now.getTime() + 30 * minuteMs);
  await collect(other);
  expect(pages.size).toBe(1);
  expect([...pages][0]).toContain("gõ “tệp”");
  expect(await wrong()).toBeGreaterThan(0);
}, 60_000);

it("is guessed at no faster than codes: wrong numbers and wrong codes of a network are one count", async () => {
  const number = await made();
  const unknown = number === "000000" ? "000001" : "000000";
  const guesses = await Promise.all(Array.from({ length: 30 }, () => browser().type(unknown)));
  expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([404]));
  // The right one is not looked at either.
  expect((await browser().type(number)).status).toBe(429);
  const code = { folded: "7K3F9QX2M4TB", network: "127.0.0.1", now };
  expect(await weighCode(at.db, code)).toEqual({ seconds: 6 });
  const [counted] = await at.sql`select codes, without_session from wrong_code`;
  expect(counted).toEqual({ codes: 30, without_session: 30 });
  now = new Date(now.getTime() + 6_000);
  expect((await browser().type(number)).status).toBe(303);
}, 60_000);

it("looks nothing up where there are no six figures", async () => {
  for (const typed of ["", "48291", "4829133", "48291a", "７K3F-9QX2-M4TB"]) {
    const answer = await browser().type(typed);
    expect(answer.status).toBe(400);
    expect(answer.page).toContain("đủ 6 chữ số");
  }
  expect(await wrong()).toBe(0);
});

it("is kept as a hash alone, is taken twice at no time, and is free again once it is over", async () => {
  const same = () => "always the same id";
  let ids = 0;
  const number = await made(() => (ids++ === 0 ? same() : door.app.newId()));
  expect(number).toMatch(/^\d{6}$/u);
  expect(JSON.stringify(await at.sql`select * from link`)).not.toContain(number);
  expect(await createUploadNumber(at.db, { personId, target, newId: same, now })).toBeNull();
  now = new Date(now.getTime() + 30 * minuteMs);
  ids = 0;
  expect(await made(() => (ids++ === 0 ? same() : door.app.newId()))).toBe(number);
});
