import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { messageId, webClient } from "../../support/browser/web-client.ts";
import { postChat } from "../../support/browser/web-door.ts";
import { demoProgram } from "../../support/program/demo.ts";

const demo = demoProgram();
const { code, count } = demo;

describe("a session", () => {
  it("cannot be fixed from outside: an unknown cookie is never taken over", async () => {
    const planted = `tonghop=${"a".repeat(72)}`;
    const posted = await postChat(
      demo.url,
      { id: messageId(), age: 0, code: await code("THPT-02", "contact") },
      { cookie: planted },
    );
    expect(posted.setCookie).toMatch(/^tonghop=[A-Za-z0-9_-]{72}; /);
    expect(posted.cookie).not.toBe(planted);
    const stream = await fetch(`${demo.url}/chat/events`, { headers: { Cookie: planted } });
    expect(await stream.text()).toContain('"session":null');
  });

  it("is of one browser: another one's cookie, number or message id gives nothing of it", async () => {
    const [lan, minh] = [webClient(() => demo.url), webClient(() => demo.url)];
    await lan.say({ code: await code("THPT-03", "contact") });
    const kept = messageId();
    await lan.post({ id: kept, text: "đúng" });
    await lan.next();
    await minh.say({ code: await code("THPT-09", "contact") });
    // The same message id in another chat is another message.
    const before = await count("inbox");
    expect((await minh.post({ id: kept, text: "gì ạ" })).status).toBe(200);
    expect(await count("inbox")).toBe(before + 1);
    expect((await minh.next()).text).not.toContain("THPT");
    for (const seq of [1, 2, 3, 99]) {
      const file = await fetch(`${demo.url}/chat/files/${seq}`, {
        method: "POST",
        headers: { Cookie: minh.cookie() },
      });
      expect(file.status).toBe(404);
      await file.text();
    }
  });

  it("goes on after a restart where it was", async () => {
    const lan = webClient(() => demo.url);
    const asked = await lan.say({ code: await code("THPT-04", "contact") });
    expect(asked.text).toContain("Đúng đơn vị thì gõ");
    await demo.restart();
    const first = await lan.say({ text: "đúng" });
    expect(first.text).toContain("có 34 mục");
    expect((await lan.say({ text: "tiếp" })).text).toContain("[1/34]");
  });
});

describe("a forged request", () => {
  it.each([
    ["another origin", { Origin: "https://evil.example" }],
    ["a cross-site fetch", { "Sec-Fetch-Site": "cross-site" }],
    ["a neighbour's fetch", { "Sec-Fetch-Site": "same-site" }],
    ["a typed address", { "Sec-Fetch-Site": "none" }],
    ["an origin that is only like ours", { Origin: "http://127.0.0.1.evil.example" }],
  ])("from %s posts nothing and fetches no file", async (_what, headers) => {
    const lan = webClient(() => demo.url);
    await lan.say({ code: await code("THPT-10", "contact") });
    const before = await count("inbox");
    const message = { id: messageId(), age: 0, text: "giả" };
    expect((await postChat(demo.url, message, { cookie: lan.cookie(), headers })).status).toBe(403);
    for (const path of ["/chat/files/1", "/d/some-token"]) {
      const file = await fetch(demo.url + path, {
        method: "POST",
        headers: { Cookie: lan.cookie(), ...headers },
      });
      expect(file.status).toBe(403);
      await file.text();
    }
    expect(await count("inbox")).toBe(before);
  });

  it("without an origin needs the header that only our script sets, and JSON", async () => {
    const before = await count("web_session");
    const form = await fetch(`${demo.url}/chat/messages`, {
      method: "POST",
      body: new URLSearchParams({ id: messageId(), text: "giả" }),
    });
    expect(form.status).toBe(403);
    await form.text();
    const plain = { headers: { "Content-Type": "text/plain" } };
    expect((await postChat(demo.url, { id: messageId(), age: 0, text: "a" }, plain)).status).toBe(415);
    expect(await count("web_session")).toBe(before);
  });
});

describe("static files", () => {
  it.each([
    "/assets/../routes.ts",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/assets/%2e%2e/%2e%2e/config.ts",
    "/assets/....//routes.ts",
    "/assets/..\\routes.ts",
    "/assets/chat.js%00.css",
    "/assets/",
    "//etc/passwd",
    "/.env",
    "/assets/page.ts",
  ])("GET %s is not found", async (path) => {
    const { port } = new URL(demo.url);
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      })
        .on("error", reject)
        .end();
    });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/import |root:|"name": "tonghop"/);
  });
});

describe("text with markup in it", () => {
  const evil = `<img src=x onerror=alert(1)>"'</script><script>alert(2)</script>`;

  it("from a unit's name or an answer reaches the page as JSON that no parser takes for markup", async () => {
    await demo.sql`update unit set name = ${evil} where code = 'THPT-05'`;
    await demo.sql`update node set name = ${evil} where code = 'THPT-05'`;
    const lan = webClient(() => demo.url);
    expect((await lan.say({ code: await code("THPT-05", "contact") })).text).toContain(evil);
    await lan.say({ text: "đúng" });
    const echo = await lan.say({ text: `Tổ chức ${evil} tại trường cho toàn thể học sinh.` });
    expect(echo.text).toContain("<img");
    const stream = await fetch(`${demo.url}/chat/events`, { headers: { Cookie: lan.cookie() } });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.headers.get("x-content-type-options")).toBe("nosniff");
    await stream.body?.cancel();
    // Every page of our own that could carry a name escapes it; the script writes text, never HTML.
    await demo.sql`update round set settings = settings || jsonb_build_object('office', ${evil}::text, 'officeShort', ${evil}::text)`;
    const html = await (await fetch(demo.url)).text();
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
    for (const name of ["chat.js", "log.js", "composer.js", "mailbox.js", "stream.js"]) {
      const script = await (await fetch(`${demo.url}/assets/${name}`)).text();
      expect(script).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
      );
    }
  });
});
