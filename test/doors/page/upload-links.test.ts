// Links to the page that takes files: the browser that posts first has it, for its window; a dead one only sends a fresh
// one to its own chat.
import { createHash } from "node:crypto";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pasteMime, pasteOf } from "../../../src/files/paste.ts";
import { createLink } from "../../../src/store/people/links.ts";
import { uploadedFile } from "../../../src/store/rounds/uploads.ts";
import { messageIn, outboxBodyShape } from "../../../src/store/shapes/outbox-body.ts";
import { outcomeShape } from "../../../src/store/shapes/upload-outcome.ts";
import { openWebDoor, type WebDoor } from "../../support/browser/web-door.ts";
import { openWorld } from "../../support/chat/world.ts";
import { jpegOf, placedJpeg, placedPng, planted } from "../../support/files/photos.ts";
import { cast } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const minuteMs = 60_000;
let now: Date;
let may: boolean;
let door: WebDoor;
let link: string;
let target: { readonly type: "upload"; readonly nodeId: number; readonly addressId: number };
let personId: number;
let count = 0;

beforeEach(async () => {
  now = new Date("2022-10-14T10:00:00+07:00");
  may = true;
  const seeded = await seedRound(at.db, { units: cast() });
  await openWorld(at.db, now).chat("lan").join("THPT-01");
  const [row] = await at.sql`select id, person_id from address where chat_key = 'lan'`;
  personId = Number(row?.person_id);
  target = { type: "upload", nodeId: seeded.node("THPT-01").id, addressId: Number(row?.id) };
  door = await openWebDoor(at, { clock: () => now, parts: { mayHave: async () => may } });
  link = await made();
});
afterEach(() => door.stop());

async function made(): Promise<string> {
  const token = `token-${++count}-${"x".repeat(20)}`;
  const expiresAt = new Date(now.getTime() + 24 * 60 * minuteMs);
  await createLink(at.db, { token, personId, target, now, expiresAt });
  return `${door.url}/u/${token}`;
}

type Seen = {
  readonly url: string;
  readonly status: number;
  readonly page: string;
  readonly set: string | null;
};

const photo = (name: string) => new File([jpegOf(name)], name);

/** A browser, with the cookie that it holds. */
function browser(cookie = "") {
  const held = { cookie };
  const ask = async (url: string, init: RequestInit = {}): Promise<Seen> => {
    const answer = await fetch(url, { ...init, headers: { Cookie: held.cookie }, redirect: "manual" });
    held.cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? held.cookie;
    const to = answer.headers.get("location");
    if (to !== null) return ask(new URL(to, url).href);
    return { url, status: answer.status, page: await answer.text(), set: answer.headers.get("set-cookie") };
  };
  const post = (form: FormData, url: string) => ask(url, { method: "POST", body: form });
  return {
    held,
    look: (url = link) => ask(url),
    hand: (name: string, url = link) => {
      const form = new FormData();
      form.set("file", photo(name));
      return post(form, url);
    },
    give: (files: readonly File[], url = link) => {
      const form = new FormData();
      for (const one of files) form.append("file", one);
      return post(form, url);
    },
    paste: (text: string, html = "", url = link) => {
      const form = new FormData();
      // As a browser posts a form whose chooser is empty.
      form.set("file", new File([], ""));
      form.set("text", text);
      form.set("html", html);
      return post(form, url);
    },
    resend: (url = link) => ask(`${url}/resend`, { method: "POST" }),
  };
}

const kept = async () => (await at.sql`select name from upload order by id`).map(({ name }) => String(name));
/** To whom fresh links are queued, and what comes with them. */
const queued = async () =>
  (
    await at.sql`select address_id, body from outbox where starts_with(dedupe, 'upload-link:') order by id`
  ).map(({ address_id, body }) => {
    const message = outboxBodyShape.read(body);
    return [Number(address_id), messageIn(message)?.document];
  });

it("shows no more than whose office asks, to as many as look, and is changed by none", async () => {
  const before = await at.sql`select * from link`;
  for (let n = 0; n < 3; n++) {
    const { status, page } = await browser().look();
    expect(status).toBe(200);
    expect(page).toContain("Sở GDĐT Bến Tre");
    expect(page).toContain("Chọn tệp");
    expect(page).not.toMatch(/Trường|THPT-01|Lan/u);
  }
  expect(await at.sql`select * from link`).toEqual(before);
});

