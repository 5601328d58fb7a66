// Downloads: by link and from the web chat; that a GET gives nothing, and that a right is looked at each time.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DocumentRef } from "../../../src/message.ts";
import { endLinks } from "../../../src/store/people/link-register.ts";
import { createLink, type Link } from "../../../src/store/people/links.ts";
import { madeSession } from "../../support/browser/visitor.ts";
import { openWebDoor, postChat, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const workbook: DocumentRef = { type: "workbook", roundId: 1, personId: 7 };
let database: TestDatabase;
let door: WebDoor;
let now: Date;
let may: boolean;
let broken: boolean;
let made: DocumentRef[];
let asked: Link[];

beforeAll(async () => {
  database = await openTestDatabase();
  door = await openWebDoor(database, {
    clock: () => now,
    parts: {
      mayHave: async (link) => {
        asked.push(link);
        return may;
      },
      makeDocument: async (target) => {
        if (broken) throw new Error("The workbook could not be made for canary-token.");
        made.push(target);
        const bytes = new Uint8Array([80, 75, 0, 255]);
        return { name: "Tổng hợp 2022-10-15 14h.xlsx", mime: "application/vnd.ms-excel", bytes };
      },
    },
  });
});
afterAll(async () => {
  await door.stop();
  await database.close();
});
beforeEach(() => {
  now = new Date("2022-10-15T14:00:00+07:00");
  may = true;
  broken = false;
  made = [];
  asked = [];
});

let count = 0;
async function link(): Promise<string> {
  const token = `token-${++count}-${"x".repeat(20)}`;
  const expiresAt = new Date(now.getTime() + 600_000);
  await createLink(database.db, { token, personId: 7, target: workbook, now, expiresAt });
  return `${door.url}/d/${token}`;
}

describe("a link", () => {
  it("shows a button to whatever fetches it, and makes nothing", async () => {
    const page = await fetch(await link());
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<form method="post"><button[^>]*>Tải bảng tổng hợp \(Excel\)/);
    expect(made).toEqual([]);
  });

  it("gives the file to a POST, as often as wanted, under its name in ASCII and as it is, for no cache to keep", async () => {
    const url = await link();
    for (let n = 0; n < 2; n++) {
      const file = await fetch(url, { method: "POST" });
      expect(file.status).toBe(200);
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([80, 75, 0, 255]));
      expect(file.headers.get("content-disposition")).toBe(
        `attachment; filename="T_ng_h_p_2022-10-15_14h.xlsx"; filename*=UTF-8''T%E1%BB%95ng%20h%E1%BB%A3p%202022-10-15%2014h.xlsx`,
      );
      expect(file.headers.get("content-type")).toBe("application/vnd.ms-excel");
      expect(file.headers.get("cache-control")).toBe("no-store");
      expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    }
    expect(made).toEqual([workbook, workbook]);
    expect(asked).toEqual([
      { personId: 7, target: workbook },
      { personId: 7, target: workbook },
    ]);
  });

  it("gives one and the same page when it is unknown, over, revoked or not allowed any more", async () => {
    const [over, revoked, refused] = [await link(), await link(), await link()];
    const [second] = await database.sql`select max(id) - 1 as id from link`;
    const which = { id: Number(second?.id) };
    expect(await database.db.transaction((tx) => endLinks(tx, { personId: 8 }, which, now))).toBe(0);
    expect(await database.db.transaction((tx) => endLinks(tx, { personId: 7 }, which, now))).toBe(1);
    const answers: string[] = [];
    const collect = async (url: string) => {
      for (const method of ["GET", "POST"]) {
        const answer = await fetch(url, { method });
        expect(answer.status).toBe(404);
        answers.push(await answer.text());
      }
    };
    await collect(`${door.url}/d/unknown-token`);
    await collect(revoked);
    may = false;
    await collect(refused);
    may = true;
    now = new Date(now.getTime() + 600_001);
    await collect(over);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("Liên kết không còn dùng được");
    expect(made).toEqual([]);
  });

  it("is kept as a hash", async () => {
    const url = await link();
    const [row] = await database.sql`select * from link order by id desc limit 1`;
    expect(JSON.stringify(row)).not.toContain(url.split("/").at(-1));
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("says so politely when the file cannot be made", async () => {
    broken = true;
    const url = await link();
    const answer = await fetch(url, { method: "POST" });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("Hệ thống đang bận");
    expect(door.logged.join()).not.toContain(url.split("/").at(-1));
  });

  it("is not fetched for another site", async () => {
    const headers = { "Sec-Fetch-Site": "cross-site" };
    expect((await fetch(await link(), { method: "POST", headers })).status).toBe(403);
    expect(made).toEqual([]);
  });
});

describe("a file in the web chat", () => {
  /** A session of person 7 with a document delivered as message 2. */
  async function session(person: number | null = 7): Promise<string> {
    const { cookie } = await madeSession(database, now);
    await postChat(door.url, { id: `message-${++count}`, text: "a" }, { cookie });
    const chat = door.taken.at(-1)?.address.chat ?? "";
    await database.sql`update address set person_id = ${person} where chat_key = ${chat}`;
    await door.deliver(chat, { text: "Bảng tổng hợp", document: workbook });
    return cookie ?? "";
  }
  const post = (cookie: string, seq: number | string) =>
    fetch(`${door.url}/chat/files/${seq}`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: door.url, "Sec-Fetch-Site": "same-origin" },
    });

  it("comes in one tap, and again", async () => {
    const cookie = await session();
    for (let n = 0; n < 2; n++) {
      const file = await post(cookie, 2);
      expect(file.status).toBe(200);
      expect((await file.arrayBuffer()).byteLength).toBe(4);
    }
    expect(asked[0]).toEqual({ personId: 7, target: workbook });
  });

  it("is not there for others, for other messages, or without the right", async () => {
    const cookie = await session();
    const stranger = await session(8);
    const left = await session(null);
    expect((await post("", 2)).status).toBe(404);
    expect((await post(cookie, 1)).status).toBe(404);
    expect((await post(cookie, 99)).status).toBe(404);
    expect((await post(cookie, "2x")).status).toBe(404);
    expect((await post(left, 2)).status).toBe(404);
    may = false;
    expect((await post(cookie, 2)).status).toBe(404);
    may = true;
    await post(stranger, 2);
    expect(asked.at(-1)?.personId).toBe(8);
    expect(made).toHaveLength(1);
  });

  it("is not there for a GET", async () => {
    const cookie = await session();
    const answer = await fetch(`${door.url}/chat/files/2`, { headers: { Cookie: cookie } });
    expect(answer.status).toBe(404);
    expect(made).toEqual([]);
  });
});

