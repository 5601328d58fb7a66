// From a dispatch to an open round in a real Chromium: what an officer clicks and is asked, on a phone and at a desk.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "../../src/store/db.ts";
import { draftAt, saveDraft } from "../../src/store/officer/drafts.ts";
import { releaseDraft } from "../../src/store/officer/release.ts";
import { createPageLink } from "../../src/store/people/officer-pages.ts";
import { findBrowser, openPage, startBrowser } from "../support/browser/browser.ts";
import { complaints } from "../support/browser/complaints.ts";
import { findHere, readHere } from "../support/browser/officer-door.ts";
import { pictures } from "../support/browser/scene.ts";
import { openWebDoor, type WebDoor } from "../support/browser/web-door.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const now = new Date("2026-11-20T08:00:00+07:00");
const fileOf = (name: string) => fileURLToPath(new URL(`../support/dispatches/${name}`, import.meta.url));
const executable = findBrowser();

describe.skipIf(executable === null)("the officer's page", () => {
  let database: TestDatabase;
  let door: WebDoor;
  let browser: Browser;
  let personId: number;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    database = await openTestDatabase();
    await seedRound(database.db, { units: castWith({}) });
    await openWorld(database.db, now).chat("chị Hạnh").join("SO", "officer");
    const [row] = await database.sql`select person_id from address where chat_key = 'chị Hạnh'`;
    personId = Number(row?.person_id);
    door = await openWebDoor(database, {
      clock: () => now,
      parts: { readDropped: readHere, findInDispatch: findHere },
    });
    browser = await startBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser?.close();
    await door?.stop();
    await database?.close();
  });

  let links = 0;
  async function opened(size: "phone" | "desk") {
    const token = `seen-officer-${++links}-${"x".repeat(12)}`;
    await createPageLink(database.db, { personId, token, now });
    return openPage(browser, `${door.url}/p/${token}`, size);
  }

  const width = (page: Page) =>
    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

  it("leads from the dropped dispatch to the open round", async () => {
    const { page, context, faults } = await opened("desk");
    let clicks = 0;
    const click = async (role: "button" | "link", name: string | RegExp) => {
      clicks++;
      await page.getByRole(role, { name }).first().click();
    };
    const shot = async (name: string) => {
      expect(await complaints(page), name).toEqual([]);
      await page.screenshot({ path: `${pictures}officer-${name}.png`, fullPage: true });
    };
    await shot("link");
    await click("button", "Mở trang");
    await page.waitForURL(/\/officer$/u);
    await click("link", "Biểu mẫu");
    await shot("forms");
    await page.getByLabel("Chọn tệp").setInputFiles(fileOf("1-ma-tran-hoc-sinh.docx"));
    clicks++;
    await click("button", "Đọc");
    await page.waitForURL(/\/officer\/drafts\/\d+$/u);
    await shot("draft");
    const questions = page.locator("#questions fieldset");
    const asked = await questions.count();
    for (let at = 0; at < asked; at++) {
      clicks++;
      await questions.nth(at).getByRole("radio").first().check();
    }
    await click("button", "Lưu câu trả lời");
    await page.waitForURL(/done=answers/u);
    expect(await page.getByRole("status").first().textContent()).toContain("Đã lưu.");
    await click("link", "Thử như Trường THPT");
    for (const row of ["13/511/240/15/7/2/0", "11/440/210/12/6/1/0", "10/400/190/10/5/0/0", "nộp", "đúng"]) {
      await page.getByLabel("Câu trả lời").fill(row);
      await page.getByRole("button", { name: "Gửi", exact: true }).click();
      await page.waitForURL(/#last$/u);
    }
    await expect.poll(() => page.locator("main").textContent()).toContain("Đơn vị này đã nộp được.");
    await shot("trial");
    await click("link", "Về biểu mẫu");
    await click("button", "Phát hành biểu mẫu");
    await page.waitForURL(/done=released/u);
    await shot("released");
    await click("link", "Mở đợt");
    await shot("open");
    await click("button", "Xem trước");
    await expect.poll(() => page.locator("h1").textContent()).toContain("Kiểm tra lần cuối");
    await shot("preview");
    await click("button", /^Mở đợt cho 3 đơn vị/u);
    await page.waitForURL(/\/officer\?opened=\d+$/u);
    expect(await page.getByRole("status").textContent()).toContain("cho 3 đơn vị");
    await shot("opened");
    expect({ asked, clicks }).toEqual({ asked: 2, clicks: 13 });
    await click("link", "Quản lý đợt");
    await shot("round");
    expect(faults).toEqual([]);
    await context.close();
  });

  /** The other two dispatches on a phone, each question answered as is proposed. */
  const others = [
    {
      name: "2-danh-sach-cot-can.docx",
      asked: 4,
      clicks: 18,
      rounds: [/Phụ lục 2, Phụ lục 3/u, /Phụ lục 1/u],
    },
    { name: "3-ha-tang-so.docx", asked: 4, clicks: 15, rounds: [/Rà soát hạ tầng số/u] },
  ];
  it.each(others)(
    "leads from $name to its open rounds on a phone",
    async ({ name, asked, clicks, rounds }) => {
      const { page, context, faults } = await opened("phone");
      await page.setViewportSize({ width: 390, height: 844 });
      let clicked = 0;
      const click = async (role: "button" | "link", called: string | RegExp) => {
        clicked++;
        await page.getByRole(role, { name: called }).first().click();
      };
      const shot = async (what: string) => {
        expect(await complaints(page), what).toEqual([]);
        expect(await width(page), what).toBe(0);
        expect(await small(page), what).toEqual([]);
        await page.screenshot({ path: `${pictures}officer-${name[0]}-${what}.png`, fullPage: true });
      };
      await click("button", "Mở trang");
      await page.waitForURL(/\/officer$/u);
      await click("link", "Biểu mẫu");
      clicked++;
      await page.getByLabel("Chọn tệp").setInputFiles(fileOf(name));
      await click("button", "Đọc");
      await page.waitForURL(/\/officer\/drafts\/\d+$/u);
      await shot("draft");
      const questions = page.locator("#questions fieldset");
      expect(await questions.count()).toBe(asked);
      for (let at = 0; at < asked; at++) {
        clicked++;
        await questions.nth(at).getByRole("radio").first().check();
      }
      await click("button", "Lưu câu trả lời");
      await page.waitForURL(/done=answers/u);
      await shot("answered");
      await click("link", /^Thử như/u);
      await shot("trial");
      await click("link", "Về biểu mẫu");
      await click("button", "Phát hành biểu mẫu");
      await page.waitForURL(/done=released/u);
      await shot("released");
      expect(await page.getByRole("link", { name: /^Mở đợt/u }).count()).toBe(rounds.length);
      for (const [at, title] of rounds.entries()) {
        // The first from the draft, the next where the one before it is said to be open.
        await click("link", /^Mở đợt/u);
        await shot(`open-${at + 1}`);
        await click("button", "Xem trước");
        await expect.poll(() => page.locator("h1").textContent()).toContain("Kiểm tra lần cuối");
        await shot(`preview-${at + 1}`);
        await click("button", /^Mở đợt cho \d+ đơn vị/u);
        await page.waitForURL(/\/officer\?opened=\d+$/u);
        expect(await page.getByRole("status").textContent()).toMatch(title);
        await shot(`opened-${at + 1}`);
      }
      expect(clicked).toBe(clicks);
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it("moves an open round to a newer version of its form on a phone, and shows what is kept", async () => {
    const { page, context, faults } = await opened("phone");
    await page.setViewportSize({ width: 390, height: 844 });
    const [made] = await database.sql`
      select form.draft_id as draft, round.id as round from form join round using (form_id) where draft_id is not null
      order by round.id limit 1`;
    await inTransaction(database.db, async (tx) => {
      const at = await draftAt(tx, Number(made?.draft));
      if (!at) throw new Error("the first dispatch left a draft");
      const body = { ...at.body, form: { ...at.body.form, title: "Báo cáo số liệu học sinh (sửa)" } };
      const saving = { draft: at.id, basedOn: at.version, body, by: null, now, file: null };
      await saveDraft(tx, saving);
      await releaseDraft(tx, { draft: at.id, version: at.version + 1, by: null, now });
    });
    const shot = async (what: string) => {
      expect(await complaints(page), what).toEqual([]);
      expect(await width(page), what).toBe(0);
      expect(await small(page), what).toEqual([]);
      await page.screenshot({ path: `${pictures}officer-move-${what}.png`, fullPage: true });
    };
    await page.getByRole("button", { name: "Mở trang" }).click();
    await page.waitForURL(/\/officer$/u);
    await page.goto(`${door.url}/officer/rounds/${made?.round}`);
    await shot("offered");
    await page.getByRole("button", { name: "Xem phiên bản 2" }).click();
    await expect.poll(() => page.locator("main").textContent()).toContain("Chuyển đợt từ phiên bản 1");
    await shot("question");
    await page.getByRole("button", { name: "Chuyển sang phiên bản 2" }).click();
    await expect.poll(() => page.getByRole("status").first().textContent()).toContain("phiên bản 2.");
    await page.getByRole("link", { name: "Câu trả lời không còn hỏi" }).click();
    await shot("kept");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("is as wide as a narrow phone in each room, its targets are large, and dark where that is wanted", async () => {
    const { page, context, faults } = await opened("phone");
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole("button", { name: "Mở trang" }).click();
    await page.waitForURL(/\/officer$/u);
    const draft = await page.evaluate("location.origin");
    const [row] = await database.sql`select max(id) as id from draft`;
    const [round] = await database.sql`select max(id) as id from round where state = 'open'`;
    const [form] = await database.sql`select form_id from form where draft_id is not null limit 1`;
    const [unit] = await database.sql`select unit_id as id from role join unit on unit.id = unit_id limit 1`;
    const rooms = [
      "/officer",
      "/officer/again",
      `/officer/again/${round?.id}`,
      "/officer/units",
      "/officer/units/links",
      `/officer/units/${unit?.id}`,
      "/officer/forms",
      `/officer/drafts/${row?.id}`,
      `/officer/drafts/${row?.id}/trial/thpt`,
      `/officer/forms/${form?.form_id}/open`,
      `/officer/rounds/${round?.id}`,
    ];
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const room of rooms) {
        await page.goto(`${draft}${room}`);
        expect(await complaints(page), `${scheme} ${room}`).toEqual([]);
        expect(await width(page), room).toBe(0);
        expect(await small(page), room).toEqual([]);
        const name = room.replace(/\W+/gu, "-");
        await page.screenshot({ path: `${pictures}officer-phone${name}-${scheme}.png`, fullPage: true });
      }
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** What is pressed and is lower than a finger needs. A link within a sentence, and what nobody sees, may be. */
function small(page: Page): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll("button, summary, nav a, a.button, .list a, label.choice, input:not([type=hidden],[type=radio],[type=checkbox])")]
    .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44)
    .map((one) => one.outerHTML.slice(0, 120))`);
}