it("keeps photos without their place and every other file as it came, each by the hash of what is kept", async () => {
  const mine = browser();
  const [photo, picture] = [placedJpeg().bytes, placedPng().bytes];
  const signed = new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.7 "), photo]));
  const files = [
    new File([photo], "sân trường.jpg"),
    new File([picture], "a.png"),
    new File([signed], "đã ký.pdf"),
  ];
  expect((await mine.give(files)).status).toBe(200);
  const rows = await at.sql`select bytes, size, sha256 from upload order by id`;
  const [jpeg, png, pdf] = rows.map((row) => {
    const bytes = Buffer.from(row.bytes);
    expect([row.size, row.sha256]).toEqual([bytes.length, createHash("sha256").update(bytes).digest("hex")]);
    return bytes;
  });
  for (const told of Object.values(planted)) {
    expect(jpeg?.includes(told)).toBe(false);
    expect(png?.includes(told)).toBe(false);
  }
  expect(jpeg?.includes("second scan")).toBe(true);
  expect(pdf).toEqual(Buffer.from(signed));
  expect((await mine.give([new File([photo], "sân trường.jpg")])).page).toContain("Đã được nhận trước đó");
  const broken = await mine.give([new File([photo.slice(0, 30)], "hỏng.jpg")]);
  expect(broken.status).toBe(415);
  expect(broken.page).toContain("Ảnh “hỏng.jpg” bị hỏng hoặc tải lên chưa đủ nên bot chưa lưu.");
  expect(await kept()).toHaveLength(3);
});

it("is the first poster's for 15 minutes, for several files and a file twice, and no other browser's", async () => {
  const [first, second] = [browser(), browser()];
  await second.look();
  expect((await first.hand("a.jpg")).status).toBe(200);
  expect((await second.hand("b.jpg")).status).toBe(410);
  const foreign = await second.look();
  expect(foreign.status).toBe(410);
  expect(foreign.page).toContain("Gửi lại liên kết vào chat");
  expect((await browser().hand("c.jpg")).status).toBe(410);
  now = new Date(now.getTime() + 15 * minuteMs - 1);
  expect((await first.hand("a.jpg")).page).toContain("Đã được nhận trước đó");
  expect((await first.hand("d.jpg")).status).toBe(200);
  // Its last file has not made the window longer.
  now = new Date(now.getTime() + 1);
  expect((await first.hand("e.jpg")).status).toBe(410);
  expect((await first.look()).status).toBe(410);
  expect(await kept()).toEqual(["a.jpg", "d.jpg"]);
  const [row] = await at.sql`select browser from link`;
  expect(first.held.cookie).not.toContain(String(row?.browser));
  const refused =
    await at.sql`select detail ->> 'document' as document from security_log where what = 'refused'`;
  // Three were refused within an hour: one entry tells of them.
  expect(refused.map(({ document }) => document)).toEqual(["upload"]);
});

it("is taken again when the first post is sent twice or its answer is lost", async () => {
  const { held, look } = browser();
  await look();
  const twice = await Promise.all([browser(held.cookie).hand("a.jpg"), browser(held.cookie).hand("a.jpg")]);
  expect(twice.map(({ status }) => status)).toEqual([200, 200]);
  expect((await browser(held.cookie).hand("b.jpg")).status).toBe(200);
  expect(await kept()).toEqual(["a.jpg", "b.jpg"]);
});