describe("the page of a proof, to which a workbook leads", () => {
  const path = "/chat/proofs/12";
  const target = { type: "stored", uploadId: 12 } as const;
  /** A browser of this person's; nobody's without one. */
  async function browser(person: number | null): Promise<string> {
    const { cookie, chat } = await madeSession(database, now);
    await database.sql`update address set person_id = ${person} where chat_key = ${chat}`;
    return cookie;
  }
  const see = (cookie: string, to = path) => fetch(door.url + to, { headers: { Cookie: cookie } });
  const press = (cookie: string, more: Readonly<Record<string, string>> = {}) =>
    fetch(door.url + path, { method: "POST", headers: { Cookie: cookie, Origin: door.url, ...more } });

  it("has a button for whoever may have it, and gives it where that is pressed", async () => {
    const cookie = await browser(7);
    const page = await see(cookie);
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await page.text()).toContain('<button class="main wide">Tải tệp minh chứng</button>');
    expect(made).toEqual([]);
    const file = await press(cookie, { "Sec-Fetch-Site": "same-origin" });
    expect([file.status, (await file.arrayBuffer()).byteLength]).toEqual([200, 4]);
    expect(file.headers.get("content-disposition")).toMatch(/^attachment;/u);
    expect(made).toEqual([target]);
    expect(asked).toEqual([
      { personId: 7, target },
      { personId: 7, target },
    ]);
  });

  it("says the same to everybody else: who may not, who is nobody, and of what is not there", async () => {
    const [nobody, nameless] = ["", await browser(null)];
    const pages = [await see(nobody), await see(nameless)];
    may = false;
    const other = await browser(8);
    pages.push(await see(other), await see(other, path));
    const said = await Promise.all(pages.map((page) => page.text()));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain("gõ “nối kênh” để lấy liên kết vào trang trên máy này");
    expect(said[0]).toContain(`<a href="${path}">`);
    for (const cookie of [nobody, nameless, other]) expect((await press(cookie)).status).toBe(404);
    expect((await see(other, `${path}x`)).status).toBe(404);
    expect(made).toEqual([]);
  });

  it("is not fetched for another site", async () => {
    const cookie = await browser(7);
    expect((await press(cookie, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect(made).toEqual([]);
  });
});
