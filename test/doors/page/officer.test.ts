// The officer's page: its link and its session, from the chat's word to the end, and the overview, over the real routes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Http } from "../../../src/doors/http/app.ts";
import { erasePerson } from "../../../src/store/people/erase.ts";
import {
  OfficerBrowser,
  openOfficerDoor,
  origin,
  pathIn,
  wordsOf,
} from "../../support/browser/officer-door.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const start = new Date("2022-10-14T10:00:00+07:00");
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let database: TestDatabase;
let world: World;
let http: Http;
let officer: TestChat;
let contact: TestChat;

beforeAll(async () => {
  database = await openTestDatabase();
  await seedRound(database.db, {
    units: castWith({
      "THPT-01": {
        answers: fullAnswers("thpt"),
        sealed: { at: new Date("2022-10-11T09:00:00+07:00") },
        contacts: [],
      },
    }),
  });
  world = openWorld(database.db, start, {}, { PUBLIC_URL: origin });
  http = openOfficerDoor(world.app);
});
afterAll(async () => {
  http?.end();
  await database.close();
});

beforeEach(async () => {
  await database.sql`delete from officer_page`;
  await database.sql`update role set to_at = ${start.toISOString()}`;
  world.pass(start.getTime() - world.now().getTime());
  officer = world.chat(`hanh-${Math.random()}`);
  contact = world.chat(`minh-${Math.random()}`);
  await officer.join("SO", "officer");
  await contact.join("THPT-02");
});

const link = async () => pathIn(await officer.say("trang"));
const opened = async () => {
  const browser = new OfficerBrowser(http);
  await browser.post(await link());
  return browser;
};

describe("the link", () => {
  it("is given to an officer by a word or a command, and to nobody else", async () => {
    expect((await officer.say("/page")).text).toContain(`${origin}/p/`);
    expect((await officer.say("Trang")).text).toContain("Mở một lần, đến 10:10 ngày 14/10/2022");
    expect((await contact.say("/page")).text).toContain("dành cho chuyên viên");
    expect((await contact.say("trang")).text).not.toContain("/p/");
  });

  it("shows whose page it is, however often it is fetched, and is used up by the button alone", async () => {
    const path = await link();
    const browser = new OfficerBrowser(http);
    for (let n = 0; n < 3; n++) {
      const page = await browser.get(path);
      expect(page.status).toBe(200);
      expect(wordsOf(page.text)).toContain("Mở trang");
      expect(page.cookies).toEqual([]);
    }
    const answer = await browser.post(path);
    expect([answer.status, answer.to]).toEqual([303, "/officer"]);
    expect(answer.cookies).toHaveLength(1);
    expect(answer.cookies[0]).toMatch(
      /^__Host-tonghop_page=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await browser.get("/officer")).status).toBe(200);
  });

  it("opens once: another browser is told how it gets its own, the same one that its page is open", async () => {
    const path = await link();
    const [mine, other] = [new OfficerBrowser(http), new OfficerBrowser(http)];
    await mine.post(path);
    for (const answer of [await other.get(path), await other.post(path)]) {
      expect(answer.status).toBe(404);
      expect(wordsOf(answer.text)).toContain("Xin gõ “trang” trong cuộc trò chuyện với bot");
      expect(answer.text).not.toContain('href="/officer"');
    }
    expect((await mine.get(path)).text).toContain('href="/officer"');
    expect((await other.get("/officer")).status).toBe(401);
  });

  it("opens nothing after ten minutes, nor where it was guessed, nor for who is no officer any more", async () => {
    const [late, lost] = [await link(), await link()];
    const browser = new OfficerBrowser(http);
    expect((await browser.get("/p/guessed")).status).toBe(404);
    world.pass(11 * minuteMs);
    expect((await browser.post(late)).status).toBe(404);
    world.pass(-11 * minuteMs);
    await database.sql`update role set to_at = ${start.toISOString()} where role = 'officer'`;
    expect((await browser.post(lost)).status).toBe(404);
  });
});

describe("the page", () => {
  it("stays open while it is used, and closes after a working day without", async () => {
    const browser = await opened();
    for (let n = 0; n < 3; n++) {
      world.pass(9 * hourMs);
      expect((await browser.get("/officer")).status).toBe(200);
    }
    world.pass(10 * hourMs + minuteMs);
    const closed = await browser.get("/officer");
    expect(closed.status).toBe(401);
    expect(wordsOf(closed.text)).toContain("Trang tự đóng sau một ngày làm việc không dùng");
  });

  it("is closed by its button, in this browser alone", async () => {
    const [one, other] = [await opened(), await opened()];
    expect(wordsOf((await one.post("/officer/leave")).text)).toContain("Đã đóng trang");
    expect((await one.get("/officer")).status).toBe(401);
    expect((await other.get("/officer")).status).toBe(200);
  });

  it("is closed from the chat, in every browser, with the links that wait", async () => {
    const [one, other] = [await opened(), await opened()];
    const waiting = await officer.say("trang");
    expect(waiting.text).toContain("Đang mở ở 2 trình duyệt");
    expect((await officer.say("đóng trang")).text).toContain("Đã đóng trang ở 2 trình duyệt");
    for (const browser of [one, other]) expect((await browser.get("/officer")).status).toBe(401);
    expect((await one.post(pathIn(waiting))).status).toBe(404);
  });

  it("asks at each request what its person may do", async () => {
    const browser = await opened();
    expect((await browser.get("/officer/forms")).status).toBe(200);
    await database.sql`update role set to_at = ${start.toISOString()} where role = 'officer'`;
    expect((await browser.get("/officer")).status).toBe(401);
    expect((await browser.get("/officer/forms")).status).toBe(401);
  });

  it("shows an officer of another office the overview alone, and says whose the rest is", async () => {
    const thu = world.chat(`thu-${Math.random()}`);
    await thu.join("PGD-CL", "officer");
    const browser = new OfficerBrowser(http);
    await browser.post(pathIn(await thu.say("/page")));
    const overview = await browser.get("/officer");
    expect(overview.status).toBe(200);
    expect(overview.text).not.toContain("/officer/forms");
    const forms = await browser.get("/officer/forms");
    expect(forms.status).toBe(403);
    expect(wordsOf(forms.text)).toContain("do chuyên viên của cơ quan giao báo cáo lập");
  });

  it("tells how far the open rounds are, as the summary does", async () => {
    const words = wordsOf((await (await opened()).get("/officer")).text);
    const summary = (await officer.say("tổng hợp")).text;
    const [, submitted, expected] = /Đã nộp: (\d+)\/(\d+) đơn vị/.exec(summary) ?? [];
    expect(submitted).toBe("1");
    expect(words).toContain(`Đã nộp ${submitted}/${expected}`);
  });

  it("writes down who opened and closed a page, and from where", async () => {
    await database.sql`delete from security_log`;
    const browser = await opened();
    await browser.post("/officer/leave");
    const rows =
      await database.sql`select what, channel, network from security_log where what like 'signed%' order by id`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { what: "signed-in", channel: "web", network: "203.0.113.9" },
      { what: "signed-out", channel: "web", network: "203.0.113.9" },
    ]);
  });
});

it("is gone with whoever is erased", async () => {
  const browser = await opened();
  const [row] = await database.sql`select person_id from officer_page limit 1`;
  await database.db.transaction((tx) => erasePerson(tx, Number(row?.person_id), 0, start));
  expect((await browser.get("/officer")).status).toBe(401);
  expect(Number((await database.sql`select count(*)::int as count from officer_page`)[0]?.count)).toBe(0);
});