it("is one of two browsers' that post at the same moment", async () => {
  const answers = await Promise.all(["a.jpg", "b.jpg", "c.jpg"].map((name) => browser().hand(name)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  expect(await kept()).toHaveLength(1);
});

it("dies unused after 24 hours; one browser may have several links", async () => {
  const one = browser();
  now = new Date(now.getTime() + 24 * 60 * minuteMs - 1);
  const other = await made();
  expect((await one.hand("a.jpg")).status).toBe(200);
  expect((await one.hand("b.jpg", other)).status).toBe(200);
  link = await made();
  now = new Date(now.getTime() + 24 * 60 * minuteMs);
  expect((await one.hand("c.jpg")).status).toBe(410);
  expect(await kept()).toEqual(["a.jpg", "b.jpg"]);
});

it("sends a fresh link to its own chat and nowhere else, at most one a minute and ten a day", async () => {
  const stranger = browser();
  now = new Date(now.getTime() + 25 * 60 * minuteMs);
  const sent = await stranger.resend();
  expect(sent.status).toBe(200);
  expect(sent.page).toContain("Đã gửi liên kết mới");
  expect(sent.page).not.toMatch(/\blan\b|Trường|telegram|\/u\//u);
  const again = await stranger.resend(await made());
  expect(again.status).toBe(429);
  expect(again.page).toContain("vừa được gửi");
  const to = [target.addressId, { type: "upload", nodeId: target.nodeId }];
  expect(await queued()).toEqual([to]);
  for (let n = 0; n < 12; n++) {
    now = new Date(now.getTime() + minuteMs);
    await stranger.resend();
  }
  expect(await queued()).toEqual(Array.from({ length: 10 }, () => to));
});

it("says one and the same where it is unknown, revoked, without right, or its chat is another person's", async () => {
  const one = browser();
  const pages = new Set<string>();
  const collect = async (url: string) => {
    for (const answer of [await one.look(url), await one.hand("a.jpg", url), await one.resend(url)]) {
      expect(answer.status).toBe(404);
      pages.add(answer.page);
    }
  };
  await collect(`${door.url}/u/${"y".repeat(24)}`);
  may = false;
  await collect(link);
  may = true;
  await at.sql`update address set person_id = ${personId + 1} where id = ${target.addressId}`;
  await collect(link);
  await at.sql`update address set person_id = ${personId} where id = ${target.addressId}`;
  await at.sql`update link set revoked_at = ${now.toISOString()}`;
  await collect(link);
  expect(pages.size).toBe(1);
  expect([...pages][0]).toContain("gõ “tệp”");
  expect(await queued()).toEqual([]);
  expect(await kept()).toEqual([]);
}, 60_000);

it("knows its browser over https by a cookie that no neighbour can set", async () => {
  await door.stop();
  const env = { PUBLIC_URL: "https://127.0.0.1" };
  door = await openWebDoor(at, { env, clock: () => now, parts: { mayHave: async () => may } });
  const url = door.url + new URL(link).pathname;
  const { held, hand, look } = browser("tonghop_upload=of-a-neighbour");
  expect((await look(url)).set).toMatch(
    /^__Host-tonghop_upload=[\w-]{32,}; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/u,
  );
  expect((await hand("a.jpg", url)).status).toBe(200);
  expect((await browser(held.cookie.replace("__Host-", "")).hand("b.jpg", url)).status).toBe(410);
  expect((await hand("c.jpg", url)).status).toBe(200);
});

it("answers a file posted to a dead one only once all of it came: a connection cut before shows no page", async () => {
  expect((await browser().hand("a.jpg")).status).toBe(200);
  const headers = { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": 2_000_000 };
  const post = request(link, { method: "POST", headers });
  const order: string[] = [];
  const answered = new Promise<string>((resolve, reject) => {
    post.on("error", reject);
    post.on("response", (answer) => {
      order.push("answered");
      text(answer).then((page) => resolve(`${answer.statusCode} ${page}`), reject);
    });
  });
  post.write(Buffer.alloc(1_000_000));
  await sleep(500);
  order.push("sent");
  post.end(Buffer.alloc(1_000_000));
  expect(await answered).toMatch(/^410 [\s\S]*Gửi lại liên kết vào chat/u);
  expect(order).toEqual(["sent", "answered"]);
});

it("takes several files at once, and of each that is refused says its true name and what to do", async () => {
  const one = browser();
  const text = (said: string, name: string) => new File([said], name);
  const both = await one.give([photo("a.jpg"), photo("b.jpg")]);
  expect(both.url).toMatch(/\/u\/[\w-]+\/files\/\d+[.][0-9a-f]{16}-\d+[.][0-9a-f]{16}$/u);
  expect(both.page).toContain("a.jpg");
  expect(both.page).toContain("b.jpg");
  expect(await kept()).toEqual(["a.jpg", "b.jpg"]);
  const refused = async (file: File) => {
    const { status, page } = await one.give([file]);
    return [status, /<div class="problem"[^>]*>(.*?)<\/div>/su.exec(page)?.[1]?.replace(/<[^>]+>/gu, "")];
  };
  const rtf = text("{\\rtf1 báo cáo}", "bao cao.doc");
  expect(await refused(rtf)).toEqual([
    415,
    expect.stringMatching(/“bao cao\.doc” là tệp RTF.*Ctrl\+A, Ctrl\+C rồi dán vào ô.*\.docx/u),
  ]);
  const web = text("<html><table><tr><td>1</td></tr></table></html>", "so lieu.xls");
  expect(await refused(web)).toEqual([415, expect.stringContaining("“so lieu.xls” là trang web")]);
  expect(await refused(text("", "rỗng.docx"))).toEqual([400, expect.stringContaining("tệp rỗng")]);
  const zip = new File([Buffer.from("504b0506000000000000000000000000000000000000", "hex")], "goi.zip");
  expect(await refused(zip)).toEqual([415, expect.stringContaining("tệp nén")]);
  expect(
    await refused(new File([Buffer.from("7f454c46020101000000000000000000", "hex")], "x<y>.bin")),
  ).toEqual([415, expect.stringContaining("loại tệp bot chưa biết")]);
  // What is fit is kept beside what is not, and both are said.
  const partly = await one.give([photo("c.jpg"), rtf]);
  expect([partly.status, partly.url]).toEqual([200, link]);
  expect(partly.page).toContain("tệp RTF");
  expect(partly.page).toMatch(/href="\/u\/[\w-]+\/files\/\d+[.][0-9a-f]{16}"/u);
  expect(await kept()).toEqual(["a.jpg", "b.jpg", "c.jpg"]);
  // An old document lies with the report, and how it is read is said.
  const old = new File([Buffer.from("d0cf11e0a1b11ae1", "hex"), new Uint8Array(1_024)], "cu.doc");
  expect((await one.give([old])).page).toMatch(/Word đời cũ \(\.doc\).*dán vào ô/u);
});

it("takes what is pasted with its markup, or as text alone, and gives its markup back to nobody", async () => {
  const one = browser();
  const html = "<table><tr><td>1.7</td><td>12</td></tr></table><script>alert(1)</script>";
  const pasted = await one.paste("1.7\t12\r\n", html);
  expect(pasted.status).toBe(200);
  expect(pasted.page).toContain("Nội dung dán");
  expect(pasted.page).not.toContain("<script>alert");
  await one.paste("I.1. Nhà trường ban hành kế hoạch.");
  const rows = await at.sql`select id, mime, bytes from upload order by id`;
  expect(rows.map(({ mime, bytes }) => [mime, pasteOf(bytes)])).toEqual([
    [pasteMime, { html, text: "1.7\t12\n" }],
    [pasteMime, { html: null, text: "I.1. Nhà trường ban hành kế hoạch." }],
  ]);
  const file = await uploadedFile(at.db, Number(rows[0]?.id));
  expect([file.mime, Buffer.from(file.bytes).toString()]).toEqual(["text/plain; charset=utf-8", "1.7\t12\n"]);
  // The same again is the same; nothing is nothing; and there is an end.
  expect((await one.paste("1.7\t12\n", html)).page).toContain("Đã được nhận trước đó");
  expect((await one.paste(" \n ", "")).status).toBe(400);
  expect((await one.paste("a".repeat(1_000_001))).status).toBe(413);
  expect(await at.sql`select id from upload`).toHaveLength(2);
});

it("shows what became of a file to the browser that handed it over, and to nobody else", async () => {
  const [first, second] = [browser(), browser()];
  const { url, page } = await first.paste("1.7: 12");
  expect(page).toContain("Đã nhận, đang đọc");
  expect(page).toContain('<noscript><meta http-equiv="refresh"');
  expect((await second.look(url)).status).toBe(404);
  const upload = Number(/(\d+)[.][^.]*$/u.exec(url)?.[1]);
  const outcome = outcomeShape.write({ type: "unreadable", why: { type: "too-much", what: "time" } });
  await at.sql`update upload set outcome = ${outcome}::text::jsonb, read_at = ${now.toISOString()} where id = ${upload}`;
  const read = await first.look(url);
  expect(read.page).toContain("đọc quá lâu nên bot không đọc");
  expect(read.page).not.toContain("http-equiv");
  // Another report's, another person's and no file at all are the same to whoever asks.
  await at.sql`update upload set person_id = ${personId + 1} where id = ${upload}`;
  expect((await first.look(url)).status).toBe(404);
  expect((await first.look(url.replace(/\d+(?=[.][^.]*$)/u, "999999"))).status).toBe(404);
  await at.sql`update upload set person_id = ${personId} where id = ${upload}`;
  // Its window is over: it takes nothing more, but what was handed over can still be looked at.
  now = new Date(now.getTime() + 15 * minuteMs);
  expect((await first.look()).status).toBe(410);
  const over = await first.look(url);
  expect([over.status, over.page.includes("Gửi thêm tệp")]).toEqual([200, false]);
  expect((await second.look(url)).status).toBe(404);
});
